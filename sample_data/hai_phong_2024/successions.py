"""What became of the old committees on 01/07/2025, written down where the merged city is in the same database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import Connection, select

from data_access.ingest.change_organizations import record_succession
from data_access.ingest.record_targets import Document, record_document
from data_access.schema import organization, organization_closure
from sample_data import hai_phong
from sample_data.common import moment
from sample_data.hai_phong_2024.succession_plan import former_communes, heirs_of_the_old_city
from sample_data.hai_phong_2024.units import CODE, DISTRICTS, RURAL, URBAN, all_units

MERGED_ON = date(2025, 7, 1)
_KNOWN = moment(MERGED_ON, 9)
_TO_OTHERS = {
    "hp24-khoi-co-quan": ("hp-co-quan-dang", "hp-ubnd"),
    "hp24-cong-an": ("hp-cong-an",),
    "hp24-quan-su": ("hp-quan-su",),
    "hp24-bien-phong": ("hp-quan-su",),
}
"""All other committees went to that of the people's committee."""
_IN_PART = ("hp24-cong-an", "hp24-quan-su")
"""Their units in the districts were handed to the communes; nobody wrote down how many people went where."""


def record_successions(connection: Connection, ids: Mapping[str, int]) -> None:
    """Record who took in whom; nothing where the merged city is not there. `ids` are those that stood to the end."""
    merged = _identities(connection)
    if not merged:
        return
    decision = Document(
        "Quyết định",
        "Bộ Chính trị",
        "Thành lập Đảng bộ thành phố Hải Phòng và sắp xếp các đảng bộ trực thuộc (để trống số)",
    )
    document = record_document(connection, decision)
    for former, heirs, extent in _steps():
        for heir in heirs:
            record_succession(
                connection, ids[former], merged[heir], MERGED_ON, _KNOWN, extent=extent, document_id=document
            )


def _steps() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield the code of each old committee, those that took it in, and whether wholly."""
    yield CODE, (hai_phong.CODE,), "full"
    for commune in former_communes(URBAN, RURAL):
        if commune.heirs:
            yield commune.code, commune.heirs, "full" if len(commune.heirs) == 1 else "partial"
    _, _, zones = heirs_of_the_old_city()
    for (island, _), zone in zip(DISTRICTS[URBAN + RURAL :], zones, strict=True):
        yield island, (zone.code,), "full"  # with all communes below it
    for unit in all_units():
        if unit.is_direct and unit.kind != "district_committee":
            heirs = _TO_OTHERS.get(unit.code, ("hp-ubnd",))
            yield unit.code, heirs, "partial" if len(heirs) > 1 or unit.code in _IN_PART else "full"


def _identities(connection: Connection) -> dict[str, int]:
    """Return the identities of the merged city by code, empty where it is not in the database."""
    root, closure = organization.alias("root"), organization_closure
    rows = connection.execute(
        select(organization.c.code, organization.c.id)
        .join(closure, closure.c.descendant_id == organization.c.id)
        .join(root, root.c.id == closure.c.ancestor_id)
        .where(root.c.code == hai_phong.CODE, organization.c.superseded_at.is_(None), root.c.superseded_at.is_(None))
    )
    return {row.code: row.id for row in rows}
