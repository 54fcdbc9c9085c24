"""Words of headings and titles without marks and case: people leave marks out there, and no name is decided by them."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date
from functools import lru_cache

from data_access.workbooks.book import Cell

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SIGNS = re.compile(r"[^\w%]+|_")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return the text in lower case without marks, spaces collapsed, signs kept: 'tính đến 31/5' → 'tinh den 31/5'."""
    apart = unicodedata.normalize("NFKD", _UNSEEN.sub("", text).casefold().replace("đ", "d").replace("ð", "d"))
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


@lru_cache(maxsize=65536)
def words_of(text: str) -> str:
    """Return the folded words with single spaces and no signs but '%'."""
    return " ".join(_SIGNS.sub(" ", folded(text)).split())


def text_of(cell: Cell) -> str:
    """Return what a cell of words shows, spaces collapsed.

    A date is its month where it is the first day, as programs keep '5/2024', or the last; any other is only the day on
    which something was written.
    """
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, date):
        if value.day in (1, monthrange(value.year, value.month)[1]):
            return f"tháng {value.month}/{value.year}"
        return f"ngày {value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
