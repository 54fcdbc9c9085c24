"""The bundled letters inside a page: WOFF is the font file as it is, each of its tables compressed."""

from __future__ import annotations

import base64
import struct
import zlib
from functools import cache

from dashboard.exports.measuring import FONTS, Face

FAMILY = "Source Sans 3"
_WEIGHTS = {Face.SOURCE: 400, Face.SOURCE_STRONG: 600}
_HEAD, _ENTRY = 44, 20


@cache
def letters() -> str:
    """Return the rules that bring the letters along, half a megabyte of text."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-display:block;'
        f"src:url(data:font/woff;base64,{base64.b64encode(_woff(face)).decode()})}}"
        for face, weight in _WEIGHTS.items()
    )


def _woff(face: Face) -> bytes:
    """Return a font as WOFF 1.0 (W3C, 2012): head, directory of tables, tables at multiples of four bytes."""
    font = (FONTS / f"{face}.ttf").read_bytes()
    (count,) = struct.unpack_from(">H", font, 4)
    entries, tables, place = b"", b"", _HEAD + count * _ENTRY
    for number in range(count):
        tag, checksum, start, length = struct.unpack_from(">4sLLL", font, 12 + number * 16)
        table = font[start : start + length]
        packed = min(zlib.compress(table, 9), table, key=len)
        entries += struct.pack(">4sLLLL", tag, place + len(tables), len(packed), length, checksum)
        tables += packed + bytes(-len(packed) % 4)
    whole = place + len(tables)
    head = struct.pack(">4s4sLHHLHHLLLLL", b"wOFF", font[:4], whole, count, 0, len(font), 1, 0, 0, 0, 0, 0, 0)
    return head + entries + tables
