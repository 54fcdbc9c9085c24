"""Texts made of runs with fonts of their own, in the table of shared texts and inside cells."""

from __future__ import annotations

from data_access.workbooks import limits
from data_access.workbooks.legacy import Encoding, encoding_of_font
from data_access.workbooks.refusals import refused
from data_access.workbooks.texts import Runs, unescape

_MOST_SHARED = 1_000_000


class TextTooLongError(ValueError):
    """Longer than a cell can be."""


class RichText:
    """Gathers one text. Readings beside it (phonetic runs) are dropped."""

    def __init__(self) -> None:
        self._runs: list[tuple[str, Encoding | None]] = []
        self._pieces: list[str] = []
        self._font: Encoding | None = None
        self._phonetic = 0
        self._in_text = False
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "t":
            self._in_text = True
        elif tag == "r":
            self._font = None
        elif tag == "rFont":
            self._font = encoding_of_font(attributes.get("val", ""))
        elif tag == "rPh":
            self._phonetic += 1

    def end(self, tag: str) -> None:
        if tag == "t":
            if not self._phonetic:
                self._runs.append((unescape("".join(self._pieces)), self._font))
            self._pieces.clear()
            self._in_text = False
        elif tag == "r":
            self._font = None
        elif tag == "rPh":
            self._phonetic -= 1

    def text(self, text: str) -> None:
        """Raises TextTooLongError."""
        if self._in_text:
            self._length += len(text)
            if self._length > limits.CELL_CHARACTERS:
                raise TextTooLongError
            self._pieces.append(text)

    def runs(self) -> tuple[tuple[str, Encoding | None], ...]:
        """Return the pieces, None as the encoding of those whose font is that of the cell."""
        return tuple((text, font) for text, font in self._runs if text)


SharedText = str | tuple[tuple[str, Encoding | None], ...] | None
"""Plain text, or runs; None stands for a text that is too long for a cell."""


def with_font(shared: str | tuple[tuple[str, Encoding | None], ...], cell: Encoding) -> Runs:
    """Return the text as it stands in a cell of this font, neighbours of one font joined."""
    if isinstance(shared, str):
        return ((shared, cell),)
    joined: list[tuple[str, Encoding]] = []
    for text, font in shared:
        encoding = cell if font is None else font
        if joined and joined[-1][1] == encoding:
            joined[-1] = (joined[-1][0] + text, encoding)
        else:
            joined.append((text, encoding))
    return tuple(joined)


class SharedTextsReader:
    """Takes xl/sharedStrings.xml; `texts` are the ones that cells refer to by number."""

    def __init__(self) -> None:
        self.texts: list[SharedText] = []
        self._text: RichText | None = None
        self._too_long = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            self._text, self._too_long = RichText(), False
        elif self._text:
            self._text.start(tag, attributes)

    def end(self, tag: str) -> None:
        if tag == "si" and self._text:
            self.texts.append(None if self._too_long else _simplest(self._text.runs()))
            self._text = None
            if len(self.texts) > _MOST_SHARED:
                raise refused("too-much-text", limit=limits.CHARACTERS)
        elif self._text:
            self._text.end(tag)

    def text(self, text: str) -> None:
        if self._text and not self._too_long:
            try:
                self._text.text(text)
            except TextTooLongError:
                self._too_long = True


def _simplest(runs: tuple[tuple[str, Encoding | None], ...]) -> SharedText:
    if all(font is None for _, font in runs):
        return "".join(text for text, _ in runs)
    return runs
