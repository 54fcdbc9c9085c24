"""A meeting shows the figures agreed upon whatever is written afterwards, and of small counts the whole only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random

import pytest
from sqlalchemy import Connection, Engine

from dashboard.address import Address
from dashboard.exports.document import Row, RowKind, Table, row_of
from dashboard.exports.slides.plan import Slide
from dashboard.freezing import freeze
from dashboard.i18n.language import language
from dashboard.meeting import slides
from dashboard.meeting.cutting import pages_of
from dashboard.meeting.meeting import OPENING, ROWS, Meeting
from dashboard.meeting.slides import read_meeting
from dashboard.resolve import UnknownValueError, resolve
from data_access.engine import read_transaction, write_transaction
from data_access.ingest.meetings.agendas import ItemRow, make_agenda
from data_access.ingest.meetings.conclusions import Said, finish_conclusion, withdraw_conclusion, write_conclusion
from data_access.schema import category
from tests.dashboard.flood import CHANGES, Flood
from tests.dashboard.test_snapshots_stay import PLACES
from tests.examples import SERVER_SELDOM

VI = language("vi")
NOW = datetime(2027, 1, 1, tzinfo=UTC)
ITEMS = [ItemRow("overview"), ItemRow("shares", note="Hỏi về nguồn"), ItemRow("lagging"), ItemRow("progress")]


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    slides._kept.clear()
    yield
    slides._kept.clear()


def prepare(engine: Engine, code: str, day: date, items: list[ItemRow] = ITEMS) -> tuple[int, int, int]:
    """Return root, agenda and the number of the figures agreed upon."""
    with write_transaction(engine) as connection:
        root = resolve(connection, Address(jurisdiction=code)).scope.organization_id
        agenda = make_agenda(connection, root, "Giao ban tháng", items, "Văn phòng", NOW)
    return root, agenda, freeze(engine, Address(jurisdiction=code, day=day), "Họp tháng", "Văn phòng").number


def meeting(connection: Connection, agenda: int, number: int) -> Meeting:
    return read_meeting(connection, agenda, number, VI, NOW)


def test_a_table_turns_pages_and_no_heading_stands_last():
    rows: list[Row] = [row_of(RowKind.ITEM, n) for n in range(ROWS - 1)]
    rows += [row_of(RowKind.GROUP, "I"), *(row_of(RowKind.ITEM, n) for n in range(ROWS))]
    found = list(pages_of(Slide("Câu trả lời", Table("list", (), tuple(rows)), ("Thêm",))))
    assert [len(page.slide.body.rows) for page in found] == [8, 8, 8]  # type: ignore[union-attr]
    assert [row for page in found for row in page.slide.body.rows] == rows  # type: ignore[union-attr]
    assert [page.slide.title for page in found] == ["Câu trả lời", "Câu trả lời (2/3)", "Câu trả lời (3/3)"]
    assert [(page.page, page.pages) for page in found] == [(1, 3), (2, 3), (3, 3)]
    full = pages_of(Slide("Câu trả lời", Table("list", (), tuple(rows))), even=False)
    assert [len(page.slide.body.rows) for page in full] == [ROWS - 1, ROWS, 1]  # type: ignore[union-attr]


@pytest.mark.parametrize("dialect", SERVER_SELDOM, indirect=True)
def test_nothing_moves_in_a_flood(sample_engine: Engine):
    """Later imports, corrections, mergers, renamings, quotas and settings leave every slide as it was."""
    stands_in_a_flood(sample_engine, "thi-xa", 7)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("code", PLACES)
def test_nothing_moves_in_any_flood(sample_engine: Engine, code: str, seed: int):
    stands_in_a_flood(sample_engine, code, seed)


def stands_in_a_flood(engine: Engine, code: str, seed: int) -> None:
    root, agenda, number = prepare(engine, code, PLACES[code])
    with read_transaction(engine, patience=5) as connection:
        before = meeting(connection, agenda, number)
    assert not before.newer or code != "thi-xa"  # others have later reports already
    Flood(engine, root, PLACES[code], Random(seed)).draw(2 * list(CHANGES))
    slides._kept.clear()
    with read_transaction(engine, patience=5) as connection:
        after = meeting(connection, agenda, number)
    assert after.newer
    assert after.slides == before.slides
    assert after.units == before.units
    assert after.foot == before.foot


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_conclusions_open_the_next_meeting_and_the_change_is_told(sample_engine: Engine):
    root, agenda, first = prepare(sample_engine, "thi-xa", date(2022, 11, 30), ITEMS[:1])
    with write_transaction(sample_engine, changes_figures=False) as connection:
        said = [Said(f"Việc {n}", date(2022, 12, 20)) for n in range(7)]
        numbers = [write_conclusion(connection, root, None, first, one, "Văn phòng", NOW) for one in said]
        finish_conclusion(connection, numbers[0], date(2022, 12, 15), "Văn phòng", NOW)
        withdraw_conclusion(connection, numbers[6], "Văn phòng", NOW)
    second = freeze(sample_engine, Address(jurisdiction="thi-xa", day=PLACES["thi-xa"]), "Họp tháng 12", "Văn phòng")
    with read_transaction(sample_engine) as connection:
        now, then = meeting(connection, agenda, second.number), meeting(connection, agenda, first)
    opening, following = now.slides[0].slide.body, now.slides[1].slide.body
    assert now.slides[0].kind == OPENING
    assert opening[0] == "Tất cả đơn vị – ✓ đã xong ngày 15/12/2022: Việc 0"  # type: ignore[index]
    assert following == ("Tất cả đơn vị – ▼ quá hạn (hạn 20/12/2022): Việc 5",)
    assert any(one.slide.title.startswith(f"So với bản chốt số {first} ") for one in now.slides)
    assert [one.slide.title for one in then.slides[-2:]] == 2 * ["Kỳ họp kết luận 6 việc"]
    other = prepare(sample_engine, "hau-giang", PLACES["hau-giang"])[1]
    with read_transaction(sample_engine) as connection, pytest.raises(UnknownValueError):
        meeting(connection, other, first)


@pytest.mark.exhaustive
@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("code", PLACES)
def test_no_slide_tells_a_sensitive_count_of_a_part(sample_engine: Engine, code: str):
    """Whoever reads every slide finds no table of a sensitive category, and no more than one sentence of it."""
    _, agenda, number = prepare(sample_engine, code, PLACES[code], [ItemRow("shares"), ItemRow("overview")])
    with read_transaction(sample_engine) as connection:
        sensitive = connection.execute(category.select().where(category.c.sensitive)).all()
        shown = meeting(connection, agenda, number)
    names = [row.name_vi.lower() for row in sensitive]
    for one in (*shown.slides, *(unit.slide for unit in shown.units)):
        body = one.slide.body
        if isinstance(body, Table) and body.key not in ("categories", "targets"):
            words = " ".join(str(cell.value) for row in body.rows for cell in row.cells).lower()
            assert not [name for name in names if name in words or name in one.slide.title.lower()]
        assert not getattr(body, "key", "").startswith("small-counts")
        if not isinstance(body, Table) and any(one.slide.title.lower().startswith(name) for name in names):
            assert body == ()
            assert one.slide.said == ()
