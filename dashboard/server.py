"""What `streamlit run` starts: the app with its page shell, headers, own routes, and the way errors are told."""

from __future__ import annotations

import gc
import importlib
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import streamlit as st
from anyio import CapacityLimiter, to_thread
from sqlalchemy.exc import SQLAlchemyError
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.address import LANGUAGE
from dashboard.database import condition_sentence, get_engine
from dashboard.shell import SCRIPT_PATH, PageShell, SafeHeaders, shell_script
from data_access.engine import UnusableDatabaseUrlError
from data_access.migrate import Condition, examine

_log = logging.getLogger(__name__)
_ERROR_VI = "Không hiển thị được phần này. Tải lại trang; nếu vẫn lỗi, báo cho người quản trị mã lỗi {}."
_ERROR_EN = "This part cannot be shown. Reload the page; if it fails again, tell your administrator error {}."
_PROBE_SECONDS = 3.8  # a silent server holds a connection attempt for 3 s; whoever probes waits no longer than 4
_probes = CapacityLimiter(4)  # of its own: hanging probes must not use up the threads that serve files


def _condition() -> Condition:
    try:
        finding = examine(get_engine())
    except (UnusableDatabaseUrlError, SQLAlchemyError):
        return Condition.UNREACHABLE
    if finding.condition is not Condition.READY:
        _log.warning("Database is %s: %s", finding.condition.value, finding.reason)
    return finding.condition


async def ready(_request: Request) -> Response:
    """Answer whether this process can show figures now; a reason is a sentence and never holds an address."""
    condition = Condition.UNREACHABLE
    with anyio.move_on_after(_PROBE_SECONDS):
        condition = await to_thread.run_sync(_condition, abandon_on_cancel=True, limiter=_probes)
    if condition is Condition.READY:
        return JSONResponse({"status": condition.value})
    return JSONResponse({"status": condition.value, "reason": condition_sentence(condition)[0]}, 503)


async def script(_request: Request) -> Response:
    """Answer the script of the page shell; asked for anew each time, since its address does not change."""
    return Response(shell_script(), media_type="text/javascript", headers={"cache-control": "no-cache"})


async def export(request: Request) -> Response:
    """Hand a download over to the room that makes the files."""
    try:
        route = importlib.import_module("dashboard.exports.route")
    except ImportError:
        _log.exception("The exports cannot be loaded")
        return PlainTextResponse("Not Found", 404)
    answer: Response = await route.answer(request)
    return answer


def meeting(name: str) -> Callable[[Request], Awaitable[Response]]:
    """Return what hands a request of a meeting over to the room that shows them, which is loaded by the first one."""

    async def answer(request: Request) -> Response:
        route = importlib.import_module("dashboard.meeting.route")
        answered: Response = await getattr(route, name)(request)
        return answered

    return answer


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Load what every screen needs before the first visitor comes.

    pyarrow must first be imported on the main thread (it crashed on a short-lived one), and what is loaded here is
    then frozen: a full garbage collection of it cost 75 ms after each rerun.
    """
    for name in ("pandas", "pyarrow", "altair"):
        importlib.import_module(name)
    try:
        warm = getattr(importlib.import_module("dashboard.context"), "warm", None)
        if warm is not None and _condition() is Condition.READY:
            warm()  # never on a missing file: reading would create it
    except Exception as error:  # a cold cache is slow, a server that does not start is worse
        _log.warning("Started with cold caches: %s", type(error).__name__)
    ahead = importlib.import_module("dashboard.meeting.ahead")
    try:
        importlib.import_module("dashboard.meeting.route")  # a second of the first page or screen, and it is frozen too
    except ImportError as error:  # whoever opens a meeting is told
        _log.warning("Started without meetings: %s", type(error).__name__)
    gc.collect()
    gc.freeze()
    with ahead.reading_ahead():
        yield


def tell_script_error(error: Exception) -> bool:
    """Log an error of a screen under a number, and show the visitor the number and nothing else about it."""
    number = secrets.token_hex(4)
    _log.error("Error %s: %s", number, type(error).__name__)  # Streamlit has logged the traceback just before
    english = st.query_params.get(LANGUAGE) == "en"
    st.error(_ERROR_EN.format(number) if english else _ERROR_VI.format(number))
    return True


app_options: dict[str, Any] = {
    "middleware": [Middleware(SafeHeaders), Middleware(PageShell)],
    "routes": [
        Route("/ready", ready),
        Route(SCRIPT_PATH, script),
        Route("/export/{token}", export),
        Route("/trinh-chieu", meeting("wall")),
        Route("/trinh-chieu/dang-chieu", meeting("place"), methods=["GET", "POST"]),
        Route("/trinh-chieu/trang", meeting("slides")),
        Route("/trinh-chieu/tep", meeting("saved")),
        Route("/trinh-bay", meeting("presenter")),
        Route("/trinh-bay/ket-luan", meeting("conclusions"), methods=["GET", "POST"]),
    ],
    "lifespan": lifespan,
    "on_script_error": tell_script_error,
}
app = st.App(Path(__file__).with_name("app.py").absolute(), **app_options)
