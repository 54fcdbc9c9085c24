"""The sample of the Thị ủy holds the figures of the directive, and the hard cases that its README promises."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import Connection, Engine, func, select

from dashboard.address import Address
from dashboard.domain.arrivals import Arrival
from dashboard.domain.list_narrative import lagging_answer
from dashboard.domain.position import Mark, Position
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.states import State
from dashboard.domain.target_words import term_sentence
from dashboard.domain.targets import Answer
from dashboard.i18n.language import language
from dashboard.reading.arrivals import read_arrivals
from dashboard.reading.figures import read_position
from dashboard.reading.targets import read_targets, read_terms
from dashboard.resolve import resolve
from data_access.queries.get_sources import get_sources
from data_access.schema import quota, report_figure
from data_access.scope import Scope
from sample_data import thi_xa
from sample_data.thi_xa.quotas import TOWN_QUOTAS, quotas_of
from sample_data.thi_xa.results import TOTALS, totals_of
from sample_data.thi_xa.units import CODE, all_units, cells_of, direct_units
from tests.data_access.tree import undone
from tests.examples import SERVER_SELDOM

YEARS = range(2016, 2023)


def position_of(connection: Connection, year: int, code: str | None = None) -> tuple[Scope, Position]:
    scope = resolve(connection, Address(jurisdiction=CODE, year=year)).scope
    return scope, read_position(connection, scope, year, code)


def test_forty_direct_organisations_five_of_which_report_by_their_cells():
    direct = direct_units()
    assert Counter(unit.cluster for unit in direct) == {
        "ward": 8,
        "commune": 7,
        "agency": 9,
        "school": 5,
        "enterprise": 8,
        "armed_forces": 3,
    }
    assert sum(bool(cells_of(unit.code, 2022)) for unit in direct) == 5
    assert (len(all_units()) - len(direct), len(cells_of("tx-phuong-lac-tuong", 2018))) == (28, 5)
    assert len({unit.code for unit in all_units()}) == 68
    assert all(unicodedata.is_normalized("NFC", unit.name) for unit in all_units())


def test_five_years_of_the_term_add_up_to_573_each_above_the_band():
    assert sum(TOTALS[year] for year in range(2016, 2021)) == 112 + 113 + 116 + 114 + 118 == 573
    assert all(TOTALS[year] > 110 for year in range(2016, 2021))
    assert (TOTALS[2021], TOTALS[2022]) == (79, 130)
    for year in YEARS:
        assert sum(totals_of(year).values()) == TOTALS[year]


@pytest.mark.parametrize("year", YEARS)
def test_quotas_add_up_at_every_level(year: int):
    amounts = quotas_of(year)
    if year == 2021:
        assert len(amounts) == 69
        assert set(amounts.values()) == {None}
        return
    assert amounts[CODE] == TOWN_QUOTAS[year] == sum(amounts[unit.code] or 0 for unit in direct_units())
    for unit in direct_units():
        cells = [amounts.get(cell.code) or 0 for cell in cells_of(unit.code, year)]
        assert not cells or sum(cells) == amounts[unit.code]
    assert min(amount or 0 for amount in amounts.values()) == 1


@pytest.mark.parametrize("dialect", SERVER_SELDOM)
def test_every_figure_of_the_directive(engine: Engine):
    with undone(engine) as connection:
        thi_xa.build(connection)
        _assert_results(connection)
        _assert_targets(connection)
        _assert_no_quota_in_2021(connection)
        _assert_plans(connection)
        _assert_strip(connection)
        _assert_papers(connection)


def _assert_results(connection: Connection) -> None:
    for year in YEARS:
        _, position = position_of(connection, year)
        assert (position.day, position.own.admitted) == (date(year, 12, 31), TOTALS[year])
        assert position.own.quota == TOWN_QUOTAS[year]
        assert position.sum_of_parts == (TOWN_QUOTAS[year] or 0)
        assert sum(child.admitted or 0 for child in position.children) == TOTALS[year]
    assert (position.own.state, str(position.own.percent)) == (State.MET, "100.0")
    assert (position.own.needed_per_month, position.own.remaining) == (None, 0)
    assert {state: position.count(state) for state in (State.ZERO, State.BEHIND, State.MET, State.EXCEEDED)} == {
        State.ZERO: 3,
        State.BEHIND: 5,
        State.MET: 22,
        State.EXCEEDED: 10,
    }
    assert resolve(connection, Address(jurisdiction=CODE)).year == 2022


def _assert_targets(connection: Connection) -> None:
    found = {}
    for year in YEARS:
        scope, position = position_of(connection, year)
        found[year] = {one.target.code: one for one in read_targets(connection, scope, position)}
    term = found[2020]["term-total"]
    assert (term.value, term.people, term.people_high, term.needed) == (573, 500, 550, 0)
    assert term.answer is Answer.ABOVE
    assert found[2018]["term-total"].value == 112 + 113 + 116
    for year in range(2016, 2021):
        band = found[year]["count"]
        assert (band.people, band.people_high, band.value, band.answer) == (100, 110, TOTALS[year], Answer.ABOVE)
    assert found[2021] == {}
    assert list(found[2022]) == ["quota"]
    assert (found[2022]["quota"].people, found[2022]["quota"].answer) == (130, Answer.MET)
    for year, people in {2016: 112, 2018: 341, 2020: 573, 2021: 573}.items():
        (told,) = read_terms(connection, *position_of(connection, year))
        assert told.value == people
    assert term_sentence(language("vi"), told) == "Nhiệm kỳ 2015–2020: 573\u00a0người, vượt mức 500–550"
    assert read_terms(connection, *position_of(connection, 2022)) == ()
    assert {one.target.document.number for one in found[2020].values() if one.target.document} == {None}


def _assert_no_quota_in_2021(connection: Connection) -> None:
    rows = connection.execute(select(quota.c.assigned, func.count()).where(quota.c.year == 2021).group_by("assigned"))
    assert [tuple(row) for row in rows] == [(False, 69)]
    for code in (None, "tx-phuong-lac-tuong"):
        _, position = position_of(connection, 2021, code)
        for row in (position.own, *position.children):
            assert (row.state, row.quota, row.percent, row.missing) == (State.NOT_ASSIGNED, None, None, None)
            assert row.admitted is not None
            assert row.quota_versions[-1].document is not None
        assert not position.judged
    _, position = position_of(connection, 2021)
    assert lagging_answer(language("vi"), position, rank_lagging(position.children)) == (
        "Năm 2021 không giao chỉ tiêu nên không xếp đơn vị nào là chậm; 8 đơn vị không kết nạp được ai."
    )


def _assert_plans(connection: Connection) -> None:
    for year in YEARS:
        scope, position = position_of(connection, year)
        plans = [row.plan for row in read_arrivals(connection, scope, position) if row.plan]
        assert {plan.due_on for plan in plans} == {date(year, 1, 25)}
        assert Counter(plan.arrival for plan in plans) == {Arrival.IN_TIME: 33, Arrival.LATE: 5, Arrival.MISSING: 2}


def _assert_strip(connection: Connection) -> None:
    def results(code: str, parent: str) -> tuple[list[tuple[int, int | None]], int, frozenset[Mark]]:
        row = position_of(connection, 2022, parent)[1].child(code)
        assert row is not None
        return [(one.year, one.admitted) for one in row.history], row.zero_years, row.marks

    nobody = [(year, 0) for year in range(2017, 2022)]
    with_pool = results("tx-lac-tuong-tdp3", "tx-phuong-lac-tuong")
    assert with_pool[:2] == (nobody, 4)
    assert Mark.MANY_YEARS_ZERO in with_pool[2]
    no_pool = results("tx-dong-khue-thon2", "tx-xa-dong-khue")
    assert no_pool[:2] == (nobody, 4)
    assert Mark.NO_POOL in no_pool[2]
    assert [year for year, _ in results("tx-lac-tuong-tdp6", "tx-phuong-lac-tuong")[0]] == [
        2020,
        2021,
    ]  # it began within 2019
    assert [year for year, _ in results("tx-cty-muoi-vinh-boi", CODE)[0]] == [2017, 2019, 2020, 2021]
    silent = position_of(connection, 2018)[1].child("tx-cty-muoi-vinh-boi")
    assert silent is not None
    assert (silent.state, silent.admitted) == (State.NOT_REPORTED, None)


def _assert_papers(connection: Connection) -> None:
    scope, _ = position_of(connection, 2022)
    versions = get_sources(connection, scope, 2022, former=True)
    october = versions[
        (versions["organization_code"] == "tx-phuong-hung-nhue") & (versions["as_of"] == date(2022, 10, 31))
    ]
    assert len(october) == 2
    thon10 = versions[versions["organization_code"] == "tx-dong-khue-thon10"]
    assert date(2022, 6, 30) not in set(thon10["as_of"])
    assert len(thon10) == 11
    counted = set(connection.execute(select(report_figure.c.category_code).distinct()).scalars())
    assert "religious" not in counted
