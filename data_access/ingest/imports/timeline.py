"""What was written about an organisation, version by version, and what of it still counts when some writes do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, or_, select

from data_access.ingest.imports.versioned import ORGANIZATIONS, REPORTS, Versioned
from data_access.schema import report_figure

FIGURES = "figures"
"""Name under which a version of a report carries its figures, by category."""
Key = tuple[Any, ...]
Version = Mapping[str, Any]
_AT_ONCE = 500
_INSTANT = timedelta(microseconds=1)
OTHER_NAMES = "other_names"


@dataclass(frozen=True)
class Kept:
    """Something an import recorded that stays although the import is taken back.

    `table` names what it is; `changed_since` says that a later write changed it, else others still need it.
    """

    table: str
    organization_id: int
    key: Key
    changed_since: bool


@dataclass(frozen=True)
class Step:
    """What has to happen with one table: versions that end, versions that come back, and what stays."""

    versioned: Versioned
    ended: tuple[Version, ...]
    wanted: tuple[Version, ...]
    kept: tuple[Kept, ...]


Used = Mapping[int, Sequence[tuple[datetime, str]]]
"""By organisation the other names that later files go by, with the moment at which such a file came in."""
_NOTHING_USED: Used = {}


def step_without(
    connection: Connection,
    versioned: Versioned,
    moment: datetime,
    without: set[datetime],
    used: Used = _NOTHING_USED,
    also: Collection[int] = (),
) -> Step:
    """Say what must happen with whatever was written at `moment` so that the writes at `without` no longer count.

    In force is then what the last write left that does count; of an organisation field by field, of its other names one
    by one, so that a name learnt or a renaming goes although the organisation moved since. Names `used` by files that
    count stay, whoever taught them. `also`: organisations to look at though nothing was written about them then.
    """
    ended: list[Version] = []
    wanted: list[Version] = []
    kept: list[Kept] = []
    for key, versions in histories(connection, versioned, moment, also).items():
        writes = {at for row in versions for at in (row["recorded_at"], row["superseded_at"]) if at is not None}
        last = max(writes - without, default=None)
        right = [row for row in versions if last is not None and stood(row, last)]
        now = [row for row in versions if row["superseded_at"] is None]
        changed_since = last is not None and last > moment
        if right and versioned is ORGANIZATIONS:
            right = [said_by_fields(versions, sorted(writes), without, right[0], used.get(key[0], ()))]
            changed_since = changed_since and bool(
                _fields_at(versions, moment) & _fields_after(versions, moment, without)
            )
        if changed_since:
            kept.append(Kept(versioned.table.name, versions[0][versioned.about], key, changed_since=True))
        if [contents(versioned, row) for row in right] != [contents(versioned, row) for row in now]:
            ended += now
            wanted += right
    return Step(versioned, tuple(ended), tuple(wanted), tuple(kept))


def said_by_fields(
    versions: Sequence[Version],
    writes: Sequence[datetime],
    without: set[datetime],
    last: Version,
    used: Sequence[tuple[datetime, str]] = (),
) -> Version:
    """Return an organisation as the writes that count leave it; `last` is the row that the last of them left.

    A beginning that does not count does where later writes that count need it. Where the fields do not go together
    any more, an end before a beginning, the row stands as it was left.
    """
    said: dict[str, Any] = {}
    for at in sorted({*writes, *(at for at, _ in used)}):
        if said:
            said[OTHER_NAMES] = _with_names(said[OTHER_NAMES], [name for when, name in used if when == at])
        before, after = _said_at(versions, at - _INSTANT), _said_at(versions, at)
        if at in without or not after:
            continue
        if not said:
            said = dict(after)
            continue
        for name, value in after.items():
            if before and before[name] != value:
                said[name] = _names(said[name], before[name], value) if name == OTHER_NAMES else value
    ends_first = said["valid_to"] is not None and said["valid_to"] < said["valid_from"]
    return last if ends_first else said


def _with_names(now: str, more: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys([*now.splitlines(), *more])) if more else now


def _said_at(versions: Sequence[Version], moment: datetime) -> dict[str, Any]:
    """Return what was known at the moment, nothing where nothing was."""
    return next((contents(ORGANIZATIONS, row) for row in versions if stood(row, moment)), {})


def _names(now: str, before: str, after: str) -> str:
    """Return the other names with what a write added to them and took from them."""
    known, former, later = (text.splitlines() for text in (now, before, after))
    kept = [name for name in known if name in later or name not in former]
    return "\n".join(dict.fromkeys([*kept, *(name for name in later if name not in former)]))


def _fields_at(versions: Sequence[Version], moment: datetime) -> set[str]:
    """Return the fields that a write changed, but for other names, which go one by one; all where it began the row."""
    before, after = _said_at(versions, moment - _INSTANT), _said_at(versions, moment)
    return {name for name in after if not before or (before[name] != after[name] and name != OTHER_NAMES)}


def _fields_after(versions: Sequence[Version], moment: datetime, without: set[datetime]) -> set[str]:
    """Return the fields that later writes changed which count."""
    later = {row["recorded_at"] for row in versions if row["recorded_at"] > moment} - without
    return {name for at in later for name in _fields_at(versions, at)}


def stood(row: Version, moment: datetime) -> bool:
    """Say whether this version was the one known at the moment."""
    return bool(row["recorded_at"] <= moment) and (row["superseded_at"] is None or row["superseded_at"] > moment)


def contents(versioned: Versioned, row: Version) -> dict[str, Any]:
    """Return what a version says, without what only tells versions apart."""
    return {name: value for name, value in row.items() if name not in versioned.version_columns}


def histories(
    connection: Connection, versioned: Versioned, moment: datetime, also: Collection[int] = ()
) -> dict[Key, list[Version]]:
    """Return all versions of whatever was written at the moment, and of organisations `also`, by key, oldest first."""
    table = versioned.table
    written = or_(table.c.recorded_at == moment, table.c.superseded_at == moment)
    wanted = select(*(table.c[name] for name in versioned.key)).where(written, versioned.recorded_rows).distinct()
    keys = {tuple(row) for row in connection.execute(wanted)} | {(identity,) for identity in also}
    found: defaultdict[Key, list[Version]] = defaultdict(list)
    for row in versions_about(connection, versioned, sorted({key[0] for key in keys})):
        key = tuple(row[name] for name in versioned.key)
        if key in keys:
            found[key].append(row)
    return found


def versions_about(connection: Connection, versioned: Versioned, organizations: Sequence[int]) -> Iterator[Version]:
    """Yield all versions about these organisations, the oldest first; those of reports with their figures."""
    table = versioned.table
    for some in _portions(organizations):
        rows = connection.execute(
            select(table)
            .where(table.c[versioned.about].in_(some), versioned.recorded_rows)
            .order_by(table.c.recorded_at, table.c[versioned.identifier])
        )
        versions = [dict(row) for row in rows.mappings()]
        if versioned is REPORTS:
            figures = _figures_of(connection, [row["id"] for row in versions])
            versions = [{**row, FIGURES: figures[row["id"]]} for row in versions]
        yield from versions


def _figures_of(connection: Connection, reports: Sequence[int]) -> defaultdict[int, dict[str, int]]:
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for some in _portions(reports):
        for row in connection.execute(select(report_figure).where(report_figure.c.report_id.in_(some))):
            found[row.report_id][row.category_code] = row.amount
    return found


def _portions(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[begin : begin + _AT_ONCE] for begin in range(0, len(numbers), _AT_ONCE))
