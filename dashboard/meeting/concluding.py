"""Slides of conclusions: those of earlier meetings open a meeting, its own close it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.domain.conclusion import Conclusion
from dashboard.domain.conclusion_words import conclusion_text, subject_text
from dashboard.domain.snapshot import Snapshot
from dashboard.exports.slides.plan import Slide
from dashboard.i18n.language import Language
from dashboard.meeting.meeting import CONCLUSIONS, OPENING, MeetingSlide

_LINES = 5
"""Conclusions of one slide: each may take two lines."""


def opening_slides(
    language: Language,
    snapshot: Snapshot,
    before: Snapshot | None,
    said: tuple[str, ...],
    conclusions: Sequence[Conclusion],
    today: date,
) -> tuple[MeetingSlide, ...]:
    """Return who meets when, and what became of what was concluded: a second slide when that is long."""
    lines = [conclusion_line(language, one, today) for one in earlier(conclusions, snapshot, before)]
    slides = [MeetingSlide(Slide(snapshot.label, tuple(lines[:_LINES]), said), OPENING)]
    title = language.text("Kết luận các kỳ trước (tiếp)")
    slides += [
        MeetingSlide(Slide(title, tuple(lines[first : first + _LINES])), CONCLUSIONS)
        for first in range(_LINES, len(lines), _LINES)
    ]
    return tuple(slides)


def closing_slides(
    language: Language, snapshot: Snapshot, conclusions: Sequence[Conclusion], today: date
) -> tuple[MeetingSlide, ...]:
    """Return what this meeting concluded; none before it did."""
    own = [conclusion_line(language, one, today) for one in conclusions if one.meeting == snapshot.number]
    title = language.plural("Kỳ họp kết luận {n} việc", len(own))
    return tuple(
        MeetingSlide(Slide(title, tuple(own[first : first + _LINES])), CONCLUSIONS)
        for first in range(0, len(own), _LINES)
    )


def earlier(conclusions: Sequence[Conclusion], snapshot: Snapshot, before: Snapshot | None) -> tuple[Conclusion, ...]:
    """Return what is still open from any earlier meeting, and all of the meeting before, done or not."""
    last = before.number if before is not None else 0
    return tuple(
        one for one in conclusions if one.meeting < snapshot.number and (one.done_on is None or one.meeting >= last)
    )


def conclusion_line(language: Language, conclusion: Conclusion, today: date) -> str:
    """Return "Phường A – ▼ quá hạn (hạn 30/06/2024): Rà soát nguồn"."""
    return f"{subject_text(language, conclusion)} – {conclusion_text(language, conclusion, today)}"
