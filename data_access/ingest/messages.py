"""What is said about a file: a code with its values; the sentence is written where languages are known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from openpyxl.utils import get_column_letter

MOST_ALIKE = 5
"""So many messages that say the same stand one by one; more are read as one."""


class Severity(StrEnum):
    """What a message does to the file."""

    REFUSAL = "refusal"
    """It cannot be right, or no plain yes can answer it: nothing of the file is taken."""
    QUESTION = "question"
    """It may be right but must be meant: the file waits for a yes."""
    NOTE = "note"
    """Good to know; nothing waits for it."""


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell in spreadsheet programs: 'C12' for row 12, column 3."""
    return f"{get_column_letter(column)}{row}"


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
    also: tuple[str, ...] = ()
    """Other cells of the sheet ('C14') of which the very same is said, beside the one that the place names."""

    @property
    def cell(self) -> str:
        """Return the place in the sheet as spreadsheet programs name it ('C12'), empty for a whole sheet or file."""
        if self.row is None:
            return "" if self.column is None else get_column_letter(self.column)
        return cell_name(self.row, self.column or 1)

    @property
    def identity(self) -> str:
        """Return what tells this message from any other: a yes to it is no yes to one about other places or figures."""
        said = [self.code, self.sheet, self.cell, self.key, sorted(self.values.items()), self.also]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def grouped(messages: Iterable[Message]) -> tuple[Message, ...]:
    """Return the messages in their order, more than MOST_ALIKE of one kind in a column of a sheet as one.

    That one keeps the place and the values of the first and names the other cells in `also`. Questions that each ask
    for a decision of their own (`key`) stay one by one.
    """
    alike: dict[tuple[object, ...], list[Message]] = {}
    for number, message in enumerate(messages):
        alone = message.severity == Severity.QUESTION and message.key
        kind = (message.severity, message.code, message.sheet, message.column, number if alone else None)
        alike.setdefault(kind, []).append(message)
    together: list[Message] = []
    for first, *others in alike.values():
        if len(others) < MOST_ALIKE:
            together += [first, *others]
        else:
            cells = tuple(cell for other in others for cell in (other.cell, *other.also))
            together.append(replace(first, key="", choices=(), also=(*first.also, *cells)))
    return tuple(together)
