"""The offline page: one file that asks nobody for anything and says what the document says, also without its script."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from sqlalchemy import URL

from dashboard.exports.chart_svg import drawings_made
from dashboard.exports.document import Document, RowKind, words_of
from dashboard.exports.documents import document_of
from dashboard.exports.html.pack import with_annexes
from dashboard.exports.html.page import write_html
from data_access.engine import create_database_engine, read_transaction
from tests.exports.conftest import Read

JURISDICTIONS = ("thanh-hoa", "hai-phong", "hai-phong-2024", "hau-giang", "thi-xa")
ASKING = {"src", "srcset", "data", "action", "formaction", "poster", "background", "manifest", "ping", "xlink:href"}
"""Attributes that make a browser ask somebody for something."""


class Reader(HTMLParser):
    """Reads a page: rows of tables, attributes, words, and elements left open."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.tags: set[str] = set()
        self.said: list[str] = []
        self._cell: list[str] | None = None
        self._quiet = 0
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self._cell = []
        if tag == "i":
            self._quiet += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self.rows[-1].append("".join(self._cell))
            self._cell = None
        if tag == "i":
            self._quiet -= 1

    def handle_data(self, data: str) -> None:
        if self._quiet:
            return
        self.said.append(data)
        if self._cell is not None:
            self._cell.append(data)


def rows_of(document: Document) -> list[list[str]]:
    """The rows of all tables behind their heads, as words."""
    found = []
    for _, table in document.tables():
        for row in table.rows:
            cells = [
                words_of(document.language, cell, column.kind)
                for cell, column in zip(row.cells, table.columns, strict=False)
            ]
            missing = [""] * (len(table.columns) - len(cells))
            found.append(cells[:1] if row.kind is RowKind.SECTION else [*cells, *missing])
    return found


@pytest.mark.parametrize(
    "jurisdiction",
    [*JURISDICTIONS[:1], *(pytest.param(one, marks=pytest.mark.exhaustive) for one in JURISDICTIONS[1:])],
)
@pytest.mark.parametrize("code", ["vi", pytest.param("en", marks=pytest.mark.exhaustive)])
def test_all_rows_of_the_document_stand_on_the_page_in_their_order(read: Read, jurisdiction: str, code: str):
    document = document_of(read("overview", jurisdiction=jurisdiction, language=code))
    heads = {"STT", "No."}
    page = [row for row in Reader(write_html(document)).rows if row]
    expected = rows_of(document)
    place = 0
    for row in expected:
        place = page.index(row, place) + 1
    assert len(page) - len(expected) <= 2 * len(list(document.tables()))  # what else there is are heads
    assert heads & {row[0] for row in page}


def test_nothing_asks_anybody_for_anything(read: Read):
    content = write_html(document_of(read("overview", jurisdiction="hai-phong")))
    reader = Reader(content)
    assert not reader.tags & {"link", "img", "iframe", "object", "embed", "base", "form", "audio", "video", "a:href"}
    assert [one for one in reader.attributes if one[1] in ASKING] == []
    assert all(value.startswith("#") for _, name, value in reader.attributes if name == "href")
    text = content.decode()
    assert "http" not in text.replace("http-equiv", "")
    assert re.findall(r"url\((?!#)|@import|fetch\(|XMLHttp|WebSocket|import\(", text) == []


def test_browsers_run_this_script_only(read: Read):
    text = write_html(document_of(read("annex-02", jurisdiction="thanh-hoa"))).decode()
    [script] = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'")
    assert f"script-src 'sha256-{digest}'" in policy


def test_a_name_is_words_whatever_it_looks_like(read: Read):
    document = document_of(read("annex-02", jurisdiction="thanh-hoa", search="tay giang"))
    evil = '<script>alert(1)</script><img src=x onerror=alert(1)> "&amp; \x00'
    [table] = document.parts[0].tables
    row = table.rows[1]
    rows = (replace(row, cells=(row.cells[0], replace(row.cells[1], value=evil), *row.cells[2:])),)
    blocks = (replace(table, rows=rows),)
    part = replace(document.parts[0], blocks=blocks, title=evil, name=evil)
    content = write_html(replace(document, parts=(part,), title=evil, issuer=evil))
    reader = Reader(content)
    assert "img" not in reader.tags
    assert content.count(b"<script>") == 1
    assert evil.replace("\x00", "") in [row[1] for row in reader.rows if len(row) > 1]


def test_the_pack_of_the_position_holds_both_annexes(read: Read, sample_for_reading: URL):
    document = document_of(read("overview", jurisdiction="thanh-hoa"))
    engine = create_database_engine(sample_for_reading)
    with read_transaction(engine) as connection:
        pack = with_annexes(document, connection)
    engine.dispose()
    assert [part.annex for part in pack.parts if part.annex] == ["Phụ lục 01", "Phụ lục 02"]
    lists = {part.key: part.tables[0] for part in pack.parts if part.annex}
    items = {key: sum(row.kind is RowKind.ITEM for row in table.rows) for key, table in lists.items()}
    assert items == {"annex-01": 108, "annex-02": 50}
    assert len({note.about for note in pack.notes}) == len(pack.notes)


def test_states_are_signs_and_words_and_a_hidden_cell_says_so(read: Read):
    text = write_html(document_of(read("progress", jurisdiction="thanh-hoa"))).decode()
    assert '<span class="state s-zero"><i aria-hidden="true">○</i>Chưa kết nạp được</span>' in text
    hidden = write_html(document_of(read("shares", jurisdiction="hai-phong"))).decode()
    assert '<span role="img" aria-label="không hiển thị">■</span>' in hidden


def test_every_id_stands_once(read: Read):
    reader = Reader(write_html(document_of(read("overview", jurisdiction="thanh-hoa"))))
    ids = [value for _, name, value in reader.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links: set[Any] = {value.removeprefix("#") for _, name, value in reader.attributes if name == "href"}
    assert links <= set(ids)


def test_a_chart_is_drawn_for_screens_and_for_phones(read: Read):
    text = write_html(document_of(read("trends", jurisdiction="thanh-hoa"))).decode()
    assert text.count('<svg class="broad"') == text.count('<svg class="phone"') == 2


def test_bars_beside_names_are_for_screens_alone_and_tell_their_marks(read: Read):
    text = write_html(document_of(read("lagging", jurisdiction="thanh-hoa"))).decode()
    assert '<figure class="broad"><svg class="broad"' in text
    assert '<svg class="phone"' not in text
    assert "Vạch đen: mức cần đạt; khung nhạt: còn thiếu. 12 trong 56 đơn vị của danh sách.</figcaption>" in text
    ids = re.findall(r'\bid="(c\d[^"]*)"', text)
    assert len(ids) == len(set(ids))


def test_a_drawing_is_made_once_for_the_same_figures(read: Read):
    document = document_of(read("lagging", jurisdiction="thanh-hoa"))
    content = write_html(document)
    before = drawings_made()
    assert write_html(document) == content
    assert drawings_made() == before > 0


def test_what_is_due_at_the_end_of_the_bar_stays_on_the_page(read: Read):
    """A label centred below a mark at 100 % would run over the edge of a phone."""
    text = write_html(document_of(read("overview", jurisdiction="thi-xa"))).decode()
    assert '<span style="left:100.00%;--at:-100.00%">cần đạt 130</span>' in text
