"""The sample is the same on both engines: what the tests copy to PostgreSQL is what filling it there makes."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from data_access.engine import read_transaction
from data_access.migrate import migrate
from data_access.schema import metadata
from sample_data.builder import fill
from tests.templates import disposed


@pytest.mark.exhaustive
@pytest.mark.parametrize("dialect", ["postgresql"])
def test_filling_a_server_makes_the_rows_that_the_tests_copy_there(sample_engine, postgresql_server):
    name = postgresql_server.create_database()
    with disposed(postgresql_server.url(name)) as filled:
        migrate(filled)
        fill(filled)
        with read_transaction(filled) as one, read_transaction(sample_engine) as other:
            for table in metadata.sorted_tables:
                ordered = select(table).order_by(*table.primary_key)
                assert one.execute(ordered).fetchall() == other.execute(ordered).fetchall(), table.name
    postgresql_server.drop_database(name)
