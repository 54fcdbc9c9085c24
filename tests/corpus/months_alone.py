"""Months alone beside one column of the year so far: "Tháng 6 | Tháng 7 | Lũy kế"."""

from __future__ import annotations

from tests.corpus import writing
from tests.corpus.cases import Case, Says, asked, good, refused, xlsx
from tests.corpus.office import ORGANIZATIONS, figure, totals
from tests.corpus.pages import Page

OF = "1.3 headings"


def _page(**so_far: int) -> Page:
    """June alone, one more in July of everybody, and the year so far at the end of July, but where it is told."""
    page = Page()
    page.add(["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN NĂM 2026"], [])
    page.add(["STT", "Đơn vị", "Chỉ tiêu", "Tháng 6", "Tháng 7", "Lũy kế"])
    for number, each in enumerate(ORGANIZATIONS, start=1):
        told = so_far.get(each.code, each.admitted[2] + 1)
        page.add([number, each.name, each.quota, figure(each, "month"), 1, told])
    return page


_MONTHS = {
    "2026-06": (14, totals("2026-06", ("quota", "admitted"))),
    "2026-07": (14, {"quota": totals()["quota"], "admitted": totals()["admitted"] + 14}),
}
_STORED = {
    month: {each.code: {"admitted": each.admitted[2] + more} for each in ORGANIZATIONS}
    for month, more in (("2026-06", 0), ("2026-07", 1))
}

CASES: list[Case] = [
    good("months alone beside the year so far", OF, _page(), months=_MONTHS, reports=_STORED),
    good(
        "months alone beside the year so far, by LibreOffice",
        OF,
        xlsx(_page(), by=writing.by_libreoffice),
        months=_MONTHS,
        reports=_STORED,
    ),
    asked("months alone that do not add up", OF, _page(ta=13), Says(("Tân An", "cộng lại 11", "12"), "F4")),
    refused("months alone that are more than the year", OF, _page(ta=3), Says(("Tân An",), sheet="Sheet1")),
]
