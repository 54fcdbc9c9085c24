"""The meeting as a file: the wall's own page for a room without a network, and the deck."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine

from dashboard.exports.documents import committee_word
from dashboard.exports.formats import FORMATS
from dashboard.exports.making import File
from dashboard.exports.slides.page import WIDE
from dashboard.meeting.deck import write_meeting_deck
from dashboard.meeting.html.page import Looks, wall_page
from dashboard.meeting.showing import Show, read_slides
from data_access.engine import write_transaction
from data_access.ingest.record_audit import record_audit

FILES = ("html", "pptx")


def make_meeting_file(engine: Engine, show: Show, looks: Looks, format: str) -> File:
    """Return the file and record in the audit that it goes out; it goes only after the entry is committed."""
    meeting, _ = read_slides(engine, show)
    content = wall_page(meeting, looks, None) if format == "html" else write_meeting_deck(meeting, WIDE)
    root = meeting.agenda.jurisdiction_id
    with write_transaction(engine, changes_figures=False) as connection:
        record_audit(connection, "export", root, f"meeting {format} {show.agenda} {show.snapshot}", datetime.now(UTC))
    name = f"Hop_{committee_word(meeting.agenda.jurisdiction)}_{meeting.snapshot.as_of.isoformat()}.{format}"
    return File(name, FORMATS[format].media_type, content)
