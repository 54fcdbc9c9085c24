"""Which sheets a part takes: a sheet repeats one head on its pages, so each long table is the last of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.exports.document import Block, Part, Table

_LONG = 25
"""Rows of a table that may take more than a page."""


def sheets_of(part: Part) -> Iterator[Part]:
    """Yield the part as one sheet, or as several numbered ones where a table follows a long one."""
    blocks: list[Block] = []
    found: list[tuple[Block, ...]] = []
    ended = False
    for place, block in enumerate(part.blocks):
        more = any(isinstance(one, Table) for one in part.blocks[place:])
        if ended and more:
            found.append(tuple(blocks))
            blocks, ended = [], False
        blocks.append(block)
        ended = ended or (isinstance(block, Table) and len(block.rows) > _LONG)
    found.append(tuple(blocks))
    for number, some in enumerate(found, 1):
        yield part if len(found) == 1 else replace(part, name=_numbered(part.name, number), blocks=some)


def _numbered(name: str, number: int) -> str:
    """Return the name of a sheet, which Excel takes of at most 31 letters."""
    return name if number == 1 else f"{name[:26]} ({number})"
