"""The page around the screens: Streamlit's index.html in Vietnamese, and the headers of every answer.

Streamlit offers no setting for either. Its frontend finds the server by asking for `<path>/_stcore/health`, so nothing
below such a path may be answered with a page.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, file_util
from streamlit.path_security import is_unsafe_path_pattern

from data_access.workbooks import limits

TITLE = "Phát triển đảng viên"
SCRIPT_PATH = "/shell/vi.js"
OWN_PATHS = ("/shell/", "/export/", "/ready", "/trinh-chieu", "/trinh-bay")

_NO_PAGES = ("/static/", "/media/", "/component/", "/app/static/", "/auth/", "/oauth2callback", *OWN_PATHS)
_CLOSED = re.compile(r"/_stcore/(metrics|agent)(/|$)")
_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]+")
_NOSCRIPT = "<noscript><p>Trang này cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi tải lại.</p></noscript>"
_FIXED_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


@cache
def page_shell() -> str:
    """Return Streamlit's index.html with our language, title and script, and without its advertisements.

    `translate="no"` keeps the browser's translator away: it would rewrite text nodes that React owns.

    Raises RuntimeError when a part to replace is gone, which only another version of Streamlit can cause.
    """
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    for pattern, text in (
        (r"<!--.*?-->\s*", ""),
        (r'<html lang="en">', '<html lang="vi" translate="no">'),
        (r"<title>.*?</title>", f'<title>{TITLE}</title>\n    <script src=".{SCRIPT_PATH}"></script>'),
        (r'<link rel="service-desc"[^>]*>\s*', ""),
        (r"<noscript>.*?</noscript>", _NOSCRIPT),
    ):
        page, found = re.subn(pattern, lambda _, text=text: text, page, flags=re.DOTALL)  # type: ignore[misc]
        if not found:
            raise RuntimeError(f"index.html of this Streamlit has no {pattern}")
    return page


@cache
def shell_script() -> str:
    """Return the scripts of the page shell with the dictionary, as one, so that they need no second request."""
    folder = resources.files("dashboard.i18n")
    words = json.loads(folder.joinpath("shell_vi.json").read_text(encoding="utf-8"))
    shell = folder.joinpath("shell.js").read_text(encoding="utf-8")
    others = [folder.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in ("links", "popovers", "uploads")]
    shell = shell.replace("/* WORDS */ {}", json.dumps(words, ensure_ascii=False, separators=(",", ":")))
    return shell + "".join(others).replace("/* FILE_BYTES */", str(limits.FILE_BYTES))


class PageShell:
    """Answers every page path with the Vietnamese shell, and lets our own paths work below a base path too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        base = "/" + str(config.get_option("server.baseUrlPath") or "").strip("/")
        path = scope["path"].removeprefix(base) if base != "/" else scope["path"]
        if scope["method"] in {"GET", "HEAD"} and _is_page(path or "/"):
            return await _page_answer(path, scope["query_string"].decode("latin-1"))(scope, receive, send)
        if path != scope["path"] and path.startswith(OWN_PATHS):
            scope = {**scope, "path": path, "raw_path": path.encode()}
        return await self.app(scope, receive, send)


def _page_answer(path: str, query: str) -> Response:
    first, *rest = path.strip("/").split("/")
    if rest:  # the frontend never finds the server from below a page; its page can still be shown
        return RedirectResponse("../" * len(rest) + first + (f"?{query}" if query else ""))
    return HTMLResponse(page_shell(), headers={"cache-control": "no-cache"})


def _is_page(path: str) -> bool:
    """Tell whether Streamlit would answer `path` with its index.html; all else is none of our business."""
    relative = path.lstrip("/")
    if "/_stcore/" in f"{path}/" or path.startswith(("//", *_NO_PAGES)) or is_unsafe_path_pattern(relative):
        return False
    if path == "/" or relative == "index.html":
        return True
    return not path.endswith("/") and not (Path(file_util.get_static_dir()) / relative).exists()


class SafeHeaders:
    """Sets the headers that keep a page to itself, and closes the paths that Streamlit leaves open to anybody."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and is_foreign(Headers(scope=scope)):
            return await send({"type": "websocket.close", "code": 1008})
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _FIXED_HEADERS.items():
                    headers[name] = value
                host = Headers(scope=scope).get("host", "")
                headers.setdefault("content-security-policy", content_security_policy(host))
                if "/media/" in scope["path"] or scope["path"].endswith("/ready"):
                    headers["cache-control"] = "no-store"
            await send(message)

        if _CLOSED.search(scope["path"]):
            return await PlainTextResponse("Not Found", 404)(scope, receive, send_with_headers)
        return await self.app(scope, receive, send_with_headers)


def is_foreign(headers: Headers) -> bool:
    """Tell whether another site's page sends this request. Streamlit would ask an outside host before refusing."""
    origin = headers.get("origin")
    if origin is None or urlsplit(origin).netloc == headers.get("host"):
        return False
    return urlsplit(origin).hostname not in config.get_option("server.allowedHosts")


def content_security_policy(host: str) -> str:
    """Return the policy for a page asked for under `host`: nothing is loaded from, or sent to, anywhere else.

    The WebSocket is named by host because older browsers do not count it to 'self'.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data: blob:",
            "media-src 'self' data: blob:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
