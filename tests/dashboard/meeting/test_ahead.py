"""A meeting is read ahead in a server only, once, and by the same reading."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import wait
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine

from dashboard.meeting import ahead
from dashboard.meeting.meeting import Agenda, AgendaItem
from dashboard.meeting.showing import Show

ENGINE = create_engine("sqlite://")


def agenda(*views: str) -> Agenda:
    items = tuple(map(AgendaItem, views))
    return Agenda(1, "thanh-hoa", 1, "Giao ban", items, "Văn phòng", datetime(2024, 6, 1, tzinfo=UTC))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Show]:
    """Note what is read, in place of reading it."""
    found: list[Show] = []
    monkeypatch.setattr(ahead, "read_slides", lambda _engine, show: found.append(show))
    return found


def finished() -> None:
    """Wait until whatever was begun is over."""
    assert not wait(list(ahead._jobs.values()), 20).not_done


def test_nothing_is_read_where_no_server_lives_on(read):
    ahead.read_ahead(ENGINE, agenda("overview"), Show(1, 1))
    finished()
    assert read == []


def test_a_screen_drawn_again_reads_nothing_anew_and_a_changed_agenda_does(read):
    with ahead.reading_ahead():
        for views in (("overview",), ("overview",), ("overview", "lagging")):
            ahead.read_ahead(ENGINE, agenda(*views), Show(1, 1))
            finished()
    assert read == [Show(1, 1), Show(1, 1)]


def test_what_fails_is_noted_without_its_words_and_tried_again(read, monkeypatch, caplog):
    def fail(_engine: object, _show: Show) -> None:
        raise RuntimeError("postgresql://u:geheim@h/x")

    with ahead.reading_ahead():
        with monkeypatch.context() as broken, caplog.at_level(logging.WARNING):
            broken.setattr(ahead, "read_slides", fail)
            ahead.read_ahead(ENGINE, agenda("overview"), Show(1, 1))
            finished()
        assert "RuntimeError" in caplog.text
        assert "geheim" not in caplog.text
        ahead.read_ahead(ENGINE, agenda("overview"), Show(1, 1))
        finished()
    assert read == [Show(1, 1)]


def test_one_is_read_at_a_time_and_of_those_that_wait_the_newest(read, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def slowly(_engine: object, show: Show) -> None:
        begun.set()
        assert go_on.wait(20)
        read.append(show)

    monkeypatch.setattr(ahead, "read_slides", slowly)
    with ahead.reading_ahead():
        ahead.read_ahead(ENGINE, agenda("overview"), Show(1, 1))
        assert begun.wait(20)
        ahead.read_ahead(ENGINE, agenda("overview"), Show(1, 2))
        ahead.read_ahead(ENGINE, agenda("overview"), Show(1, 3))
        go_on.set()
        finished()
    assert read == [Show(1, 1), Show(1, 3)]
