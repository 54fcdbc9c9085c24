"""An address becomes a scope: defaults where it says nothing, a named value where nothing stands for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine

from dashboard import resolve as module
from dashboard.address import Address
from dashboard.resolve import Newer, UnknownValueError, report_days, resolve
from data_access.engine import read_transaction
from data_access.ingest.change_organizations import NewOrganization, add_organization, end_organization
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from tests.data_access.tree import T0, add, undone

UNIT = "th-phuong-cam-giang"


def refused(connection: Connection, address: Address) -> tuple[str, str]:
    with pytest.raises(UnknownValueError) as caught:
        resolve(connection, address)
    return caught.value.key, caught.value.value


def test_an_empty_address_is_the_newest_report_of_the_first_root(sample_engine: Engine) -> None:
    with read_transaction(sample_engine) as connection:
        resolved = resolve(connection, Address())
        days = report_days(connection, resolved.scope)
    assert (resolved.year, resolved.scope.as_of) == (2024, date(2024, 5, 31))
    assert resolved.address == Address(jurisdiction="thanh-hoa", year=2024, day=date(2024, 5, 31))
    assert days == sorted(days, reverse=True)
    assert days[0] == date(2024, 5, 31)


def test_defaults_of_a_year_and_a_day(sample_engine: Engine) -> None:
    with read_transaction(sample_engine) as connection:
        earlier = resolve(connection, Address(year=2022))
        by_day = resolve(connection, Address(day=date(2023, 4, 15)))
        inside = resolve(connection, Address(year=2024, day=date(2024, 4, 15), organization=UNIT))
    assert (earlier.year, earlier.scope.as_of) == (2022, date(2022, 12, 31))
    assert (by_day.year, by_day.scope.as_of) == (2023, date(2023, 4, 15))
    assert inside.scope.as_of == date(2024, 4, 15)
    assert inside.address.organization == UNIT


def test_every_value_that_nothing_stands_for_is_named(sample_engine: Engine) -> None:
    with read_transaction(sample_engine) as connection:
        first = report_days(connection, resolve(connection, Address()).scope)[-1]
        too_early = first - timedelta(days=1)
        cases = {
            ("dang_bo", "nowhere"): Address(jurisdiction="nowhere"),
            ("nam", "1999"): Address(year=1999),
            ("nam", "2100"): Address(year=2100),
            ("don_vi", "nobody"): Address(organization="nobody"),
            ("den_ngay", "2023-05-31"): Address(year=2024, day=date(2023, 5, 31)),
            ("den_ngay", "1999-05-31"): Address(day=date(1999, 5, 31)),
            ("den_ngay", too_early.isoformat()): Address(day=too_early),
            ("nam", "1999 "): Address(year=1999, day=date(1999, 5, 31)),
        }
        for (key, value), address in cases.items():
            assert refused(connection, address) == (key, value.strip())


def test_a_moment_at_which_nothing_was_known_is_named(sample_engine: Engine) -> None:
    with read_transaction(sample_engine) as connection:
        key, value = refused(connection, Address(known_at=datetime(2001, 1, 1, tzinfo=UTC)))
    assert key == "biet_luc"
    assert value.startswith("2001-01-01")


def test_what_was_known_decides_the_newest_day(sample_engine: Engine) -> None:
    known_at = datetime(2024, 4, 20, tzinfo=UTC)
    with read_transaction(sample_engine) as connection:
        resolved = resolve(connection, Address(known_at=known_at))
    assert resolved.scope.known_at == known_at
    assert resolved.scope.as_of < date(2024, 5, 31)


def test_without_an_organisation_no_jurisdiction_stands(engine: Engine) -> None:
    with read_transaction(engine) as connection:
        assert refused(connection, Address()) == ("dang_bo", "")
        assert refused(connection, Address(known_at=T0)) == ("dang_bo", "")


def test_without_a_report_the_year_of_the_quotas_and_their_day_count(engine: Engine) -> None:
    with undone(engine) as connection:
        root = add(connection, "root")
        record_quotas(connection, [Quota(root, 2027, 12, date(2027, 1, 22))], T0)
        record_quotas(connection, [Quota(root, 2028, 13, date(2027, 12, 20))], T0)
        newest, earlier = resolve(connection, Address()), resolve(connection, Address(year=2027))
        assert (newest.year, newest.scope.as_of) == (2028, date(2028, 1, 1))
        assert (earlier.year, earlier.scope.as_of) == (2027, date(2027, 1, 22))
        assert refused(connection, Address(year=2029)) == ("nam", "2029")
        assert refused(connection, Address(day=date(2027, 1, 5))) == ("den_ngay", "2027-01-05")


def test_a_new_year_with_quotas_opens_before_its_first_report(engine: Engine) -> None:
    with undone(engine) as connection:
        root = add(connection, "root")
        record_reports(connection, [MonthlyReport(root, date(2026, 12, 31), date(2027, 1, 5), T0, {"all": 3})], T0)
        record_quotas(connection, [Quota(root, 2027, 12, date(2027, 1, 22))], T0)
        assert resolve(connection, Address()).scope.as_of == date(2026, 12, 31)
        assert resolve(connection, Address(year=2027)).scope.as_of == date(2027, 1, 22)
        assert resolve(connection, Address(day=date(2027, 1, 25))).year == 2027


def test_with_neither_report_nor_quota_it_is_today(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "today", lambda: date(2026, 3, 9))
    with undone(engine) as connection:
        add(connection, "root")
        resolved = resolve(connection, Address())
        assert (resolved.year, resolved.scope.as_of) == (2026, date(2026, 3, 9))
        assert resolve(connection, resolved.address) == resolved  # a copied link, an annex of the paper
        assert refused(connection, Address(year=2025)) == ("nam", "2025")
        assert refused(connection, Address(day=date(2026, 3, 8))) == ("den_ngay", "2026-03-08")


def test_another_root_is_chosen_by_its_code(engine: Engine) -> None:
    with undone(engine) as connection:
        first = add(connection, "first")
        second = add_organization(
            connection, NewOrganization("second", "Đảng bộ B", "base_committee", date(2026, 1, 1), display_order=5), T0
        )
        for root in (first, second):
            record_reports(connection, [MonthlyReport(root, date(2026, 3, 31), date(2026, 4, 5), T0, {"all": 1})], T0)
        assert resolve(connection, Address()).scope.organization_id == first
        assert resolve(connection, Address(jurisdiction="second")).scope.organization_id == second
        assert refused(connection, Address(jurisdiction="second", organization="first")) == ("don_vi", "first")


def reported(connection: Connection, organizations: list[int], *months: int) -> None:
    for month in months:
        day = date(2026, month, 28)
        reports = [MonthlyReport(one, day, day, T0, {"all": month}) for one in organizations]
        record_reports(connection, reports, T0)


@pytest.mark.parametrize(("sent", "opens"), [(1, 5), (3, 5), (4, 6)])
def test_a_new_month_opens_once_half_of_its_reports_are_in(engine: Engine, sent: int, opens: int) -> None:
    with undone(engine) as connection:
        root = add(connection, "root")
        units = [add(connection, f"unit-{n}", root) for n in range(8)]
        ended = add(connection, "ended", root)
        reported(connection, [*units, ended], 4, 5)
        end_organization(connection, ended, date(2026, 5, 31), T0)
        reported(connection, units[:sent], 6)
        shown, last = resolve(connection, Address()), resolve(connection, Address(), newest=True)
        asked = resolve(connection, Address(day=date(2026, 6, 28)))
    assert shown.scope.as_of == date(2026, opens, 28)
    assert shown.newer == (None if opens == 6 else Newer(date(2026, 6, 28), sent, 8))
    assert (last.scope.as_of, last.newer) == (date(2026, 6, 28), None)
    assert (asked.scope.as_of, asked.newer) == (date(2026, 6, 28), None)


def test_the_first_report_of_a_new_year_does_not_turn_the_year(engine: Engine) -> None:
    with undone(engine) as connection:
        root = add(connection, "root")
        units = [add(connection, f"unit-{n}", root) for n in range(3)]
        reported(connection, units, 11, 12)
        day = date(2027, 1, 31)
        record_reports(connection, [MonthlyReport(units[0], day, day, T0, {"all": 1})], T0)
        shown, asked = resolve(connection, Address()), resolve(connection, Address(year=2027))
    assert (shown.year, shown.scope.as_of, shown.newer) == (2026, date(2026, 12, 28), Newer(day, 1, 3))
    assert (asked.year, asked.scope.as_of, asked.newer) == (2027, day, None)


def test_who_has_cells_that_report_in_its_place_counts_once_and_whoever_never_reported_too(engine: Engine) -> None:
    """Of five directly below one has two cells that report, one is silent: 1/5 when both cells sent June."""
    with undone(engine) as connection:
        root = add(connection, "root")
        units = [add(connection, f"unit-{n}", root) for n in range(3)]
        cells = [add(connection, f"cell-{n}", units[0]) for n in range(2)]
        others = [add(connection, f"other-{n}", root) for n in range(2)]
        reported(connection, [*cells, units[1], *others], 4, 5)
        reported(connection, cells[:1], 6)
        half = resolve(connection, Address())
        reported(connection, cells[1:], 6)
        whole = resolve(connection, Address())
    assert half.newer == Newer(date(2026, 6, 28), 0, 5)
    assert whole.newer == Newer(date(2026, 6, 28), 1, 5)
