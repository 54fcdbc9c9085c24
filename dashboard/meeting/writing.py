"""The one way by which screens and routes write agendas, conclusions and the place of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlencode

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from dashboard.address import AGENDA, COMPARED, DAY, JURISDICTION, KEYS, KNOWN_AT, LANGUAGE, SNAPSHOT, YEAR, Address
from dashboard.domain.snapshot import Snapshot
from dashboard.exports.documents import VIEWS
from dashboard.i18n.language import N_
from dashboard.meeting.agendas import find_agenda
from dashboard.meeting.meeting import Agenda, AgendaItem
from dashboard.meeting.shortening import SHORT
from dashboard.resolve import find_snapshot, resolve
from data_access.engine import write_transaction
from data_access.ingest.imports.faults import database_faults
from data_access.ingest.meetings import agendas, conclusions, places
from data_access.ingest.meetings.agendas import ItemRow
from data_access.ingest.meetings.conclusions import Said
from data_access.ingest.meetings.places import Place
from data_access.queries.get_conclusions import get_conclusions
from data_access.queries.get_path import get_path
from data_access.schema.meetings import LONGEST_CONCLUSION, LONGEST_NAME, LONGEST_NOTE, LONGEST_QUERY, LONGEST_WHO

_PLACE = frozenset({JURISDICTION, YEAR, DAY, KNOWN_AT, SNAPSHOT, COMPARED, LANGUAGE, AGENDA})
_KEPT = {SHORT, *KEYS} - _PLACE
NO_NAME = N_("Chưa đặt tên chương trình họp.")
LONG_NAME = N_("Tên chương trình họp dài quá {n} chữ.")
NAME_TAKEN = N_("Đã có chương trình họp tên này. Đặt tên khác.")
LONG_NOTE = N_("Ghi chú dài quá {n} chữ.")
NO_VIEW = N_("Màn hình này không đưa vào chương trình họp được.")
LONG_FILTERS = N_("Bộ lọc dài quá, không giữ được. Bỏ bớt bộ lọc rồi thêm lại.")
NO_AGENDA = N_("Chương trình họp này không còn.")
CHANGED = N_("Chương trình vừa được sửa ở nơi khác. Xem lại rồi làm lại.")
NO_SNAPSHOT = N_("Không có bản chốt số {n}.")
NO_WORDS = N_("Chưa viết kết luận.")
LONG_WORDS = N_("Kết luận dài quá {n} chữ.")
NO_CONCLUSION = N_("Kết luận này không còn.")
NO_ORGANIZATION = N_("Không tìm thấy đơn vị này trong bản chốt.")


class RefusedError(ValueError):
    """What was asked for cannot be written. `message` is a text for the language, with `values` to fill in."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values


@contextmanager
def _writing(engine: Engine) -> Iterator[tuple[Connection, datetime]]:
    """Open the transaction of a write that changes no figure. Raises DatabaseBusyError and DiskFullError."""
    with database_faults(), write_transaction(engine, changes_figures=False) as connection:
        yield connection, datetime.now(UTC)


def narrowing(query: str) -> str:
    """Return what of an address an item keeps: the filters, not the place, the day or the language."""
    pairs = parse_qsl(query.lstrip("?"))
    return urlencode([(key, value) for key, value in pairs if key in _KEPT])


def make_agenda(engine: Engine, jurisdiction: str, name: str, items: Sequence[AgendaItem], by: str) -> int:
    """Make an agenda and return its number. Raises RefusedError, UnknownValueError and the faults of the database."""
    words, rows = _name(name), _rows(items)
    with _name_free(), _writing(engine) as (connection, moment):
        root = resolve(connection, Address(jurisdiction=jurisdiction)).scope.organization_id
        return agendas.make_agenda(connection, root, words, rows, by[:LONGEST_WHO], moment)


def rename_agenda(engine: Engine, number: int, name: str) -> None:
    """Give an agenda another name. Raises RefusedError and the faults of the database."""
    words = _name(name)
    with _name_free(), _writing(engine) as (connection, _):
        agendas.rename_agenda(connection, _agenda(connection, number).number, words)


def remove_agenda(engine: Engine, number: int) -> None:
    """Take an agenda out of use; one that is out of use already stays so."""
    with _writing(engine) as (connection, moment):
        agendas.remove_agenda(connection, number, moment)


def change_items(
    engine: Engine, number: int, seen: Sequence[AgendaItem], change: Callable[[list[AgendaItem]], Sequence[AgendaItem]]
) -> tuple[AgendaItem, ...]:
    """Put what `change` makes of the items in their place, and return the items of before.

    Notes may have been written since they were `seen`; if anything else is different, somebody changed the agenda
    meanwhile and it is refused. Raises RefusedError and the faults of the database.
    """
    with _writing(engine) as (connection, _):
        before = _agenda(connection, number).items
        if [(one.view, one.query) for one in before] != [(one.view, one.query) for one in seen]:
            raise RefusedError(CHANGED)
        agendas.replace_items(connection, number, _rows(change(list(before))))
        return before


def add_item(engine: Engine, number: int, item: AgendaItem) -> None:
    """Put an item behind those of an agenda. Raises RefusedError and the faults of the database."""
    rows = _rows([item])
    with _writing(engine) as (connection, _):
        agendas.add_items(connection, _agenda(connection, number).number, rows)


def conclude(engine: Engine, snapshot: int, code: str, words: str, due_on: date | None, by: str) -> int:
    """Record a conclusion about the organisation of a code (empty: about all) and return its number.

    Raises RefusedError and the faults of the database.
    """
    said = Said(_words(words), due_on)
    with _writing(engine) as (connection, moment):
        agreed = _snapshot(connection, snapshot)
        scope = resolve(connection, Address(snapshot=agreed.number)).scope
        subject = None
        if code:
            path = get_path(connection, scope, code)
            if path.empty:
                raise RefusedError(NO_ORGANIZATION)
            subject = int(path["id"].iloc[-1])
        return conclusions.write_conclusion(
            connection, scope.organization_id, subject, snapshot, said, by[:LONGEST_WHO], moment
        )


def rewrite_conclusion(
    engine: Engine, jurisdiction: str, number: int, words: str, due_on: date | None, by: str
) -> None:
    """Put other words in place of a conclusion's. Raises RefusedError and the faults of the database."""
    said = _words(words)
    with _changing(engine, jurisdiction, number) as (connection, moment):
        conclusions.rewrite_conclusion(connection, number, said, due_on, by[:LONGEST_WHO], moment)


def finish_conclusion(engine: Engine, jurisdiction: str, number: int, done_on: date, by: str) -> None:
    """Say on which day a conclusion was done. Raises RefusedError and the faults of the database."""
    with _changing(engine, jurisdiction, number) as (connection, moment):
        conclusions.finish_conclusion(connection, number, done_on, by[:LONGEST_WHO], moment)


def reopen_conclusion(engine: Engine, jurisdiction: str, number: int, by: str) -> None:
    """Say that a conclusion is not done after all. Raises RefusedError and the faults of the database."""
    with _changing(engine, jurisdiction, number) as (connection, moment):
        conclusions.reopen_conclusion(connection, number, by[:LONGEST_WHO], moment)


def withdraw_conclusion(engine: Engine, jurisdiction: str, number: int, by: str) -> None:
    """Take a conclusion back. Raises RefusedError and the faults of the database."""
    with _changing(engine, jurisdiction, number) as (connection, moment):
        conclusions.withdraw_conclusion(connection, number, by[:LONGEST_WHO], moment)


def move(engine: Engine, agenda: int, snapshot: int, place: Place) -> datetime:
    """Put a meeting at a place and return when. Raises RefusedError for a meeting that is none, or faults."""
    with _writing(engine) as (connection, moment):
        if _agenda(connection, agenda).jurisdiction != _snapshot(connection, snapshot).jurisdiction:
            raise RefusedError(NO_AGENDA)
        places.move_place(connection, agenda, snapshot, place, moment)
        return moment


@contextmanager
def _changing(engine: Engine, jurisdiction: str, number: int) -> Iterator[tuple[Connection, datetime]]:
    with _writing(engine) as (connection, moment):
        root = resolve(connection, Address(jurisdiction=jurisdiction)).scope.organization_id
        if number not in set(get_conclusions(connection, root)["number"]):
            raise RefusedError(NO_CONCLUSION)
        yield connection, moment


@contextmanager
def _name_free() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise RefusedError(NAME_TAKEN) from error


def _agenda(connection: Connection, number: int) -> Agenda:
    found = find_agenda(connection, number)
    if found is None:
        raise RefusedError(NO_AGENDA)
    return found


def _snapshot(connection: Connection, number: int) -> Snapshot:
    found = find_snapshot(connection, number)
    if found is None:
        raise RefusedError(NO_SNAPSHOT, n=number)
    return found


def _name(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise RefusedError(NO_NAME)
    if len(words) > LONGEST_NAME:
        raise RefusedError(LONG_NAME, n=LONGEST_NAME)
    return words


def _words(words: str) -> str:
    said = " ".join(words.split())
    if not said:
        raise RefusedError(NO_WORDS)
    if len(said) > LONGEST_CONCLUSION:
        raise RefusedError(LONG_WORDS, n=LONGEST_CONCLUSION)
    return said


def _rows(items: Sequence[AgendaItem]) -> list[ItemRow]:
    rows = []
    for item in items:
        query, note = narrowing(item.query), item.note.strip()
        if item.view not in VIEWS:
            raise RefusedError(NO_VIEW)
        if len(note) > LONGEST_NOTE:
            raise RefusedError(LONG_NOTE, n=LONGEST_NOTE)
        if len(query) > LONGEST_QUERY:
            raise RefusedError(LONG_FILTERS)
        rows.append(ItemRow(item.view, query, note))
    return rows
