"""The clock of the corpus, and the command on a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.commands import importing
from tests.corpus import office
from tests.corpus.judging import Command
from tests.examples import SERVER_SELDOM
from tests.templates import Templates, disposed


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day on which files come in."""
    monkeypatch.setattr(importing, "today", lambda: office.TODAY)
    return office.TODAY


@pytest.fixture(params=SERVER_SELDOM)
def dialect(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def kim_giang(dialect: str, templates: Templates, tmp_path: Path) -> Iterator[Command]:
    """The office of the corpus: April and May are in."""
    with templates.copy(dialect, office.fill, tmp_path) as url, disposed(url) as engine:
        yield Command(engine, office.CODE)


@pytest.fixture
def empty(dialect: str, templates: Templates, engine: Engine) -> Command:
    """A database without an organisation."""
    return Command(engine, office.CODE)
