"""What is said about a file: a code with its values; the sentence is written where languages are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from openpyxl.utils import get_column_letter


class Severity(StrEnum):
    """What a message does to the file."""

    REFUSAL = "refusal"
    """It cannot be right, or no plain yes can answer it: nothing of the file is taken."""
    QUESTION = "question"
    """It may be right but must be meant: the file waits for a yes."""
    NOTE = "note"
    """Good to know; nothing waits for it."""


@dataclass(frozen=True)
class Message:
    """One thing to say about a file. `values` fill the sentence that stands for `code` in dashboard/imports."""

    severity: Severity
    code: str
    """Kebab-case, stable: 'category-above-admitted'."""
    sheet: str = ""
    row: int | None = None
    column: int | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)
    """Names, figures and words of the file as they stand there; never formatted for a language."""

    key: str = ""
    """Name of the decision that a question asks for (see Asked.answers); empty where a plain yes answers it."""
    choices: tuple[tuple[str, str], ...] = ()
    """Codes and names among which that decision chooses, the likeliest first."""

    @property
    def cell(self) -> str:
        """Return the place in the sheet as spreadsheet programs name it ('C12'), empty for a whole sheet or file."""
        if self.row is None:
            return "" if self.column is None else get_column_letter(self.column)
        return f"{get_column_letter(self.column or 1)}{self.row}"
