"""Targets, member bases, plans, documents, curves, successions and registers by list."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from dashboard.i18n.language import language
from dashboard.imports.words import message_text
from data_access.ingest.lists.sheets import recognise_list
from data_access.ingest.lists.units import read_units
from data_access.ingest.preview import Outcome
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.queries.get_admissions_by_month import get_admissions_by_month
from data_access.queries.get_members import get_members
from data_access.queries.get_pace_curves import get_pace_curves
from data_access.queries.get_plans import get_plans
from data_access.queries.get_targets import get_targets
from data_access.schema import document, succession
from data_access.scope import Scope
from tests.data_access.lists.making import WHEN, book, codes, looked_at, new_town, sheet, taken
from tests.data_access.tree import undone

REGISTRY = "code | name | parent_code\nA | Đảng bộ A |\nA1 | Chi bộ A1 | A\nB | Chi bộ B |"
LATER = WHEN + timedelta(days=1)
JUNE = date(2026, 6, 30)


@pytest.fixture
def town(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        yield connection, root


@pytest.mark.parametrize("share", ["25", "25%", "0.25", "0,25", "25,0%"])
def test_a_share_is_a_quarter_however_it_is_written(town, share):
    connection, root = town
    text = f"category | first_year | last_year | shape | low\nstudent | 2026 | 2030 | minimum_share | {share}"
    taken(connection, root, text)
    row = next(get_targets(connection, Scope(root, JUNE)).itertuples())
    assert (row.category_code, row.shape, Decimal(row.low), row.denominator) == (
        "student",
        "minimum_share",
        Decimal("0.25"),
        "admitted",
    )
    again = looked_at(connection, root, text)
    assert again.outcome(confirmed=False) is Outcome.UNCHANGED


def test_targets_come_with_their_document_and_in_vietnamese(town):
    connection, root = town
    text = """
    Nhóm người | Từ năm | Đến năm | Dạng mục tiêu | Mức thấp nhất | Mức cao nhất | Văn bản
    Người có đạo | 2026 | 2030 | Khoảng số người | 35 | 40 | Kết luận số 10-KL/TU ngày 10/11/2025
    """
    preview = taken(connection, root, text)
    row = next(get_targets(connection, Scope(root, JUNE)).itertuples())
    assert preview.kind == "targets"
    assert (row.category_code, row.shape, row.low, row.high) == ("religious", "count_band", 35, 40)
    assert (row.document_kind, row.document_number, row.document_issued_on) == (
        "Kết luận",
        "10-KL/TU",
        date(2025, 11, 10),
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("all | 2026 | 2030 | vừa vừa | 3% | |", "target-unknown-shape"),
        ("all | 2026 | 2030 | minimum_rate | 3% | | trời", "target-unknown-denominator"),
        ("all | 2026 | 2030 | minimum_rate | 3% | | none", "target-denominator"),
        ("all | 2030 | 2026 | minimum_rate | 3% | |", "target-years"),
        ("all | 2026 | 2030 | rate_band | 4% | 3% |", "target-low-above-high"),
        ("all | 2026 | 2030 | rate_band | 4% | |", "target-band-without-high"),
        ("all | 2026 | 2030 | minimum_rate | 1 | |", "target-one"),
        ("all | 2026 | 2030 | rate_band | 0.5 | 3 |", "target-mixed"),
        ("all | 2026 | 2030 | minimum_rate | -3 | |", "list-bad-share"),
        ("all | 2026 | 2030 | minimum_rate | 300 | |", "list-bad-share"),
    ],
)
def test_targets_that_cannot_be_right_are_refused(town, row, code):
    connection, root = town
    text = f"category | first_year | last_year | shape | low | high | denominator\n{row}"
    preview = looked_at(connection, root, text)
    assert codes(preview) == [code]
    assert preview.record is None


def test_member_bases_are_read_and_their_corrections_asked(town):
    connection, root = town
    taken(connection, root, "code | year | members\ntown | 2025 | 1.020\nA | 2025 | 700")
    preview = taken(connection, root, "code | year | members\nA | 2025 | 710\ntown | 2025 | 1020", moment=LATER)
    found = get_members(connection, Scope(root, JUNE), 2025)
    assert codes(preview) == ["list-changed"]
    assert sorted(found["members"]) == [710, 1020]


def test_plans_are_due_on_25_january_unless_said(town):
    connection, root = town
    preview = taken(connection, root, "code | year | received_on\nA | 2026 | 20/01/2026\nB | 2026 |")
    found = sorted(get_plans(connection, Scope(root, JUNE), 2026).itertuples(index=False, name=None))
    assert preview.rows == 2
    assert [row[1:] for row in found] == [(date(2026, 1, 25), date(2026, 1, 20)), (date(2026, 1, 25), None)]
    later = looked_at(connection, root, "code | year | received_on\nB | 2026 | 11/06/2026")
    assert codes(later) == ["list-day-to-come"]


def test_documents_are_kept_for_other_lists_to_name(town):
    connection, root = town
    documents = """
    number | kind | issuer | issued_on | title
    201-KH/TU | Kế hoạch | Ban Thường vụ | 22/01/2026 | Phát triển đảng viên năm 2026
    """
    taken(connection, root, documents)
    taken(connection, root, "code | year | amount | document\nA | 2026 | 5 | Kế hoạch 201-KH/TU", moment=LATER)
    assert looked_at(connection, root, documents).outcome(confirmed=False) is Outcome.UNCHANGED
    rows = connection.execute(select(document)).all()
    assert [(row.number, row.issuer) for row in rows] == [("201-KH/TU", "Ban Thường vụ")]


def test_a_curve_in_percent_takes_the_place_of_the_former(town):
    connection, root = town
    first = "\n".join(f"Đường A | {month} | {share}" for month, share in enumerate(range(12), 1))
    assert codes(looked_at(connection, root, f"name | month | share\n{first}")) == ["pace-does-not-end"]
    shares = (5, 10, 17, 23, 32, 40, 48, 56, 65, 74, 87, 100)
    rows = "\n".join(f"Đường A | {month} | {share}" for month, share in enumerate(shares, 1))
    taken(connection, root, f"name | month | share\n{rows}")
    assert looked_at(connection, root, f"name | month | share\n{rows}").outcome(confirmed=False) is Outcome.UNCHANGED
    rows = rows.replace("Đường A", "Đường B")
    preview = taken(connection, root, f"name | month | share\n{rows}", moment=LATER)
    found = get_pace_curves(connection, Scope(root, JUNE))
    assert codes(preview) == ["list-changed"]
    assert set(found["name"]) == {"Đường B"}
    assert [float(share) * 100 for share in found["share"]] == pytest.approx(shares)


@pytest.mark.parametrize(
    ("said", "told"), [("", "successions"), ("organizations", "successions"), ("quotas", "quotas")]
)
def test_successions_belong_to_the_registry(said, told):
    file = book({"S": sheet("predecessor | successor | effective_on | extent\nD1 | D2 | 01/07/2025 | full")})
    assert recognise_list(file, said) == told


def test_whoever_is_taken_in_whole_ends_the_day_before(town):
    connection, root = town
    registry = "code | name | valid_from\nC | Đảng bộ C | 01/03/2026"
    text = "predecessor | successor | effective_on | extent\nA | C | 01/03/2026 |\nB | C | 01/03/2026 | một phần"
    preview = taken(connection, root, registry, text, moment=LATER)
    units = {unit.code: unit.valid_to for unit in read_units(connection, root).all()}
    extents = sorted(connection.execute(select(succession.c.extent)).scalars())
    assert preview.kind == "organizations"
    assert codes(preview) == ["organization-ends"]
    assert units == {"town": None, "A": date(2026, 2, 28), "A1": date(2026, 2, 28), "B": None, "C": None}
    assert extents == ["full", "partial"]
    after = looked_at(connection, root, "code | year | amount | effective_on\nA | 2027 | 5 |")
    assert codes(after) == ["list-does-not-stand"]


def test_a_register_counts_by_day(town):
    connection, root = town
    text = "date | code | all | student | religious\n03/02/2026 | A1 | 3 | 1 |\n19/05/2026 | A1 | 2 | 0 | -"
    preview = taken(connection, root, text)
    months = get_admissions_by_month(connection, Scope(root, JUNE), (2026, 2026))
    whole = {int(row.month): int(row.admitted) for row in months.itertuples() if row.organization_id == root}
    assert (preview.kind, preview.messages, whole) == ("register", (), {2: 3, 5: 2})
    assert looked_at(connection, root, text).outcome(confirmed=False) is Outcome.UNCHANGED
    assert codes(looked_at(connection, root, "date | code | all\n03/02/2026 | A1 | 4")) == ["list-changed"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("03/02/2026 | A1 | 3 | 4", "register-part-above-all"),
        ("03/02/2026 | A1 | | 1", "list-empty-cell"),
        ("11/06/2026 | A1 | 3 | 1", "list-day-to-come"),
        ("03/02/2026 | A1 | 3 | 1\n03/02/2026 | A1 | 1 | 0", "register-twice"),
        ("03/02/2026 | A1 | 3 | 1\n04/02/2026 | A | 1 | 0", "register-two-levels"),
        ("03/02/2026 | A | 3 | 1\n04/02/2026 | A1 | 1 | 0", "register-two-levels"),
    ],
)
def test_a_register_that_cannot_be_right_is_refused(town, row, code):
    connection, root = town
    assert codes(looked_at(connection, root, f"date | code | all | student\n{row}")) == [code]


def test_nobody_is_counted_by_register_and_by_monthly_report(town):
    connection, root = town
    committee = read_units(connection, root).newest("A")
    assert committee is not None
    assert committee.id is not None
    sent = MonthlyReport(committee.id, date(2026, 3, 31), date(2026, 4, 5), WHEN, {"all": 2})
    record_reports(connection, [sent], WHEN)
    below = looked_at(connection, root, "date | code | all\n03/02/2026 | A1 | 3")
    beside = looked_at(connection, root, "date | code | all\n03/02/2026 | B | 3")
    year_before = looked_at(connection, root, "date | code | all\n03/02/2025 | A1 | 3")
    assert (codes(below), codes(beside), codes(year_before)) == (["register-beside-reports"], [], [])
    itself = looked_at(connection, root, "date | code | all\n03/02/2026 | A | 3")
    assert codes(itself) == ["register-and-reports"]
    assert message_text(language("vi"), itself.messages[0]).count(committee.name) == 1
