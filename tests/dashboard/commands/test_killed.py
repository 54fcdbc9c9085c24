"""The command itself, killed at any moment and started five times at once, on both engines."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import URL, Engine

from data_access.engine import read_transaction, write_transaction
from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.imports.batches import Batch, get_batches
from data_access.ingest.imports.begin_jurisdiction import begin_jurisdiction
from data_access.ingest.imports.undo import undo
from data_access.ingest.record_quotas import Quota, record_quotas
from tests.data_access.imports.digests import digests
from tests.data_access.imports.test_faults import is_sound
from tests.data_access.tree import START, T0

pytestmark = pytest.mark.exhaustive
UNITS = 118
KILLS = 10


@pytest.fixture
def root(engine: Engine) -> int:
    """A committee of 118 with quotas for 2026."""
    with write_transaction(engine) as connection:
        above = begin_jurisdiction(connection, "vinh-son", "Huyện ủy Vĩnh Sơn", "district_committee", START)
        ids = [
            add_organization(
                connection, NewOrganization(f"DB{n:03}", f"Đảng bộ xã Số {n}", "base_committee", START, above), T0
            )
            for n in range(1, UNITS + 1)
        ]
        record_quotas(connection, [Quota(identity, 2026, 30, START) for identity in ids], T0)
    return above


@pytest.fixture
def report(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN 6 THÁNG ĐẦU NĂM 2026"])
    sheet.append(["STT", "Tên đơn vị", "Đã kết nạp", "Học sinh, sinh viên"])
    for n in range(1, UNITS + 1):
        sheet.append([n, f"Đảng bộ xã Số {n}", 10 + n % 5, n % 3])
    path = tmp_path / "thang-6.xlsx"
    book.save(path)
    return path


def command(url: URL, path: Path) -> list[str]:
    address = url.render_as_string(hide_password=False)
    words: Sequence[str] = ("import", str(path), "--jurisdiction", "vinh-son", "--database", address)
    return [sys.executable, "-m", "dashboard.cli", *words]


def test_killed_at_random_moments_it_leaves_what_was_before_or_after(engine: Engine, root: int, report: Path):
    began = time.monotonic()
    assert subprocess.run([*command(engine.url, report), "--dry-run"], capture_output=True).returncode == 0
    takes = time.monotonic() - began
    for _ in range(KILLS):
        before = digests(engine)
        process = subprocess.Popen(command(engine.url, report), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(takes / 3, takes * 1.1))
        process.kill()
        process.wait()
        assert is_sound(engine)
        batch = newest(engine, root)
        if batch is None or batch.undone_at:
            assert digests(engine) == before
        else:
            assert batch.rows == UNITS
            undo(engine, batch.id, "a")
    assert subprocess.run(command(engine.url, report), capture_output=True).returncode == 0
    assert newest(engine, root).rows == UNITS


def newest(engine: Engine, root: int) -> Batch | None:
    with read_transaction(engine) as connection:
        return next(iter(get_batches(connection, root)), None)


def test_five_commands_at_once_import_once(engine: Engine, root: int, report: Path):
    started = [
        subprocess.Popen([*command(engine.url, report), "--json"], stdout=subprocess.PIPE, env=os.environ)
        for _ in range(5)
    ]
    answers = [process.communicate()[0].decode() for process in started]
    assert [process.returncode for process in started] == [0] * 5
    assert sorted(answer.count('"outcome": "unchanged"') for answer in answers) == [0, 1, 1, 1, 1]
    with read_transaction(engine) as connection:
        assert len(get_batches(connection, root)) == 1
