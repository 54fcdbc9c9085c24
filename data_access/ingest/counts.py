"""What a cell says where a number of people belongs: a count, nothing, or something that is no count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data_access.workbooks.book import Cell

MOST_DIGITS = 7
"""A number of people with more digits is a slip of the hand."""

MOST_LETTERS = 200
"""A longer text is a paragraph and no number with a remark."""


class Kind(StrEnum):
    """What stands in a cell."""

    COUNT = "count"
    ZERO_MARK = "zero-mark"
    """A dash: nobody. `value` is 0."""
    EMPTY = "empty"
    NOT_APPLICABLE = "not-applicable"
    """An x or dots: there is no figure, which is not zero."""
    TEXT = "text"
    NEGATIVE = "negative"
    FRACTION = "fraction"
    PERCENT = "percent"
    TOO_LARGE = "too-large"
    AMBIGUOUS = "ambiguous"
    """'1,020': a fraction to some programs, a thousand and twenty to others."""
    OTHER_DIGITS = "other-digits"
    """Digits of another writing, small raised ones or fractions in one sign."""
    BOOLEAN = "boolean"
    DATE = "date"
    ERROR = "error"
    NO_RESULT = "formula-without-result"


@dataclass(frozen=True, slots=True)
class Count:
    """What was read. `value` is None unless `kind` is COUNT or ZERO_MARK."""

    value: int | None
    kind: Kind
    remark: str = ""
    """Words beside a count that say more than its unit: '(01 chờ)'."""


_DASHES = "-‐‑‒–—―−﹣－"
_DASH_ONLY = re.compile(rf"[{_DASHES}]{{1,4}}")
_MINUS = re.compile(rf"[{_DASHES}]\s*(?=\d)")
_NO_FIGURE = re.compile(r"[xX]|…+|\.{3,}|…\.+")
_UNIT = r"(?:đ\s*/\s*c|đ\.?c\.?|đồng\s+chí|người|đảng\s+viên|đ\.?v\.?|quần\s+chúng|q\.?c\.?|hồ\s+sơ|h\.?s\.?|em)"
_COUNT = re.compile(
    r"(?P<number>\d[\d.,\s]*?)"
    rf"\s*{_UNIT}?"
    r"(?P<remark>\s*(?:\*{1,3}|\(.*\)|\[.*\])\s*\*{0,3})?",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = re.compile(r"\d+(?:[.,]0{1,2})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,0+)?|\d{1,3}(?:,\d{3})+\.0+|\d{1,3}(?: \d{3})+(?:,0+)?")
_EITHER = re.compile(r"\d{1,3}(?:,\d{3})+")
_BROKEN = re.compile(r"\d+[.,]\d+")
_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WHOLE_ENOUGH = 1e-9
"""Sums of stored fractions miss a whole number by less; a person is never so small a part."""


def read_count(cell: Cell) -> Count:
    """Return what the cell says: 7 for 7, 7.0, '05' (5), '1.020' (1020), '3 đ/c'; 0 for a dash; else why it is none.

    '1,020' is refused as ambiguous and never guessed. A number that is formatted as a percentage is no count.
    """
    value = cell.value
    if cell.error:
        return Count(None, Kind.ERROR)
    if value is None:
        return Count(None, Kind.NO_RESULT if cell.formula else Kind.EMPTY)
    if isinstance(value, bool):
        return Count(None, Kind.BOOLEAN)
    if isinstance(value, date):
        return Count(None, Kind.DATE)
    if isinstance(value, str):
        return _read_text(value)
    if "%" in cell.number_format:
        return Count(None, Kind.PERCENT)
    return _read_number(value)


def _read_number(value: int | float) -> Count:
    if value != value or value in (float("inf"), float("-inf")):
        return Count(None, Kind.TEXT)
    whole = round(value)
    if abs(value - whole) > _WHOLE_ENOUGH * max(1.0, abs(value)):
        return Count(None, Kind.NEGATIVE if value < 0 else Kind.FRACTION)
    return _within(whole)


def _within(number: int, remark: str = "") -> Count:
    if number < 0:
        return Count(None, Kind.NEGATIVE)
    if number >= 10**MOST_DIGITS:
        return Count(None, Kind.TOO_LARGE)
    return Count(number, Kind.COUNT, remark)


def _read_text(text: str) -> Count:
    text = _SPACES.sub(" ", _UNSEEN.sub("", text)).strip().removeprefix("'").removeprefix("’").strip()
    if not text:
        return Count(None, Kind.EMPTY)
    if _DASH_ONLY.fullmatch(text):
        return Count(0, Kind.ZERO_MARK)
    if _NO_FIGURE.fullmatch(text):
        return Count(None, Kind.NOT_APPLICABLE)
    if len(text) > MOST_LETTERS:
        return Count(None, Kind.TOO_LARGE if text.isascii() and text.isdigit() else Kind.TEXT)
    if any(letter.isnumeric() and not letter.isascii() for letter in text):
        return Count(None, Kind.OTHER_DIGITS)
    minus = _MINUS.match(text)
    read = _COUNT.fullmatch(text[minus.end() :] if minus else text)
    if read is None:
        return Count(None, Kind.PERCENT if re.fullmatch(r"[\d.,\s]+%", text) else Kind.TEXT)
    number, remark = read["number"].strip(), (read["remark"] or "").strip()
    if minus:
        return Count(None, Kind.NEGATIVE if _is_number(number) else Kind.TEXT)
    return _read_digits(number, remark)


def _is_number(number: str) -> bool:
    return any(form.fullmatch(number) for form in (_PLAIN, _THOUSANDS, _EITHER, _BROKEN))


def _read_digits(number: str, remark: str) -> Count:
    if _PLAIN.fullmatch(number):
        return _within(_to_int(re.split("[.,]", number)[0]), remark)
    if _THOUSANDS.fullmatch(number):
        return _within(_to_int(re.sub(r"\D0+$", "", number) if _has_decimals(number) else number), remark)
    if _EITHER.fullmatch(number):
        return Count(None, Kind.AMBIGUOUS)
    return Count(None, Kind.FRACTION if _BROKEN.fullmatch(number) else Kind.TEXT)


def _has_decimals(number: str) -> bool:
    return "," in number


def _to_int(digits: str) -> int:
    """Return the number; a text of very many digits is only known to be too large."""
    plain = re.sub(r"\D", "", digits)
    return int(plain) if len(plain.lstrip("0")) <= MOST_DIGITS and len(plain) < 40 else 10**MOST_DIGITS
