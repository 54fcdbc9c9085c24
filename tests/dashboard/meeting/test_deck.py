"""The deck of a meeting holds the slides of the wall: one page each, in order, with every figure."""

from __future__ import annotations

import io
from typing import Any

import pptx
import pytest
from sqlalchemy import Engine

from dashboard.exports.document import Chart, Table, words_of
from dashboard.exports.safe_text import plain
from dashboard.exports.slides.page import NARROW, WIDE
from dashboard.meeting.deck import write_meeting_deck
from dashboard.meeting.meeting import ANSWER
from data_access.engine import read_transaction
from tests.dashboard.meeting.test_slides import PLACES, VI, meeting, prepare


def words_on(page: Any) -> str:
    cells = [cell.text for shape in page.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join([shape.text_frame.text for shape in page.shapes if shape.has_text_frame] + cells)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_the_deck_shows_the_slides_of_the_wall(sample_engine: Engine):
    _, agenda, number = prepare(sample_engine, "thi-xa", PLACES["thi-xa"])
    with read_transaction(sample_engine) as connection:
        shown = meeting(connection, agenda, number)
    (states,) = (one for one in shown.slides if getattr(one.slide.body, "key", "") == "states")
    whole = next(one for one in shown.slides if getattr(one.slide.body, "key", "") == "progress")
    assert states.slide.title == whole.slide.title
    for size in (WIDE, NARROW):
        pages = list(pptx.Presentation(io.BytesIO(write_meeting_deck(shown, size))).slides)
        assert len(pages) == len(shown.slides) > 8
        for page, one in zip(pages, shown.slides, strict=True):
            said, body = words_on(page), one.slide.body
            assert page.shapes.title.text_frame.text == plain(one.slide.title)
            assert plain(shown.foot) in said
            if isinstance(body, Table):
                for row in body.rows:
                    for cell, column in zip(row.cells, body.columns, strict=False):
                        text = words_of(VI, cell, cell.kind or column.kind)
                        assert text in said or (one.kind == ANSWER and column.code == "measure")
            elif isinstance(body, Chart):
                (drawn,) = (shape.chart for shape in page.shapes if shape.has_chart)
                assert [tuple(series.values) for series in drawn.plots[0].series] == [
                    tuple(series.values) for series in body.series
                ]
            else:
                assert [line for line in body if plain(line) not in said] == []
