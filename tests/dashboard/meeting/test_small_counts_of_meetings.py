"""Who holds the files of a meeting learns no more of small counts than the screens tell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine

from dashboard.exports.documents import VIEWS
from dashboard.exports.slides.page import NARROW, WIDE
from dashboard.meeting import slides
from dashboard.meeting.deck import write_meeting_deck
from dashboard.meeting.html.page import Looks, wall_page
from data_access.ingest.meetings.agendas import ItemRow, make_agenda
from data_access.ingest.record_snapshot import record_snapshot
from tests.dashboard.meeting.test_slides import NOW, meeting
from tests.dashboard.reading.test_small_counts import PLACES, build
from tests.dashboard.test_hidden_figures_stay_hidden import OTHERWISE
from tests.data_access.tree import undone

DAY = date(2026, 12, 31)
ITEMS = [
    *(ItemRow(view, "don_vi=agency" if view == "organization" else "") for view in VIEWS),
    ItemRow("shares", "khoi=ward"),
    ItemRow("shares", "co_cau=religious"),
]


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Agree upon the figures at the same moment every time."""
    monkeypatch.setattr("data_access.ingest.record_snapshot.next_moment", lambda connection: NOW)
    yield
    slides._kept.clear()


def files(engine: Engine, figures: dict[str, tuple[int, int]]) -> dict[str, dict[str, bytes]]:
    """The page for a room without a network and both decks, each as the parts that it is packed from."""
    slides._kept.clear()
    with undone(engine) as connection:
        root = build(connection, figures)["top"]
        agenda = make_agenda(connection, root, "Giao ban tháng", ITEMS, "Văn phòng", NOW)
        found = meeting(connection, agenda, record_snapshot(connection, root, DAY, "Họp tháng", "Văn phòng"))
        decks = {f"{size}": write_meeting_deck(found, size) for size in (WIDE, NARROW)}
        page = wall_page(found, Looks(), None)
    return {"page": {"html": page}, **{name: parts_of(deck) for name, deck in decks.items()}}


def parts_of(deck: bytes) -> dict[str, bytes]:
    """What the file holds; a workbook behind a chart is opened as well, for its own parts."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(deck)) as pack:
        for name in pack.namelist():
            content = pack.read(name)
            inner = parts_of(content) if name.endswith(".xlsx") else {"": content}
            parts |= {f"{name}/{part}": one for part, one in inner.items()}
    return parts


@pytest.mark.exhaustive
@pytest.mark.parametrize("dialect", ["sqlite"])
def test_files_of_a_meeting_are_the_same_whatever_the_hidden_figures_are(engine: Engine):
    one, other = files(engine, PLACES), files(engine, OTHERWISE)
    assert "Người có đạo" in one["page"]["html"].decode()
    for name, parts in one.items():
        assert set(parts) == set(other[name])
        assert [part for part in parts if parts[part] != other[name][part]] == [], name
    changed = {**PLACES, "commune-1": (PLACES["commune-1"][0] + 1, PLACES["commune-1"][1])}
    assert files(engine, changed) != one  # a figure that is told does change them
