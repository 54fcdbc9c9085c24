"""Text that goes into files which programs open: without what they cannot hold, and never taken for a formula."""

from __future__ import annotations

import re
import unicodedata

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_STARTS = tuple("=+-@＝＋－＠\t\r\n\0")


def plain(text: str) -> str:
    """Return a text without the characters that no workbook can hold."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def is_risky(text: str) -> bool:
    """Return whether a spreadsheet might take a text for a formula, judged by its first visible character.

    Source: OWASP ASVS 1.2.10; full-width forms count too, as some programs fold them.
    """
    if text[:1].isalnum():
        return False
    if text[:1] in _STARTS and text:
        return True
    visible = text.lstrip("".join(one for one in set(text) if one.isspace() or unicodedata.category(one) == "Cf"))
    return bool(visible) and visible[0] in _STARTS
