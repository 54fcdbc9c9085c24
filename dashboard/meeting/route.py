"""Answers the pages of a meeting and what they ask: the wall, the presenter, where the meeting is, conclusions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict
from functools import wraps
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from dashboard.account import account
from dashboard.database import condition_sentence, get_engine
from dashboard.exports.route import attached
from dashboard.i18n.language import Code, language
from dashboard.meeting.answers import NO_STORE, missing_page, waiting_page
from dashboard.meeting.asking import (
    FORMAT,
    NotUnderstoodError,
    code_of,
    looks_of,
    message_of,
    place_of,
    query_of,
    show_of,
    writing_of,
)
from dashboard.meeting.html.page import (
    Live,
    Looks,
    notes_of,
    page_policy,
    presenter_page,
    wall_begun,
    wall_completed,
    wall_given_up,
    wall_page,
)
from dashboard.meeting.html.slide import slides_markup
from dashboard.meeting.meeting import Meeting
from dashboard.meeting.saving import FILES, make_meeting_file
from dashboard.meeting.sharing import Shared, heard
from dashboard.meeting.showing import NoMeetingError, Show, Where, read_first, read_slides, read_where
from dashboard.meeting.speaking import list_conclusions, write_down
from dashboard.meeting.writing import RefusedError, move
from dashboard.readiness import DatabaseConditionError, condition_behind
from dashboard.shell import is_foreign
from data_access.engine import UnusableDatabaseUrlError
from data_access.ingest.imports.faults import DatabaseBusyError, DiskFullError
from data_access.migrate import Condition

_askers, _makers = CapacityLimiter(4), CapacityLimiter(2)
"""Of their own: a database that hangs must not use up the threads that serve screens."""
_where: Shared[Where] = Shared(0.3)
_slides: Shared[tuple[Meeting, str]] = Shared(0)
_AT_ONCE = 0.3
"""Seconds after which the room is shown the first slide instead of waiting for all: slides that were read take 0.1."""
_FAULTS = (DatabaseConditionError, SQLAlchemyError, UnusableDatabaseUrlError)
_Made = TypeVar("_Made")
Answer = Callable[[Request], Awaitable[Response]]


def _showing(answer: Callable[[Request, Show, Looks], Awaitable[Response]]) -> Answer:
    """Return an answer to whoever follows a link: its failures are pages in the language of the link."""

    @wraps(answer)
    async def answered(request: Request) -> Response:
        code = code_of(request.query_params)
        try:
            return await answer(request, show_of(request.query_params), looks_of(request.query_params))
        except NotUnderstoodError as error:
            return missing_page(code, str(error))
        except NoMeetingError:
            return missing_page(code)
        except _FAULTS as error:
            return waiting_page(await _condition(error), code)

    return answered


@_showing
async def wall(_request: Request, show: Show, looks: Looks) -> Response:
    """Answer the page for the wall: whole, or its first slide while the others are read."""
    reading = asyncio.ensure_future(_read(show))
    reading.add_done_callback(heard)
    headers = {**NO_STORE, "content-security-policy": page_policy("stage")}
    await asyncio.wait({reading}, timeout=_AT_ONCE)
    if reading.done():
        meeting, version = await reading
        page = await _run(lambda: wall_page(meeting, looks, Live(query_of(show), version)), _makers)
        return Response(page, media_type="text/html", headers=headers)
    opening, version = await _run(lambda: read_first(get_engine(), show), _askers)
    begun = wall_begun(opening, looks, Live(query_of(show), version))
    return StreamingResponse(_completed(begun, reading), media_type="text/html", headers=headers)


async def _completed(begun: bytes, reading: asyncio.Future[tuple[Meeting, str]]) -> AsyncIterator[bytes]:
    yield begun
    try:
        meeting, _ = await asyncio.shield(reading)
    except Exception as error:
        yield wall_given_up()
        if not isinstance(error, (NoMeetingError, *_FAULTS)):
            raise
        return
    yield await _run(lambda: wall_completed(meeting), _makers)


async def _read(show: Show) -> tuple[Meeting, str]:
    """Return the meeting and its version: read once for all walls that are opened meanwhile."""
    return await _slides.get(show, lambda: read_slides(get_engine(), show), _makers)


@_showing
async def presenter(_request: Request, show: Show, looks: Looks) -> Response:
    """Answer the page for whoever presents."""
    meeting, version = await _read(show)
    page = await _run(lambda: presenter_page(meeting, looks, Live(query_of(show), version)), _makers)
    headers = {**NO_STORE, "content-security-policy": page_policy("presenter")}
    return Response(page, media_type="text/html", headers=headers)


def _answering(answer: Callable[[Request, Show], Awaitable[Response]]) -> Answer:
    """Return an answer in JSON whose failures are JSON as well, with a reason in the language of the page."""

    @wraps(answer)
    async def answered(request: Request) -> Response:
        code = code_of(request.query_params)
        try:
            return await answer(request, show_of(request.query_params))
        except NotUnderstoodError:
            return _refused(400, language(code).text("Không hiểu yêu cầu này."))
        except (NoMeetingError, RefusedError):
            return _refused(404, language(code).text("Không có chương trình họp này"))
        except (DatabaseBusyError, DiskFullError):
            return _refused(
                503, language(code).text("Chưa ghi được: kho số liệu đang bận hoặc hết chỗ. Thử lại sau ít giây.")
            )
        except _FAULTS as error:
            return _refused(503, _reason(await _condition(error), code))

    return answered


@_answering
async def place(request: Request, show: Show) -> Response:
    """Answer where the meeting is, or move it there."""
    if request.method == "POST":
        refusal = _refusal(request)
        if refusal is not None:
            return refusal
        moved = place_of(await message_of(request))
        await _run(lambda: move(get_engine(), show.agenda, show.snapshot, moved), _askers)
        _where.forget(show)
        return _json({"moved": moved.mover})
    found = await _where.get(show, lambda: read_where(get_engine(), show), _askers)
    return _json(asdict(found))


@_answering
async def slides(_request: Request, show: Show) -> Response:
    """Answer the slides anew."""
    meeting, version = await _read(show)
    markup = await _run(lambda: slides_markup(meeting), _makers)
    return _json({"version": version, "slides": markup, **notes_of(meeting)})


@_answering
async def conclusions(request: Request, show: Show) -> Response:
    """Answer what was concluded, or write down a conclusion, or that one was done."""
    if request.method == "POST":
        refusal = _refusal(request)
        if refusal is not None:
            return refusal
        writing = writing_of(await message_of(request))
        refused = await _run(lambda: write_down(get_engine(), show, writing, account()), _askers)
        _where.forget(show)
        return _json({"written": True}) if refused is None else JSONResponse(asdict(refused), 422, headers=NO_STORE)
    found = await _run(lambda: list_conclusions(get_engine(), show), _askers)
    return _json({"conclusions": [asdict(one) for one in found]})


@_showing
async def saved(request: Request, show: Show, looks: Looks) -> Response:
    """Answer the meeting as a file."""
    format = request.query_params.get(FORMAT, "html")
    if format not in FILES:
        raise NotUnderstoodError(format)
    file = await _run(lambda: make_meeting_file(get_engine(), show, looks, format), _makers)
    return Response(file.content, media_type=file.media_type, headers=attached(file.name))


def _refusal(request: Request) -> Response | None:
    """Return why a message is not read: it must come from our own page, which sends JSON; None when it does."""
    text = language(code_of(request.query_params)).text
    if request.headers.get("origin") is None or is_foreign(request.headers):
        return _refused(403, text("Yêu cầu không đến từ trang của chương trình này."))
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return _refused(415, text("Không hiểu yêu cầu này."))
    return None


async def _run(work: Callable[[], _Made], limiter: CapacityLimiter) -> _Made:
    return await to_thread.run_sync(work, limiter=limiter)


async def _condition(error: Exception) -> Condition:
    if isinstance(error, UnusableDatabaseUrlError):
        return Condition.UNREACHABLE
    return await _run(lambda: condition_behind(error), _askers)


def _reason(condition: Condition, code: Code) -> str:
    return condition_sentence(condition, code)[0]


def _refused(status: int, reason: str) -> Response:
    return JSONResponse({"reason": reason}, status, headers=NO_STORE)


def _json(found: dict[str, object]) -> Response:
    return JSONResponse(found, headers=NO_STORE)
