"""All texts of a file, each kept once, until it is known in which encoding they were typed."""

from __future__ import annotations

import re

from data_access.workbooks import limits
from data_access.workbooks.legacy import Encoding

Runs = tuple[tuple[str, Encoding], ...]
"""Pieces of one text, each with the encoding that its font tells, PLAIN where the font tells none."""

BLANKS = " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\xad\u1680\u180e\u2028\u2029\u202f\u205f\u2060\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200E))
)
"""Spaces, and what takes no space at all."""
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Return the text with `_x000D_` as the character it stands for, as workbooks write what XML cannot hold."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class Texts:
    """Texts by number. The same text in many cells costs one entry."""

    def __init__(self) -> None:
        self.entries: list[Runs] = []
        self._numbers: dict[Runs, int] = {}
        self._left = limits.CHARACTERS

    def number(self, runs: Runs) -> int:
        """Return the number of a text, new or known. Every call counts for the limit of the file: see `too_many`."""
        self._left -= sum(len(text) for text, _ in runs)
        found = self._numbers.get(runs)
        if found is None:
            found = self._numbers[runs] = len(self.entries)
            self.entries.append(runs)
        return found

    @property
    def too_many(self) -> bool:
        """More characters were added than a file may hold."""
        return self._left < 0


def is_blank(runs: Runs) -> bool:
    """Say whether nobody would see anything of the text."""
    return not any(text.strip(BLANKS) for text, _ in runs)
