"""Laws of the import through the command: order, there and back, random layouts."""

from __future__ import annotations

import itertools
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus import office, offices, writing
from tests.corpus.cases import JUNE
from tests.corpus.judging import Command, digests
from tests.corpus.pages import HEADINGS, Page, fill_in, letterhead, plain, signature, total_row
from tests.examples import one_in
from tests.templates import Templates, disposed

SMALL = ("stt", "name", "quota", "admitted")
HISTORY = ("import_batch", "audit_event", "import_stage", "data_version")


@contextmanager
def fresh(templates: Templates) -> Iterator[tuple[Command, Path]]:
    """The office as it was, in a folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with templates.copy("sqlite", office.fill, folder) as url, disposed(url) as engine:
            yield Command(engine, office.CODE), folder


def _months(folder: Path) -> list[Path]:
    """Corrections of two months and a new one; each is right after any of the others."""
    may = plain(SMALL, month="2026-05", title="Tháng 5/2026", total="none").put("gl", "admitted", 7)
    april = plain(SMALL, month="2026-04", title="Tháng 4/2026", total="none").put("hb", "admitted", 4)
    return [
        writing.by_openpyxl(folder / "c.xlsx", plain()),
        writing.by_openpyxl(folder / "b.xlsx", may),
        writing.by_openpyxl(folder / "a.xlsx", april),
    ]


def test_any_order_of_the_same_files_gives_the_same_figures(templates: Templates):
    figures = set()
    orders = list(itertools.permutations(range(3)))
    for order in [*random.sample(orders, 2), (2, 1, 0)]:
        with fresh(templates) as (command, folder):
            files = _months(folder)
            for number in order:
                assert command.bring([files[number]], "--confirm")[0] == 0
            figures.add(repr([command.stored(month) for month in office.MONTHS]))
    assert len(figures) == 1


def test_what_is_in_goes_out_by_the_template_and_comes_back_unchanged(templates: Templates):
    """Fill the template of a month with what `reports` prints of it: nothing changes, and nothing is asked."""
    with fresh(templates) as (command, folder):
        assert command.bring([writing.by_openpyxl(folder / "6.xlsx", plain())])[0] == 0
        stored, before = command.stored("2026-06"), digests(command.engine, apart_from=HISTORY)
        page = offices.report(stored, "2026-06")
        exit_code, [said] = command.bring([writing.by_openpyxl(folder / "lai.xlsx", page)])
        assert (exit_code, said["outcome"]) == (0, "unchanged")
        assert digests(command.engine, apart_from=HISTORY) == before


def test_papers_of_the_product_come_back_and_change_no_figure(templates: Templates):
    """Annex 01 says what is in; other papers are no reports, and no --confirm makes them some."""
    with fresh(templates) as (command, folder):
        assert command.bring([writing.by_openpyxl(folder / "6.xlsx", plain())])[0] == 0
        before = digests(command.engine, apart_from=HISTORY)
        outcomes = {}
        for paper in ("annex-01", "annex-02", "progress", "shares"):
            path = folder / f"{paper}.xlsx"
            written = command.call("export", paper, "--jurisdiction", office.CODE, "--out", str(path))[0]
            assert written == 0
            outcomes[paper] = command.bring([path], "--confirm")[1][0]["outcome"]
            assert digests(command.engine, apart_from=HISTORY) == before, paper
        assert outcomes == {"annex-01": "unchanged", "annex-02": "refused", "progress": "refused", "shares": "refused"}


COLUMNS = ("student", "enterprise", "religious")
BESIDE = ("women", "pool", "files_pending", "forecast_next_month", "percent", "note")


@st.composite
def layouts(draw: st.DrawFn) -> Page:
    """A good table in any layout: where it begins, the order of its columns and rows, sums, letterhead, signature."""
    beside = draw(st.lists(st.sampled_from(BESIDE), unique=True, max_size=4))
    columns = draw(st.permutations(["quota", "admitted", *COLUMNS, *beside]))
    columns.insert(draw(st.integers(0, 1)), "name")
    if draw(st.booleans()):
        columns.insert(0, "stt")
    page = letterhead(Page()) if draw(st.booleans()) else Page()
    page.add([draw(st.sampled_from(["KẾT QUẢ KẾT NẠP THÁNG 6/2026", "BÁO CÁO (tính đến ngày 30/6/2026)"]))])
    page.add(*[[]] * draw(st.integers(0, 3)))
    page.add([HEADINGS[column] for column in columns])
    if draw(st.booleans()):
        page.add(list(range(1, len(columns) + 1)))
    total = draw(st.sampled_from(["top", "bottom", "none"]))
    if total == "top":
        page.add(total_row(columns))
    fill_in(page, columns, these=draw(st.permutations(office.ORGANIZATIONS)))
    if total == "bottom":
        page.add(total_row(columns))
    if draw(st.booleans()):
        signature(page)
    shift = draw(st.integers(0, 2))
    page.rows = [[None] * shift + row if row else row for row in page.rows]
    page.merges = [] if shift else page.merges
    return page


WRITERS = [writing.by_openpyxl, writing.by_xlsxwriter, writing.by_pandas]


@one_in(4)
@given(page=layouts(), writer=st.sampled_from(WRITERS))
def test_good_tables_of_any_layout_come_in_whole(templates: Templates, page: Page, writer: object):
    with fresh(templates) as (command, folder):
        exit_code, [said] = command.bring([writer(folder / "bao-cao.xlsx", page)])  # type: ignore[operator]
        assert (exit_code, said["outcome"]) == (0, "imported"), said["messages"]
        rows, totals = JUNE["2026-06"]
        assert said["months"]["2026-06"]["rows"] == rows
        assert {field: said["months"]["2026-06"]["totals"][field] for field in totals} == totals
        stored = command.stored("2026-06")
        for code, wanted in office.truth().items():
            assert {field: stored[code][field] for field in wanted} == wanted


@pytest.mark.exhaustive
def test_every_order_of_three_files_in_one_call_gives_the_same_figures(templates: Templates):
    figures = set()
    for order in itertools.permutations(range(3)):
        with fresh(templates) as (command, folder):
            files = _months(folder)
            command.bring([files[number] for number in order], "--confirm")
            figures.add(repr([command.stored(month) for month in office.MONTHS]))
    assert len(figures) == 1
