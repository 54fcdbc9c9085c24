"""Answers /export/{token}: checks the token, makes the file, writes down that it was made, and lets it go."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from itsdangerous import BadData, SignatureExpired
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dashboard.address import Address
from dashboard.database import condition_sentence, get_engine
from dashboard.exports.figures import NAMES, read_figures
from dashboard.exports.token import read_token
from dashboard.exports.workbook import MEDIA_TYPE, build, file_name
from dashboard.readiness import DatabaseConditionError, condition_behind, require_ready
from dashboard.resolve import UnknownValueError
from data_access.engine import UnusableDatabaseUrlError, read_transaction, write_transaction
from data_access.ingest.record_audit import record_audit
from data_access.migrate import Condition

_makers = CapacityLimiter(4)  # of its own: slow files must not use up the threads that serve screens
_NO_STORE = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
_EXPIRED = (
    "Liên kết tải đã hết hạn. Mở lại màn hình và bấm “Xuất” lần nữa.",
    "This download link has expired. Open the screen again and choose “Export” once more.",
)
_FORGED = (
    "Liên kết tải không hợp lệ. Mở lại màn hình và bấm “Xuất” lần nữa.",
    "This download link is not valid. Open the screen again and choose “Export” once more.",
)
_NOTHING = (
    "Không có số liệu cho phạm vi này: đơn vị, năm hoặc ngày trong liên kết không còn. Mở lại màn hình và chọn lại.",
    "There are no figures for this view: its organisation, year or day is gone. Open the screen and choose again.",
)


async def answer(request: Request) -> Response:
    """Answer one download."""
    try:
        export, address, _principal = read_token(request.path_params["token"])
    except SignatureExpired:
        return _page(410, *_EXPIRED)
    except BadData:
        return _page(403, *_FORGED)
    if export not in NAMES:
        return _page(403, *_FORGED, address)
    try:
        name, content = await to_thread.run_sync(_make, export, address, limiter=_makers)
    except UnknownValueError:
        return _page(404, *_NOTHING, address)
    except UnusableDatabaseUrlError:
        return _database_page(Condition.UNREACHABLE, address)
    except (DatabaseConditionError, SQLAlchemyError) as error:
        condition = await to_thread.run_sync(condition_behind, error, limiter=_makers)
        return _database_page(condition, address)
    headers = {**_NO_STORE, "content-disposition": f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type=MEDIA_TYPE, headers=headers)


def _make(export: str, address: Address) -> tuple[str, bytes]:
    """Read, build, and write the audit row; the bytes leave only after it is committed."""
    engine = get_engine()
    require_ready(engine)
    now = datetime.now(UTC)
    with read_transaction(engine) as connection:
        figures = read_figures(connection, export, address, now)
    content = build(figures)
    with write_transaction(engine, changes_figures=False) as connection:
        details = f"{figures.export} {figures.address.query()}"
        record_audit(connection, "export", figures.position.jurisdiction.id, details, now)
    return file_name(figures), content


def _database_page(condition: Condition, address: Address) -> Response:
    sentences = [" ".join(condition_sentence(condition, code)).strip() for code in ("vi", "en")]
    return _page(503, sentences[0], sentences[1], address)


def _page(status: int, vietnamese: str, english: str, address: Address | None = None) -> Response:
    """Return a small page in both languages, the one of the address first, with the way back."""
    query = address.with_(source="").query() if address else ""
    lines = [("vi", vietnamese, "Về màn hình"), ("en", english, "Back to the screen")]
    if address is not None and address.language == "en":
        lines.reverse()
    body = "".join(
        f'<p lang="{code}">{escape(text)} <a href="/{escape(query)}">{escape(back)}</a></p>'
        for code, text, back in lines
    )
    page = f'<!doctype html><html lang="{lines[0][0]}"><meta charset="utf-8"><title>{status}</title><body>{body}</body>'
    return HTMLResponse(page, status, headers=_NO_STORE)
