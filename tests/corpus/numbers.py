"""Figures as offices type them, and what is no figure."""

from __future__ import annotations

from datetime import date

from tests.corpus import writing
from tests.corpus.cases import (
    ASKED,
    IMPORTED,
    JUNE,
    REFUSED,
    Case,
    Says,
    asked,
    either,
    good,
    june,
    only,
    refused,
)
from tests.corpus.office import ORGANIZATIONS, figure
from tests.corpus.pages import PLAIN, Page, plain

OF = "4.3 numbers"
NUMERIC = ("quota", "admitted", "student", "enterprise", "religious")


def typed(write: object) -> Page:
    """Every figure written in this way."""
    page = plain()
    for each in ORGANIZATIONS:
        for column in NUMERIC:
            amount = figure(each, column)
            page.put(each.code, column, None if amount is None else write(amount))  # type: ignore[operator]
    return page


def one(content: object, code: str = "ta", column: str = "admitted", *, total: str = "none") -> Page:
    """One cell says something else."""
    return plain(total=total).put(code, column, content)


def _pool(content: object) -> Page:
    columns = (*PLAIN, "pool")
    return plain(columns, total="none").put("ta", "pool", content)


def _without(column: str) -> Page:
    """A column that is empty in all rows."""
    page = plain(total="none")
    for each in ORGANIZATIONS:
        page.put(each.code, column, None)
    return page


def _all_empty(code: str) -> Page:
    page = plain(total="none")
    for column in NUMERIC[1:]:
        page.put(code, column, None)
    return page


def _x_where_nothing_applies() -> Page:
    """Armed forces and cells write x below what they do not have."""
    page = plain(total="none")
    for code in ("ca", "qs", "c2"):
        page.put(code, "enterprise", "x").put(code, "student", "X")
    return page


def _not_enough(column: str, amount: int, *, of: str) -> Page:
    columns = (*PLAIN, column) if column not in PLAIN else PLAIN
    columns = columns if of in columns else (*columns, of)
    return plain(columns, total="none").put("ta", column, amount)


_AT = plain()
_CELL = _AT.cell("ta", "admitted")
NO_FIGURES: dict[str, object] = {
    "negative": -2,
    "negative text": "-2",
    "fraction": 3.5,
    "fraction with comma": "3,5",
    "nan": "nan",
    "inf": "inf",
    "exponent": "1e5",
    "underscore": "3_4",
    "arabic digits": "٣",
    "boolean": True,
    "date": date(2026, 6, 5),
    "word": "mười một",
    "phrase": "chưa có báo cáo",
    "eight digits": 12345678,
    "question mark": "12?",
    "two numbers": "11/20",
    "sum as text": "8+3",
    "percent": "55%",
    "full-width digits": "１１",
    "thousands in the wrong place": "1.02.0",
}

CASES: list[Case] = [
    good("text numbers", OF, typed(str), daily=True),
    good("text numbers with blanks and zeros before", OF, typed(lambda amount: f" {amount:02d} ")),
    good("text numbers with no-break spaces", OF, typed(lambda amount: f"\u00a0{amount}\u00a0")),
    good("1 đ/c", OF, typed(lambda amount: f"{amount} đ/c")),
    good("03 đồng chí", OF, typed(lambda amount: f"{amount:02d} đồng chí")),
    good("dashes for nought", OF, typed(lambda amount: amount or "-"), daily=True),
    good("long dashes for nought", OF, typed(lambda amount: amount or " – ")),
    good("floating numbers", OF, typed(float)),
    good("text with decimals of nought", OF, typed(lambda amount: f"{amount},0")),
    good("apostrophe left by another program", OF, typed(lambda amount: f"'{amount}")),
    *[
        good(f"pool {shown}", OF, _pool(shown), reports=june(ta={"pool": 1020}), months=JUNE)
        for shown in ("1.020", "1 020", "1\u00a0020", 1020, "1020 ")
    ],
    either(good("pool 1,020", OF, _pool("1,020"), reports=june(ta={"pool": 1020})), IMPORTED, ASKED, REFUSED),
    good("3 (01 chờ)", OF, one("11 (01 chờ)"), says=(Says(("01 chờ",), _CELL),), daily=True),
    good("an empty quota where none is assigned", OF, plain()),
    good(
        "x where nothing applies",
        OF,
        _x_where_nothing_applies(),
        months=None,
        reports=june(
            ca={"enterprise": None, "student": None},
            qs={"enterprise": None, "student": None},
            c2={"enterprise": None, "student": None},
        ),
    ),
    good(
        "a column without any figure",
        OF,
        _without("religious"),
        months=None,
        reports=only("admitted", "student", "enterprise")[1],
    ),
    either(asked("x for the admitted", OF, one("x", "c2"), Says((), _AT.cell("c2", "admitted"))), ASKED, REFUSED),
    asked(
        "a blank among figures",
        "asked: blank",
        one(None, "ca", "student"),
        Says((), _AT.cell("ca", "student")),
        reports=june(),
        daily=True,
    ),
    asked(
        "a blank for the admitted",
        "asked: blank",
        one(None, "qs"),
        Says((), _AT.cell("qs", "admitted")),
        reports=june(),
    ),
    asked(
        "a row without any figure",
        "asked: blank",
        _all_empty("c2"),
        Says(("Chi bộ 2",)),
        reports=june(c2=None),
        daily=True,
    ),
    either(asked("dots for the admitted", OF, one("…", "qs"), Says((), _AT.cell("qs", "admitted"))), ASKED, REFUSED),
    either(asked("không for nought", OF, one("không", "qs"), Says((), _AT.cell("qs", "admitted"))), ASKED, REFUSED),
    *[
        refused(
            f"no figure: {name}",
            "refused: no number",
            one(content),
            Says((), _CELL),
            daily=name in ("negative", "exponent", "date"),
        )
        for name, content in NO_FIGURES.items()
    ],
    refused(
        "an error of a formula",
        "refused: no number",
        lambda folder: writing.by_hand(
            folder / "bao-cao.xlsx",
            writing.sheet_xml(one("@@")).replace(
                't="inlineStr"><is><t xml:space="preserve">@@</t></is></c>', 't="e"><f>A1/0</f><v>#DIV/0!</v></c>'
            ),
        ),
        Says((), _CELL),
    ),
    refused("a formula without a result", "1.5 formula", one("=8+3"), Says(("công thức",), _CELL), daily=True),
    refused(
        "more of a category than admitted",
        "refused: category",
        one(12, "ta", "student"),
        Says(("12", "11"), _AT.cell("ta", "student")),
        daily=True,
    ),
    refused(
        "more believers than admitted",
        "refused: category",
        one(7, "hb", "religious"),
        Says(("7", "5"), _AT.cell("hb", "religious")),
    ),
    refused(
        "more women than admitted", "refused: category", _not_enough("women", 12, of="admitted"), Says(("12", "11"))
    ),
    refused(
        "more of the non-state enterprises than of all",
        "refused: category",
        _not_enough("non_state_enterprise", 3, of="enterprise"),
        Says(("3", "1")),
    ),
    refused(
        "pupils above pupils and students", "refused: category", _not_enough("pupil", 3, of="student"), Says(("3", "2"))
    ),
    either(
        refused(
            "more informed than moved",
            "refused: category",
            _not_enough("moved_informed", 9, of="moved_away"),
            Says(("9", "2")),
        ),
        REFUSED,
        ASKED,
    ),
    either(
        refused(
            "more in the month than since January",
            "refused: category",
            _not_enough("month", 12, of="admitted"),
            Says(("12", "11")),
        ),
        REFUSED,
        ASKED,
    ),
    either(
        asked(
            "this month does not lead from May to June", "asked", _not_enough("month", 5, of="admitted"), Says(("5",))
        ),
        ASKED,
        REFUSED,
    ),
    asked(
        "far above the quota",
        "asked: above quota",
        one(60),
        Says(("60", "20"), _CELL),
        reports=june(ta={"admitted": 60}),
        daily=True,
    ),
    either(
        asked(
            "one where the quota is nought", "asked: above quota", one(1, "qs"), (), reports=june(qs={"admitted": 1})
        ),
        ASKED,
        IMPORTED,
    ),
    good("one more than the quota", "asked: above quota", one(9, "ca"), months=None, reports=june(ca={"admitted": 9})),
    asked(
        "a cumulative figure falls",
        "asked: falls",
        one(7),
        Says(("8", "7"), _CELL),
        reports=june(ta={"admitted": 7}),
        daily=True,
    ),
    asked(
        "another quota",
        "asked: quota",
        one(22, "ta", "quota"),
        Says(("22", "20"), _AT.cell("ta", "quota")),
        reports=june(),
        daily=True,
    ),
    asked(
        "a quota where none is assigned",
        "asked: quota",
        one(4, "hl", "quota"),
        Says(("4",), _AT.cell("hl", "quota")),
        reports=june(),
    ),
    asked(
        "sums disagree",
        "asked: sums",
        one(12, total="bottom"),
        Says(("69", "68"), f"D{len(_AT.rows)}"),
        reports=june(ta={"admitted": 12}),
    ),
    asked(
        "sums at the top disagree",
        "asked: sums",
        one(12, total="top"),
        Says(("69", "68"), "D4"),
        reports=june(ta={"admitted": 12}),
    ),
    asked(
        "sums of a category disagree",
        "asked: sums",
        one(1, "ta", "student", total="bottom"),
        Says(("13", "14"), f"E{len(_AT.rows)}"),
        reports=june(ta={"student": 1}),
    ),
]
