"""Answers /export/{token}: checks the token, makes the file, writes down that it was made, and lets it go."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from subprocess import SubprocessError
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from itsdangerous import BadData, SignatureExpired
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from dashboard.address import Address
from dashboard.database import get_engine, screen_sentence
from dashboard.exports.formats import FORMATS, PACK
from dashboard.exports.making import File, is_offered, make_file, record_pack
from dashboard.exports.on_pages import TooLongError, not_set_sentence, too_long_sentence
from dashboard.exports.other_files import is_other_file, make_other_file
from dashboard.exports.pack_jobs import find_or_start
from dashboard.exports.token import read_token
from dashboard.i18n.language import language
from dashboard.readiness import DatabaseConditionError, condition_behind, require_ready
from dashboard.resolve import UnknownValueError
from data_access.engine import UnusableDatabaseUrlError
from data_access.migrate import Condition

_makers = CapacityLimiter(4)  # of its own: slow files must not use up the threads that serve screens
_NO_STORE = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
_NOT_IN_HEADERS = {ord(sign): "_" for sign in '"\\?/'} | dict.fromkeys(range(32), "_")
_EXPIRED = (
    "Liên kết tải đã hết hạn. Mở lại màn hình và bấm “Xuất” lần nữa.",
    "This download link has expired. Open the screen again and choose “Export” once more.",
)
_FORGED = (
    "Liên kết tải không hợp lệ. Mở lại màn hình và bấm “Xuất” lần nữa.",
    "This download link is not valid. Open the screen again and choose “Export” once more.",
)
_UNDER_WAY = (
    "Đang làm gói gửi cơ sở: {done}/{of} tệp. Có thể rời trang này; chọn lại mục đó ở “Xuất” là thấy gói tiếp tục.",
    "The pack is being made: {done}/{of} files. You may leave this page; the same item under “Export” finds it again.",
)
_FINISHED = (
    "Gói gửi cơ sở đã xong: {of} tệp. Trình duyệt đang tải gói về.",
    "The pack is finished: {of} files. The browser is fetching it.",
)
_FAILED = (
    "Chưa làm được gói gửi cơ sở. Chọn lại mục đó ở “Xuất” để làm lại.",
    "The pack could not be made. Choose the same item under “Export” to try again.",
)
_FETCH = "tai"
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
    view, _, format = export.rpartition(".")
    make = make_other_file if is_other_file(view, format) else make_file
    if make is make_file and not is_offered(view, format):
        return _page(403, *_FORGED, address)
    try:
        if make is make_file and format == PACK:
            return await to_thread.run_sync(_pack, request, view, address, limiter=_makers)
        file = await to_thread.run_sync(_make, make, view, format, address, limiter=_makers)
    except UnknownValueError:
        return _page(404, *_NOTHING, address)
    except TooLongError:
        return _page(413, too_long_sentence(language("vi")), too_long_sentence(language("en")), address)
    except SubprocessError:
        return _page(500, not_set_sentence(language("vi")), not_set_sentence(language("en")), address)
    except UnusableDatabaseUrlError:
        return _database_page(Condition.UNREACHABLE, address)
    except (DatabaseConditionError, SQLAlchemyError) as error:
        condition = await to_thread.run_sync(condition_behind, error, limiter=_makers)
        return _database_page(condition, address)
    return Response(file.content, media_type=file.media_type, headers=attached(file.name))


def attached(name: str) -> dict[str, str]:
    """Return the headers of an answer that is saved as a file of that name."""
    plain = name.encode("ascii", "replace").decode().translate(_NOT_IN_HEADERS)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return {**_NO_STORE, "content-disposition": disposition}


def _make(make: Callable[..., File], view: str, format: str, address: Address) -> File:
    engine = get_engine()
    require_ready(engine)
    return make(engine, view, format, address)


def _pack(request: Request, view: str, address: Address) -> Response:
    """Answer with how far a pack is; once it is finished with a page that fetches it, so that the page says so."""
    engine = get_engine()
    require_ready(engine)
    job = find_or_start(engine, view, address)
    done, of = job.done, len(job.pack.codes)
    if job.failed:
        return _page(500, *_FAILED, address)
    if job.file is None:
        vietnamese, english = (text.format(done=done, of=of) for text in _UNDER_WAY)
        return _page(200, vietnamese, english, address, refresh="1")
    if _FETCH not in request.query_params:
        vietnamese, english = (text.format(of=of) for text in _FINISHED)
        return _page(200, vietnamese, english, address, refresh=f"0;url=?{_FETCH}=1")
    record_pack(engine, view, job.pack)
    kind = FORMATS[PACK]
    name = f"{job.pack.stem}.{kind.ending}"
    return FileResponse(job.file, media_type=kind.media_type, headers=attached(name))


def _database_page(condition: Condition, address: Address) -> Response:
    sentences = [" ".join(screen_sentence(condition, code)).strip() for code in ("vi", "en")]
    return _page(503, sentences[0], sentences[1], address)


def _page(status: int, vietnamese: str, english: str, address: Address | None = None, refresh: str = "") -> Response:
    """Return a small page in both languages, the one of the address first, with the way back.

    `refresh`: after how many seconds a browser asks again, and where if elsewhere.
    """
    query = address.with_(source="").query() if address else ""
    lines = [("vi", vietnamese, "Về màn hình"), ("en", english, "Back to the screen")]
    if address is not None and address.language == "en":
        lines.reverse()
    body = "".join(
        f'<p lang="{code}">{escape(text)} <a href="/{escape(query)}">{escape(back)}</a></p>'
        for code, text, back in lines
    )
    again = f'<meta http-equiv="refresh" content="{escape(refresh)}">' if refresh else ""
    head = f'<meta charset="utf-8">{again}<title>{status}</title>'
    page = f'<!doctype html><html lang="{lines[0][0]}">{head}<body>{body}</body>'
    return HTMLResponse(page, status, headers=_NO_STORE)
