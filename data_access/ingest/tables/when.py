"""What words say about time: which month, up to which day, of the month alone or of the year so far."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from data_access.ingest.tables.folded import folded

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NO_STRANGE_YEAR = r"(?!\d|\s*/\s*\d{3}|\s*[.\-]\s*\d{4}|\s*,?\s*nam\s*\d)"
"""What stands behind a day or month whose year can be read, or is not said: '7/2206' is no July of this year."""
_OF_YEAR = (
    r"(?:\s*(?:[/.\-]|,?\s*nam)\s*(?P<year>(?:19|20)\d\d(?!\d)|(?:(?<=[/.\-])|(?<=nam ))\d\d(?!\d)))?"
    + _NO_STRANGE_YEAR
)
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_FULL = (
    rf"(?P<day>{_DAY})\s*(?:[/.\-]\s*{_MONTH}(?!\d)(?:\s*[/.\-]\s*(?P<year>(?:19|20)\d\d))?"
    rf"|thang\s*(?P<in_month>0?[1-9]|1[0-2])(?:\s*(?:[/,]|,?\s*nam)\s*(?P<in_year>(?:19|20)\d\d))?)" + _NO_STRANGE_YEAR
)
_UNTIL = r"(?:\bden\b|\bthoi diem\b)\s*(?:het\s*)?(?:cuoi\s*)?(?:ngay\s*)?"

_OUTLOOK = re.compile(r"(?:du kien|ke hoach|phuong huong|nhiem vu|uoc)[^0-9;]{0,40}?(?:thang|\bt)\s*\d{1,2}(?!\d)")
_TERM = re.compile(r"(?:nhiem ky|giai doan)\D{0,12}(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d")
_RANGE = re.compile(
    rf"\btu\s*(?:ngay\s*)?(?P<from_day>{_DAY})(?:\s*[/.\-]\s*(?P<from_month>\d{{1,2}}))?(?:\s*[/.\-]\s*(?:19|20)\d\d)?"
    rf"\s*(?:den|-|–)\s*(?:het\s*)?(?:ngay\s*)?{_FULL}"
)
_DAY_REACHED = re.compile(_UNTIL + _FULL)
_DOCUMENT_DAY = re.compile(
    rf"(?<!den )(?<!het )\bngay\s*{_FULL}|\b{_DAY}\s*[/.\-]\s*(?:0?[1-9]|1[0-2])\s*[/.\-]\s*(?:19|20)\d\d"
)
_MONTHS_SO_FAR = re.compile(rf"(?<![/.\d])\b{_MONTH}\s*thang(?!\s*\d)(?P<end>\s*cuoi)?(?:\s*dau)?{_OF_YEAR}")
_FROM_MONTH = re.compile(
    rf"\btu\s*thang\s*(?P<first>\d{{1,2}})(?:\s*[/.\-]\s*(?:19|20)\d\d)?\s*(?:den|-"
    rf"|–)\s*(?:het\s*)?(?:thang\s*)?{_MONTH}{_OF_YEAR}"
)
_TO_MONTH = re.compile(rf"\bden\s*(?:het\s*)?(?:cuoi\s*)?(?:thang\s*|t){_MONTH}(?!\d){_OF_YEAR}")
_LIST = re.compile(
    rf"\bthang\s*(?P<first>\d{{1,2}})\s*(?:,|va|&|\+|-)\s*(?:thang\s*)?{_MONTH}(?![\d/.\-]\s*\d?\d(?!\d)){_OF_YEAR}"
)
_ONE = re.compile(rf"(?:\bthang\s*|\bthg\s*|\bth\.?\s*|\bt\.?\s*){_MONTH}(?!\d){_OF_YEAR}")
_BARE = re.compile(
    rf"^\s*(?:{_MONTH}\s*[-/._ ]\s*{_YEAR}|(?P<year2>(?:19|20)\d\d)\s*[-/._ ]\s*(?P<month2>0?[1-9]|1[0-2]))\s*$"
)
_QUARTER = re.compile(rf"\bquy\s*(?P<quarter>iv|i{{1,3}}|[1-4])\b{_OF_YEAR}")
_WHOLE_YEAR = re.compile(rf"\bca nam\b(?:\s*{_YEAR})?")
_SO_FAR = re.compile(
    r"\bluy\s*(?:ke|tien)|\blk\b|\btu dau nam|\bden nay\b|\bdau nam den|\bcong don|\btinh den|\bcumulative"
    r"|\byear to date|\bytd\b"
    r"|\bso far\b|\btu 0?1/0?1\b"
)
_OF_MONTH = re.compile(
    r"\btrong thang|\btrong ky\b|\bthang nay|\bthang bao cao|\bphat sinh|\bcua thang\b|\bthis month|\bin the month"
)
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_IN_WORDS = re.compile(
    r"\b(tháng)\s+(giêng|một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười một|mười hai|mười|chạp)"
    r"(?=,?\s+năm\s+(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""With marks and before a year only: without them sáu is sau, the next month, and năm is the year."""
_SO_MANY_IN_WORDS = re.compile(
    r"\b(hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười một|mười)\s+tháng(?=\s+(?:đầu|cuối)\s+năm|,?\s+năm\s+(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""'Sáu tháng đầu năm', with marks too."""
_MONTHS_IN_WORDS = {"bốn": 4} | {
    word: number
    for number, words in enumerate(
        (
            ("giêng", "một"),
            ("hai",),
            ("ba",),
            ("tư",),
            ("năm",),
            ("sáu",),
            ("bảy", "bẩy"),
            ("tám",),
            ("chín",),
            ("mười",),
            ("mười một",),
            ("mười hai", "chạp"),
        ),
        start=1,
    )
    for word in words
}
MOST_LETTERS = 1000
_RANGE_OF_A_MONTH = 45
"""A range of so many days is a month, whatever day it begins on; a longer one is the year so far."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True)
class When:
    """What some words say. Empty and None: they do not say it."""

    months: tuple[tuple[int | None, int], ...] = ()
    """Year (None: not said) and month, in the order of the words."""
    day: tuple[int | None, int, int] | None = None
    """The last day that figures include: year, month, day."""
    of_month: bool | None = None
    """True: figures of the month alone; False: of the year so far."""
    part: bool = False
    """Figures of a part of the year that is neither a month nor the year so far, such as a second quarter."""
    years: tuple[int, ...] = ()
    written: tuple[tuple[int, int], ...] = field(default=())
    """Years and months of the days on which documents were written; they are no month of a report."""
    by_month_alone: bool = False
    """`of_month` follows only from a month being named."""


def read_when(text: str) -> When:
    """Return what a heading, a title or the name of a sheet says about time.

    'Lũy kế 5 tháng đầu năm 2024': May 2024, so far. 'Kết nạp trong tháng 5': May, the month alone.
    'Thanh Hóa, ngày 03 tháng 6 năm 2024' says only when something was written.
    """
    text = unicodedata.normalize("NFC", text[:MOST_LETTERS])
    text = _SO_MANY_IN_WORDS.sub(lambda found: f"{_number_of(found[1])} tháng", text)
    rest = folded(_IN_WORDS.sub(lambda found: f"{found[1]} {_number_of(found[2])}", text))
    of_term = _TERM.sub(" ", _DOCUMENT_DAY.sub(" ", rest))
    years = tuple(dict.fromkeys(int(found["year"]) for found in _ANY_YEAR.finditer(of_term)))
    rest = _OUTLOOK.sub(" ", _TERM.sub(" ", rest))
    of_month = _said_style(rest)
    if (span := _RANGE.search(rest)) is not None:
        day = _day(span)
        first = date(2001, int(span["from_month"] or day[1]) if 1 <= int(span["from_month"] or day[1]) <= 12 else 1, 1)
        months_apart = (day[1] - first.month) % 12
        days = months_apart * 30 + day[2] - int(span["from_day"])
        return When(((day[0], day[1]),), day, days <= _RANGE_OF_A_MONTH and not _from_new_year(span), years=years)
    if (reached := _DAY_REACHED.search(rest)) is not None:
        day = _day(reached)
        named = _months(_DOCUMENT_DAY.sub(" ", rest[: reached.start()] + " " + rest[reached.end() :]))
        return When(named.months, day, False if of_month is None else of_month, years=years)
    written = tuple(
        (day[0], day[1])
        for found in _DOCUMENT_DAY.finditer(rest)
        if found["day"] and (day := _day(found))[0] is not None
    )
    named = _months(_DOCUMENT_DAY.sub(" ", rest))
    said = named.of_month if of_month is None else of_month
    return When(named.months, None, said, named.part, years, tuple((y, m) for y, m in written if y is not None))


def _number_of(words: str) -> int:
    return _MONTHS_IN_WORDS[" ".join(words.lower().split())]


def _said_style(text: str) -> bool | None:
    if _SO_FAR.search(text):
        return False
    return True if _OF_MONTH.search(text) else None


def _from_new_year(span: re.Match[str]) -> bool:
    return int(span["from_day"]) == 1 and int(span["from_month"] or 0) == 1


def _day(found: re.Match[str]) -> tuple[int | None, int, int]:
    month = found["month"] or found["in_month"]
    year = found["year"] or found["in_year"]
    return (int(year) if year else None, int(month), int(found["day"]))


def _months(text: str) -> When:
    """Return the months that the words name, and the manner in which they name them."""
    bare = _BARE.match(text)
    if bare is not None:
        return When(((int(bare["year"] or bare["year2"]), int(bare["month"] or bare["month2"])),))
    for pattern in (_FROM_MONTH, _MONTHS_SO_FAR, _TO_MONTH):
        found = pattern.search(text)
        if found is not None:
            groups = found.groupdict()
            if groups.get("end") or (groups.get("first") and int(groups["first"]) != 1):
                return When(part=True)
            return When((_year_month(found),), of_month=False)
    quarter = _QUARTER.search(text)
    if quarter is not None:
        number = _ROMAN.get(quarter["quarter"]) or int(quarter["quarter"])
        return When(((_year(quarter), number * 3),), of_month=False if number == 1 else None, part=number != 1)
    listed = _LIST.search(text)
    if listed is not None and 1 <= int(listed["first"]) <= 12:
        year = _year(listed)
        return When(((year, int(listed["first"])), (year, int(listed["month"]))))
    named = tuple(dict.fromkeys(_year_month(found) for found in _ONE.finditer(text)))
    if named:
        return When(named)
    whole = _WHOLE_YEAR.search(text)
    if whole is not None:
        return When(((int(whole["year"]) if whole["year"] else None, 12),), of_month=False)
    return When()


def _year(found: re.Match[str]) -> int | None:
    year = found["year"]
    if not year:
        return None
    return int(year) if len(year) == 4 else 2000 + int(year)


def _year_month(found: re.Match[str]) -> tuple[int | None, int]:
    return _year(found), int(found["month"])
