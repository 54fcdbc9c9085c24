"""What a registry changes about an organisation that is in already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from data_access.ingest.lists.organization_rows import OrganizationRow
from data_access.ingest.lists.organization_tree import Placed
from data_access.ingest.lists.units import Unit, Units, code_key
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Change

_NAMES = ("name", "short_name")
_PLAIN = ("name", "short_name", "kind", "cluster", "display_order", "valid_from")


@dataclass(frozen=True)
class Changed:
    """An organisation that is in, and what a row changes about it.

    `names` are those that it gets by a move; `named_on` is the day from which names among `fields` hold, None: always.
    """

    unit: Unit
    fields: dict[str, Any] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)
    named_on: date | None = None
    moves_below: str = ""
    moves_on: date | None = None
    ends_on: date | None = None
    changes: tuple[Change, ...] = ()


def changed_unit(row: OrganizationRow, units: Units, brought: Mapping[str, Placed]) -> Changed | None:
    """Return what a row changes, None for nothing. Every change is asked about; what is left empty stays."""
    unit = units.newest(row.code)
    if unit is None:
        return None
    fields, changes = _fields(row, unit)
    if "valid_from" in fields and not _may_begin(row, unit, units):
        return None
    moves_below, moves_on = _move(row, unit, units, brought)
    names = {name: fields.pop(name) for name in _NAMES if moves_below and name in fields}
    named_on = None if moves_below else _named_on(row, unit, fields)
    ends_on = row.valid_to if row.valid_to is not None and row.valid_to != unit.valid_to else None
    if moves_below:
        changes.append(_change(row, "parent_code", unit.parent, moves_below))
    if ends_on is not None:
        changes.append(_change(row, "valid_to", unit.valid_to, ends_on))
        if unit.valid_to is None or ends_on < unit.valid_to:
            row.reader.say(
                Severity.QUESTION, "organization-ends", "valid_to", found=unit.name, day=f"{ends_on:%d/%m/%Y}"
            )
        else:  # a last day that moves further on is no end of those below
            _ask(row, "valid_to", unit.valid_to, ends_on)
            fields["valid_to"], ends_on = ends_on, None
    if row.reader.failed or not changes:
        return None
    return Changed(unit, fields, names, named_on, moves_below, moves_on, ends_on, tuple(changes))


def _fields(row: OrganizationRow, unit: Unit) -> tuple[dict[str, Any], list[Change]]:
    fields: dict[str, Any] = {}
    changes: list[Change] = []
    for name in _PLAIN:
        said, known = getattr(row, name), getattr(unit, name)
        if said in (None, "") or said == known:
            continue
        fields[name] = said
        changes.append(_change(row, name, known, said))
        _ask(row, name, known, said, row.effective_on if name in _NAMES else None)
    if "name" in fields and unit.short_name == unit.name and "short_name" not in fields:
        fields["short_name"] = row.name[:200]
    others = [other for other in unit.other_names.split("\n") if other]
    kept = [*others, *([unit.name] if "name" in fields else []), *row.other_names]
    joined = list(dict.fromkeys(other for other in kept if other != row.name))
    if joined != others:
        fields["other_names"] = "\n".join(joined)
        if "name" not in fields:
            changes.append(_change(row, "other_names", "; ".join(others), "; ".join(joined)))
            _ask(row, "other_names", "; ".join(others), "; ".join(joined))
    return fields, changes


def _named_on(row: OrganizationRow, unit: Unit, fields: Mapping[str, Any]) -> date | None:
    """Return from which day on the names hold, None: on all days, so on its first day."""
    day = row.effective_on
    if day is None or day == unit.valid_from or not any(name in fields for name in _NAMES):
        return None
    if not (unit.stands(day) and unit.stands(day - timedelta(days=1))):
        row.reader.refuse("organization-name-day", "effective_on", found=unit.name, day=f"{day:%d/%m/%Y}")
    return day


def _may_begin(row: OrganizationRow, unit: Unit, units: Units) -> bool:
    """Whoever is above stood on the new first day, and nobody below began before it."""
    day = row.valid_from
    above = next((each for each in units.all() if each.id == unit.parent_id), None)
    below = [each for each in units.all() if each.parent_id == unit.id]
    last = row.valid_to or unit.valid_to
    if day is None:
        return False
    if (above and not above.stands(day)) or any(each.valid_from < day for each in below) or (last and last < day):
        row.reader.refuse("organization-first-day", "valid_from", found=unit.name, day=f"{day:%d/%m/%Y}")
        return False
    return True


def _move(row: OrganizationRow, unit: Unit, units: Units, brought: Mapping[str, Placed]) -> tuple[str, date | None]:
    """Return the new parent and the first day below it, ('', None) for no move."""
    if not row.parent or code_key(row.parent) == code_key(unit.parent):
        return "", None
    reader, day = row.reader, row.effective_on
    new = brought[code_key(row.parent)].unit if code_key(row.parent) in brought else None
    above = new or (units.on(row.parent, day) if day else units.newest(row.parent))
    if not unit.parent or above is None:
        reader.refuse("organization-unknown-parent", "parent_code", found=row.parent)
    elif day is None:
        reader.refuse("organization-move-without-day", "parent_code", found=unit.name, parent=above.name)
    elif not (unit.stands(day) and unit.stands(day - timedelta(days=1)) and above.stands(day)):
        reader.refuse("organization-move-day", "effective_on", found=unit.name, day=f"{day:%d/%m/%Y}")
    elif _is_below(above, unit, units, brought):
        reader.refuse("organization-circle", "parent_code", found=row.parent)
    else:
        reader.say(
            Severity.QUESTION,
            "organization-moves",
            "parent_code",
            found=unit.name,
            parent=above.name,
            day=f"{day:%d/%m/%Y}",
        )
        return above.code, day
    return "", None


def _is_below(above: Unit, unit: Unit, units: Units, brought: Mapping[str, Placed]) -> bool:
    at: Unit | None = above
    seen: set[str] = set()
    while at is not None and code_key(at.code) not in seen:
        seen.add(code_key(at.code))
        if code_key(at.code) == code_key(unit.code):
            return True
        new = brought.get(code_key(at.parent))
        at = new.unit if new else (units.newest(at.parent) if at.parent else None)
    return False


def _ask(row: OrganizationRow, name: str, before: object, after: object, since: date | None = None) -> None:
    code = "organization-renamed" if name == "name" else "list-changed"
    said: dict[str, str | int] = {"found": row.name, "before": str(_shown(before) or "–"), "after": str(_shown(after))}
    if since is not None:
        code, said = f"{code}-on", {**said, "day": f"{since:%d/%m/%Y}"}
    row.reader.say(Severity.QUESTION, code, name, **said)


def _change(row: OrganizationRow, name: str, before: object, after: object) -> Change:
    place = row.reader.row
    return Change(
        row.code, row.name, name, "", _shown(before), _shown(after), place.sheet, place.row, place.columns.get(name)
    )


def _shown(value: object) -> int | str | None:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return value if isinstance(value, int) else (str(value) if value else None)
