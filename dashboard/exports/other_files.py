"""Files behind export links that are no papers: a template to fill in, and the file of an import as it came."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine

from dashboard.address import BATCH, JURISDICTION, Address
from dashboard.exports.formats import FORMATS
from dashboard.exports.making import File
from dashboard.exports.templates.making import make_form
from dashboard.exports.templates.writing import write_form
from dashboard.exports.token import make_token
from dashboard.i18n.language import language
from dashboard.reading.figures import rows_of
from dashboard.resolve import UnknownValueError
from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.batches import get_batch, get_file
from data_access.ingest.preview import KINDS
from data_access.ingest.record_audit import record_audit
from data_access.queries.get_jurisdictions import get_jurisdictions

IMPORTED, TEMPLATE = "imported-file", "template-"


def template_token(kind: str, month: date, address: Address) -> str:
    """Return the token for the template of a kind, filled in for the jurisdiction of the address and a month."""
    return make_token(f"{TEMPLATE}{kind}.{month:%Y-%m}", address)


def imported_token(batch: int, address: Address) -> str:
    """Return the token for the file of an import of the jurisdiction of the address."""
    return make_token(f"{IMPORTED}.{batch}", address)


def is_other_file(view: str, detail: str) -> bool:
    """Return whether a token names one of these files."""
    if view == IMPORTED:
        return re.fullmatch(r"[0-9]{1,9}", detail) is not None
    return view.removeprefix(TEMPLATE) in KINDS and re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", detail) is not None


def make_other_file(engine: Engine, view: str, detail: str, address: Address) -> File:
    """Return the file and record in the audit that it was handed out.

    Raises UnknownValueError for a jurisdiction or an import that is not there, or whose file was not kept.
    """
    with read_transaction(engine) as connection:
        root = _root(connection, address)
        if view == IMPORTED:
            file = _imported(connection, root, int(detail))
        else:
            words = language(address.language)
            kind, month = view.removeprefix(TEMPLATE), date.fromisoformat(f"{detail}-01")
            form, name = make_form(connection, words, kind, root, month)
            file = File(name, FORMATS["xlsx"].media_type, write_form(form, words))
    with write_transaction(engine, changes_figures=False) as connection:
        record_audit(connection, "download", root, f"{view} {detail}", datetime.now(UTC))
    return file


def _root(connection: Connection, address: Address) -> int:
    for root in rows_of(get_jurisdictions(connection, "local")):
        if address.jurisdiction in ("", root.code):
            return int(root.id)
    raise UnknownValueError(JURISDICTION, address.jurisdiction)


def _imported(connection: Connection, root: int, number: int) -> File:
    batch, kept = get_batch(connection, number), get_file(connection, number)
    if batch is None or kept is None or batch.organization_id != root:
        raise UnknownValueError(BATCH, str(number))
    return File(kept[0], "application/octet-stream", kept[1])
