"""The small office in a transaction that is undone, in one database of each engine for all tests of a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.conftest import Templates, _leave_empty, disposed
from tests.data_access.monthly.office import Office, office
from tests.data_access.tree import undone


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_engine(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A migrated database that every test leaves as it was."""
    folder = tmp_path_factory.mktemp("monthly")
    with templates.copy(request.param, _leave_empty, folder) as url, disposed(url) as opened:
        yield opened


@pytest.fixture
def here(shared_engine: Engine) -> Iterator[Office]:
    """Three committees of a city with quotas of 20, 30 and 40 for 2026."""
    with undone(shared_engine) as connection:
        yield office(connection)
