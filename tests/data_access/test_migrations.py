"""The migrations and the metadata say the same, forwards and backwards, on both engines."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, Engine, Table, inspect, text

from data_access.engine import read_transaction
from data_access.migrate import Condition, examine, head_revision, migrate
from data_access.schema import metadata

TABLES = list(metadata.sorted_tables)
_LEFT_BEHIND = {
    "sqlite": "SELECT name FROM sqlite_master",
    "postgresql": """
        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace
        UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    """,
}


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with read_transaction(engine) as opened:
        yield opened


def test_migrated_database_equals_the_metadata(connection: Connection):
    server = connection.dialect.name == "postgresql"  # Alembic cannot read SQLite's defaults back: it sees "(false)"
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": server})
    assert compare_metadata(context, metadata) == []


def test_migrated_tables_have_the_same_constraints(connection: Connection):
    assert _constraints_found(connection) == {
        table.name: {str(constraint.name) for constraint in table.constraints} for table in TABLES
    }


def _constraints_found(connection: Connection) -> dict[str, set[str | None]]:
    inspector = inspect(connection)
    return {
        table.name: {check["name"] for check in inspector.get_check_constraints(table.name)}
        | {key["name"] for key in inspector.get_foreign_keys(table.name)}
        | {key["name"] for key in inspector.get_unique_constraints(table.name)}
        | {inspector.get_pk_constraint(table.name)["name"]}
        for table in TABLES
    }


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_migrated_checks_have_the_same_words(connection: Connection):
    """SQLite keeps the text of a check as it was written, so there the condition itself can be compared."""
    inspector = inspect(connection)
    for table in TABLES:
        found = {check["name"]: check["sqltext"] for check in inspector.get_check_constraints(table.name)}
        checks = [constraint for constraint in table.constraints if isinstance(constraint, CheckConstraint)]
        assert found == {str(check.name): str(check.sqltext) for check in checks}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_everything_says_what_it_means(table: Table):
    assert table.comment
    assert [column.name for column in table.columns if not column.comment] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_everything_has_a_name(table: Table):
    assert [constraint for constraint in table.constraints if not constraint.name] == []
    assert [index for index in table.indexes if not index.name] == []


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_comments_reach_the_server(connection: Connection):
    inspector = inspect(connection)
    for table in TABLES:
        assert inspector.get_table_comment(table.name)["text"] == table.comment
        comments = {column["name"]: column["comment"] for column in inspector.get_columns(table.name)}
        assert comments == {column.name: column.comment for column in table.columns}


def test_way_back_leaves_nothing_behind(engine: Engine):
    migrate(engine, "base")
    with read_transaction(engine) as connection:
        assert connection.execute(text(_LEFT_BEHIND[engine.dialect.name])).scalars().all() == []
    assert examine(engine).condition is Condition.OLDER
    migrate(engine)
    found = examine(engine)
    assert (found.condition, found.revision) == (Condition.EMPTY, head_revision())


def test_migrating_again_changes_nothing(engine: Engine):
    before = examine(engine)
    migrate(engine)
    assert examine(engine) == before


def test_categories_are_delivered(connection: Connection):
    rows = connection.execute(text("SELECT code, name_vi, name_en FROM category ORDER BY display_order")).all()
    assert rows[0] == ("all", "Đảng viên mới kết nạp", "Newly admitted members")
    assert len({row.code for row in rows}) == 11
