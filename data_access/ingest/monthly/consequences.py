"""Questions that only follow from something refused: they are not asked before that is put right."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_uppercase

from openpyxl.utils import range_boundaries

from data_access.ingest.messages import Message, Severity, cell_name

_OF_THE_WHOLE = frozenset(
    (
        "months-disagree",
        "months-of-cells-disagree",
        "sheet-of-other-month",
        "month-not-begun",
        "month-differs",
        "several-months",
        "no-month",
        "no-quota-in-year",
        "several-tables",
        "columns-alike",
        "column-stands-twice",
    )
)
"""Refusals after which nobody can say yet what the figures are of: they may be of another month, year or table."""

_OF_THE_SHEET = frozenset(
    (
        "hidden-sheet-left",
        "hidden-column",
        "hidden-rows",
        "hidden-sheet",
        "row-without-name",
        "blank",
        "admitted-crossed-out",
    )
)
"""Questions about what stands in the sheet; they are the same whatever is put right elsewhere."""

_OF_NAMES = frozenset(
    (
        "name-with-strange-signs",
        "unknown-code",
        "unknown-name",
        "code-and-name-differ",
        "name-of-several",
        "name-like-several",
        "organization-not-yet",
        "organization-ended",
        "organization-succeeded",
    )
)
"""Refusals of a row because of whom it names; its figures may be right."""

_OF_SUMS = frozenset(("sum-differs", "sum-without-name-differs"))

_OF_FIGURES = frozenset(
    (
        "stored-figure-outdated",
        "month-and-year-differ",
        "month-only",
        "month-only-after-gap",
        "month-only-first",
        "figure-falls",
        "figure-above-later",
        "far-above-quota",
        "far-above-usual",
        "far-above-all-quotas",
        "correction",
    )
)
"""Questions that compare a row's figures with others."""


def without_consequences(messages: Iterable[Message]) -> list[Message]:
    """Return the messages without the questions that what is refused may have brought about.

    A question that asks for a decision of its own (whom a name means) stays; without a refusal all of them do.
    """
    said = list(messages)
    refused = [message for message in said if message.severity == Severity.REFUSAL]
    whole = any(message.code in _OF_THE_WHOLE for message in refused)
    figures = [message for message in refused if message.code not in _OF_NAMES]
    unsure_who = any(message.code in _OF_NAMES | {"organization-twice"} for message in refused)
    rows = {(message.sheet, row) for message in figures for row in _rows_of(message)}
    merged = {(message.sheet, cell) for message in figures for cell in _cells_of_block(message)}
    sheets = {message.sheet for message in figures}

    def follows(message: Message) -> bool:
        if message.severity != Severity.QUESTION or message.key:
            return False
        if message.code in _OF_THE_SHEET:
            return message.code == "blank" and (message.sheet, message.cell) in merged
        return (
            whole
            or (message.code in _OF_FIGURES and (message.sheet, message.row) in rows)
            or (message.code in _OF_SUMS and message.sheet in sheets)
            or (message.code == "organizations-missing" and unsure_who)
        )

    return [message for message in said if not follows(message)]


def _rows_of(message: Message) -> set[int]:
    """Return the rows that a refusal is about: of its place, of the cells that it also names, of a merged block."""
    cells = [*message.also, *_cells_of_block(message)]
    return {int(cell.lstrip(ascii_uppercase)) for cell in cells} | {message.row or 0}


def _cells_of_block(message: Message) -> list[str]:
    """Return the cells of the merged block that a refusal is about; none for any other."""
    if message.code != "figure-of-several":
        return []
    left, top, right, bottom = range_boundaries(str(message.values["cells"]))
    rows, columns = range(int(top or 0), int(bottom or 0) + 1), range(int(left or 0), int(right or 0) + 1)
    return [cell_name(row, column) for row in rows for column in columns]
