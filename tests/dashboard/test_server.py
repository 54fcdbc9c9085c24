"""The server around the screens: page shell, headers, readiness, closed paths, script errors."""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
import types
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import config, file_util

from dashboard import server, shell
from dashboard.database import condition_sentence, get_engine, screen_sentence
from dashboard.i18n.language import CODES
from data_access.migrate import Condition, Finding, migrate

STATIC = Path(file_util.get_static_dir())


async def _beyond(request: Request) -> PlainTextResponse:
    return PlainTextResponse("streamlit answers " + request.url.path)


class Client:
    """Asks the app without a server, and follows where it leads as a browser would."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    def get(self, path: str, **options: bool) -> httpx.Response:
        return asyncio.run(self._ask("GET", path, **options))

    def post(self, path: str) -> httpx.Response:
        return asyncio.run(self._ask("POST", path))

    async def _ask(self, method: str, path: str, follow_redirects: bool = True) -> httpx.Response:
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8501") as session:
            return await session.request(method, path, follow_redirects=follow_redirects)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Our middleware and routes, with a stand-in for everything that Streamlit answers."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'quota.sqlite3'}")
    get_engine.cache_clear()
    app = Starlette(
        routes=[*server.app_options["routes"], Route("/{path:path}", _beyond)],
        middleware=server.app_options["middleware"],
    )
    yield Client(app)
    get_engine().dispose()
    get_engine.cache_clear()


@pytest.mark.parametrize("path", ["/", "/don-vi", "/index.html", "/khong-co?ngon_ngu=en", "/tên"])
def test_pages_get_the_vietnamese_shell(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert '<html lang="vi" translate="no">' in answer.text
    assert "<title>Phát triển đảng viên</title>" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


def test_shell_comes_before_streamlit_and_points_nowhere_else(client):
    page = client.get("/").text
    assert page.index('src="./shell/vi.js"') < page.index("./static/js/index")
    assert not re.findall(r"https?://|service-desc|Streamlit<", page)
    assert (STATIC / re.findall(r'src="\./(static/js/index[^"]+)"', page)[0]).exists()


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/health",
        "/don-vi/_stcore/health",
        "/don-vi/_stcore/host-config",
        "/static/js/none.js",
        "/favicon.png",
        "/media/a.xlsx",
        "/auth/login",
        "/oauth2callback",
        "/don-vi/",
    ],
)
def test_what_is_no_page_is_left_to_streamlit(client, path):
    assert client.get(path).text == "streamlit answers " + path


def test_a_path_below_a_page_leads_to_the_page(client):
    answer = client.get("/don-vi/abc/x?nam=2024", follow_redirects=False)
    assert answer.headers["location"] == "../../don-vi?nam=2024"
    assert client.get("/don-vi/abc/x").url.path == "/don-vi"


def test_a_base_path_is_understood(client, monkeypatch):
    ask = config.get_option
    monkeypatch.setattr(shell.config, "get_option", lambda name: "/kn/" if name == "server.baseUrlPath" else ask(name))
    assert 'src="./shell/vi.js"' in client.get("/kn/don-vi").text
    assert "navigator" in client.get("/kn/shell/vi.js").text
    assert client.get("/kn/ready").status_code == 503
    assert client.get("/kn/_stcore/health").text == "streamlit answers /kn/_stcore/health"


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/kn/_stcore/metrics", "/_stcore/agent", "/_stcore/agent/mcp"])
def test_open_doors_of_streamlit_are_closed(client, path):
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 404
        assert "streamlit" not in answer.text


@pytest.mark.parametrize("path", ["/", "/ready", "/shell/vi.js", "/_stcore/health", "/_stcore/metrics", "/media/a"])
def test_every_answer_has_the_safe_headers(client, path):
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"https?:|\*|'unsafe-eval'", policy)


def test_downloads_are_not_kept(client):
    assert client.get("/media/a.xlsx").headers["cache-control"] == "no-store"


def test_policy_names_only_hosts_that_look_like_hosts():
    assert "ws://127.0.0.1:8501 wss://127.0.0.1:8501" in shell.content_security_policy("127.0.0.1:8501")
    assert "evil" not in shell.content_security_policy("evil; script-src *")


def test_ready_tells_the_condition(client):
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json() == {"status": "missing", "reason": "Chưa có tệp cơ sở dữ liệu."}
    migrate(get_engine())
    assert client.get("/ready").json()["status"] == "empty"
    assert client.get("/ready").headers["cache-control"] == "no-store"


def test_ready_when_ready(client, monkeypatch):
    monkeypatch.setattr(server, "examine", lambda _: Finding(Condition.READY, "0001"))
    answer = client.get("/ready")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


def test_ready_keeps_reasons_to_itself(client, monkeypatch):
    finding = Finding(Condition.UNREACHABLE, reason="password geheim at 10.0.0.7")
    monkeypatch.setattr(server, "examine", lambda _: finding)
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert "geheim" not in answer.text
    assert "10.0.0.7" not in answer.text


def test_ready_does_not_wait_for_a_silent_database(client, monkeypatch):
    monkeypatch.setattr(server, "_PROBE_SECONDS", 0.2)
    monkeypatch.setattr(server, "examine", lambda _: time.sleep(1.5) or Finding(Condition.READY))
    started = time.monotonic()
    assert client.get("/ready").json()["status"] == "unreachable"
    assert time.monotonic() - started < 1.4


def test_ready_survives_an_unusable_address(client, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://u:geheim@h/x")
    get_engine.cache_clear()
    answer = client.get("/ready")
    monkeypatch.undo()
    assert answer.json()["status"] == "unreachable"
    assert "geheim" not in answer.text


def test_exports_are_answered_by_their_own_room(client, monkeypatch):
    async def answer(request: Request) -> PlainTextResponse:
        return PlainTextResponse("file " + request.path_params["token"])

    room = types.ModuleType("dashboard.exports.route")
    room.answer = answer  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dashboard.exports.route", room)
    assert client.get("/export/abc").text == "file abc"
    monkeypatch.setitem(sys.modules, "dashboard.exports.route", None)
    assert client.get("/export/abc").status_code == 404


def test_script_carries_its_dictionary(client):
    answer = client.get("/shell/vi.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert '"No results":"Không tìm thấy"' in answer.text
    assert "/* WORDS */" not in answer.text


def test_dictionary_never_translates_its_own_words():
    words = json.loads((Path(shell.__file__).parent / "i18n" / "shell_vi.json").read_text(encoding="utf-8"))
    assert [text for text in words["exact"].values() if text in words["exact"] and words["exact"][text] != text] == []
    for english, vietnamese in words["patterns"]:
        assert int(max(re.findall(r"\$(\d)", vietnamese), default=0)) <= re.compile(english).groups


def test_dictionary_has_the_words_that_this_streamlit_shows():
    """An update of Streamlit that words things anew must not pass unnoticed."""
    words = json.loads((Path(shell.__file__).parent / "i18n" / "shell_vi.json").read_text(encoding="utf-8"))["exact"]
    bundle = "".join(path.read_text(encoding="utf-8") for path in (STATIC / "static" / "js").glob("*.js"))
    for english in (
        "No results",
        "Choose options",
        "Select all",
        "Clear value",
        "Connection error",
        "Page not found",
        "Streamlit server is not responding. Are you connected to the internet?",
        "Collapse sidebar",
        "Expand sidebar",
        "Press Enter to ",
        "Previous month",
        "Fullscreen",
        "Show data",
        "Drag and drop a file here",
        "View less",
        "Skip to main content",
    ):
        assert english in bundle
        assert english in words or any(word.startswith(english) for word in words)


@pytest.mark.parametrize("language", CODES)
def test_every_condition_has_its_words(language):
    for condition in Condition:
        what, what_to_do = condition_sentence(condition, language)
        assert what.endswith(".")
        assert bool(what_to_do) == (condition is not Condition.READY)
        assert screen_sentence(condition, language)[0] == what
        for_an_office = screen_sentence(condition, language)[1]
        assert bool(for_an_office) == bool(what_to_do)
        assert "quota-dashboard" not in for_an_office


def test_script_errors_show_a_number_and_nothing_else(monkeypatch, caplog):
    shown: list[str] = []
    monkeypatch.setattr(server.st, "error", shown.append)
    monkeypatch.setattr(server.st, "query_params", {})
    assert server.tell_script_error(RuntimeError("postgresql://u:geheim@h/x")) is True
    number = re.search(r"mã lỗi (\w{8})\.", shown[0])
    assert number is not None
    assert number[1] in caplog.text
    assert "geheim" not in shown[0] + caplog.text


def test_app_is_what_streamlit_looks_for():
    from streamlit.web.server.app_discovery import discover_asgi_app

    found = discover_asgi_app(Path(server.__file__))
    assert (found.is_asgi_app, found.app_name) == (True, "app")
    assert server.app.script_path.is_absolute()
    assert all(isinstance(layer, Middleware) for layer in server.app_options["middleware"])
