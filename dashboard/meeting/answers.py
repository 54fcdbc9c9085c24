"""Pages that stand in for a meeting: while the database is away, and where there is no such meeting."""

from __future__ import annotations

import base64
import hashlib

from starlette.responses import HTMLResponse, Response

from dashboard.database import condition_sentence
from dashboard.exports.html.table import words
from dashboard.i18n.language import Code, language
from data_access.migrate import Condition

NO_STORE = {"cache-control": "no-store"}
_RETRY = """setInterval(async () => {
  try { if ((await fetch("ready", { cache: "no-store" })).ok) location.reload(); } catch { /* still away */ }
}, 3000);"""
_STYLE = (
    "body{font:1.25rem/1.5 'Source Sans 3','Segoe UI',Arial,sans-serif;"
    "max-width:36rem;margin:12vh auto;padding:0 1.5rem;"
    "color:#1C2430;background:#fff}h1{font-size:1.6rem;line-height:1.35}a{color:inherit}"
)


def waiting_page(condition: Condition, code: Code) -> Response:
    """Return the page that says what is the matter and opens the meeting by itself as soon as it can.

    What whoever runs the server should type is nothing for the room.
    """
    said = language(code)
    lines = [
        condition_sentence(condition, code)[0],
        said.text("Trang này tự thử lại vài giây một lần và sẽ mở ngay khi có lại số liệu."),
        said.text("Nếu chờ lâu vẫn chưa mở, hãy báo cho người phụ trách máy chủ."),
    ]
    return _page(503, said.text("Chưa mở được chương trình họp"), lines, code, _RETRY)


def missing_page(code: Code, given: str = "") -> Response:
    """Return the page for an address that no meeting stands behind; `given`: the value that was not understood."""
    said = language(code)
    title = said.text("Không có chương trình họp này")
    reason = (
        said.text("Không hiểu “{value}” trong liên kết.", value=given[:80])
        if given
        else said.text("Chương trình họp đã bị bỏ, hoặc không có bản chốt số liệu ấy của đảng bộ này.")
    )
    return _page(404, title, [reason], code, "", (said.text("Mở màn hình Họp và chọn lại"), "hop"))


def _page(
    status: int, title: str, lines: list[str], code: Code, script: str, link: tuple[str, str] | None = None
) -> Response:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    paragraphs = "".join(f"<p>{words(line)}</p>" for line in lines)
    back = f'<p><a href="{link[1]}">{words(link[0])}</a></p>' if link else ""
    page = (
        f'<!doctype html><html lang="{code}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{words(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{words(title)}</h1>{paragraphs}{back}"
        f"<script>{script}</script></body></html>"
    )
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return HTMLResponse(page, status, headers={**NO_STORE, "content-security-policy": policy})
