"""A small committee whose files come in: root above a and b, which report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from data_access.engine import write_transaction
from data_access.ingest.imports.take import Taken, take
from data_access.ingest.preview import Asked
from tests.data_access.imports.plain_files import TODAY, file, plain_files  # noqa: F401
from tests.data_access.tree import add

Bring = Callable[..., Taken]


@pytest.fixture
def root(engine: Engine, plain_files: None) -> int:  # noqa: F811
    """The identity of the committee."""
    with write_transaction(engine) as connection:
        above = add(connection, "root")
        for code in ("a", "b"):
            add(connection, code, above)
    return above


@pytest.fixture
def bring(engine: Engine, root: int) -> Bring:
    """Bring a file that says this: bring(month="2026-06", admitted={"a": 34})."""

    def brought(*, confirmed: bool = False, by: str = "Ban Tổ chức", dry_run: bool = False, **said: object) -> Taken:
        asked = Asked(root, TODAY, confirmed=confirmed)
        return take(engine, file(**said), "bao-cao.xlsx", asked, by, dry_run=dry_run)

    return brought
