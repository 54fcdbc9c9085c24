"""A database that is away is told in a sentence, and the screen comes by itself as soon as it is there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading, serving
from tests.browser.serving import Server

pytestmark = pytest.mark.browser

HEALED = 15_000
"""Milliseconds within which a page that stands open shows the figures."""


@pytest.fixture(scope="module")
def absent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server, and the database file that it does not find."""
    folder = tmp_path_factory.mktemp("absent")
    with serving.serving(folder / "quota.sqlite3", folder) as running:
        yield running, folder / "quota.sqlite3"


def _expect_sentence(page: Page, words: str) -> None:
    expect(page.locator(".qd-box")).to_contain_text(words)
    expect(page.locator(".qd-box")).to_contain_text("Trang tự thử lại sau mỗi 5 giây.")
    expect(page.locator(".qd-box")).not_to_contain_text("quota-dashboard")
    expect(page.locator("h1")).to_have_count(1)
    reading.assert_calm(page)


def _expect_figures(page: Page) -> None:
    """The figures come by themselves, on the same page."""
    expect(page.locator(".qd h1")).to_contain_text("289/817", timeout=HEALED)
    expect(page.locator(".qd-box")).to_have_count(0)
    assert page.evaluate("window.marked") == "while it was away"


@pytest.mark.parametrize("command", [False, pytest.param(True, marks=pytest.mark.exhaustive)])
def test_a_missing_file_is_told_and_heals(open_page, own_file, absent, command):
    """The file comes whole, or the command makes and fills it while people look."""
    server, file = absent
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    page = open_page(of=server.url)
    page.evaluate("window.marked = 'while it was away'")
    _expect_sentence(page, "Chưa có tệp cơ sở dữ liệu.")
    assert reading.english_left(page) == []
    assert server.status("/ready") == 503
    assert not file.exists()  # nobody made one by looking

    english = open_page("/cham-tien-do?ngon_ngu=en", of=server.url)
    expect(english.locator(".qd-box")).to_contain_text("There is no database file yet.")
    assert reading.vietnamese_left(english, []) == []
    english.close()

    if command:
        serving.command_line("sample", "--database", server.database)
    else:
        own_file.replace(file)
    _expect_figures(page)
    assert server.status("/ready") == 200


def test_an_older_schema_is_told_and_heals(open_page, own_file, absent):
    server, file = absent
    own_file.replace(file)
    with closing(sqlite3.connect(file)) as database:
        (revision,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
        database.execute("DELETE FROM alembic_version")
        database.commit()
        page = open_page(of=server.url)
        page.evaluate("window.marked = 'while it was away'")
        _expect_sentence(page, "Cơ sở dữ liệu thuộc phiên bản cũ hơn chương trình.")
        assert server.status("/ready") == 503
        database.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
        database.commit()
    _expect_figures(page)
    assert server.status("/ready") == 200


def test_a_newer_schema_is_told_and_heals(open_page, own_file, absent):
    server, file = absent
    own_file.replace(file)
    with closing(sqlite3.connect(file)) as database:
        (revision,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
        page = open_page("/", of=server.url)
        page.evaluate("window.marked = 'while it was away'")
        _expect_sentence(page, "Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình.")
        database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        database.commit()
    _expect_figures(page)


def test_a_file_that_goes_while_people_look_is_told_and_heals(open_page, own_file, absent):
    server, file = absent
    own_file.replace(file)
    page = open_page("/", of=server.url)
    page.evaluate("window.marked = 'while it was away'")
    expect(page.locator(".qd h1")).to_contain_text("289/817")
    away = file.with_suffix(".away")
    file.rename(away)
    page.locator(".qd-top nav a").nth(1).click()
    _expect_sentence(page, "Chưa có tệp cơ sở dữ liệu.")
    page.locator(".qd-top nav a").first.click()
    _expect_sentence(page, "Chưa có tệp cơ sở dữ liệu.")
    away.rename(file)
    _expect_figures(page)
