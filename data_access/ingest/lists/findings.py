"""What was found while a list is read, gathered so that the same thing in many rows is said once."""

from __future__ import annotations

from data_access.ingest.messages import Message, Severity, grouped


class Findings:
    """Messages about a file, in the order in which they were found."""

    def __init__(self) -> None:
        self._found: list[Message] = []

    @property
    def refused(self) -> bool:
        """Something was found that cannot be right."""
        return any(message.severity is Severity.REFUSAL for message in self._found)

    def add(
        self,
        severity: Severity,
        code: str,
        sheet: str = "",
        row: int | None = None,
        column: int | None = None,
        **values: str | int,
    ) -> None:
        """Remember a message."""
        self._found.append(Message(severity, code, sheet, row, column, values))

    def messages(self) -> tuple[Message, ...]:
        """Return what is to be said, in the order found; much of a kind as one."""
        return grouped(self._found)
