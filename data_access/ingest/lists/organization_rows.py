"""The rows of a registry as they stand, before they are put into the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data_access.ingest.lists.cells import RowReader
from data_access.ingest.lists.choices import CLUSTERS, KINDS, chosen
from data_access.ingest.lists.findings import Findings
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import code_key

LONGEST = {"code": 80, "name": 300, "short_name": 200, "cluster": 40, "other_names": 2000}


@dataclass(frozen=True)
class OrganizationRow:
    """What a row says of an organisation; None and '' are left open by it."""

    reader: RowReader
    code: str
    name: str
    parent: str = ""
    short_name: str = ""
    other_names: tuple[str, ...] = ()
    kind: str | None = None
    cluster: str | None = None
    display_order: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    effective_on: date | None = None


def read_organization_rows(rows: Iterable[ListRow], findings: Findings) -> Mapping[str, OrganizationRow]:
    """Return the rows by key of their code; of two that say the same one is left, two that do not are refused."""
    found: dict[str, OrganizationRow] = {}
    for row in rows:
        one = _read(RowReader(row, findings))
        if one is None:
            continue
        former = found.setdefault(code_key(one.code), one)
        if former is not one and _said(former) != _said(one):
            one.reader.refuse("list-contradiction", "code", found=one.code, other=former.reader.row.row)
    return found


def _read(reader: RowReader) -> OrganizationRow | None:
    code = reader.text("code", LONGEST["code"], required=True)
    name = reader.text("name", LONGEST["name"], required=True)
    if any(sign in code for sign in "/?&#%"):
        reader.refuse("organization-bad-code", "code", found=code)
    cluster = reader.text("cluster", LONGEST["cluster"])
    others = reader.text("other_names", LONGEST["other_names"]).split(";")
    one = OrganizationRow(
        reader,
        code,
        name,
        reader.text("parent_code", LONGEST["code"]),
        reader.text("short_name", LONGEST["short_name"]),
        tuple(other.strip() for other in others if other.strip()),
        reader.choice("kind", KINDS, "organization-unknown-kind"),
        (chosen(cluster, CLUSTERS) or cluster) if cluster else None,
        reader.count("display_order"),
        reader.day("valid_from"),
        reader.day("valid_to"),
        reader.day("effective_on"),
    )
    if one.valid_from and one.valid_to and one.valid_to < one.valid_from:
        reader.refuse("organization-ends-before-it-begins", "valid_to", found=f"{one.valid_to:%d/%m/%Y}")
    return None if reader.failed else one


def _said(one: OrganizationRow) -> tuple[object, ...]:
    return tuple(value for name, value in vars(one).items() if name != "reader")
