"""Who is in a file and who is not: levels of one branch, organisations that are missing, months left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date

from sqlalchemy import Connection

from data_access.ingest.messages import Message, Severity
from data_access.ingest.monthly.days import Deadlines
from data_access.ingest.monthly.directory import Directory, Organization, standing
from data_access.ingest.monthly.lines import Line, Values
from data_access.ingest.monthly.stored import StoredYear, last_reported_month, reporters_of
from data_access.ingest.monthly.wanted import Wanted

MOST_NAMES = 5


def names(organizations: Sequence[Organization]) -> str:
    """Return the first names of them, and that there are more."""
    return _first([one.name for one in organizations])


def _first(words: Sequence[str]) -> str:
    some = ", ".join(words[:MOST_NAMES])
    return f"{some}, …" if len(words) > MOST_NAMES else some


def one_level(
    directory: Directory, lines: Sequence[Line], years: Mapping[int, StoredYear], above: frozenset[int]
) -> tuple[list[Line], list[Message]]:
    """Return the lines of one level of every branch and year, and the question about those that are left out.

    What reports in the year already stays; where nothing does the upper level is taken. `above`: the organisations
    that the jurisdiction itself hangs below.
    """
    left_out: dict[tuple[int, int], str] = {}
    for number, year in years.items():
        mine = {line.organization.id: line.organization for line in lines if line.month.year == number}
        reporters_above = {upper for reporter in year.reporters for upper in _uppers(directory, reporter)}
        for identity, one in mine.items():
            if year.reporters & (above | {*one.path[:-1]}) or identity in reporters_above:
                left_out[identity, number] = "second-level-stored"
        for identity, one in mine.items():
            uppers = [upper for upper in one.path[:-1] if upper in mine and (upper, number) not in left_out]
            if uppers:
                left_out.setdefault((identity, number), "second-level")
    kept = [line for line in lines if (line.organization.id, line.month.year) not in left_out]
    messages = []
    for code in ("second-level-stored", "second-level"):
        out = [line for line in lines if left_out.get((line.organization.id, line.month.year)) == code]
        if out:
            others = list({line.organization.id: line.organization for line in out}.values())
            values: Values = {"count": len(others), "names": names(others)}
            messages.append(out[0].message(Severity.QUESTION, code, **values))
    return kept, messages


def _uppers(directory: Directory, identity: int) -> tuple[int, ...]:
    return _path(directory, identity)[:-1]


def _path(directory: Directory, identity: int) -> tuple[int, ...]:
    one = directory.by_id.get(identity)
    return one.path if one else ()


def in_their_time(lines: Sequence[Line]) -> tuple[list[Line], list[Message]]:
    """Return the lines of organisations that stood in the month; figures of others are refused, zeros are left out.

    A table of several months has a row for whoever stood in any of them.
    """
    kept, messages = [], []
    for line in lines:
        one = line.organization
        if one.stands_in(line.month, line.as_of):
            kept.append(line)
            continue
        figures = [*line.so_far.values(), *line.of_month.values()]
        figure = next((figure for figure in figures if figure.amount), None)
        if figure:
            begins = one.valid_from > line.as_of
            day = one.valid_from if begins or one.valid_to is None else one.valid_to
            code = "organization-not-yet" if begins else "organization-ended"
            messages.append(figure.message(Severity.REFUSAL, code, name=one.name, day=f"{day:%d/%m/%Y}"))
    return kept, messages


def missing(
    connection: Connection,
    directory: Directory,
    lines: Sequence[Line],
    years: Mapping[int, StoredYear],
    also_named: Set[tuple[int, date]] = frozenset(),
) -> list[Message]:
    """Return one question for each month about those who should be in the file and are not.

    Expected are who reports in the year, or, while nobody does, who reported last, and whoever has a quota; below the
    organisation that all of the file has in common, and without those whose report of the month is in. Counted are, as
    on the screens, the organisations directly below that one: of 1 whose 4 cells report in its place all 4 are 1.
    `also_named`: who stands in the file without any figure.
    """
    messages = []
    for month in sorted({line.month for line in lines}):
        here = [line for line in lines if line.month == month]
        year = years[month.year]
        common = _in_common([line.organization for line in here])
        named = {line.organization.id for line in here} | {one for one, when in also_named if when == month}
        branches = {identity for line in here for identity in line.organization.path} | {
            identity for identity in directory.by_id if named & {*directory.by_id[identity].path}
        }
        expected = _with_heirs(directory, _expected(connection, directory, month, year), month, here[0].as_of)
        absent = [
            one
            for one in standing(directory.by_id.values(), month, here[0].as_of)
            if one.id in expected
            and one.id not in branches
            and one.path[: len(common)] == common
            and one.stands_on(here[0].as_of)
            and (one.id, month) not in year.reports
        ]
        if absent:
            there = branches | {upper for one, when in year.reports if when == month for upper in _path(directory, one)}
            units = _units(directory, absent, len(common), there)
            values: Values = {"count": len(units), "names": _first(units), "month": f"{month:%m/%Y}"}
            messages.append(here[0].month_message(Severity.QUESTION, "organizations-missing", **values))
    return messages


def _units(directory: Directory, absent: Sequence[Organization], depth: int, there: Set[int]) -> list[str]:
    """Return the organisations at a depth of the tree by name; those of which a part is there with who is absent."""
    by_unit: dict[int, list[Organization]] = {}
    for one in absent:
        by_unit.setdefault(one.path[min(depth, len(one.path) - 1)], []).append(one)
    return [
        f"{directory.by_id[unit].name} ({names(some)})" if unit in there else directory.by_id[unit].name
        for unit, some in by_unit.items()
    ]


def _in_common(organizations: Sequence[Organization]) -> tuple[int, ...]:
    """Return the path down to the lowest organisation that all stand in or below."""
    first, *others = (one.path for one in organizations)
    length = len(first)
    for path in others:
        length = min(length, len(path))
        while first[:length] != path[:length]:
            length -= 1
    return first[:length]


def _expected(connection: Connection, directory: Directory, month: date, year: StoredYear) -> frozenset[int]:
    former = year.reporters or _last_reporters(connection, directory.jurisdiction_id, month)
    assigned = {identity for identity, versions in year.quotas.items() if versions[-1][1]}
    covered = {upper for identity in former for upper in _uppers(directory, identity)}
    new = {
        identity for identity in assigned if identity not in covered and not former & {*_uppers(directory, identity)}
    }
    tops = {identity for identity in new if not new & {*_uppers(directory, identity)}}
    return former | tops


def _last_reporters(connection: Connection, jurisdiction_id: int, month: date) -> frozenset[int]:
    last = last_reported_month(connection, jurisdiction_id, month)
    return reporters_of(connection, jurisdiction_id, last) if last else frozenset()


def _with_heirs(directory: Directory, expected: frozenset[int], month: date, as_of: date) -> set[int]:
    """Return who is expected, and in the place of those who ended whoever took them in."""
    ended = [one for identity in expected if (one := directory.by_id.get(identity)) and not one.stands_on(as_of)]
    return {*expected, *(heir.id for one in ended for heir in directory.heirs(one, month, as_of))}


def calendar_notes(
    connection: Connection,
    directory: Directory,
    lines: Sequence[Line],
    years: Mapping[int, StoredYear],
    today: date,
    deadlines: Mapping[date, Deadlines],
) -> list[Message]:
    """Return the notes about months left out before the file's and about reports that come after their due day."""
    messages = []
    before: date | None = None
    for month in sorted({line.month for line in lines}):
        here = [line for line in lines if line.month == month]
        last = last_reported_month(connection, directory.jurisdiction_id, month)
        last = max((one for one in (before, last) if one), default=None)
        if last and (month.year - last.year) * 12 + month.month - last.month > 1:
            gap: Values = {"month": f"{month:%m/%Y}", "last": f"{last:%m/%Y}"}
            messages.append(here[0].month_message(Severity.NOTE, "months-left-out", **gap))
        first = [line for line in here if line.key not in years[month.year].reports]
        due_on = deadlines[month].due_on
        if first and today > due_on:
            late: Values = {
                "count": len(first),
                "month": f"{month:%m/%Y}",
                "due": f"{due_on:%d/%m/%Y}",
            }
            messages.append(here[0].month_message(Severity.NOTE, "report-late", **late))
        before = month
    return messages


def closed_months(wanted: Sequence[Wanted], deadlines: Mapping[date, Deadlines], today: date) -> list[Message]:
    """Return one question for each month that is closed already and that the file would still change."""
    messages = []
    for month in sorted({one.line.month for one in wanted if one.is_new}):
        closes_on = deadlines[month].closes_on
        if closes_on is None or today <= closes_on:
            continue
        here = [one for one in wanted if one.is_new and one.line.month == month]
        late = sum(one.stored is None for one in here)
        values: Values = {
            "month": f"{month:%m/%Y}",
            "day": f"{closes_on:%d/%m/%Y}",
            "late": late,
            "corrected": len(here) - late,
        }
        messages.append(here[0].line.month_message(Severity.QUESTION, "month-closed", **values))
    return messages
