"""Months, corrections, files that come again, and tables that contradict each other."""

from __future__ import annotations

from pathlib import Path

from tests.corpus import writing
from tests.corpus.cases import (
    ASKED,
    IMPORTED,
    JUNE,
    UNCHANGED,
    Case,
    Says,
    Step,
    asked,
    either,
    good,
    june,
    only,
    refused,
    xlsx,
)
from tests.corpus.office import BY_CODE, totals, truth
from tests.corpus.pages import Page, plain

OF_MONTH = ("stt", "name", "quota", "month")
_AT = plain()
SMALL = ("stt", "name", "quota", "admitted")


def _titled(title: str | None, name: str = "Sheet1", month: str = "2026-06") -> Page:
    return plain(title=title, name=name, month=month)


def _may(**changes: int) -> Page:
    """May as it is in, but for these."""
    page = plain(SMALL, title="BÁO CÁO THÁNG 5/2026", month="2026-05", total="none")
    for code, amount in changes.items():
        page.put(code, "admitted", amount)
    return page


def _only_one(code: str, admitted: int) -> Page:
    page = plain(SMALL, title="BÁO CÁO THÁNG 5/2026", month="2026-05", total="none")
    page.put(code, "admitted", admitted)
    page.rows = [*page.rows[:3], page.rows[page.places[code, "name"][0]]]
    return page


def _two_tables(second: Page) -> Page:
    """Two tables below each other on one sheet."""
    page = plain(total="none")
    return page.add([], [], *second.rows)


def _annex_two() -> Page:
    """Who has not admitted anybody: another table, not a report."""
    page = Page(name="PL02")
    page.add(["Phụ lục 02"], ["DANH SÁCH ĐẢNG BỘ, CHI BỘ CHƯA KẾT NẠP ĐƯỢC ĐẢNG VIÊN TÍNH ĐẾN NGÀY 30/6/2026"], [])
    page.add(["STT", "Tên đảng bộ, chi bộ", "Chỉ tiêu", "Nguyên nhân", "Ghi chú"])
    return page.add([1, BY_CODE["qs"].name, 0, "Không có nguồn", None])


def _people() -> Page:
    """A list of persons: no report, and nobody's name may come in."""
    page = Page(name="Danh sách")
    page.add(
        ["DANH SÁCH ĐẢNG VIÊN MỚI KẾT NẠP THÁNG 6/2026"], ["STT", "Họ và tên", "Năm sinh", "Quê quán", "Ngày kết nạp"]
    )
    return page.add(
        [1, "Nguyễn Văn Mẫu", 1999, "Tân An", "05/6/2026"], [2, "Trần Thị Mẫu", 2001, "Gia Lộc", "12/6/2026"]
    )


def _hidden_row() -> Page:
    page = plain()
    page.hidden_rows.add(page.places["ca", "name"][0] + 1)
    return page


def _hidden_column(letter: str) -> Page:
    page = plain()
    page.hidden_columns.add(letter)
    return page


def _hidden_sheet() -> Page:
    page = plain(SMALL, title="BÁO CÁO THÁNG 5/2026", month="2026-05", name="Thang5")
    page.hidden = True
    return page


def _letter(folder: Path) -> Path:
    page = Page([["Kính gửi: Ban Tổ chức Thành ủy"], ["Đảng bộ xã Hòa Bình xin gửi báo cáo sau."], ["Trân trọng./."]])
    return writing.by_openpyxl(folder / "cong-van.xlsx", page)


def _csv_june(folder: Path) -> Path:
    return writing.as_csv(folder / "thang-6.csv", plain())


REPEATED = (
    Step(xlsx(plain()), (IMPORTED,), JUNE, june()),
    Step(xlsx(plain()), (UNCHANGED,), None, says=()),
    Step(_csv_june, (UNCHANGED,)),
    Step(xlsx(plain(total="top"), named="lan-hai.xlsx"), (UNCHANGED,)),
    Step(
        xlsx(plain().put("ta", "admitted", 12).put("ta", "stt", 1).set("D18", 69)),
        (ASKED,),
        says=(Says(("11", "12"), _AT.cell("ta", "admitted")),),
        reports=june(ta={"admitted": 12}),
    ),
    Step(xlsx(plain()), (ASKED,), says=(Says(("12", "11"), _AT.cell("ta", "admitted")),), reports=june()),
)
MONTH_ONLY, MONTH_ONLY_STORED = only("admitted", "quota")

CASES: list[Case] = [
    Case("the same file, the same figures, a correction and back", "unchanged", REPEATED, daily=True),
    asked(
        "a correction shows the difference",
        "asked: correction",
        _may(ta=9),
        Says(("8", "9"), "D4"),
        reports={"2026-05": {**truth("2026-05", ("admitted",)), "ta": {"admitted": 9}}},
        daily=True,
    ),
    asked(
        "a correction that names one organisation only",
        "asked: correction",
        _only_one("dk", 1),
        Says(("2", "1"), "D4"),
        reports={"2026-05": {**truth("2026-05", ("admitted",)), "dk": {"admitted": 1}}},
    ),
    asked(
        "figures of the month only",
        "asked: month only",
        plain(OF_MONTH, total="bottom"),
        Says(("lũy kế",)),
        reports={"2026-06": truth(fields=("admitted",))},
        daily=True,
    ),
    good(
        "month and cumulative together",
        "4.3 columns",
        plain((*SMALL, "month")),
        months={"2026-06": (14, totals(fields=("quota", "admitted")))},
        reports=MONTH_ONLY_STORED,
    ),
    refused("a month that has not begun", "refused: month", _titled("BÁO CÁO THÁNG 8/2026"), Says(("8/2026",))),
    refused(
        "a month that has not begun, by the option",
        "refused: month",
        _titled("BÁO CÁO"),
        Says(("12/2026",)),
        options=("--month", "2026-12"),
    ),
    refused(
        "a year without quotas",
        "refused: year",
        _titled("BÁO CÁO THÁNG 12/2025"),
        Says(("2025", "chỉ tiêu")),
        daily=True,
    ),
    refused(
        "nobody says which month",
        "refused: month",
        _titled("BÁO CÁO KẾT NẠP ĐẢNG VIÊN"),
        Says(("tháng", "--month")),
        daily=True,
    ),
    refused(
        "title and option contradict each other",
        "refused: two months",
        plain(),
        Says(("6/2026", "5/2026")),
        options=("--month", "2026-05"),
        daily=True,
    ),
    refused(
        "title and sheet contradict each other",
        "refused: two months",
        _titled("BÁO CÁO THÁNG 6/2026", "T5"),
        Says(("6/2026", "5/2026")),
    ),
    either(
        good(
            "the month of today is not over",
            "month",
            _titled("BÁO CÁO THÁNG 7/2026"),
            months={"2026-07": (14, totals())},
            reports={"2026-07": truth()},
        ),
        IMPORTED,
        ASKED,
    ),
    good(
        "April again beside June",
        "4.3 months",
        xlsx(
            plain(SMALL, month="2026-04", title="BÁO CÁO THÁNG 4/2026", name="T4"),
            plain(SMALL, title="BÁO CÁO THÁNG 6/2026", name="T6"),
        ),
        months={month: (14, totals(month, ("quota", "admitted"))) for month in ("2026-04", "2026-06")},
        reports=MONTH_ONLY_STORED,
    ),
    either(good("annex 02 on another sheet", "4.3 several tables", xlsx(plain(), _annex_two())), IMPORTED, ASKED),
    good("a list of persons on another sheet", "4.3 several tables", xlsx(plain(), _people())),
    refused("a list of persons", "1 no table", _people(), Says(()), kind=None, daily=True),
    refused("a letter", "1 no table", _letter, Says(()), kind=None),
    refused(
        "two tables of one month with other figures",
        "refused: two tables",
        _two_tables(plain(total="none").put("ta", "admitted", 12)),
        Says(("11", "12")),
    ),
    refused(
        "two sheets of one month with other figures",
        "refused: two tables",
        xlsx(plain(), plain(name="Sheet2").put("ta", "admitted", 12).set("D18", 69)),
        Says(("11", "12")),
        daily=True,
    ),
    good(
        "two sheets of one month, alike",
        "4.3 several tables",
        xlsx(plain(), plain(name="Sheet2")),
        says=(Says(("giống hệt", "Sheet1"), "A3", "Sheet2"),),
        daily=True,
    ),
    asked("a hidden row", "asked: hidden", _hidden_row(), Says(("ẩn",)), reports=june()),
    either(good("a hidden column of figures", "4.3 hidden", _hidden_column("E")), IMPORTED, ASKED),
    good("a hidden column of numbers", "4.3 hidden", _hidden_column("A")),
    either(
        good("a hidden sheet of May as it is in", "4.3 hidden", xlsx(_hidden_sheet(), plain()), months=None),
        IMPORTED,
        ASKED,
    ),
    Case(
        "corrections of two months at once",
        "asked: correction",
        (
            Step(xlsx(plain()), (IMPORTED,), JUNE, june()),
            Step(
                xlsx(
                    plain(SMALL, month="2026-05", title="BÁO CÁO THÁNG 5/2026", name="T5", total="none").put(
                        "ta", "admitted", 9
                    ),
                    plain(SMALL, title="BÁO CÁO THÁNG 6/2026", name="T6", total="none").put("gl", "admitted", 9),
                ),
                (ASKED,),
                says=(Says(("8", "9"), sheet="T5"), Says(("8", "9"), sheet="T6")),
                reports={
                    "2026-05": {**truth("2026-05", ("admitted",)), "ta": {"admitted": 9}},
                    **june(gl={"admitted": 9}),
                },
            ),
        ),
    ),
    Case(
        "a month that was corrected below the next",
        "asked: falls",
        (
            Step(xlsx(plain()), (IMPORTED,), JUNE, june()),
            Step(
                xlsx(_may(ta=15)),
                (ASKED,),
                says=(Says(("15",), "D4"),),
                reports={"2026-05": {**truth("2026-05", ("admitted",)), "ta": {"admitted": 15}}},
            ),
        ),
    ),
    Case(
        "columns that a later file does not name stay",
        "2 of 3",
        (
            Step(xlsx(plain()), (IMPORTED,), JUNE, june()),
            Step(
                xlsx(plain(SMALL, total="none").put("ta", "admitted", 12)), (ASKED,), reports=june(ta={"admitted": 12})
            ),
        ),
    ),
]
