"""Habits of domain 4.3 that are no reason to ask: every one of these comes in whole."""

from __future__ import annotations

from tests.corpus import writing
from tests.corpus.cases import Case, good, only, xlsx
from tests.corpus.office import BY_CODE, ORGANIZATIONS, figure, totals
from tests.corpus.pages import PLAIN, Page, fill_in, letterhead, plain, signature, total_row

OF = "4.3 layout"
ALL = (
    "stt",
    "name",
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
    "non_state_enterprise",
    "moved_away",
    "moved_informed",
    "forecast_this_month",
    "forecast_next_month",
    "pool",
    "certificate_holders",
    "files_pending",
    "note",
)
GROUPS = (
    ("I", "Khối xã, phường, thị trấn", ("ta", "tn", "cg", "cj", "hb", "dk", "gl")),
    ("II", "Khối chi bộ thôn", ("c2", "c10")),
    ("III", "Khối lực lượng vũ trang", ("ca", "qs")),
    ("IV", "Khối trường học, doanh nghiệp", ("nt", "mp", "hl")),
)


def official(numbering: tuple[object, ...] = (1, 2, 3, 4, 5, 6, 7, 8)) -> Page:
    """Annex as offices print it: letterhead, title, heading of two rows with Trong đó, numbering, signature."""
    page = letterhead(Page())
    page.add(["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN"], ["(Tính đến ngày 30/6/2026)"], [])
    top = len(page.rows) + 1
    page.merges += [f"A{top - 3}:H{top - 3}", f"A{top - 2}:H{top - 2}"]
    page.add(
        ["STT", "Tên đảng bộ, chi bộ", "Chỉ tiêu năm 2026", "Lũy kế từ đầu năm", "Tỷ lệ %", "Trong đó"],
        [None, None, None, None, None, "Học sinh, sinh viên", "Lao động trong DN", "Người có đạo"],
    )
    page.merges += [f"{letter}{top}:{letter}{top + 1}" for letter in "ABCDE"] + [f"F{top}:H{top}"]
    page.add(list(numbering))
    columns = ("stt", "name", "quota", "admitted", "percent", "student", "enterprise", "religious")
    fill_in(page, columns)
    page.add(total_row(columns))
    return signature(page)


def three_rows() -> Page:
    """Quota | Result (this month, cumulative (total, of which (women, pupils and students))) | Note."""
    page = Page()
    page.add(["BIỂU TỔNG HỢP KẾT NẠP ĐẢNG VIÊN THÁNG 6/2026"], [])
    page.add(
        ["TT", "Đơn vị", "Chỉ tiêu giao", "Kết quả kết nạp", None, None, None, None, None, "Ghi chú"],
        [None, None, None, "Trong tháng", "Từ đầu năm đến nay", None, None, None, None, None],
        [None, None, None, None, "Tổng số", "Trong đó", None, None, None, None],
        [None, None, None, None, None, "Nữ", "HSSV", "CNLĐ trong DN", "Theo đạo", None],
    )
    page.merges += ["A3:A6", "B3:B6", "C3:C6", "D3:I3", "D4:D6", "E4:I4", "E5:E6", "F5:I5", "J3:J6"]
    columns = ("stt", "name", "quota", "month", "admitted", "women", "student", "enterprise", "religious", "note")
    fill_in(page, columns)
    page.add(total_row(columns, words="TỔNG CỘNG"))
    return page


def grouped(own_rows: bool) -> Page:
    """Roman groups; the sums of a group stand in its row, or in a row Cộng below it."""
    page = plain(total="none")
    page.rows = page.rows[:3]
    for roman, words, codes in GROUPS:
        these = [BY_CODE[code] for code in codes]
        sums = [sum(figure(each, column) or 0 for each in these) for column in PLAIN[2:]]
        page.add([roman, words, *(sums if not own_rows else [])])
        fill_in(page, PLAIN, these=these)
        if own_rows:
            page.add([None, "Cộng", *sums])
    return page.add(total_row(PLAIN))


def merged_names() -> Page:
    """Every organisation takes two rows, its cells merged over both."""
    page = plain(total="none")
    rows, page.rows = page.rows[3:], page.rows[:3]
    for row in rows:
        first = len(page.rows) + 1
        page.add(row, [])
        page.merges += [f"{letter}{first}:{letter}{first + 1}" for letter in "ABCDEFG"]
    page.places = {place: (2 * row - 3, column) for place, (row, column) in page.places.items()}
    return page


def name_merged_over_two_columns() -> Page:
    """The name cells are merged over B and C."""
    page = plain()
    for row in page.rows[2:]:
        row.insert(2, None)
    page.merges += [f"B{number}:C{number}" for number in range(3, len(page.rows) + 1)]
    return page


def letterhead_of_july() -> Page:
    """The day of signing and the forecast of July are not the month of the report."""
    columns = (*PLAIN, "forecast_next_month")
    page = letterhead(Page())
    page.rows += plain(columns, title="BÁO CÁO THÁNG 6/2026", headings={"forecast_next_month": "Dự kiến tháng 7"}).rows
    return signature(page)


def shifted() -> Page:
    """The table begins at C12."""
    page = plain()
    page.rows = [[]] * 11 + [[None, None, *row] for row in page.rows]
    return page


def months_side_by_side() -> Page:
    page = Page()
    page.add(["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN NĂM 2026"], [])
    page.add(["STT", "Đơn vị", "Chỉ tiêu", "Lũy kế đến tháng 5", "Lũy kế đến tháng 6"])
    for number, each in enumerate(ORGANIZATIONS, start=1):
        page.add([number, each.name, each.quota, each.admitted[1], each.admitted[2]])
    return page


def of_month(month: str, name: str, title: str | None = None, columns: tuple[str, ...] = PLAIN[:4]) -> Page:
    return plain(columns, title=title, month=month, name=name)


def every_column(**headings: str) -> Page:
    return plain(ALL, headings=headings)


ALL_STORED = {
    "2026-06": {
        each.code: {
            column: figure(each, column) for column in ALL if column not in ("stt", "name", "percent", "note", "month")
        }
        for each in ORGANIZATIONS
    }
}
ALL_MONTHS = {"2026-06": (14, totals())}
SMALL, SMALL_STORED = only("admitted", "quota")
THREE_MONTHS = {month: (14, totals(month, ("quota", "admitted"))) for month in ("2026-04", "2026-05", "2026-06")}
TWO_MONTHS = {month: THREE_MONTHS[month] for month in ("2026-05", "2026-06")}

WORDINGS = {
    "short": {
        "stt": "TT",
        "name": "Tên đơn vị",
        "quota": "CT năm 2026",
        "admitted": "Đã KN từ đầu năm",
        "student": "HS-SV",
        "enterprise": "LĐ trong DN",
        "religious": "Có đạo",
    },
    "long": {
        "stt": "Số TT",
        "name": "Tên tổ chức cơ sở đảng",
        "quota": "Chỉ tiêu kết nạp đảng viên được giao năm 2026",
        "admitted": "Tổng số đảng viên đã kết nạp từ đầu năm đến hết tháng 6",
        "student": "Trong đó: Số đảng viên là học sinh, sinh viên",
        "enterprise": "Số đảng viên là công nhân, lao động trong các doanh nghiệp",
        "religious": "Số đảng viên là người theo đạo",
    },
    "executed": {
        "name": "Đảng bộ",
        "quota": "Chỉ tiêu",
        "admitted": "Thực hiện lũy kế",
        "student": "HSSV",
        "enterprise": "Doanh nghiệp",
        "religious": "Người theo tôn giáo",
    },
    "upper": {
        "stt": "STT",
        "name": "TÊN ĐẢNG BỘ, CHI BỘ TRỰC THUỘC",
        "quota": "CHỈ TIÊU ĐƯỢC GIAO",
        "admitted": "KẾT NẠP LUỸ KẾ",
        "student": "HỌC SINH, SINH VIÊN",
        "enterprise": "CÔNG NHÂN, LAO ĐỘNG TRONG DOANH NGHIỆP",
        "religious": "NGƯỜI CÓ ĐẠO",
    },
    "accumulated": {
        "name": "Cấp ủy trực thuộc",
        "quota": "Chỉ tiêu giao",
        "admitted": "Cộng dồn từ đầu năm",
        "student": "Học sinh sinh viên",
        "enterprise": "Công nhân trong doanh nghiệp",
        "religious": "Đồng bào có đạo",
    },
    "result": {
        "name": "Đơn vị",
        "quota": "Kế hoạch năm",
        "admitted": "Kết quả kết nạp từ đầu năm",
        "student": "Là học sinh, sinh viên",
        "enterprise": "Là lao động trong doanh nghiệp",
        "religious": "Là người có đạo",
    },
    "broken": {
        "name": "Tên đảng bộ,\nchi bộ",
        "quota": "Chỉ\ntiêu\nnăm\n2026",
        "admitted": "Lũy kế\ntừ đầu năm",
        "student": "Học sinh,\nsinh viên",
        "enterprise": "Lao động\ntrong DN",
        "religious": "Người\ncó đạo",
    },
}
TITLES = {
    "as-of-day": ("KẾT QUẢ KẾT NẠP ĐẢNG VIÊN (tính đến ngày 30/6/2026)", "Sheet1"),
    "as-of-words": ("KẾT QUẢ KẾT NẠP ĐẢNG VIÊN tính đến ngày 30 tháng 6 năm 2026", "Sheet1"),
    "six-months": ("KẾT QUẢ KẾT NẠP ĐẢNG VIÊN 6 THÁNG ĐẦU NĂM 2026", "Sheet1"),
    "second-quarter": ("KẾT QUẢ KẾT NẠP ĐẢNG VIÊN QUÝ II NĂM 2026", "Sheet1"),
    "slash": ("Báo cáo phát triển đảng viên tháng 06/2026", "Sheet1"),
    "dash": ("Báo cáo phát triển đảng viên tháng 6-2026", "Sheet1"),
    "words": ("BÁO CÁO THÁNG SÁU NĂM 2026", "Sheet1"),
    "sheet-only": ("BÁO CÁO KẾT NẠP ĐẢNG VIÊN", "Tháng 06.2026"),
    "sheet-short": ("BÁO CÁO KẾT NẠP ĐẢNG VIÊN NĂM 2026", "T6"),
    "sheet-dotted": (None, "T6.2026"),
}


def _unusual_order() -> Page:
    return plain(("religious", "admitted", "name", "student", "quota", "enterprise", "stt"))


def _with_blanks() -> Page:
    page = plain()
    for place in (14, 10, 6):
        page.rows.insert(place, [])
    return page


def _percents(write: str) -> Page:
    columns = ("stt", "name", "quota", "admitted", "percent", "student", "enterprise", "religious")
    page = plain(columns)
    for each in ORGANIZATIONS:
        share = each.admitted[2] / each.quota if each.quota else None
        shown: object = None
        if share is not None:
            row = page.places[each.code, "percent"][0] + 1
            shown = {
                "text": f"{share * 100:.1f}%".replace(".", ","),
                "share": share,
                "number": round(share * 100),
                "formula": (f"=D{row}/C{row}", share),
            }[write]
        page.put(each.code, "percent", shown)
    return page


def _formulas() -> Page:
    """Sums and figures are formulas whose results are stored."""
    page = plain()
    last = len(page.rows)
    for place, letter in enumerate("CDEFG", start=2):
        page.rows[-1][place] = (f"=SUM({letter}4:{letter}{last - 1})", page.rows[-1][place])
    page.put("ta", "admitted", ("=8+3", 11))
    return page


def _notes() -> Page:
    page = plain((*PLAIN, "note"))
    return page.put("dk", "note", "Đang kiểm điểm 02 đ/c; sẽ bổ sung trong tháng 7").put(
        "hl", "note", "Chưa giao chỉ tiêu"
    )


def _codes_alone() -> Page:
    """The column of names holds the codes, also for the sums."""
    page = plain(headings={"name": "Mã đơn vị"})
    for each in ORGANIZATIONS:
        page.put(each.code, "name", each.code)
    return page


GUIDE = Page([["HƯỚNG DẪN"], ["1. Điền số liệu lũy kế từ đầu năm."], ["2. Gửi trước ngày 05 hằng tháng."]], "Hướng dẫn")
LISTED = Page([["Khối"], ["Phường"], ["Xã"]], "DanhMuc", hidden=True)

CASES: list[Case] = [
    good("plain", OF, plain(), daily=True),
    good("official annex", OF, official(), daily=True),
    good("numbering A, B, 1, 2", OF, official(("A", "B", 1, 2, "3=2/1", 4, 5, 6)), daily=True),
    good("numbering (1), (2)", OF, official(("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"))),
    good("four rows of heading", OF, three_rows()),
    good("roman groups with sums in their rows", OF, grouped(own_rows=False)),
    good("roman groups with rows Cộng", OF, grouped(own_rows=True), daily=True),
    good("sums at the top", OF, plain(total="top"), daily=True),
    good("no sums", OF, plain(total="none")),
    good("codes for names, with sums", OF, _codes_alone(), daily=True),
    good("cells of a name merged over two rows", OF, merged_names()),
    good("names merged over two columns", OF, name_merged_over_two_columns()),
    good("begins at C12", OF, shifted()),
    good("columns in another order", OF, _unusual_order(), daily=True),
    good("blank rows between", OF, _with_blanks()),
    good("every column", OF, every_column(), reports=ALL_STORED, months=ALL_MONTHS, daily=True),
    good("remarks in a column", OF, _notes()),
    good("signature below", OF, signature(plain())),
    good("empty sheets beside", OF, xlsx(plain(), Page(name="Sheet2"), Page(name="Sheet3"))),
    good("a sheet of explanations beside", OF, xlsx(GUIDE, plain())),
    good("a hidden sheet of choices beside", OF, xlsx(plain(), LISTED)),
    good(
        "three months on three sheets",
        OF,
        xlsx(*[of_month(f"2026-0{number}", f"T{number}", f"BÁO CÁO THÁNG {number}/2026") for number in (4, 5, 6)]),
        months=THREE_MONTHS,
        reports=SMALL_STORED,
    ),
    good(
        "months told by sheets alone",
        OF,
        xlsx(of_month("2026-05", "Tháng 05.2026"), of_month("2026-06", "Tháng 06.2026")),
        months=TWO_MONTHS,
        reports=SMALL_STORED,
    ),
    good("months side by side", OF, months_side_by_side(), months=TWO_MONTHS, reports=SMALL_STORED, daily=True),
    good(
        "only name and admitted",
        OF,
        plain(("name", "admitted"), total="none"),
        months={"2026-06": (14, totals(fields=("admitted",)))},
        reports=SMALL_STORED,
    ),
    *[
        good(f"percent as {write}", OF, xlsx(_percents(write), by=writing.by_xlsxwriter), daily=write == "text")
        for write in ("text", "share", "number", "formula")
    ],
    good("formulas with results", "1.5 formula", xlsx(_formulas(), by=writing.by_xlsxwriter), daily=True),
    *[
        good(f"wording {name}", OF, plain(headings=said), daily=name in ("short", "long"))
        for name, said in WORDINGS.items()
    ],
    *[
        good(
            f"month from {name}",
            "4.1 periods",
            plain(title=title, name=sheet),
            daily=name in ("six-months", "sheet-short"),
        )
        for name, (title, sheet) in TITLES.items()
    ],
    good("month from the option", "month", plain(title="BÁO CÁO"), options=("--month", "2026-06"), daily=True),
    good("month from title and option alike", "month", plain(), options=("--month", "2026-06")),
    good("letterhead of July above a report of June", "4.1 periods", letterhead_of_july()),
]
