"""Whatever happens in the middle of an import: figures are those before or those after, never between."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event, text

from data_access.engine import create_database_engine, read_transaction, write_transaction
from data_access.ingest.imports import take as taking
from data_access.ingest.imports.faults import DatabaseBusyError, DiskFullError
from data_access.ingest.imports.stages import LONGEST_IMPORT, confirm, get_stage, put
from data_access.ingest.imports.take import Taken, take
from data_access.ingest.imports.undo import undo
from data_access.ingest.preview import Asked, Outcome
from tests.data_access.imports.digests import digests, in_force
from tests.data_access.imports.killing import AFTER_ALL, BEFORE_COMMIT, Point, dies_at
from tests.data_access.imports.plain_files import TODAY, file
from tests.examples import one_in

JUNE = file(month="2026-06", admitted={"a": 34, "b": 12})
LAST_POINT = 60
"""No import of the tests has so many statements."""


def june_of(root: int) -> Callable[[Engine], Taken]:
    return lambda engine: take(engine, JUNE, "thang-6.xlsx", Asked(root, TODAY), "a")


def is_sound(engine: Engine) -> bool:
    """Say whether the database itself finds nothing wrong with its pages; PostgreSQL has nothing to ask."""
    if engine.dialect.name != "sqlite":
        return True
    with read_transaction(engine) as connection:
        return connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


def survives_dying(engine: Engine, point: Point, work: Callable[[Engine], Taken], kept: str = "") -> bool:
    """Let the work die at the point; check what is left, and that the work can then be done. Say whether it died."""
    before = digests(engine, apart_from=(kept,))
    died = dies_at(engine.url, point, work)
    assert is_sound(engine)
    if died and point != AFTER_ALL:
        assert digests(engine, apart_from=(kept,)) == before
        assert work(engine).outcome is Outcome.IMPORTED
    else:
        assert work(engine).outcome is Outcome.UNCHANGED
    return died


@pytest.mark.parametrize("point", [21, BEFORE_COMMIT])
def test_an_import_killed_half_way_leaves_what_was_before(engine: Engine, bring, root, point: Point):
    bring(month="2026-05", admitted={"a": 30, "b": 10})
    assert survives_dying(engine, point, june_of(root))


@pytest.mark.exhaustive
def test_an_import_killed_at_any_statement_leaves_what_was_before_or_after(engine: Engine, bring, root):
    bring(month="2026-05", admitted={"a": 30, "b": 10})
    points: list[Point] = [*range(1, LAST_POINT), BEFORE_COMMIT, AFTER_ALL]
    reached = 0
    for point in points:
        reached += survives_dying(engine, point, june_of(root))
        undo(engine, last_batch(engine), "a")
    assert 15 < reached < len(points) - 1  # there were enough points, and some lay behind the end


def last_batch(engine: Engine) -> int:
    with read_transaction(engine) as connection:
        return int(connection.execute(text("SELECT max(id) FROM import_batch")).scalar_one())


def test_a_confirmation_that_was_killed_is_told_and_done_again(engine: Engine, root):
    token = put(engine, JUNE, "thang-6.xlsx", root, "a")
    before = digests(engine, apart_from=("import_stage",))
    assert dies_at(engine.url, 30, lambda own: confirm(own, token, "a", TODAY))
    assert digests(engine, apart_from=("import_stage",)) == before
    with read_transaction(engine) as connection:
        stage = get_stage(connection, token)
    assert stage.state == "working"
    assert stage.interrupted(datetime.now(UTC) + LONGEST_IMPORT)
    assert confirm(engine, token, "a", TODAY).outcome is Outcome.IMPORTED


def test_taking_back_killed_half_way_leaves_the_import(engine: Engine, bring):
    taken = bring(month="2026-06", admitted={"a": 34})
    before = digests(engine)
    assert dies_at(engine.url, BEFORE_COMMIT, lambda own: undo(own, taken.batch_id, "a"))
    assert digests(engine) == before
    undo(engine, taken.batch_id, "a")


def test_five_at_once_import_once_and_four_are_told(engine: Engine, root):
    together = Barrier(5)

    def bring_june(by: str) -> Taken:
        own = create_database_engine(engine.url)
        try:
            together.wait()
            return take(own, JUNE, "thang-6.xlsx", Asked(root, TODAY), by)
        finally:
            own.dispose()

    with ThreadPoolExecutor(5) as pool:
        told = list(pool.map(bring_june, "abcde"))
    assert sorted(taken.outcome for taken in told) == [Outcome.IMPORTED, *[Outcome.UNCHANGED] * 4]
    assert {taken.messages[0].code for taken in told if taken.messages} == {"file-imported-before"}


def test_whoever_waits_too_long_is_told_that_somebody_imports(engine: Engine, root, monkeypatch):
    monkeypatch.setattr(taking, "PATIENCE", 0.1)
    other = create_database_engine(engine.url)
    with write_transaction(other), pytest.raises(DatabaseBusyError):
        june_of(root)(engine)
    other.dispose()
    assert june_of(root)(engine).outcome is Outcome.IMPORTED


def test_readers_do_not_wait_for_an_import(engine: Engine, bring):
    bring(month="2026-05", admitted={"a": 30})
    before = in_force(engine)
    other = create_database_engine(engine.url)
    with write_transaction(other) as connection:
        connection.execute(text("UPDATE report SET superseded_at = recorded_at"))
        assert in_force(engine) == before
        connection.rollback()
    other.dispose()


@pytest.fixture
def full_after(engine: Engine) -> Iterator[Callable[[int], None]]:
    """Let an embedded database grow by so many pages and no more."""
    allowed: list[int] = []

    def limit(connection, _record) -> None:
        if allowed:
            connection.execute(f"PRAGMA max_page_count={allowed[-1]}")

    def fill(pages: int) -> None:
        with read_transaction(engine) as connection:
            allowed.append(connection.execute(text("PRAGMA page_count")).scalar_one() + pages)
        engine.dispose()

    event.listen(engine, "connect", limit)
    yield fill
    event.remove(engine, "connect", limit)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("pages", [0, 3, 20])
def test_a_full_disk_leaves_what_was_before(engine: Engine, bring, root, full_after, pages: int):
    bring(month="2026-05", admitted={"a": 30})
    before = digests(engine)
    large = file(month="2026-06", admitted={"a": 34}, padding="x" * 200_000)
    full_after(pages)
    with pytest.raises(DiskFullError):
        take(engine, large, "thang-6.xlsx", Asked(root, TODAY), "a")
    assert digests(engine) == before
    assert is_sound(engine)
    full_after(1000)
    assert take(engine, large, "thang-6.xlsx", Asked(root, TODAY), "a").outcome is Outcome.IMPORTED


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, kept in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder]).returncode:
        pytest.skip("mounting a disk needs root")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.exhaustive
@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_real_disk_that_is_full_leaves_what_was_before(engine: Engine, bring, root, small_disk: Path):
    bring(month="2026-05", admitted={"a": 30})
    before = digests(engine)
    engine.dispose()
    shutil.copyfile(str(engine.url.database), small_disk / "quota.sqlite3")
    own = create_database_engine(engine.url.set(database=str(small_disk / "quota.sqlite3")))
    with pytest.raises(DiskFullError):
        take(own, file(month="2026-06", admitted={"a": 34}, padding="x" * 3_000_000), "a.xlsx", Asked(root, TODAY), "a")
    assert digests(own) == before
    assert is_sound(own)
    assert june_of(root)(own).outcome is Outcome.IMPORTED
    own.dispose()


months = st.permutations(["2026-04", "2026-05", "2026-06", "2026-07"])
amounts = st.lists(st.integers(0, 20), min_size=4, max_size=4)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@one_in(4)
@given(order=months, amounts=amounts)
def test_any_order_of_the_same_files_gives_the_same_figures(engine: Engine, bring, order, amounts):
    said = dict(zip(sorted(order), amounts, strict=True))
    found = []
    for some in (sorted(order), order):
        batches = [bring(month=month, admitted={"a": said[month]}, confirmed=True).batch_id for month in some]
        found.append(in_force(engine))
        for batch in batches:
            undo(engine, batch, "a")
    assert found[0] == found[1]
