"""Every file holds exactly the rows and figures of the view model, prints well, and never a formula."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.groups import sections_of
from dashboard.domain.position import Standing
from dashboard.domain.ranking import rank_lagging, zero_list
from dashboard.domain.selection import CHOICES, RANKED_CHOICES, Filters, choose, narrow
from dashboard.domain.states import State
from dashboard.exports.cells import roman
from dashboard.exports.document import NONE, UNKNOWN
from dashboard.exports.documents import document_of, file_stem
from dashboard.exports.excel.heights import lines_needed
from dashboard.exports.figures import NAMES, ExportFigures
from dashboard.exports.views.annex_01 import SHARES
from dashboard.i18n.language import NO_BREAK
from sample_data.thanh_hoa.units import cells_of, direct_units
from tests.examples import one_in
from tests.exports.conftest import Read, items, parse, table, texts

LISTS = ("annex-01", "annex-02", "lagging")
UNIT = "th-phuong-cam-giang"
CLUSTERS = ("ward", "commune", "agency", "enterprise", "school", "armed_forces")
SEARCHES = ("", "giang", "Cẩm Giang", "chi bo", "tân an", "không có ai như thế")


def percent_cell(row: Standing) -> Any:
    if not row.quota or row.small_quota:
        return NONE
    return UNKNOWN if row.percent is None else float(row.percent / 100)


def expected_rows(figures: ExportFigures) -> tuple[Standing, ...]:
    """What the screens show for these filters, said a second time and plainly."""
    filters = figures.address.filters
    rows = narrow(figures.position.children, filters)
    if figures.export == "annex-02":
        return zero_list(rows)
    if figures.export == "annex-01":
        return rows if filters.choice == "lagging" else choose(rows, filters.choice)
    chosen = choose(rows, filters.choice)
    return rank_lagging(chosen).all if filters.choice in RANKED_CHOICES else chosen


def by_cluster(rows: tuple[Standing, ...]) -> list[Standing]:
    order = list(dict.fromkeys(row.organization.cluster for row in rows))
    return sorted(rows, key=lambda row: order.index(row.organization.cluster))


def or_unknown(value: int | None) -> Any:
    return UNKNOWN if value is None else value


def check_annex_01(figures: ExportFigures, rows: list[Any]) -> None:
    for cells, row in zip(rows, by_cluster(expected_rows(figures)), strict=True):
        assert cells[1] == row.organization.name
        month = row.months[figures.position.day.month - 1]
        assert cells[2:6] == (
            or_unknown(row.members),
            row.quota or NONE,
            or_unknown(month),
            or_unknown(row.admitted),
        )
        assert cells[6] == percent_cell(row)
        own = figures.categories.get(row.organization.id, {})
        if row.admitted is None:
            assert cells[7:11] == (UNKNOWN,) * 4
        else:
            assert cells[7:11] == tuple(own.get(code, 0) for code in SHARES)


def check_annex_02(figures: ExportFigures, rows: list[Any]) -> None:
    for cells, row in zip(rows, by_cluster(expected_rows(figures)), strict=True):
        assert row.report is not None
        report = row.report
        assert cells[1:6] == (
            row.organization.name,
            row.quota,
            or_unknown(report.certificate_holders),
            or_unknown(report.pool),
            or_unknown(report.files_pending),
        )
        day = row.last_admitted_on
        assert cells[6] == (UNKNOWN if day is None else f"{day.month}/{day.year}")
        assert cells[9] is None  # the office writes the causes


def check_lagging(figures: ExportFigures, rows: list[Any]) -> None:
    listed = [cells for cells in rows if cells[1] is not None]
    for cells, row in zip(listed, expected_rows(figures), strict=True):
        assert cells[1] == row.organization.name
        assert cells[3:6] == (
            NONE if row.missing is None else row.missing,
            or_unknown(row.admitted),
            row.quota or NONE,
        )
        assert cells[6:8] == (percent_cell(row), NONE if row.judgement.due is None else row.judgement.due)
        assert cells[15] == row.periods_behind


@given(
    export=st.sampled_from(LISTS),
    clusters=st.lists(st.sampled_from(CLUSTERS), unique=True, max_size=3),
    choice=st.sampled_from(sorted(CHOICES)),
    search=st.sampled_from(SEARCHES),
    day=st.sampled_from((date(2024, 1, 31), date(2024, 4, 15), date(2024, 5, 31))),
)
@one_in(3)
def test_a_file_holds_the_rows_of_the_view_model(
    read: Read, export: str, clusters: list[str], choice: str, search: str, day: date
) -> None:
    figures = read(export, clusters=tuple(clusters), choice=choice, search=search, day=day)
    sheet = parse(figures).worksheets[0]
    if not expected_rows(figures):
        assert table(sheet)[0][0] == "Không có đơn vị nào trong danh sách này"
    elif export == "annex-01":
        check_annex_01(figures, items(sheet))
    elif export == "annex-02":
        check_annex_02(figures, items(sheet))
    else:
        check_lagging(figures, table(sheet))


def test_annex_01_adds_up_to_289_of_817(read: Read) -> None:
    sheet = parse(read("annex-01")).worksheets[0]
    rows = table(sheet)
    total = rows[-1]
    assert total[1] == "Tổng cộng (108 đơn vị)"
    assert (total[3], total[5], total[6]) == (817, 289, 0.354)
    assert [row[0] for row in items(sheet)] == list(range(1, 109))
    groups = [row for row in rows if row[0] in ("I", "II", "III", "IV", "V", "VI")]
    assert [row[0] for row in groups] == ["I", "II", "III", "IV", "V", "VI"]
    for column in (2, 3, 4, 5, 7, 8, 9, 10, 11, 12):
        counted = [row[column] for row in items(sheet) if isinstance(row[column], int)]
        assert sum(row[column] for row in groups) == total[column] == sum(counted)


def test_the_totals_of_annex_01_are_those_of_the_whole(read: Read) -> None:
    figures = read("annex-01")
    own = figures.position.own
    total = table(parse(figures).worksheets[0])[-1]
    shares = figures.categories[own.organization.id]
    assert own.report is not None
    assert total[2:6] == (own.members, own.quota, own.months[4], own.admitted)
    assert total[7:11] == tuple(shares[code] for code in SHARES)
    assert total[11:13] == (own.report.forecast_this_month, own.report.forecast_next_month)


def test_annex_02_numbers_fifty_organisations_through(read: Read) -> None:
    sheet = parse(read("annex-02")).worksheets[0]
    assert [row[0] for row in items(sheet)] == list(range(1, 51))
    assert table(sheet)[-1][1] == "Tổng cộng (50 đơn vị)"


def test_annex_02_is_the_same_whatever_state_the_list_is_narrowed_to(read: Read) -> None:
    assert len(items(parse(read("annex-02", choice="behind")).worksheets[0])) == 50


def test_the_list_has_the_sections_of_the_screen(read: Read) -> None:
    figures = read("lagging")
    ranked = figures.ranked
    assert ranked is not None
    rows = table(parse(figures).worksheets[0])
    headings = [row[0] for row in rows if row[1] is None]
    assert headings == [
        "Chỉ tiêu nhỏ (1–3 người): xem số người, không xếp theo tỷ lệ",
        "Không còn nguồn: cần hỗ trợ tạo nguồn",
    ]
    assert [row[0] for row in rows if isinstance(row[0], int)] == list(range(1, len(ranked.ranked) + 1))
    assert sum(row[0] == NONE for row in rows) == len(ranked.small_quotas) + len(ranked.no_pool)


def test_a_quota_of_the_whole_that_is_not_the_sum_is_said(read: Read) -> None:
    figures = read("annex-01")
    position = figures.position
    other = replace(figures, position=replace(position, own=replace(position.own, quota=820)))
    sentence = "Chỉ tiêu giao cho toàn Đảng bộ là 820; tổng chỉ tiêu của các đơn vị là 817."
    assert sentence in texts(parse(other))
    assert not any("tổng chỉ tiêu của các đơn vị" in text for text in texts(parse(figures)))


def test_a_category_that_nobody_counts_is_unknown_and_not_zero(read: Read) -> None:
    figures = read("annex-01")
    without = replace(figures, counted=figures.counted - {"youth_union"}, categories={})
    assert {cells[8] for cells in items(parse(without).worksheets[0])} == {UNKNOWN}


def test_no_quota_and_no_report_are_told_apart(read: Read) -> None:
    figures = read("annex-01")
    cells = {row[1]: row for row in items(parse(figures).worksheets[0])}
    for row in figures.rows:
        line = cells[row.organization.name]
        assert (line[3] == NONE) == (row.state is State.NOT_ASSIGNED)
        assert (line[5] == UNKNOWN) == (row.admitted is None)
    assert any(line[5] == UNKNOWN for line in cells.values())


def test_one_organisation_shows_months_and_reports(read: Read) -> None:
    figures = read("organization", organization=UNIT)
    own = figures.position.own
    months, reports, _notes, _figures = parse(figures).worksheets
    lines = table(months)
    assert [line[1] for line in lines[:12]] == [or_unknown(amount) for amount in own.months]
    assert (lines[12][1], lines[12][4]) == (own.admitted, own.quota)
    assert [line[5:] for line in lines[:12]] == list(zip(*(year.months for year in own.history[-3:]), strict=True))
    assert [line[3] for line in items(reports)] == [report.admitted for report in figures.reports]
    assert items(reports)[0][2].date() == date(2024, 5, 31)
    assert months["A1"].value == "THÀNH ỦY THANH HÓA"


def test_one_organisation_shows_what_stands_below_it(read: Read) -> None:
    parent = next(unit.code for unit in direct_units() if cells_of(unit.code))
    figures = read("organization", organization=parent)
    sheet = parse(figures).worksheets[2]
    assert sheet.title == "Trực thuộc"
    assert [line[1] for line in items(sheet)] == [row.organization.name for row in figures.position.children]


IN_BOTH_LANGUAGES = [(name, language) for name in NAMES for language in ("vi", "en")]
FIRST_CHECKED = (("overview", "en"), ("annex-01", "vi"), ("organization", "vi"))
"""The position holds the parts of nearly all other papers."""


@pytest.mark.parametrize(
    ("export", "language"),
    [
        *FIRST_CHECKED,
        *(pytest.param(*one, marks=pytest.mark.exhaustive) for one in IN_BOTH_LANGUAGES if one not in FIRST_CHECKED),
    ],
)
def test_files_hold_values_and_print_on_a4(read: Read, export: str, language: str) -> None:
    figures = read(export, language=language, organization=UNIT)
    book = parse(figures)
    parts = document_of(figures).parts
    for number, sheet in enumerate(book.worksheets):
        for row in sheet.iter_rows() if number < len(parts) else ():  # definitions may say None in English
            for cell in row:
                if isinstance(cell.value, str):
                    said = cell.value.replace("None admitted", "")  # the English word of a state, not Python's None
                    assert not {"None", "nan", "NaN"} & set(said.replace("(", " ").split())
                    assert "{" not in cell.value
        figures_of_charts = sheet.title in ("Số liệu biểu đồ", "Chart figures")
        assert sheet.sheet_state == ("hidden" if figures_of_charts else "visible")
        if figures_of_charts:
            continue
        assert sheet.page_setup.paperSize == 9
        high = sheet.page_setup.fitToHeight
        assert sheet.page_setup.fitToWidth in (1, None)  # 1 is what it is without saying
        assert high == 0 or (high in (1, None) and sheet.title in ("Ghi chú", "Notes"))
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
        assert "&P" in sheet.oddFooter.center.text
    for sheet, part in zip(book.worksheets, parts, strict=False):
        assert sheet.page_setup.orientation == ("landscape" if part.landscape else "portrait")
        if len(part.tables) == 1 and not part.charts:
            head = int(sheet.print_title_rows.split(":")[-1].strip("$"))
            assert sheet.freeze_panes.endswith(str(head + 1))
    symbol = "Số …… - BC/……" if export == "report" else "Số …… - ……/……"
    assert symbol in texts(book) or language == "en"


def test_percents_and_counts_are_numbers_with_formats(read: Read) -> None:
    sheet = parse(read("annex-01")).worksheets[0]
    row = next(row for row in sheet.iter_rows() if row[0].value == 1)
    assert isinstance(row[6].value, float)
    assert row[6].number_format == "0.0%"
    assert row[2].number_format == "#,##0"


@pytest.mark.parametrize("name", ["=1+1", "+84", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "\x01a\x0bb", "<script>"])
@pytest.mark.parametrize("export", LISTS)
def test_names_stay_text(read: Read, export: str, name: str) -> None:
    figures = read(export)
    position = figures.position
    children = tuple(replace(row, organization=replace(row.organization, name=name)) for row in position.children)
    named = replace(figures, position=replace(position, children=children))
    cells = [
        cell
        for sheet in parse(named).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == name.replace("\x01", "").replace("\x0b", "")
    ]
    assert len(cells) >= 50
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells) == (name[0] in "=+-@")


def test_the_foot_tells_where_the_paper_came_from(read: Read) -> None:
    figures = read("annex-01", clusters=("ward",), search="giang")
    line = (
        "Xuất lúc 20/06/2024 12:00 · Phạm vi: Thành ủy Thanh Hóa, năm 2024 · Bộ lọc: khối: Phường; tên có “giang”"
        " · Số liệu tính đến ngày 31/05/2024"
        f" · Phiên bản dữ liệu {figures.position.data_version} · Số liệu minh họa"
    )
    assert texts(parse(figures)).count(line) == 2


def test_real_figures_are_not_called_samples(read: Read) -> None:
    figures = read("annex-02")
    root = replace(figures.position.jurisdiction, illustrative=False)
    real = replace(figures, position=replace(figures.position, jurisdiction=root))
    assert not any("minh họa" in text for text in texts(parse(real)) if "Thông báo" not in text)


def test_the_notes_tell_who_is_missing_and_which_documents_count(read: Read) -> None:
    figures = read("annex-01")
    book = parse(figures)
    notes = dict(row for row in book["Ghi chú"].iter_rows(values_only=True) if row[0] and row[1])
    assert notes["Báo cáo"] == "106/108 đảng bộ, chi bộ đã báo cáo"
    assert len(notes["Đơn vị thiếu báo cáo kỳ này"].split("; ")) == 2
    assert "Kế hoạch số 201-KH/TU ngày 22/01/2024" in notes["Văn bản giao chỉ tiêu"]
    assert "Người có đạo" in notes["Cột không đưa vào"]
    assert {"Mức cần đạt", "Chậm tiến độ", "Chưa kết nạp được"} <= set(notes)


@pytest.mark.parametrize("order", ["plan", "name", "percent", "missing", "last"])
@pytest.mark.parametrize("grouping", ["", pytest.param("leader", marks=pytest.mark.exhaustive)])
def test_the_list_of_all_holds_the_rows_of_the_screen_in_its_order(read: Read, order: str, grouping: str) -> None:
    figures = read("progress", level="cell", order=order, grouping=grouping, clusters=("agency",))
    assert figures.listed is not None
    sections = sections_of(figures.listed.children, order, grouping)
    shown = [row for section in sections for row in section.rows]
    lines = items(parse(figures).worksheets[0])
    assert [line[1] for line in lines] == [row.organization.name for row in shown]
    assert [line[4] for line in lines] == [or_unknown(row.admitted) for row in shown]
    assert {line[-1] for line in lines} == {"–", "BV Đa khoa Hồng Phúc", "TT Y tế"}  # who stands above
    assert len(lines) == len(figures.rows) == 23


def test_the_list_of_all_says_its_level_and_whose_figures_it_holds(read: Read) -> None:
    figures = read("progress", figures="own", level="direct")
    assert len(items(parse(figures).worksheets[0])) == 105  # three committees are reported for by their cells
    assert "chỉ đơn vị tự báo cáo" in " ".join(texts(parse(figures)))
    cells = " ".join(texts(parse(read("progress", level="cell"))))
    assert "cấp: chi bộ" in cells
    assert "Các đơn vị này kết nạp 32 trong 289 người".replace("289 người", f"289{NO_BREAK}người") in cells


def test_file_names_have_no_marks_and_sort(read: Read) -> None:
    assert file_stem(read("annex-01")) == "KetNap_PL01_ThanhHoa_2024-05-31"
    assert file_stem(read("annex-02")) == "KetNap_PL02_ThanhHoa_2024-05-31"
    assert file_stem(read("lagging", language="en")) == "KetNap_ChamTienDo_ThanhHoa_2024-05-31"
    assert file_stem(read("organization", organization=UNIT)) == f"KetNap_DonVi_{UNIT}_2024-05-31"


def test_lists_show_the_whole_even_when_the_address_names_an_organisation(read: Read) -> None:
    assert len(read("annex-01", organization=UNIT).rows) == 108


@pytest.mark.parametrize(("number", "text"), [(1, "I"), (4, "IV"), (6, "VI"), (9, "IX"), (14, "XIV"), (40, "XL")])
def test_roman_numerals(number: int, text: str) -> None:
    assert roman(number) == text


def test_lines_needed_breaks_words_and_counts_line_ends() -> None:
    assert [lines_needed(text, 10) for text in ("", "một hai", "một hai ba bốn", "a\nb", "x" * 25)] == [1, 1, 2, 2, 3]


def test_a_filtered_choice_narrows_annex_01(read: Read) -> None:
    figures = read("annex-01", choice="met")
    assert figures.filters == Filters(choice="met")
    assert {row.state for row in figures.rows} == {State.MET}
