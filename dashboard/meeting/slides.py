"""From an agenda and a snapshot to all slides of a meeting, the same for wall, deck and offline file."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from urllib.parse import parse_qs

from sqlalchemy import Connection

from dashboard.address import AGENDA, SNAPSHOT, Address, read_address
from dashboard.domain.conclusion import Conclusion
from dashboard.domain.narrative import due_text, reports_text
from dashboard.domain.position import Position
from dashboard.domain.since import Since
from dashboard.domain.since_words import (
    correction_text,
    corrections_heading,
    parts_sentence,
    since_sentence,
)
from dashboard.domain.snapshot import Snapshot
from dashboard.exports.document import Table
from dashboard.exports.documents import VIEWS, read_document, read_position_document
from dashboard.exports.figures import OVERVIEW
from dashboard.exports.pages import PAPERS, narrowed_to
from dashboard.exports.slides.plan import Slide, slides_of
from dashboard.i18n.language import Language
from dashboard.meeting.agendas import find_agenda
from dashboard.meeting.concluding import closing_slides, opening_slides
from dashboard.meeting.cutting import for_the_wall, pages_of, position_only
from dashboard.meeting.meeting import WORDS, AgendaItem, Meeting, MeetingSlide, Unit
from dashboard.meeting.shortening import is_short, short_pages
from dashboard.meeting.units import units_of, why_of
from dashboard.reading.conclusions import read_conclusions
from dashboard.reading.figures import office_day, read_position
from dashboard.reading.since import read_since
from dashboard.resolve import UnknownValueError, is_outdated, read_snapshots, resolve

_PAGES = {paper: page for page, paper in PAPERS.items()}
_MOST_CORRECTIONS = 6
_KEPT = 200


@dataclass(frozen=True)
class _Agreed:
    """What follows from a snapshot alone, whatever the agenda."""

    position: Position
    since: Since | None
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class _Begun:
    """A meeting with its opening slides alone, and what its others are made from."""

    opening: Meeting
    agreed: _Agreed
    conclusions: Sequence[Conclusion]


_kept: OrderedDict[tuple[object, ...], object] = OrderedDict()
_lock = Lock()


def read_opening(
    connection: Connection, agenda_id: int, snapshot_number: int, language: Language, made_at: datetime
) -> Meeting:
    """Return the meeting with the slides that open it alone: they need none of its papers, and are read at once.

    Raises as `read_meeting`.
    """
    return _begin(connection, agenda_id, snapshot_number, language, made_at).opening


def read_meeting(
    connection: Connection, agenda_id: int, snapshot_number: int, language: Language, made_at: datetime
) -> Meeting:
    """Return the meeting; figures are those of the snapshot, conclusions those of now.

    Raises UnknownValueError for an agenda or snapshot that nothing stands for, and for an agenda of another
    jurisdiction than the snapshot's.
    """
    begun = _begin(connection, agenda_id, snapshot_number, language, made_at)
    opening, agreed = begun.opening, begun.agreed
    snapshot, position = opening.snapshot, agreed.position
    known = [one for one in begun.conclusions if one.meeting < snapshot.number]
    slides = list(opening.slides)
    for place, item in enumerate(opening.agenda.items):
        slides += [
            replace(one, note=item.note, why=why_of(language, position, one.slide, known))
            for one in _slides_of_item(connection, snapshot, item, language)
        ]
        if place == 0 and agreed.since is not None:
            slides.append(_change(language, agreed.since, Address(snapshot=snapshot.number, language=language.code)))
    slides += closing_slides(language, snapshot, begun.conclusions, office_day(made_at))
    return replace(opening, slides=tuple(slides), units=_with_conclusions(language, agreed.units, known))


def _begin(
    connection: Connection, agenda_id: int, snapshot_number: int, language: Language, made_at: datetime
) -> _Begun:
    agenda = find_agenda(connection, agenda_id)
    snapshots = read_snapshots(connection)
    snapshot = next((one for one in snapshots if one.number == snapshot_number), None)
    if snapshot is None:
        raise UnknownValueError(SNAPSHOT, str(snapshot_number))
    if agenda is None or agenda.jurisdiction != snapshot.jurisdiction:
        raise UnknownValueError(AGENDA, str(agenda_id))
    before = _before(snapshots, snapshot)
    agreed = _agreed(connection, snapshot, before, language)
    position = agreed.position
    conclusions = read_conclusions(connection, position.jurisdiction.id, snapshot.known_at)
    day = language.text("Số liệu tính đến ngày {day}", day=language.day(position.day))
    said, today = (day, agenda.name), office_day(made_at)
    address = Address(snapshot=snapshot.number, language=language.code)
    opening = Meeting(
        agenda=agenda,
        snapshot=snapshot,
        language=language,
        issuer=position.jurisdiction.name,
        title=snapshot.label,
        foot=_foot(language, snapshot, position),
        slides=opening_slides(language, snapshot, before, said, conclusions, today),
        units=(),
        newer=is_outdated(connection, resolve(connection, address).scope, snapshot),
        made_at=made_at,
    )
    return _Begun(opening, agreed, conclusions)


def item_address(item: AgendaItem, snapshot: Snapshot, language: Language) -> Address:
    """Return what an item shows of a snapshot: only what narrows it is taken from the item."""
    said, _ = read_address(parse_qs(item.query))
    place: dict[str, object] = {"jurisdiction": "", "year": None, "day": None, "known_at": None, "compared": None}
    pinned = said.with_(**place, snapshot=snapshot.number, language=language.code)
    return narrowed_to(item.view, pinned)


def _slides_of_item(
    connection: Connection, snapshot: Snapshot, item: AgendaItem, language: Language
) -> tuple[MeetingSlide, ...]:
    address = item_address(item, snapshot, language)
    short = is_short(item)
    key = (*_whose(connection, snapshot), item.view, address.query(), short)
    found = _recall(key)
    if isinstance(found, tuple):
        return found
    try:
        slides = _read_slides(connection, item.view, address, snapshot)
    except UnknownValueError as error:
        words = language.text("Mục này không có số liệu trong bản chốt số {n}.", n=snapshot.number)
        return (MeetingSlide(Slide(words, (f"{error.key}: {error.value}",)), WORDS),)
    page = _PAGES.get(item.view)
    href = f"{page}{address.query()}" if page else ""
    pages = short_pages(language, item.view, slides) if short else (one for slide in slides for one in pages_of(slide))
    made = tuple(replace(one, href=href) for one in pages)
    _keep(key, made)
    return made


def _read_slides(connection: Connection, view: str, address: Address, snapshot: Snapshot) -> tuple[Slide, ...]:
    if view not in VIEWS:
        raise UnknownValueError("", view)
    if view == OVERVIEW:  # its lists, categories and years are items of their own in an agenda
        document, said = position_only(read_position_document(connection, address, snapshot.created_at))
        slides = (slide for slide in slides_of(document, None) if slide.body or slide.title not in said)
        return tuple(slide for slide in slides if not _is_quota_alone(slide))
    return slides_of(for_the_wall(read_document(connection, view, address, snapshot.created_at)), None)


def _is_quota_alone(slide: Slide) -> bool:
    """Tell whether a slide tells of the year's quota and no other target: the answer before it did."""
    table = slide.body
    return isinstance(table, Table) and table.key == "targets" and [row.code for row in table.rows] == ["quota"]


def _before(snapshots: Sequence[Snapshot], snapshot: Snapshot) -> Snapshot | None:
    """Return the meeting before of the same jurisdiction; `snapshots` stand newest first."""
    earlier = (one for one in snapshots if one.number < snapshot.number)
    return next((one for one in earlier if one.jurisdiction == snapshot.jurisdiction), None)


def _agreed(connection: Connection, snapshot: Snapshot, before: Snapshot | None, language: Language) -> _Agreed:
    key = (*_whose(connection, snapshot), language.code)
    found = _recall(key)
    if isinstance(found, _Agreed):
        return found
    address = Address(snapshot=snapshot.number, language=language.code)
    resolved = resolve(connection, address)
    position = read_position(connection, resolved.scope, resolved.year)
    since = None
    if before is not None and before.as_of.year == snapshot.as_of.year:
        since = read_since(connection, resolved.scope, position, before)
    made = _Agreed(position, since, units_of(language, position, address))
    _keep(key, made)
    return made


def _change(language: Language, since: Since, address: Address) -> MeetingSlide:
    """Return what changed since the meeting before; corrections stand apart."""
    corrections = [
        f"{row.organization.short_name}: {correction_text(language, row)}"
        for row in since.corrections[:_MOST_CORRECTIONS]
    ]
    lines = (parts_sentence(language, since), corrections_heading(language, since), *corrections)
    href = f"/{address.with_(compared=since.snapshot.number).query()}"
    return MeetingSlide(Slide(since_sentence(language, since), tuple(filter(None, lines))), WORDS, href=href)


def _with_conclusions(language: Language, units: Sequence[Unit], conclusions: Sequence[Conclusion]) -> tuple[Unit, ...]:
    last = {one.code: one for one in conclusions if one.code}

    def with_last(unit: Unit) -> Unit:
        if unit.code not in last:
            return unit
        words = language.text("Kết luận kỳ trước: {said}", said=last[unit.code].said)
        shown = replace(unit.slide.slide, said=(*unit.slide.slide.said, words))
        return replace(unit, slide=replace(unit.slide, slide=shown))

    return tuple(map(with_last, units))


def _foot(language: Language, snapshot: Snapshot, position: Position) -> tuple[str, ...]:
    number = language.text("Số liệu chốt số {n}", n=snapshot.number)  # its label is the title of the first slide
    parts = [number, language.day(snapshot.as_of), reports_text(language, position)]
    if position.own.judgement.due is not None:
        parts.append(language.text("Mức cần đạt: {curve}", curve=due_text(language, position.own)))
    if position.illustrative:
        parts.append(language.text("Số liệu minh họa"))
    return tuple(parts)


def _whose(connection: Connection, snapshot: Snapshot) -> tuple[object, ...]:
    """Return what tells a snapshot from that of another database: its moment is its own to the microsecond."""
    return str(connection.engine.url), snapshot.number, snapshot.known_at


def _recall(key: tuple[object, ...]) -> object:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def _keep(key: tuple[object, ...], made: object) -> None:
    with _lock:
        _kept[key] = made
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
