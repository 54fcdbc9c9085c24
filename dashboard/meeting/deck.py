"""The deck of a meeting: the same slides as on the wall, in the same order, as a PowerPoint file."""

from __future__ import annotations

from dashboard.exports.slides.deck import Cover, write_pages
from dashboard.exports.slides.page import Size
from dashboard.meeting.meeting import Meeting


def write_meeting_deck(meeting: Meeting, size: Size) -> bytes:
    """Return the file: one page for each slide of the meeting, the opening first."""
    foot = " · ".join(meeting.foot)
    cover = Cover(meeting.language, meeting.issuer, meeting.title, meeting.agenda.name, foot, meeting.made_at)
    opening, *others = (one.slide for one in meeting.slides)
    return write_pages(cover, size, opening, others)
