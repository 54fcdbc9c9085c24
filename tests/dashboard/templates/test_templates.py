"""Templates: what they hold, what they let one type, and that they come back without a question."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from dashboard.exports.templates.explanations import LIST_COLUMNS, REPORT_COLUMNS, TITLES
from dashboard.exports.templates.making import make_form, without_marks
from dashboard.exports.templates.writing import write_form
from dashboard.i18n.language import language
from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.take import take
from data_access.ingest.lists.columns import COUNTED, FORMS
from data_access.ingest.preview import KINDS, Asked, Outcome
from data_access.ingest.report_form import HEADINGS
from data_access.queries.get_admissions_by_month import get_admissions_by_month
from data_access.scope import Scope
from tests.data_access.lists.making import FIRST_DAY, new_town, taken

TODAY = date(2026, 7, 3)
JUNE = date(2026, 6, 1)
REGISTRY = """
code | name | parent_code | cluster
A    | Đảng bộ phường Hạc |   | ward
A1   | Chi bộ 1 | A |
B    | Chi bộ Trường Lê |    | Ven biển
C    | Đảng bộ xã Đông |     |
"""
QUOTAS = "code | year | amount\ntown | 2026 | 50\nA | 2026 | 40\nB | 2026 | 10\nC | 2026 |"


@pytest.fixture
def town(engine):
    with write_transaction(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY, QUOTAS)
    return root


def made(engine, root, kind, code="vi"):
    """Return the workbook of a template as it is written."""
    words = language(code)
    with read_transaction(engine) as connection:
        form, _ = make_form(connection, words, kind, root, JUNE)
    return load_workbook(BytesIO(write_form(form, words)))


def imported(engine, root, book, kind=""):
    stream = BytesIO()
    book.save(stream)
    return take(engine, stream.getvalue(), "mau.xlsx", Asked(root, TODAY, kind), "Văn phòng")


def heading_row(sheet, heading="Mã đơn vị"):
    """Return the number of the heading row, and the columns by heading."""
    for row in sheet.iter_rows():
        if any(cell.value == heading for cell in row):
            return row[0].row, {cell.value: cell.column for cell in row}
    raise AssertionError(heading)


def test_a_filled_report_comes_back_without_a_question(engine, town):
    book = made(engine, town, "report")
    sheet = book.worksheets[0]
    head, columns = heading_row(sheet)
    counts = {"A": (12, 3, "-"), "B": (2, 0, 0), "C": (0, 0, 0)}
    for row in range(head + 1, sheet.max_row + 1):
        admitted, pupils, believers = counts[sheet.cell(row, columns["Mã đơn vị"]).value]
        sheet.cell(row, columns["Đã kết nạp từ đầu năm (lũy kế)"]).value = admitted
        sheet.cell(row, columns["Học sinh"]).value = pupils
        sheet.cell(row, columns["Người có đạo"]).value = believers
    result = imported(engine, town, book)
    with read_transaction(engine) as connection:
        months = get_admissions_by_month(connection, Scope(town, date(2026, 6, 30)), (2026, 2026))
    assert (result.outcome, [message.code for message in result.messages if message.severity != "note"]) == (
        Outcome.IMPORTED,
        [],
    )
    assert result.preview.months[JUNE].totals["admitted"] == 14
    assert result.preview.months[JUNE].totals["religious"] == 0
    assert {int(row.month): int(row.admitted) for row in months.itertuples() if row.organization_id == town} == {6: 14}


def test_a_report_names_its_organisations_and_their_quotas(engine, town):
    sheet = made(engine, town, "report").worksheets[0]
    head, columns = heading_row(sheet)
    rows = [
        tuple(sheet.cell(row, columns[name]).value for name in ("STT", "Mã đơn vị", "Tên đơn vị", "Chỉ tiêu năm 2026"))
        for row in range(head + 1, sheet.max_row + 1)
    ]
    assert rows == [
        (1, "A", "Đảng bộ phường Hạc", 40),
        (2, "B", "Chi bộ Trường Lê", 10),
        (3, "C", "Đảng bộ xã Đông", None),
    ]
    assert sheet.title == "Tháng 06.2026"
    assert sheet["A1"].value == "BÁO CÁO KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG 6 NĂM 2026"


def test_headings_are_protected_and_cells_take_whole_numbers_only(engine, town):
    sheet = made(engine, town, "report").worksheets[0]
    head, columns = heading_row(sheet)
    admitted = sheet.cell(head + 1, columns["Đã kết nạp từ đầu năm (lũy kế)"])
    rules = {str(rule.sqref): (rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation}
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert all(sheet.cell(head, column).protection.locked for column in columns.values())
    assert sheet.cell(head + 1, columns["Mã đơn vị"]).protection.locked
    assert not admitted.protection.locked
    assert rules[f"{admitted.column_letter}{head + 1}:{admitted.column_letter}{head + 3}"] == ("whole", "0")
    assert sheet.freeze_panes == f"D{head + 1}"


@pytest.mark.parametrize("code", ["vi", pytest.param("en", marks=pytest.mark.exhaustive)])
def test_a_list_that_comes_back_as_it_went_changes_nothing(engine, town, code):
    for kind in (form.kind for form in FORMS):
        result = imported(engine, town, made(engine, town, kind, code))
        assert (result.outcome, result.preview.kind) == (Outcome.UNCHANGED, kind)
        assert {message.severity for message in result.messages} <= {"note"}


def test_an_empty_report_says_that_it_is_empty_and_imports_nothing(engine, town):
    result = imported(engine, town, made(engine, town, "report"))
    assert result.outcome in (Outcome.UNCHANGED, Outcome.REFUSED)
    assert result.preview.changes == ()
    assert [message.code for message in result.messages] == ["no-figures"]


def test_a_filled_list_of_members_comes_back_without_a_question(engine, town):
    book = made(engine, town, "members")
    sheet = book.worksheets[0]
    head, columns = heading_row(sheet)
    for row, members in zip(range(head + 1, head + 5), (1_200, 700, 60, 400), strict=True):
        sheet.cell(row, columns["Số đảng viên cuối năm"]).value = members
    result = imported(engine, town, book)
    assert (result.outcome, result.messages) == (Outcome.IMPORTED, ())
    assert [(change.code, change.period, change.after) for change in result.preview.changes] == [
        ("town", "2025", 1_200),
        ("A", "2025", 700),
        ("B", "2025", 60),
        ("C", "2025", 400),
    ]


def test_quotas_of_the_next_year_are_filled_in_and_come_back(engine, town):
    with read_transaction(engine) as connection:
        form, name = make_form(connection, language("vi"), "quotas", town, date(2027, 1, 1))
    book = load_workbook(BytesIO(write_form(form, language("vi"))))
    sheet = book.worksheets[0]
    head, columns = heading_row(sheet)
    for row, amount in zip(range(head + 1, head + 5), (60, 45, 15, None), strict=True):
        sheet.cell(row, columns["Chỉ tiêu"]).value = amount
    result = imported(engine, town, book)
    assert name == "Mau_ChiTieu_Town_2027.xlsx"
    assert (result.outcome, result.messages) == (Outcome.IMPORTED, ())
    assert result.preview.rows == 4


def test_a_new_town_is_set_up_from_templates_alone(engine):
    with write_transaction(engine) as connection:
        root = new_town(connection, "moi")
    book = made(engine, root, "organizations")
    sheet = book.worksheets[0]
    head, columns = heading_row(sheet)
    for offset, (code, name, kind) in enumerate((("X", "Đảng bộ X", None), ("Y", "Chi bộ Y", "Chi bộ cơ sở")), 1):
        sheet.cell(head + offset, columns["Mã đơn vị"]).value = code
        sheet.cell(head + offset, columns["Tên đơn vị"]).value = name
        sheet.cell(head + offset, columns["Loại hình"]).value = kind
        sheet.cell(head + offset, columns["Thành lập ngày"]).value = FIRST_DAY
    result = imported(engine, root, book)
    assert (result.outcome, result.messages, result.preview.rows) == (Outcome.IMPORTED, (), 2)


def test_every_column_and_kind_is_explained():
    said = {f"{form.kind}.{column.field}" for form in FORMS for column in form.columns if column.field not in COUNTED}
    assert {name for name in said if name not in LIST_COLUMNS and name.partition(".")[2] not in LIST_COLUMNS} == set()
    assert set(TITLES) == {form.kind for form in FORMS} == set(KINDS) - {"report"}
    assert set(REPORT_COLUMNS) == set(HEADINGS)


def test_choices_stand_in_a_list_of_their_own(engine, town):
    book = made(engine, town, "quotas")
    rule = next(rule for rule in book.worksheets[0].data_validations.dataValidation if rule.type == "list")
    words = [row[0].value for row in book["Danh mục"].iter_rows(min_row=2)]
    assert "Danh mục" in rule.formula1
    assert words[0] == "Tất cả"


@pytest.mark.parametrize(
    ("code", "name"), [("thanh-hoa", "ThanhHoa"), ("Đảng-bộ-01", "DangBo01"), ("DB 03", "DB03"), ("–", "DangBo")]
)
def test_names_of_files_have_no_marks(code, name):
    assert without_marks(code) == name
