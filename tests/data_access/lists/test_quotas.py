"""Quotas by list: assigned, not assigned, revised, contradicted."""

from datetime import date, timedelta

import pytest

from data_access.ingest.lists.units import read_units
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Outcome
from data_access.queries.get_quotas import get_quotas
from data_access.scope import Scope
from tests.data_access.lists.making import WHEN, codes, looked_at, new_town, taken
from tests.data_access.tree import undone

REGISTRY = "code | name\nA | Đảng bộ A\nB | Chi bộ B"
QUOTAS = """
code | year | amount | document
town | 2026 | 45     | 12-KH/TU
A    | 2026 | 40     | 12-KH/TU
B    | 2026 |        |
"""


def quotas_on(connection, root, day):
    frame = get_quotas(connection, Scope(root, day), (2026, 2026))
    names = {unit.id: unit.code for unit in read_units(connection, root).all()}
    return {
        names[row.organization_id]: (None if row.amount != row.amount else row.amount, row.effective_on)
        for row in frame.itertuples()
    }


def test_quotas_of_new_organisations_come_with_them_in_one_book(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        preview = taken(connection, root, QUOTAS, REGISTRY)
        found = quotas_on(connection, root, date(2026, 6, 30))
    assert preview.kind == "organizations"
    assert preview.rows == 5
    assert codes(preview) == ["quota-sum"]
    assert preview.outcome(confirmed=False) is Outcome.IMPORTED
    assert found == {day: (amount, date(2026, 1, 1)) for day, amount in (("town", 45), ("A", 40), ("B", None))}


def test_the_document_of_a_quota_is_made_once_and_found_again(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY, QUOTAS)
        again = looked_at(connection, root, QUOTAS)
        frame = get_quotas(connection, Scope(root, date(2026, 6, 30)), (2026, 2026))
    assert again.outcome(confirmed=False) is Outcome.UNCHANGED
    assert sorted(set(frame["document_number"].dropna())) == ["12-KH/TU"]
    assert set(frame["document_kind"].dropna()) == {"Kế hoạch"}


def test_a_later_day_makes_a_revision_beside_the_former_amount(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY, QUOTAS)
        revision = "code | year | amount | effective_on\nA | 2026 | 48 | 2026-05-01"
        preview = taken(connection, root, revision, moment=WHEN + timedelta(days=1))
        before, after = (quotas_on(connection, root, date(2026, month, 30))["A"] for month in (4, 6))
    assert [(message.code, message.severity, message.cell) for message in preview.messages] == [
        ("quota-revised", Severity.QUESTION, "C2")
    ]
    assert preview.messages[0].values["before"] == 40
    assert (before, after) == ((40, date(2026, 1, 1)), (48, date(2026, 5, 1)))


def test_another_amount_without_a_day_corrects_and_is_asked(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY, QUOTAS)
        preview = taken(connection, root, "code | year | amount\nA | 2026 | 41", moment=WHEN + timedelta(days=1))
        found = quotas_on(connection, root, date(2026, 6, 30))["A"]
    assert codes(preview) == ["quota-changed"]
    assert found == (41, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ("Z | 2026 | | 5 |", "list-unknown-code", "A2"),
        ("A | 26 | | 5 |", "list-bad-year", "B2"),
        ("A | 2226 | | 5 |", "list-bad-year", "B2"),
        ("A | 2026 | cán bộ | 5 |", "list-unknown-category", "C2"),
        ("A | 2026 | | -5 |", "list-bad-count", "D2"),
        ("A | 2026 | | 4.5 |", "list-bad-count", "D2"),
        ("A | 2026 | | năm |", "list-bad-count", "D2"),
        ("A | 1980 | | 5 |", "list-does-not-stand", "A2"),
        ("A | 2026 | | 5 | 01/02/2027", "quota-day-outside", "E2"),
        ("A | 2026 | | 5 |\nA | 2026 | all | 6 |", "quota-twice", "D3"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_cell(engine, row, code, cell):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        preview = looked_at(connection, root, f"code | year | category | amount | effective_on\n{row}")
    refusals = [message for message in preview.messages if message.severity is Severity.REFUSAL]
    assert [(message.code, message.cell) for message in refusals] == [(code, cell)]
    assert preview.record is None


def test_the_same_fault_in_many_rows_is_said_once(engine):
    rows = "\n".join(f"Z{n} | 2026 | 1" for n in range(60))
    with undone(engine) as connection:
        preview = looked_at(connection, new_town(connection), f"code | year | amount\n{rows}")
    assert codes(preview) == ["list-unknown-code"]
    assert len(preview.messages[0].also) == 59


def test_a_year_without_a_quota_of_the_whole_is_told(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        preview = looked_at(connection, root, "code | year | amount\nA | 2026 | 40\nB | 2026 | 5")
    assert [(message.code, message.values["parts"]) for message in preview.messages] == [("quota-root-missing", 45)]


def test_a_form_that_nobody_filled_in_says_nothing(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        preview = looked_at(
            connection, root, "code | name | year | amount\nA | Đảng bộ A | 2026 |\nB | Chi bộ B | 2026 |"
        )
    assert codes(preview) == ["list-rows-not-filled", "list-without-rows"]
    assert preview.outcome(confirmed=False) is Outcome.UNCHANGED
