"""The pages of a meeting: every slide in order with its figures, nothing from elsewhere, strict about what is sent."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from streamlit import config

from dashboard import server
from dashboard.database import get_engine
from dashboard.exports.document import Table, words_of
from dashboard.exports.safe_text import plain
from dashboard.meeting.meeting import TABLE, Meeting
from data_access.engine import UnusableDatabaseUrlError, read_transaction
from tests.dashboard.meeting.test_slides import PLACES, VI, meeting, prepare

HOST = "http://127.0.0.1:8501"


class Asking:
    """Asks the routes of a meeting without a server."""

    def __init__(self, engine: Engine, agenda: int, number: int) -> None:
        self._asked, self.query = (engine, agenda, number), f"?chuong_trinh={agenda}&chot={number}"
        self.app = Starlette(routes=server.app_options["routes"], middleware=server.app_options["middleware"])

    def shown(self) -> Meeting:
        """Return the meeting that the pages should show."""
        engine, agenda, number = self._asked
        with read_transaction(engine) as connection:
            return meeting(connection, agenda, number)

    def __call__(self, path: str, message: object = None, query: str = "", **headers: str) -> httpx.Response:
        return asyncio.run(self._ask(path + (query or self.query), message, headers))

    async def _ask(self, path: str, message: object, headers: dict[str, str]) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=HOST) as session:
            if message is None:
                return await session.get(path)
            return await session.post(path, json=message, headers={"origin": HOST} | headers)


@pytest.fixture
def ask(sample_engine: Engine, monkeypatch: pytest.MonkeyPatch):
    _, agenda, number = prepare(sample_engine, "thi-xa", PLACES["thi-xa"])
    monkeypatch.setenv("DATABASE_URL", sample_engine.url.render_as_string(hide_password=False))
    get_engine.cache_clear()
    yield Asking(sample_engine, agenda, number)
    get_engine().dispose()
    get_engine.cache_clear()


def sections(page: str) -> list[str]:
    return re.findall(r'<section class="slide.*?</section>', page, re.DOTALL)


def words_in(markup: str) -> str:
    return flat(unescape(re.sub(r"<[^>]+>", " ", markup)))


def flat(text: str) -> str:
    """Return a text with every space a plain one."""
    return re.sub(r"\s+", " ", plain(text))


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_the_wall_and_its_file_hold_every_slide_in_order_with_its_figures(ask: Asking, monkeypatch: pytest.MonkeyPatch):
    shown = ask.shown()
    whole, file = ask("/trinh-chieu").text, ask("/trinh-chieu/tep").text
    with monkeypatch.context() as patience:
        patience.setattr("dashboard.meeting.route._AT_ONCE", 0)
        in_parts = ask("/trinh-chieu").text
    for page in (whole, in_parts, file):
        found = sections(page)
        assert len(found) == len(shown.slides) + len(shown.units)
        for markup, one in zip(found, shown.slides, strict=False):
            said, body = words_in(markup), one.slide.body
            assert flat(one.slide.title) in said
            assert flat(" · ".join(shown.foot)) in said
            if one.kind == TABLE and isinstance(body, Table):
                cells = [
                    words_of(VI, cell, cell.kind or column.kind)
                    for row in body.rows
                    for cell, column in zip(row.cells, body.columns, strict=False)
                ]
                assert [cell for cell in cells if flat(cell) not in said] == []
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
        assert not [one.note for one in shown.slides if one.note and one.note in page]
    option = config.get_option
    monkeypatch.setattr(config, "get_option", lambda name: "kn" if name == "server.baseUrlPath" else option(name))
    assert ask("/kn/trinh-chieu").text == ask("/trinh-chieu").text  # what a page asks for it asks beside itself
    assert ask("/kn/trinh-chieu/dang-chieu").json() == ask("/trinh-chieu/dang-chieu").json()


@pytest.mark.exhaustive
@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_the_first_slide_goes_ahead_of_others_that_are_still_read(ask: Asking, monkeypatch: pytest.MonkeyPatch):
    whole = ask("/trinh-chieu").text
    monkeypatch.setattr("dashboard.meeting.route._AT_ONCE", 0)
    sent = ask("/trinh-chieu").text
    begun = sent[: sent.index("</section>")]
    assert '<p id="begun" role="status">Đang mở các trang của bản chốt số' in begun
    assert flat(ask.shown().title) in words_in(sections(sent)[0])
    first, *others = sections(whole)
    assert sections(sent)[1:] == others
    assert words_in(sections(sent)[0]) == words_in(first).replace(f"trang 1/{len(ask.shown().slides)}", "")
    assert sent[sent.rindex("</section>") :] == whole[whole.rindex("</section>") :]

    def fail(*_: object) -> None:
        raise OperationalError("", {}, Exception())

    monkeypatch.setattr("dashboard.meeting.route.read_slides", fail)
    given_up = ask("/trinh-chieu").text
    assert len(sections(given_up)) == 1
    assert given_up.endswith('<meta http-equiv="refresh" content="1">')


def test_whoever_presents_moves_the_meeting_and_concludes(ask: Asking):
    before = ask("/trinh-chieu/dang-chieu").json()
    assert (before["slide"], before["black"]) == (0, False)
    place: dict[str, Any] = {"slide": 3, "black": True, "looked_up": "", "mover": "a"}
    assert ask("/trinh-chieu/dang-chieu", place).status_code == 200
    now = ask("/trinh-chieu/dang-chieu").json()
    assert (now["slide"], now["black"], now["version"]) == (3, True, before["version"])
    said = {"action": "write", "said": "Rà soát nguồn học sinh lớp 12", "due_on": "2026-12-15"}
    assert ask("/trinh-bay/ket-luan", said).json() == {"written": True}
    (conclusion,) = ask("/trinh-bay/ket-luan").json()["conclusions"]
    assert "Rà soát nguồn học sinh lớp 12" in conclusion["said"]
    assert ask("/trinh-chieu/dang-chieu").json()["version"] != before["version"]
    assert "Rà soát nguồn học sinh lớp 12" in ask("/trinh-chieu/trang").json()["slides"]
    ask("/trinh-bay/ket-luan", {"action": "done", "number": conclusion["number"]})
    assert ask("/trinh-bay/ket-luan").json()["conclusions"][0]["done"] is True


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_what_cannot_be_meant_is_refused_in_words(ask: Asking):
    place = {"slide": 2}
    assert ask("/trinh-chieu/dang-chieu", place, origin="http://la.example").status_code == 403
    assert ask("/trinh-chieu/dang-chieu", place, **{"content-type": "text/plain"}).status_code == 415
    for wrong in ({"slide": 0}, {"slide": "2"}, {"slide": True}, [2], {"slide": 2, "mover": "x" * 5000}):
        assert ask("/trinh-chieu/dang-chieu", wrong).json() == {"reason": "Không hiểu yêu cầu này."}
    empty = ask("/trinh-bay/ket-luan", {"action": "write", "said": "  "})
    assert (empty.status_code, empty.json()) == (422, {"reason": "Chưa viết kết luận.", "field": ""})
    undated = ask("/trinh-bay/ket-luan", {"action": "write", "said": "Rà soát nguồn", "due_on": "31/02/2026"})
    assert (undated.status_code, undated.json()["field"]) == (422, "due")
    assert "tháng 2 năm 2026 chỉ có 28 ngày" in undated.json()["reason"]
    for path in ("/trinh-chieu", "/trinh-bay", "/trinh-chieu/tep"):
        gone = ask(path, query="?chuong_trinh=99&chot=1")
        assert gone.status_code == 404
        assert "Không có chương trình họp này" in gone.text
        assert "Không hiểu" in ask(path, query="?chuong_trinh=x&chot=1").text


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_without_a_database_the_pages_say_so_and_try_again(ask: Asking, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dashboard.meeting.route.get_engine", lambda: _raise())
    answer = ask("/trinh-chieu")
    assert answer.status_code == 503
    assert "tự thử lại" in answer.text
    assert "quota-dashboard" not in answer.text + ask("/trinh-chieu/dang-chieu").text  # nothing to type for a room
    state = ask("/trinh-chieu/dang-chieu")
    assert (state.status_code, set(state.json())) == (503, {"reason"})


def _raise() -> Engine:
    raise UnusableDatabaseUrlError("nowhere")
