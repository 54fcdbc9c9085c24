"""Why a file is not read: what the reading process says instead of an answer."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refusal:
    """One reason, with its place. `code` has its sentence in dashboard/imports/reading_words.py."""

    code: str
    sheet: str = ""
    row: int | None = None
    column: int | None = None
    values: dict[str, str | int] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    """Other cells of the sheet of which the same is said."""


def told(one: Refusal) -> list[object]:
    """Return a reason, or a note of the same shape, as JSON carries it to the caller."""
    return [one.code, one.sheet, one.row, one.column, one.values, one.also]


class RefusedError(Exception):
    """Reading ends here; every reason known by then is told."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(", ".join(refusal.code for refusal in refusals))
        self.refusals = refusals


def refused(
    code: str, sheet: str = "", row: int | None = None, column: int | None = None, **values: str | int
) -> RefusedError:
    """Return the error of a single reason, to be raised."""
    return RefusedError(Refusal(code, sheet, row, column, values))
