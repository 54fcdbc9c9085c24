"""What an office put in comes back exactly."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine, update

from data_access.ingest.monthly import stored
from data_access.ingest.monthly.stored import read_year
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.queries.get_stored_reports import get_stored_reports
from data_access.schema import quota
from data_access.scope import Scope
from tests.data_access.monthly.office import APRIL, JULY, JUNE, MAY, NAMES, end_of, full, office, row, table
from tests.data_access.tree import at, undone


def test_a_month_comes_back_as_it_was_put_in(shared_engine: Engine):
    with undone(shared_engine) as connection:
        here = office(connection)
        roles = ("admitted", "religious", "pool")
        here.take(table(row(NAMES[0], 5, 1, 12), row(NAMES[1], 6, 0, "x"), row(NAMES[2], 7, 2, 0), roles=roles))
        record_quotas(connection, [Quota(here.ids["a"], 2026, 25, date(2026, 7, 15))], at(20))  # after the report's day
        scope = Scope(here.root, end_of(JUNE))
        found = get_stored_reports(connection, scope, JUNE)
        assert [tuple(one) for one in found[["code", "name", "quota", "admitted", "religious", "pool"]].values] == [
            ("a", NAMES[0], 20, 5, 1, 12),
            ("b", NAMES[1], 30, 6, 0, None),
            ("c", NAMES[2], 40, 7, 2, 0),
        ]
        assert found["women"].tolist() == [None, None, None]
        assert all(isinstance(count, int) for count in found["admitted"])
        assert get_stored_reports(connection, scope, MAY).empty
        assert get_stored_reports(connection, Scope(here.root, end_of(JUNE), at(1)), JUNE).empty


def test_a_report_before_the_first_quota_of_the_year_has_that_one_as_its_preview_says(shared_engine: Engine):
    with undone(shared_engine) as connection:
        here = office(connection)
        connection.execute(update(quota).where(quota.c.organization_id == here.ids["a"]).values(superseded_at=at(2)))
        late = [(40, date(2026, 7, 22)), (45, date(2026, 8, 1))]
        record_quotas(connection, [Quota(here.ids["a"], 2026, amount, day) for amount, day in late], at(3))
        here.take(table(row(NAMES[0], 5), roles=("admitted",)))
        found = get_stored_reports(connection, Scope(here.root, end_of(JUNE)), JUNE)
        before = get_stored_reports(connection, Scope(here.root, end_of(JUNE), at(1)), JUNE)
        held_against = read_year(connection, here.root, 2026, [JUNE], ()).quota_on(here.ids["a"], end_of(JUNE))
    assert found["quota"].tolist() == [40] == [held_against]
    assert before.empty


def test_few_organisations_know_the_same_of_the_months_around_as_all(shared_engine: Engine, monkeypatch):
    with undone(shared_engine) as connection:
        here = office(connection)
        for month, figures in ((APRIL, (1, 2, 3)), (MAY, (4, 5, 6)), (JULY, (8, 9, 9))):
            here.take(full(*figures, month=month), hours=10 + month.month, today=date(2026, 8, 3))
        one, others = here.ids["a"], (here.ids["b"], here.ids["c"])
        few = read_year(connection, here.root, 2026, [JUNE], (one,))
        monkeypatch.setattr(stored, "FEW", 0)
        every = read_year(connection, here.root, 2026, [JUNE], (one, *others))
    assert {who for who, _ in every.before} == {one, *others}
    for mine, all_of_them in ((few.before, every.before), (few.after, every.after)):
        assert mine == {series: known for series, known in all_of_them.items() if series[0] == one}
    assert (few.before[one, "all"].amount, few.after[one, "all"].amount) == (4, 8)
