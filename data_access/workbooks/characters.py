"""One way to write every text: what cannot be seen is taken out, and what deceives the eye is refused."""

from __future__ import annotations

import re
import unicodedata

_LOST = re.compile("[\ufffd\ufffe\uffff\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\xad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_LOOK_ALIKES = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"})
"""Letters of Icelandic and African languages that look like the Vietnamese one."""


def fault_of(text: str) -> tuple[str, str]:
    """Return why a text cannot be taken, and the character by its number; ('', '') for nearly every text."""
    if text.isascii() and text.isprintable():
        return "", ""
    for code, pattern in (
        ("lost-character", _LOST),
        ("control-character", _CONTROL),
        ("direction-character", _DIRECTION),
    ):
        if found := pattern.search(text):
            return code, f"U+{ord(found[0]):04X}"
    return "", ""


def tidy(text: str) -> str:
    """Return the text in NFC: plain spaces, line ends as one character, nothing invisible, Đ for its look-alikes."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_END.sub("\n", text)
    text = _SPACE.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text.translate(_LOOK_ALIKES))


def tidy_name(text: str) -> str:
    """Return the name of a sheet or a file on one line, without what could not be shown."""
    for pattern in (_LOST, _CONTROL, _DIRECTION):
        text = pattern.sub("", text)
    return " ".join(tidy(text).split())
