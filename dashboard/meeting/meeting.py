"""What a meeting is: an agenda, the figures agreed upon, and the slides that follow from both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.snapshot import Snapshot
from dashboard.exports.slides.plan import Slide
from dashboard.i18n.language import Language

OPENING, ANSWER, TABLE, CHART, WORDS, CONCLUSIONS = "opening", "answer", "table", "chart", "words", "conclusions"
KINDS = (OPENING, ANSWER, TABLE, CHART, WORDS, CONCLUSIONS)
ROWS = 12
"""Rows of a table on one slide: what is read from the last row of a room."""


@dataclass(frozen=True)
class AgendaItem:
    """One view of an agenda: the paper whose slides are shown, what narrows it, and a note for whoever presents."""

    view: str
    query: str = ""
    """As in an address, without the question mark: "don_vi=th-phuong-tan-an"; empty for all."""
    note: str = ""


@dataclass(frozen=True)
class Agenda:
    """Which views are shown in which order. It holds no figure and no day, so that it is used anew each month."""

    number: int
    jurisdiction: str
    """Code of the jurisdiction."""
    jurisdiction_id: int
    name: str
    items: tuple[AgendaItem, ...]
    by: str
    created_at: datetime


@dataclass(frozen=True)
class MeetingSlide:
    """One slide as every medium shows it; a table is already cut to its page."""

    slide: Slide
    kind: str
    """One of KINDS."""
    page: int = 1
    pages: int = 1
    """Of a table that turns pages."""
    note: str = ""
    """Note of the agenda item, for whoever presents; never on the wall."""
    why: tuple[str, ...] = ()
    """For whoever presents: why organisations on the slide lag, and the last conclusion about each."""
    href: str = ""
    """Screen with the same figures, pinned to the snapshot; empty where there is none."""


@dataclass(frozen=True)
class Unit:
    """One organisation, ready to be looked up on the wall."""

    code: str
    name: str
    folded: str
    """Its names without marks, for the search."""
    slide: MeetingSlide


@dataclass(frozen=True)
class Meeting:
    """All slides of a meeting. The same for wall, deck and offline file: same order, pages and figures."""

    agenda: Agenda
    snapshot: Snapshot
    language: Language
    issuer: str
    title: str
    foot: tuple[str, ...]
    """Number of the snapshot, day of the figures, reports in, what is due."""
    slides: tuple[MeetingSlide, ...]
    """The first is the opening: who meets when, and what was concluded before, done or not."""
    units: tuple[Unit, ...]
    newer: bool
    """Whether newer figures exist than those of the snapshot."""
    made_at: datetime
