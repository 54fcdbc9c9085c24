"""Targets that conclusions and resolutions set for runs of years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from data_access.ingest.lists.cells import LAST_YEAR, RowReader
from data_access.ingest.lists.choices import BANDS, DENOMINATOR_OF, DENOMINATORS, SHAPES
from data_access.ingest.lists.documents import UNSAID, read_documents
from data_access.ingest.lists.known import (
    Known,
    Part,
    ask_about_change,
    category_of,
    id_of,
    in_force_below,
    read_categories,
    unit_of,
)
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import Unit, Units
from data_access.ingest.preview import Change
from data_access.ingest.record_targets import Target, record_targets
from data_access.schema import target

_KEY = ("category_code", "shape", "denominator", "first_year")
_PRECISE = Decimal("0.0001")


@dataclass(frozen=True)
class _Wanted:
    unit: Unit
    target: Target
    """Its organisation and document are put in when it is recorded."""
    document: str


def preview_targets(known: Known, rows: Iterable[ListRow]) -> Part:
    """Return what a list of targets would do."""
    words, stored = read_categories(known.connection), stored_targets(known.connection, known.units)
    seen: dict[tuple[object, ...], tuple[int, Target]] = {}
    wanted: list[_Wanted] = []
    changes: list[Change] = []
    for row in rows:
        reader = RowReader(row, known.findings)
        one = _read(reader, known, words)
        if one is None:
            continue
        key = tuple(getattr(one.target, name) for name in _KEY)
        number, former = seen.setdefault((one.unit.code, *key), (row.row, one.target))
        if number != row.row:
            if former != one.target:
                reader.refuse("list-contradiction", "low", found=_words(one.target), other=number)
            continue
        before = stored.get((one.unit.id, *key))
        if before is not None and replace(before, organization_id=0, document_id=0) == one.target:
            continue
        if before is not None:
            ask_about_change(reader, "low", one.unit.name, _words(before), _words(one.target))
        wanted.append(one)
        period = f"{one.target.first_year}–{one.target.last_year}"
        changes.append(reader.change(one.unit, "low", period, _words(before) if before else None, _words(one.target)))

    def record(connection: Connection, units: Units, batch: int, moment: datetime) -> None:
        documents = read_documents(connection, known.asked.jurisdiction_id)
        targets = []
        for one in wanted:
            document = documents.id_of(connection, one.document or f"Văn bản {UNSAID}")
            if document is not None:
                targets.append(replace(one.target, organization_id=id_of(units, one.unit), document_id=document))
        record_targets(connection, targets, moment)

    return Part(len(seen), tuple(changes), record)


def _read(reader: RowReader, known: Known, words: Mapping[str, tuple[str, ...]]) -> _Wanted | None:
    code = unit_of(reader, known.units) if reader.said("code") else known.units.root.code
    category = category_of(reader, words)
    first = reader.year("first_year", LAST_YEAR, required=True)
    last = reader.year("last_year", LAST_YEAR, required=True)
    shape = reader.choice("shape", SHAPES, "target-unknown-shape")
    denominator = reader.choice("denominator", DENOMINATORS, "target-unknown-denominator")
    document, clause = reader.text("document", 300), reader.text("clause", 120)
    past = reader.year("past_last_year", LAST_YEAR)
    if not reader.said("shape"):
        reader.refuse("list-empty-cell", "shape")
    if first and last and last < first:
        reader.refuse("target-years", "last_year", found=str(last), first=str(first))
    if reader.failed or first is None or last is None or shape is None:
        return None
    denominator = denominator or DENOMINATOR_OF[shape]
    if (DENOMINATOR_OF[shape] == "none") != (denominator == "none"):
        expected = "none" if DENOMINATOR_OF[shape] == "none" else DENOMINATOR_OF[shape]
        reader.refuse("target-denominator", "denominator", found=denominator, expected=DENOMINATORS[expected][0])
        return None
    ends = _people(reader) if denominator == "none" else _shares(reader, shape)
    if ends is None:
        return None
    low, high = ends
    if shape in BANDS and high is None:
        reader.refuse("target-band-without-high", "high")
        return None
    if high is not None and low > high:
        reader.refuse("target-low-above-high", "high", low=_number(low), high=_number(high))
        return None
    unit = known.units.newest(code) or known.units.root
    new = Target(0, category, first, last, shape, low, denominator, 0, high, clause, past)
    return _Wanted(unit, new, document)


def _people(reader: RowReader) -> tuple[Decimal, Decimal | None] | None:
    low, high = reader.count("low", required=True), reader.count("high")
    return None if reader.failed or low is None else (Decimal(low), None if high is None else Decimal(high))


def _shares(reader: RowReader, shape: str) -> tuple[Decimal, Decimal | None] | None:
    """Return both ends as shares of 1. 25, "25%" and 0,25 are the same; 1 alone may be 1% or all, except of a whole."""
    low, high = reader.share("low", required=True), reader.share("high")
    if reader.failed or low is None:
        return None
    unmarked = [number for number, marked in (low, *([high] if high else [])) if not marked and number]
    if shape != "completeness" and any(number == 1 for number in unmarked):
        reader.refuse("target-one", "low", found=1)
        return None
    if any(number > 1 for number in unmarked) and any(number < 1 for number in unmarked):
        reader.refuse("target-mixed", "low", found=", ".join(_number(number) for number in unmarked))
        return None
    ends = [_of_one(number, marked=marked) for number, marked in (low, *([high] if high else []))]
    if any(end > 1 for end in ends):
        reader.refuse("list-bad-share", "low", found=_number(max(ends) * 100))
        return None
    return ends[0], ends[1] if high else None


def _of_one(number: Decimal, *, marked: bool) -> Decimal:
    return (number if marked or number <= 1 else number / 100).quantize(_PRECISE)


def _number(number: Decimal) -> str:
    return f"{float(number):g}".replace(".", ",")


def _words(one: Target) -> str:
    """Return a target in signs that no language owns: "all 2026–2030: 3–4%"."""
    scale, unit = (1, "") if one.denominator == "none" else (100, "%")
    ends = [_number(end * scale) for end in (one.low, one.high) if end is not None]
    return f"{one.category_code} {one.first_year}–{one.last_year}: {'–'.join(ends)}{unit}"


def stored_targets(connection: Connection, units: Units) -> dict[tuple[object, ...], Target]:
    """Return the targets in force by identity and what makes them one and the same."""
    rows = connection.execute(in_force_below(target, units))
    stored = {}
    for row in rows:
        values = {name: getattr(row, name) for name in Target.__dataclass_fields__}
        values["low"] = Decimal(row.low).quantize(_PRECISE)
        values["high"] = None if row.high is None else Decimal(row.high).quantize(_PRECISE)
        one = Target(**values)
        stored[row.organization_id, *(getattr(one, name) for name in _KEY)] = one
    return stored
