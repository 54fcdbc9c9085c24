"""Columns beside those of a report, which must be told from them: earlier years, members, rates, what is missing."""

from __future__ import annotations

from collections.abc import Callable

from tests.corpus.cases import REFUSED, Case, Says, asked, either, good, june, only, refused, xlsx
from tests.corpus.office import ORGANIZATIONS, Organization, figure, totals
from tests.corpus.pages import PLAIN, Page, fill_in, plain

OF = "4.2 annexes"
Column = tuple[str, Callable[[Organization], object]]
SMALL, SMALL_STORED = only("admitted", "quota")


def _admitted(each: Organization) -> int:
    return each.admitted[2]


def table(*columns: Column, title: str = "KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG 6 NĂM 2026", total: bool = True) -> Page:
    """A table of these columns, each a heading and what it says of an organisation."""
    page = Page()
    page.add([title], [], ["STT", "Tên đảng bộ, chi bộ", *[heading for heading, _ in columns]])
    for number, each in enumerate(ORGANIZATIONS, start=1):
        page.add([number, each.name, *[value(each) for _, value in columns]])
    if total:
        sums: list[object] = []
        for _, value in columns:
            numbers = [amount for each in ORGANIZATIONS if isinstance(amount := value(each), int)]
            sums.append(sum(numbers) if numbers else None)
        page.add([None, "Cộng", *sums])
    return page


QUOTA: Column = ("Chỉ tiêu năm 2026", lambda each: each.quota)
SO_FAR: Column = ("Lũy kế từ đầu năm", _admitted)


def _annex_one() -> Page:
    """Phụ lục 01 as domain.md 4.2 has it."""
    page = Page()
    page.add(["Phụ lục 01"], ["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN TÍNH ĐẾN NGÀY 30/06/2026"], [])
    page.add(
        [
            "STT",
            "Tên đảng bộ, chi bộ",
            "Tổng số đảng viên đầu năm",
            "Chỉ tiêu",
            "Kết nạp trong tháng",
            "Lũy kế từ đầu năm",
            "Tỷ lệ % so với chỉ tiêu",
            "Trong đó",
            None,
            None,
            None,
            None,
            None,
            "Dự kiến tháng này",
            "Dự kiến tháng sau",
            "Ghi chú",
        ],
        [None] * 7 + ["Nữ", "Đoàn viên", "DTTS", "Người có đạo", "Học sinh - sinh viên", "Lao động trong DN"],
    )
    page.merges += [f"{letter}4:{letter}5" for letter in "ABCDEFGNOP"] + ["H4:M4"]
    columns = (
        "stt",
        "name",
        "pool",
        "quota",
        "month",
        "admitted",
        "percent",
        "women",
        "youth_union",
        "ethnic_minority",
        "religious",
        "student",
        "enterprise",
        "forecast_this_month",
        "forecast_next_month",
        "note",
    )
    return fill_in(page, columns)


def _stated_as_fraction() -> Page:
    return table(("Kết quả/Chỉ tiêu", lambda each: f"{each.admitted[2]}/{each.quota or 0}"), total=False)


def _english() -> Page:
    page = Page()
    page.add(["code", "name", "quota", "admitted", "student", "enterprise", "religious"])
    fill_in(page, PLAIN)
    for each in ORGANIZATIONS:
        page.put(each.code, "stt", each.code)
    return page


def _codes_only() -> Page:
    page = Page()
    page.add(["BÁO CÁO THÁNG 6/2026"], ["Mã đơn vị", "Chỉ tiêu", "Lũy kế từ đầu năm"])
    return page.add(*[[each.code, each.quota, _admitted(each)] for each in ORGANIZATIONS])


def _headings_repeated() -> Page:
    """A table printed over two pages repeats its heading."""
    page = plain(total="none")
    page.rows.insert(10, list(page.rows[2]))
    return page


def _unit_in_lines() -> Page:
    """Title, the month on a line of its own, and the unit of counting."""
    page = Page()
    page.add(
        ["BÁO CÁO"],
        ["Kết quả công tác kết nạp đảng viên"],
        ["Tháng 6 năm 2026"],
        [None] * 5 + ["Đơn vị tính: người"],
        [],
    )
    page.rows += plain(title=None).rows
    return page


def _transposed() -> Page:
    rows = plain(total="none").rows
    body = [list(column) for column in zip(*rows[2:], strict=True)]
    return Page([rows[0], [], *body])


def _sheet_of_each(month: str = "2026-06") -> list[Page]:
    """A sheet for each kind of organisation, under the same heading."""
    pages = []
    for number, these in enumerate((ORGANIZATIONS[:7], ORGANIZATIONS[7:]), start=1):
        page = Page(
            [["BÁO CÁO THÁNG 6/2026"], [], [*plain().rows[2]]], name=("Xã, phường", "Cơ quan, trường học")[number - 1]
        )
        pages.append(fill_in(page, PLAIN, month, these))
    return pages


def _number_and_rate() -> Page:
    page = Page()
    page.add(["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN ĐẾN HẾT THÁNG 6/2026"], [])
    page.add(
        ["STT", "Tên đảng bộ, chi bộ", "Chỉ tiêu", "Kết quả kết nạp", None], [None, None, None, "Số lượng", "Tỷ lệ %"]
    )
    page.merges += ["A3:A4", "B3:B4", "C3:C4", "D3:E3"]
    return fill_in(page, ("stt", "name", "quota", "admitted", "percent"))


def _women(each: Organization) -> int | None:
    return figure(each, "women")


CODES_ONLY = only("quota", "admitted")
CASES: list[Case] = [
    good("annex 01", OF, _annex_one(), months={"2026-06": (14, totals())}, daily=True),
    good(
        "last year beside this year",
        OF,
        table(QUOTA, ("Cùng kỳ năm 2025", lambda each: 3), SO_FAR, ("So với cùng kỳ (%)", lambda each: "120%")),
        months=SMALL,
        reports=SMALL_STORED,
        daily=True,
    ),
    good(
        "two years of results",
        OF,
        table(QUOTA, ("Kết nạp năm 2025", lambda each: 9), ("Kết nạp năm 2026", _admitted)),
        months=SMALL,
        reports=SMALL_STORED,
    ),
    good(
        "what is missing to the quota",
        OF,
        table(QUOTA, SO_FAR, ("Còn thiếu", lambda each: max((each.quota or 0) - _admitted(each), 0))),
        months=SMALL,
        reports=SMALL_STORED,
    ),
    good(
        "members of the party",
        OF,
        table(("Tổng số đảng viên", lambda each: 100), QUOTA, SO_FAR),
        months=SMALL,
        reports=SMALL_STORED,
    ),
    good(
        "quota of a category",
        OF,
        table(
            QUOTA,
            ("Chỉ tiêu học sinh, sinh viên", lambda each: 4),
            SO_FAR,
            ("Kết quả học sinh, sinh viên", lambda each: each.student),
        ),
        months=None,
        reports=only("admitted", "quota", "student")[1],
    ),
    good(
        "only Kết nạp",
        OF,
        table(
            ("Chỉ tiêu", lambda each: each.quota),
            ("Kết nạp", _admitted),
            ("Tỷ lệ", lambda each: None),
            title="BÁO CÁO KẾT QUẢ KẾT NẠP ĐẢNG VIÊN TÍNH ĐẾN 30/6/2026",
        ),
        months=SMALL,
        reports=SMALL_STORED,
    ),
    good("Số lượng and Tỷ lệ below Kết quả", OF, _number_and_rate(), months=SMALL, reports=SMALL_STORED),
    good(
        "women in words",
        OF,
        table(QUOTA, SO_FAR, ("Trong đó: nữ", _women)),
        months=None,
        reports={
            "2026-06": {each.code: {"admitted": _admitted(each), "women": _women(each)} for each in ORGANIZATIONS}
        },
    ),
    good("headings repeated on a second page", OF, _headings_repeated()),
    good("title on three lines, and the unit", OF, _unit_in_lines()),
    good("a sheet for each bloc", OF, xlsx(*_sheet_of_each())),
    good("English headings, with codes", OF, _english(), options=("--month", "2026-06"), daily=True),
    good("codes and no names", OF, _codes_only(), months=CODES_ONLY[0], reports=CODES_ONLY[1]),
    either(refused("result and quota in one cell", OF, _stated_as_fraction(), ()), REFUSED),
    refused("rows for columns", OF, _transposed(), Says(())),
    asked(
        "categories of the month beside figures of the month",
        "asked: month only",
        table(QUOTA, ("Kết nạp trong tháng", lambda each: each.admitted[2] - each.admitted[1])),
        Says(()),
        reports={"2026-06": {each.code: {"admitted": _admitted(each)} for each in ORGANIZATIONS}},
    ),
    good(
        "more certificates than pool",
        OF,
        table(
            QUOTA,
            SO_FAR,
            ("Nguồn quần chúng ưu tú", lambda each: 3),
            ("Số đã có giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng", lambda each: 5),
        ),
        months=None,
        reports=june(
            **{
                each.code: {"pool": 3, "certificate_holders": 5, "student": None, "enterprise": None, "religious": None}
                for each in ORGANIZATIONS
            }
        ),
    ),
    good(
        "categories right of the figures of the month",
        OF,
        plain(("stt", "name", "quota", "admitted", "month", "student", "enterprise", "religious")),
        daily=True,
    ),
    good(
        "a column of numbers without a heading",
        OF,
        plain((*PLAIN, "pool"), headings={"pool": ""}),
        says=(Says(("tiêu đề",), "H4"),),
    ),
    asked(
        "twenty where the quota is nought",
        "asked: above quota",
        plain(total="none").put("qs", "admitted", 20),
        Says(("20", "0"), "D14"),
        reports=june(qs={"admitted": 20}),
    ),
]
