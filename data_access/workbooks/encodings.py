"""Bytes of a text file, as they become characters: Unicode in its forms, and the three encodings before it."""

from __future__ import annotations

import codecs
import unicodedata

from data_access.workbooks.legacy import Encoding, convert, signs_at_words
from data_access.workbooks.refusals import refused
from data_access.workbooks.syllables import judge

WINDOWS_1258 = "Windows-1258"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FEW_CONTROLS = 20
_MOST_CONTROLS = 0.02
_WESTERN = {byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xA0)}
"""Windows' Western letters; the five bytes without a letter stay control characters."""


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and the name of the encoding it was converted from, '' for Unicode.

    Raises RefusedError for bytes that are no text, or text whose encoding cannot be told.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], name), ""
    if b"\x00" in content:
        return _without_mark(content), ""
    controls = sum(content.count(bytes([number])) for number in (*range(1, 9), *range(14, 27), *range(28, 32)))
    if controls > max(_FEW_CONTROLS, len(content) * _MOST_CONTROLS):
        raise refused("unknown-kind")
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if error.end >= len(content) and error.reason == "unexpected end of data":
            raise refused("broken-text") from None
        return _eight_bits(content)


def _strictly(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        raise refused("broken-text") from None


def _without_mark(content: bytes) -> str:
    """UTF-16 whose mark is missing: every second byte of digits, commas and line ends is zero."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if max(even, odd) < len(content) / 10 or min(even, odd) > max(even, odd) / 10:
        raise refused("unknown-kind")
    return _strictly(content, "utf-16-be" if even > odd else "utf-16-le")


def _eight_bits(content: bytes) -> tuple[str, str]:
    """The reading in which the words are Vietnamese. Two that read equally well are not decided by chance."""
    western = content.decode("latin-1").translate(_WESTERN)
    readings: list[tuple[int, str, str]] = []
    for name, text in (
        (WINDOWS_1258, _windows_1258(content)),
        (Encoding.TCVN3.value, convert(western, Encoding.TCVN3)),
        (Encoding.VNI.value, convert(western, Encoding.VNI)),
    ):
        if text is not None:
            read = judge(text)
            bad = read.bad + (signs_at_words(text) if name == WINDOWS_1258 else 0)
            if read.good and bad * 5 <= read.good:
                readings.append((read.good - 2 * bad, name, text))
    readings.sort(reverse=True)
    if not readings or (len(readings) > 1 and readings[0][0] == readings[1][0] and readings[0][2] != readings[1][2]):
        raise refused("unknown-encoding")
    return readings[0][2], readings[0][1]


def _windows_1258(content: bytes) -> str | None:
    """Letters and, after them, their tones; None where a byte stands for nothing."""
    try:
        return unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return None
