"""The registry: from nothing to a tree, and what changes one."""

from datetime import date, timedelta
from time import perf_counter

import pytest
from sqlalchemy import func, select

from data_access.ingest.lists.units import read_units
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Outcome
from data_access.queries.get_organizations import get_organizations
from data_access.schema import organization, organization_closure, succession
from data_access.scope import Scope
from tests.data_access.lists.making import FIRST_DAY, WHEN, codes, looked_at, new_town, taken
from tests.data_access.tree import undone

DAYS = (date(2026, 6, 30), date(2026, 7, 1))
REGISTRY = """
code  | name                   | parent_code | cluster
DB011 | Chi bộ thôn 1          | DB01        |
DB01  | Đảng bộ phường Hạc     |             | Phường
DB02  | Chi bộ Trường Lê       | town        | Khối trường học
DB03  | Đảng bộ xã Đông        |             | Khối ven biển
"""


def test_a_registry_makes_a_tree_whatever_the_order_of_its_rows(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        preview = taken(connection, root, REGISTRY)
        units = read_units(connection, root)
        found = {unit.code: (unit.parent, unit.kind, unit.cluster, unit.valid_from) for unit in units.all()}
    assert preview.kind == "organizations"
    assert preview.messages == ()
    assert preview.outcome(confirmed=False) is Outcome.IMPORTED
    assert found == {
        "town": ("", "city_committee", None, FIRST_DAY),
        "DB01": ("town", "base_committee", "ward", FIRST_DAY),
        "DB011": ("DB01", "cell", None, FIRST_DAY),
        "DB02": ("town", "base_cell", "school", FIRST_DAY),
        "DB03": ("town", "base_committee", "Khối ven biển", FIRST_DAY),
    }


def test_the_same_registry_again_changes_nothing(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        again = looked_at(connection, root, REGISTRY)
    assert (again.outcome(confirmed=False), again.changes, again.messages) == (Outcome.UNCHANGED, (), ())


def test_everybody_below_is_below_all_above(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        cell = read_units(connection, root).newest("DB011")
        assert cell is not None
        above = connection.execute(
            select(organization.c.code, organization_closure.c.depth)
            .join(organization, organization.c.id == organization_closure.c.ancestor_id)
            .where(organization_closure.c.descendant_id == cell.id)
            .order_by(organization_closure.c.depth)
        ).all()
    assert [tuple(row) for row in above] == [("DB011", 0), ("DB01", 1), ("town", 2)]


def test_a_renaming_is_asked_and_the_former_name_kept(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        preview = taken(connection, root, "code | name\nDB03 | Đảng bộ xã Đông Sơn", moment=WHEN + timedelta(days=1))
        unit = read_units(connection, root).newest("DB03")
    assert unit is not None
    assert preview.outcome(confirmed=False) is Outcome.NEEDS_CONFIRMATION
    assert codes(preview) == ["organization-renamed"]
    assert (unit.name, unit.other_names, unit.cluster) == ("Đảng bộ xã Đông Sơn", "Đảng bộ xã Đông", "Khối ven biển")


def test_a_renaming_from_a_day_on_leaves_the_days_before_their_name(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        text = "code | name | effective_on\nDB03 | Đảng bộ xã Đông Sơn | 01/07/2026"
        preview = taken(connection, root, text, moment=WHEN + timedelta(days=1))
        again = looked_at(connection, root, text)
        called = {day: names_on(connection, root, day, None) for day in DAYS}
        before = names_on(connection, root, DAYS[1], WHEN)
    assert codes(preview) == ["organization-renamed-on"]
    assert again.outcome(confirmed=False) is Outcome.UNCHANGED
    assert called[DAYS[0]]["DB03"] == ("Đảng bộ xã Đông", "Đảng bộ xã Đông")
    assert called[DAYS[1]]["DB03"] == ("Đảng bộ xã Đông Sơn", "Đảng bộ xã Đông Sơn")
    assert before["DB03"][0] == "Đảng bộ xã Đông"
    assert called[DAYS[0]]["DB01"] == called[DAYS[1]]["DB01"]


def test_two_renamings_leave_three_names(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        for n, (name, day) in enumerate((("Hai", "01/07/2026"), ("Ba", "01/09/2026"), ("Bốn", "01/08/2026")), 1):
            text = f"code | name | effective_on\nDB03 | Đảng bộ xã {name} | {day}"
            taken(connection, root, text, moment=WHEN + timedelta(days=n))
        called = [names_on(connection, root, date(2026, month, 1), None)["DB03"][0] for month in (6, 7, 8, 9)]
        planned = names_on(connection, root, date(2026, 9, 1), WHEN + timedelta(days=2))["DB03"][0]
    assert called == ["Đảng bộ xã Đông", "Đảng bộ xã Hai", "Đảng bộ xã Bốn", "Đảng bộ xã Bốn"]
    assert planned == "Đảng bộ xã Ba"


def test_a_name_that_somebody_else_has_is_asked_about(engine):
    again = """
    code  | name                    | parent_code | valid_from | valid_to
    DB04  | Đảng bộ phường  HẠC     |             |            |
    DB012 | Chi bộ thôn 1           | DB02        |            |
    DB05  | Chi bộ Sông Lam         |             |            | 2026-05-31
    DB06  | Chi bộ Sông Lam         |             | 2026-06-01 |
    """
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        preview = looked_at(connection, root, again)
    (asked,) = preview.messages  # neither below another parent nor one after the other
    assert (asked.severity, asked.code, asked.cell) == (Severity.QUESTION, "organization-same-name", "B2")
    assert asked.values == {"found": "Đảng bộ phường HẠC", "other": "DB01"}


def test_whoever_moves_and_is_renamed_has_the_new_name_in_the_new_place_only(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        text = "code | name | parent_code | effective_on\nDB011 | Chi bộ thôn Một | DB03 | 01/03/2026"
        preview = taken(connection, root, text, moment=WHEN + timedelta(days=1))
        places = read_units(connection, root).places("DB011")
    assert codes(preview) == ["organization-renamed-on", "organization-moves"]
    assert [(place.parent, place.name) for place in places] == [("DB01", "Chi bộ thôn 1"), ("DB03", "Chi bộ thôn Một")]


def test_a_name_holds_from_a_day_on_which_its_organisation_stands(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        text = "code | name | effective_on\nDB03 | Đảng bộ xã Đông Sơn | 30/04/1990"
        preview = looked_at(connection, root, text)
    assert codes(preview) == ["organization-renamed-on", "organization-name-day"]
    assert preview.record is None


def names_on(connection, root, day, known_at):
    """Return name and short name of the direct organisations on a day by code."""
    rows = get_organizations(connection, Scope(root, day, known_at)).itertuples()
    return {row.code: (row.name, row.short_name) for row in rows}


def test_another_parent_is_a_move_and_needs_its_day(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        without = looked_at(connection, root, "code | name | parent_code\nDB011 | Chi bộ thôn 1 | DB03")
        text = "code | name | parent_code | effective_on\nDB011 | Chi bộ thôn 1 | DB03 | 01/03/2026"
        preview = taken(connection, root, text, moment=WHEN + timedelta(days=1))
        places = read_units(connection, root).places("DB011")
        follows = connection.execute(select(func.count()).select_from(succession)).scalar()
    assert codes(without) == ["organization-move-without-day"]
    assert without.record is None
    assert codes(preview) == ["organization-moves"]
    assert [(place.parent, place.valid_from, place.valid_to) for place in places] == [
        ("DB01", FIRST_DAY, date(2026, 2, 28)),
        ("DB03", date(2026, 3, 1), None),
    ]
    assert follows == 1


def test_an_end_is_asked_and_takes_those_below_along(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY)
        text = "code | name | valid_to\nDB01 | Đảng bộ phường Hạc | 30/04/2026"
        preview = taken(connection, root, text, moment=WHEN + timedelta(days=1))
        ends = {unit.code: unit.valid_to for unit in read_units(connection, root).all() if unit.valid_to}
    assert codes(preview) == ["organization-ends"]
    assert ends == {"DB01": date(2026, 4, 30), "DB011": date(2026, 4, 30)}


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        ("A | Chi bộ A | B\nB | Đảng bộ B | A", "organization-circle", "C2"),
        ("A | Chi bộ A | A", "organization-circle", "C2"),
        ("A | Chi bộ A | Z", "organization-unknown-parent", "C2"),
        ("A | Chi bộ A |\nA | Chi bộ khác |", "list-contradiction", "A3"),
        ("A | |", "list-empty-cell", "B2"),
        ("| Chi bộ A |", "list-empty-cell", "A2"),
        ("A/B | Chi bộ A |", "organization-bad-code", "A2"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_cell(engine, rows, code, cell):
    with undone(engine) as connection:
        preview = looked_at(connection, new_town(connection), f"code | name | parent_code\n{rows}")
    assert [(message.code, message.cell, message.severity) for message in preview.messages] == [
        (code, cell, Severity.REFUSAL)
    ]
    assert preview.record is None


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ("01/05/2020 | 30/04/2020", "organization-ends-before-it-begins"),
        ("31/02/2020 |", "list-bad-day"),
        ("ngày mai |", "list-bad-day"),
    ],
)
def test_days_that_cannot_be_right_are_refused(engine, days, code):
    with undone(engine) as connection:
        text = f"code | name | valid_from | valid_to\nA | Chi bộ A | {days}"
        preview = looked_at(connection, new_town(connection), text)
    assert codes(preview) == [code]


def test_an_empty_jurisdiction_begins_as_early_as_its_organisations(engine):
    with undone(engine) as connection:
        root = new_town(connection, begins=date(2026, 1, 1))
        preview = taken(connection, root, "code | name | valid_from\nA | Chi bộ A | 1994-05-01")
        begins = read_units(connection, root).root.valid_from
    assert [(message.code, message.severity) for message in preview.messages] == [
        ("organization-before-root", Severity.NOTE)
    ]
    assert begins == date(1994, 5, 1)


def test_five_thousand_organisations_come_in_within_seconds(engine):
    committees = [f"D{n} | Đảng bộ xã {n} |" for n in range(200)]
    cells = [f"C{n} | Chi bộ thôn {n} | D{n % 200}" for n in range(4_800)]
    with undone(engine) as connection:
        root = new_town(connection)
        begun = perf_counter()
        preview = taken(connection, root, "\n".join(["code | name | parent_code", *cells, *committees]))
        took = perf_counter() - begun
        pairs = connection.execute(select(func.count()).select_from(organization_closure)).scalar()
    assert (preview.rows, preview.messages) == (5_000, ())
    assert pairs == 1 + 200 * 2 + 4_800 * 3
    assert took < 20
