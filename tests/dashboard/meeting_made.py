"""A meeting over real figures of the sample, put together from papers, without an agenda in the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.domain.snapshot import Snapshot
from dashboard.exports.document import Chart, Document, Table
from dashboard.exports.documents import read_document
from dashboard.exports.slides.plan import Slide, slides_of
from dashboard.i18n.collation import fold
from dashboard.meeting.meeting import ANSWER, CHART, OPENING, ROWS, TABLE, WORDS, Agenda, Meeting, MeetingSlide, Unit

MADE = datetime(2026, 11, 20, 8, tzinfo=UTC)


def meeting_made(connection: Connection, jurisdiction: str, snapshot: int = 7, units: int = 12) -> Meeting:
    """Return a meeting with the slides of the position, of which `units` organisations can be looked up."""
    address = Address(jurisdiction=jurisdiction)
    document = read_document(connection, "overview", address, MADE)
    annex = read_document(connection, "annex-02", address, MADE)
    opening = Slide(f"Giao ban công tác phát triển đảng viên, {document.day_line.lower()}", (), ("Kỳ họp tháng 6",))
    slides = [MeetingSlide(opening, OPENING), *(page for one in slides_of(document, annex) for page in _pages(one))]
    listed = next(table for part, table in document.tables() if part.key == "progress")
    found = [row for row in listed.rows if row.code][:units]
    return Meeting(
        Agenda(3, jurisdiction, "Giao ban tháng", (), "local", MADE),
        Snapshot(
            snapshot,
            jurisdiction,
            document.issuer,
            document.address.day or MADE.date(),
            MADE,
            "Tháng 5",
            "local",
            MADE,
            1,
        ),
        document.language,
        document.issuer,
        "Giao ban tháng",
        f"Bản chốt số {snapshot} · {document.day_line} · 106/108 đã báo cáo · Mức cần đạt: nhịp các năm 2021–2023",
        tuple(slides),
        tuple(_unit(document, str(row.cells[1].value), row.code) for row in found),
        False,
        document.illustrative,
        MADE,
    )


def _pages(slide: Slide) -> list[MeetingSlide]:
    match slide.body:
        case Table(key="facts"):
            return [MeetingSlide(slide, ANSWER)]
        case Table():
            rows = slide.body.rows
            parts = [rows[first : first + ROWS] for first in range(0, len(rows), ROWS)]
            return [
                MeetingSlide(replace(slide, body=replace(slide.body, rows=part)), TABLE, number, len(parts))
                for number, part in enumerate(parts, 1)
            ]
        case Chart():
            return [MeetingSlide(slide, CHART)]
    return [MeetingSlide(slide, WORDS)]


def _unit(document: Document, name: str, code: str) -> Unit:
    facts = next(table for _, table in document.tables() if table.key == "facts")
    slide = Slide(f"{name}: đang xem riêng", facts, ("Chậm 2 kỳ liền; còn nguồn 23 người.",))
    return Unit(code, name, fold(name), MeetingSlide(slide, ANSWER, why=("Chậm 2 kỳ liền",)))
