"""A watched folder takes in what needs no question and sets the rest aside with its reasons."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dashboard.commands import watching
from dashboard.commands.office import find_jurisdiction
from dashboard.i18n.language import language
from dashboard.resolve import today
from data_access.engine import create_database_engine, database_url, write_transaction
from data_access.ingest.imports import take
from data_access.ingest.preview import Asked
from tests.dashboard.commands.test_import import QUOTAS, UNITS, Office, office  # noqa: F401

WORDS = language("vi")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "den"
    made.mkdir()
    return made


@pytest.fixture
def watch_once(office: Office, folder: Path):  # noqa: F811
    engine = create_database_engine(database_url(office.url))
    asked = Asked(find_jurisdiction(engine, WORDS, "vinh-son"), today())
    yield lambda: watching.watch(engine, folder, asked, "Văn thư", WORDS, once=True, seconds=0.05)
    engine.dispose()


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_files_come_in_and_move_or_are_set_aside_with_reasons(office, folder, watch_once):  # noqa: F811
    (folder / "don-vi.csv").write_text(UNITS, encoding="utf-8")
    (folder / "chi-tieu.csv").write_text(QUOTAS, encoding="utf-8")
    (folder / "anh.png").write_bytes(b"\x89PNG")
    (folder / "~$tong-hop.xlsx").write_bytes(b"left behind")
    (folder / "dang-tai.xlsx.part").write_bytes(b"half")
    assert watch_once() == 0
    assert names(folder) == {
        "da-nhap/don-vi.csv",
        "da-nhap/chi-tieu.csv",
        "can-xem/anh.png",
        "can-xem/anh.png.txt",
        "~$tong-hop.xlsx",
        "dang-tai.xlsx.part",
    }
    assert "[Phải sửa]" in (folder / "can-xem" / "anh.png.txt").read_text(encoding="utf-8-sig")
    batches = office.run("imports", "--jurisdiction", "vinh-son", "--json")
    assert sorted((each["outcome"], each["by"]) for each in batches) == [
        ("imported", "Văn thư"),
        ("imported", "Văn thư"),
        ("refused", "Văn thư"),
    ]


def test_a_file_taken_in_before_a_restart_moves_and_never_writes_over_another(office, folder, watch_once):  # noqa: F811
    for _ in range(2):
        (folder / "don-vi.csv").write_text(UNITS, encoding="utf-8")
        assert watch_once() == 0
    moved = names(folder)
    assert len(moved) == 2
    assert all(name.startswith("da-nhap/don-vi.") for name in moved)
    assert len(office.run("imports", "--jurisdiction", "vinh-son", "--json")) == 1


def test_a_file_that_still_grows_is_left_until_it_rests(office, folder, watch_once):  # noqa: F811
    growing = folder / "don-vi.csv"
    done = threading.Event()

    def write_slowly() -> None:
        with growing.open("w", encoding="utf-8") as file:
            for line in UNITS.splitlines(keepends=True):
                file.write(line)
                file.flush()
                time.sleep(0.03)
        done.set()

    writer = threading.Thread(target=write_slowly)
    writer.start()
    watch_once()
    assert done.is_set()
    writer.join()
    assert names(folder) == {"da-nhap/don-vi.csv"}


@pytest.mark.parametrize("mark", ["~$don-vi.csv", ".~lock.don-vi.csv#"])
def test_a_file_that_is_open_waits_until_it_is_closed_or_the_mark_is_old(folder, watch_once, mark):
    (folder / "don-vi.csv").write_text(UNITS, encoding="utf-8")
    (folder / mark).write_bytes(b"open")
    watch_once()
    assert "don-vi.csv" in names(folder)
    yesterday = time.time() - 24 * 60 * 60
    os.utime(folder / mark, (yesterday, yesterday))
    watch_once()
    assert names(folder) == {"da-nhap/don-vi.csv", mark}


def test_a_file_that_cannot_be_moved_is_told_once_and_comes_in_once(office, folder, watch_once, monkeypatch, capsys):  # noqa: F811
    def refuse(*_: object) -> Path:
        raise PermissionError("held open")

    (folder / "don-vi.csv").write_text(UNITS, encoding="utf-8")
    monkeypatch.setattr(watching, "_free_name", refuse)
    assert watch_once() == 0
    assert names(folder) == {"don-vi.csv"}
    assert capsys.readouterr().err.count("don-vi.csv") == 1
    monkeypatch.undo()
    assert watch_once() == 0
    assert names(folder) == {"da-nhap/don-vi.csv"}
    assert len(office.run("imports", "--jurisdiction", "vinh-son", "--json")) == 1


def test_what_the_database_keeps_out_stays_for_the_next_time(office, folder, watch_once, monkeypatch):  # noqa: F811
    monkeypatch.setattr(take, "PATIENCE", 0.1)
    (folder / "don-vi.csv").write_text(UNITS, encoding="utf-8")
    engine = create_database_engine(database_url(office.url))
    with write_transaction(engine):
        assert watch_once() == 1
    engine.dispose()
    assert names(folder) == {"don-vi.csv"}
    assert watch_once() == 0
    assert names(folder) == {"da-nhap/don-vi.csv"}


def test_it_watches_until_it_is_told_to_stop(office, folder):  # noqa: F811
    (folder / "don-vi.csv").write_text(UNITS, encoding="utf-8")
    command = [sys.executable, "-m", "dashboard.cli", "import", "--watch", str(folder)]
    command += ["--jurisdiction", "vinh-son", "--database", office.url]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    try:
        assert process.stdout is not None
        assert process.stdout.readline().decode().startswith("1 tệp · Đã nhập: 1")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.stdout.close()
    assert names(folder) == {"da-nhap/don-vi.csv"}
