"""The small office in a transaction that is undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.data_access.monthly.office import Office, office
from tests.data_access.tree import undone


@pytest.fixture
def here(engine: Engine) -> Iterator[Office]:
    """Three committees of a city with quotas of 20, 30 and 40 for 2026."""
    with undone(engine) as connection:
        yield office(connection)
