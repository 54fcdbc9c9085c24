"""A visitor who goes anywhere: links taken at random, addresses put together at random, on all screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from sqlalchemy import URL
from streamlit.testing.v1 import AppTest

from dashboard import app, context
from dashboard.address import SECTIONS, VIEWS, Address
from dashboard.database import get_engine
from dashboard.domain.boundaries import READINGS
from dashboard.domain.carriers import PRESENCES
from dashboard.domain.groups import GROUPINGS, ORDERS
from dashboard.domain.report_periods import REPORT_PERIODS
from dashboard.domain.selection import CHOICES, DRAWINGS
from dashboard.domain.structure import LISTED
from dashboard.freezing import freeze
from dashboard.reading.figures import read_position
from dashboard.resolve import report_days, resolve
from data_access.engine import read_transaction
from data_access.scope import LEVELS
from tests.browser.reading import ENGLISH, stored_texts
from tests.dashboard.test_snapshots_stay import PLACES

STEPS = 24
SCREENS = (
    context.OVERVIEW,
    context.PROGRESS,
    context.LAGGING,
    context.UNIT,
    context.REPORTS,
    context.STRUCTURE,
    context.DEFINITIONS,
    context.GUIDE,
    context.TRENDS,
    context.IMPORT,
    context.ENTRY,
    context.ADMINISTRATION,
    context.SNAPSHOTS,
    context.MEETING,
)
SHOWN = ("label", "body", "placeholder", "help", "options", "text")
"""What elements of Streamlit call the words that they show."""
A_PROGRAMS = re.compile(r"\b(nan|NaN|null|undefined|Traceback|Không hiển thị được phần này|This part cannot)\b")
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
Values = dict[str, list[str]]


class Words(HTMLParser):
    """The words of markup that a person sees or hears, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipped += tag in ("style", "script")
        given = {name: value for name, value in attrs if value}
        self.words += [given[name] for name in ("aria-label", "title", "alt", "placeholder") if name in given]
        self.links += [given[name] for name in ("href", "data-href") if given.get(name, "").startswith("/")]

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._skipped and data.strip():
            self.words.append(data.strip())


@pytest.fixture
def visited(sqlite_sample_url: URL, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of the sample database, which the app opens; each committee has figures agreed upon."""
    monkeypatch.setenv("DATABASE_URL", sqlite_sample_url.render_as_string(hide_password=False))
    get_engine.cache_clear()
    for code, day in PLACES.items():
        freeze(get_engine(), Address(jurisdiction=code, day=day), "Họp giao ban", "Văn phòng")
    yield Path(str(sqlite_sample_url.database))
    get_engine().dispose()
    get_engine.cache_clear()


def values_of(code: str) -> Values:
    """Return for each key of an address what may stand there, and something that nothing stands for."""
    with read_transaction(get_engine()) as connection:
        scope = resolve(connection, Address(jurisdiction=code, day=PLACES[code])).scope
        rows = read_position(connection, scope, scope.as_of.year).children
        days = [day.isoformat() for day in report_days(connection, scope)]
    units = [row.organization.code for row in rows]
    clusters = sorted({row.organization.cluster for row in rows if row.organization.cluster})
    numbers = [str(number) for number in range(1, len(PLACES) + 2)]
    return {
        "nam": [*sorted({day[:4] for day in days}), "2031"],
        "den_ngay": [*days, f"{days[0][:8]}15", "2031-01-31", "31/05/2024"],
        "biet_luc": ["2024-06-15T00:00:00", "2023-01-05", "hom-qua"],
        "chot": [*numbers, "so-mot"],
        "so_voi": numbers,
        "don_vi": [*units, code, "khong-co"],
        "khoi": [*clusters, "khong-co"],
        "trang_thai": [*CHOICES, "khong-co"],
        "tim": ["cam giang", "chi bộ", "1", "%_", "<b>x</b>"],
        "xep": list(ORDERS),
        "nhom": list(GROUPINGS),
        "cap": list(LEVELS),
        "bang": list(VIEWS),
        "so_lieu": ["own"],
        "dia_gioi": list(READINGS),
        "co_cau": [*LISTED, "khong-co"],
        "hien_dien": list(PRESENCES),
        "bieu_do": list(DRAWINGS),
        "ky": list(REPORT_PERIODS),
        "nguon": [*units, code, "khong-co"],
        "tep": ["0123456789abcdef0123456789abcdef"],
        "lan_nhap": ["1", "99"],
        "thang": [day[:7] for day in days] + ["2024-13"],
        "muc": list(SECTIONS),
        "chuong_trinh": ["1", "99"],
    }


def drawn_address(random: Random, code: str, values: Values) -> str:
    """Return an address put together at random: a screen with a few keys."""
    keys = random.sample(sorted(values), random.randrange(5))
    pairs = [("dang_bo", code), *((key, random.choice(values[key])) for key in keys)]
    return f"{random.choice(SCREENS)}?{urlencode(pairs)}"


def drawn_link(random: Random, links: list[str]) -> str | None:
    """Return one of the links of a screen that lead to another one, None where there is none."""
    inside = sorted({link for link in links if urlsplit(link).path in SCREENS})
    return random.choice(inside) if inside else None


def visit(address: str, language: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Return the screen of an address as the app draws it."""
    path = urlsplit(address).path

    def follow(pages: list[Any], **_: object) -> Any:
        (found,) = [page for page in pages if path == (context.OVERVIEW if page._default else f"/{page.url_path}")]
        return type("Chosen", (), {"run": staticmethod(found._page)})

    def draw() -> None:
        from dashboard import app

        app.main()

    monkeypatch.setattr(app.st, "navigation", follow)
    page = AppTest.from_function(draw, default_timeout=300)
    for key, several in parse_qs(urlsplit(address).query).items():
        page.query_params[key] = several
    page.query_params["ngon_ngu"] = language
    return page.run()


def read_screen(node: Any, found: Words) -> Words:
    """Put what an element and those inside it show to what was found."""
    for child in getattr(node, "children", {}).values():
        read_screen(child, found)
    for field, value in getattr(getattr(node, "proto", None), "ListFields", list)():
        if field.name in SHOWN:
            for text in [value] if isinstance(value, str) else value:
                if isinstance(text, str):
                    found.feed(text)
    return found


def english_in(word: str, stored: list[str]) -> bool:
    """Whether words of a Vietnamese screen are English, names that are stored left out."""
    if word == "English" or CODE.fullmatch(word) or not ENGLISH.search(word):
        return False
    for name in stored:
        word = word.replace(name, "")
    return ENGLISH.search(word) is not None


def strange_words(words: list[str], stored: list[str] | None) -> list[str]:
    """Return the words that a person should not see; without `stored` English is no such word."""
    return [
        word
        for word in words
        if A_PROGRAMS.search(word) or word == "None" or (stored is not None and english_in(word, stored))
    ]


def test_what_a_person_should_not_see_is_noticed():
    found = Words()
    found.feed('<style>of the page</style><p title="Close">nan người</p><p>Chi bộ the Hồng</p><b>None</b>')
    found.feed("<i>th-tt-the-thao</i><a href='/tien-do?nam=2024'>English</a>")
    assert strange_words(found.words, ["Chi bộ the Hồng"]) == ["Close", "nan người", "None"]
    assert strange_words(found.words, None) == ["nan người", "None"]
    assert drawn_link(Random(1), found.links) == "/tien-do?nam=2024"


@pytest.mark.exhaustive
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", PLACES)
def test_whoever_goes_anywhere_finds_a_screen(visited: Path, code: str, language: str, monkeypatch: pytest.MonkeyPatch):
    random, values, stored = Random(f"{code} {language}"), values_of(code), stored_texts(visited)
    link: str | None = None
    for step in range(STEPS):
        address = link if link and step % 2 else drawn_address(random, code, values)
        page = visit(address, language, monkeypatch)
        assert not page.exception, (address, [each.value for each in page.exception])
        found = read_screen(page._tree, Words())
        assert len(found.words) > 10, address
        translated = language == "vi" and urlsplit(address).path != context.GUIDE
        assert strange_words(found.words, stored if translated else None) == [], address
        link = drawn_link(random, found.links)
