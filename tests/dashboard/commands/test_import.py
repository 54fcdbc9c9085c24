"""The command `import` and its companions on real files: outcomes, exit codes, and a contract of keys."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import Engine

from dashboard import cli
from dashboard.commands import file_batch
from dashboard.commands.office import FAILED
from dashboard.imports.new_jurisdiction import FIRST_DAY, kind_of
from data_access.engine import create_database_engine, database_url, write_transaction
from data_access.ingest.imports import faults, take
from data_access.ingest.imports.begin_jurisdiction import begin_jurisdiction
from data_access.ingest.preview import Outcome
from tests.templates import Templates
from tests.test_docs import text_of

UNITS = "code,name,kind\nDB01,Đảng bộ Một,base_committee\nDB02,Đảng bộ Hai,base_committee\n"
QUOTAS = "code,year,amount\nvinh-son,2026,60\nDB01,2026,40\nDB02,2026,20\n"
REVISED = QUOTAS.replace("40", "45").replace("60", "65")
NAME = "Huyện ủy Vĩnh Sơn"


class Office:
    """Whoever sits at the command line with an empty jurisdiction and a folder of files."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.url = f"sqlite:///{folder / 'quota.sqlite3'}"
        self.code, self.out, self.err = 0, "", ""

    def run(self, *words: str) -> Any:
        """Run a command; return what it prints, as values with --json."""
        self._capsys.readouterr()
        self.code = cli.main([*words, "--database", self.url])
        self.out, self.err = self._capsys.readouterr()
        return json.loads(self.out) if "--json" in words else self.out

    def write(self, name: str, text: str) -> str:
        """Write a file and return its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def take(self, *words: str) -> Any:
        return self.run("import", *words, "--jurisdiction", "vinh-son")


def begin_vinh_son(engine: Engine) -> None:
    with write_transaction(engine) as connection:
        begin_jurisdiction(connection, "vinh-son", NAME, kind_of(NAME), FIRST_DAY)


@pytest.fixture
def office(tmp_path: Path, templates: Templates, capsys: pytest.CaptureFixture[str]) -> Iterator[Office]:
    with templates.copy("sqlite", begin_vinh_son, tmp_path):
        yield Office(tmp_path, capsys)


def test_a_jurisdiction_is_set_up_by_its_files_in_any_order(office: Office):
    files = office.write("chi-tieu.csv", QUOTAS), office.write("don-vi.csv", UNITS)
    told = office.take(*files, "--json")
    assert office.code == 0, told
    assert [(each["file"], each["outcome"], each["kind"]) for each in told] == [
        (files[0], "imported", "quotas"),
        (files[1], "imported", "organizations"),
    ]
    again = office.take(*files, "--json", "--language", "en")
    assert office.code == 0
    assert [each["outcome"] for each in again] == ["unchanged", "unchanged"]
    assert "This file came in at" in again[0]["messages"][0]["text"]


def test_a_refused_file_is_told_cell_by_cell_and_ends_with_4(office: Office):
    bad = office.write("don-vi.csv", UNITS.replace("Đảng bộ Hai", ""))
    (told,) = office.take(bad, "--json")
    assert (office.code, told["outcome"], told["batch"]) == (4, "refused", None)
    assert ("B3", "refusal") in [(message["cell"], message["severity"]) for message in told["messages"]]
    shown = office.take(bad)
    assert office.code == 4
    assert "B3: " in shown
    assert "Không nhận" in shown


def test_a_question_waits_for_confirm_and_ends_with_3(office: Office):
    office.take(office.write("don-vi.csv", UNITS))
    renamed = office.write("ten-moi.csv", UNITS.replace("Đảng bộ Hai", "Đảng bộ Phường Hai"))
    (told,) = office.take(renamed, "--json")
    assert (office.code, told["outcome"], told["batch"]) == (3, "needs-confirmation", None)
    assert "--confirm" in office.take(renamed)
    (told,) = office.take(renamed, "--json", "--confirm")
    assert (office.code, told["outcome"]) == (0, "imported")


def test_several_files_end_with_the_worst(office: Office):
    good, bad = office.write("don-vi.csv", UNITS), office.write("anh.png", "\x89PNG")
    told = office.take(bad, good, "--json")
    assert (office.code, [each["outcome"] for each in told]) == (4, ["refused", "imported"])
    assert "2 tệp · Đã nhập: 0" in office.take(bad, good)


def test_a_dry_run_writes_nothing(office: Office):
    before = office.run("imports", "--jurisdiction", "vinh-son", "--json")
    for text in (UNITS, UNITS.replace("Đảng bộ Hai", "")):
        office.take(office.write("don-vi.csv", text), "--dry-run")
    assert office.run("imports", "--jurisdiction", "vinh-son", "--json") == before == []


def test_a_file_whose_name_is_no_text_comes_in_like_others(office: Office):
    path = office.write("don-vi\udcff.csv", UNITS)
    (told,) = office.take(path, "--json")
    assert (office.code, told["outcome"]) == (0, "imported")
    assert told["file"].endswith("don-vi?.csv")


def test_a_terminal_sees_how_far_it_is_and_standard_output_stays_pure(office: Office, monkeypatch):
    files = office.write("chi-tieu.csv", QUOTAS), office.write("don-vi.csv", UNITS)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert len(office.take(*files, "--json")) == 2
    assert "Đã xem 1/2: don-vi.csv" in office.err  # the list that quotas build on goes first
    assert "Đã xem 2/2: chi-tieu.csv" in office.err
    monkeypatch.setattr("sys.stderr.isatty", lambda: False, raising=False)
    office.take(*files)
    assert office.err == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "--jurisdiction", "vinh-son"), "--watch"),
        (("import", "nothing.xlsx", "--jurisdiction", "vinh-son"), "nothing.xlsx"),
        (("import", ".", "--jurisdiction", "vinh-son"), "Không có tệp"),
        (("import", __file__, "--jurisdiction", "nowhere"), "nowhere"),
        (("import", __file__, "--jurisdiction", "vinh-son", "--month", "2026-13"), "2026-13"),
        (("import", __file__, "--jurisdiction", "vinh-son", "--month", "06/2026"), "06/2026"),
        (("import", __file__, "--jurisdiction", "vinh-son", "--once"), "--once"),
        (("import", "--watch", "nowhere", "--jurisdiction", "vinh-son"), "nowhere"),
        (("reports", "--jurisdiction", "vinh-son", "--month", "2026-6"), "2026-6"),
        (("reports", "--jurisdiction", "nowhere", "--month", "2026-06"), "nowhere"),
        (("imports", "--jurisdiction", "vinh-son", "--batch", "9"), "9"),
        (("imports", "--jurisdiction", "vinh-son", "--compare", "9"), "--batch"),
        (("undo", "9"), "9"),
        (("jurisdiction", "add", "vinh-son", "--name", "X"), "vinh-son"),
        (("jurisdiction", "add", "VINH-SON", "--name", "X"), "VINH-SON"),
        (("jurisdiction", "add", "Vĩnh Sơn", "--name", "X"), "Vĩnh Sơn"),
        (("jurisdiction", "add", "x", "--name", " "), "--name"),
        (("jurisdiction", "add", "x", "--name", "X", "--first-day", "1.7.2025"), "1.7.2025"),
    ],
)
def test_wrong_usage_ends_with_2_and_one_sentence(office: Office, words, said):
    assert office.run(*words) == ""
    assert office.code == 2
    assert said in office.err
    assert "Traceback" not in office.err


def test_a_database_that_is_away_is_a_failure_and_no_outcome(office: Office, tmp_path: Path):
    office.url = f"sqlite:///{tmp_path / 'none.sqlite3'}"
    assert office.take(office.write("don-vi.csv", UNITS)) == ""
    assert office.code == FAILED
    assert office.err.startswith("Chưa có tệp cơ sở dữ liệu.")


def test_somebody_importing_is_said_calmly(office: Office, monkeypatch):
    monkeypatch.setattr(take, "PATIENCE", 0.2)
    engine = create_database_engine(database_url(office.url))
    files = office.write("don-vi.csv", UNITS), office.write("chi-tieu.csv", QUOTAS)
    with write_transaction(engine):
        told = office.take(*files, "--json")
    engine.dispose()
    assert office.code == FAILED
    assert [message["code"] for each in told for message in each["messages"]] == ["someone-importing"] * 2
    assert "Đang có người nhập" in told[0]["messages"][0]["text"]
    office.take(*files)
    assert office.code == 0


def test_a_full_disk_is_refused_with_its_reason(office: Office, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise faults.DiskFullError

    monkeypatch.setattr(file_batch, "take_read", fail)
    (told,) = office.take(office.write("don-vi.csv", UNITS), "--json")
    assert (office.code, told["outcome"], told["messages"][0]["code"]) == (4, "refused", "disk-full")


def test_history_tells_who_brought_what_and_what_it_changed(office: Office, tmp_path: Path):
    for name, text in (("don-vi.csv", UNITS), ("chi-tieu.csv", QUOTAS), ("sua.csv", REVISED)):
        office.take(office.write(name, text), "--confirm", "--by", "Văn phòng")
        assert office.code == 0, office.out
    revised, first, units = office.run("imports", "--jurisdiction", "vinh-son", "--json")
    assert (revised["file"], revised["by"], revised["rows"], revised["undone_at"]) == ("sua.csv", "Văn phòng", 3, None)
    numbers = [str(each["batch"]) for each in (units, first, revised)]
    changes = office.run("imports", "--jurisdiction", "vinh-son", "--batch", numbers[2], "--json")
    assert ("DB01", "quota", 45) in [(each["code"], each["field"], each["after"]) for each in changes]
    assert "DB01" in office.run("imports", "--jurisdiction", "vinh-son", "--batch", numbers[2])
    kept = tmp_path / "kept.csv"
    office.run("imports", "--jurisdiction", "vinh-son", "--batch", numbers[1], "--save", str(kept))
    assert kept.read_text(encoding="utf-8") == QUOTAS
    asked = office.run("undo", numbers[2], "--dry-run", "--json")
    undone = office.run("undo", numbers[2], "--by", "Trưởng phòng", "--json")
    assert (office.code, undone["batch"], undone["kept"]) == (0, int(numbers[2]), [])
    assert asked == undone
    assert "Trưởng phòng" in office.run("imports", "--jurisdiction", "vinh-son")
    assert office.run("undo", numbers[2]) == ""
    assert (office.code, "Trưởng phòng" in office.err) == (2, True)
    (told,) = office.take(office.write("sua.csv", REVISED), "--json", "--confirm")
    assert told["outcome"] == "imported"


def write_report(office: Office, name: str, *admitted: int) -> str:
    """Write a workbook for June 2026 as offices do, with the organisations' admitted in order."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["HUYỆN ỦY VĨNH SƠN"],
        [],
        ["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN 6 THÁNG ĐẦU NĂM 2026"],
        [],
        ["STT", "Tên đơn vị", "Chỉ tiêu năm 2026", "Đã kết nạp", "Học sinh, sinh viên"],
        [1, "Đảng bộ Một", 40, admitted[0], 4],
        [2, "Đảng bộ Hai", 20, admitted[1], "-"],
        [None, "Tổng cộng", 60, sum(admitted), 4],
    ):
        sheet.append(row)
    path = office.folder / name
    book.save(path)
    return str(path)


def test_a_report_comes_in_is_corrected_and_taken_back(office: Office):
    def stored() -> list[tuple[str, int | None, int, int | None]]:
        rows = office.run("reports", "--jurisdiction", "vinh-son", "--month", "2026-06", "--json")
        return [(row["code"], row["quota"], row["admitted"], row["student"]) for row in rows]

    office.take(office.write("don-vi.csv", UNITS), office.write("chi-tieu.csv", QUOTAS))
    (told,) = office.take(write_report(office, "thang-6.xlsx", 34, 12), "--json")
    assert (office.code, told["outcome"], told["kind"]) == (0, "imported", "report"), told
    assert told["months"]["2026-06"]["rows"] == 2
    assert told["months"]["2026-06"]["totals"].items() >= {"quota": 60, "admitted": 46, "student": 4}.items()
    first = [("DB01", 40, 34, 4), ("DB02", 20, 12, 0)]
    assert stored() == first
    corrected = write_report(office, "thang-6-sua.xlsx", 33, 12)
    (told,) = office.take(corrected, "--json")
    assert (office.code, told["outcome"]) == (3, "needs-confirmation")
    assert stored() == first
    (told,) = office.take(corrected, "--json", "--confirm")
    assert stored() == [("DB01", 40, 33, 4), ("DB02", 20, 12, 0)]
    batch = str(told["batch"])
    shown = office.run("imports", "--jurisdiction", "vinh-son", "--batch", batch)
    assert "DB01  Đảng bộ Một  Kết nạp: 34 → 33" in shown
    office.run("undo", batch)
    assert stored() == first


def test_reports_print_exactly_what_is_stored(sqlite_sample_url, capsys):
    url = sqlite_sample_url.render_as_string(hide_password=False)
    words = ["reports", "--jurisdiction", "thanh-hoa", "--month", "2024-05", "--database", url]
    assert cli.main([*words, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert sum(row["admitted"] for row in rows) == 289 - 3  # the screen adds April's 3 of those who owe May
    first = next(row for row in rows if row["code"] == "th-phuong-tan-an")
    assert (first["name"], first["quota"], first["admitted"]) == ("Đảng bộ phường Tân An", 23, 2)
    assert {"student", "enterprise", "religious"} <= set(first)
    told = text_of("docs/import-json.md").split("## `quota-dashboard reports --json`")[1]
    keys = {name for row in re.findall(r"^\| (`[^|]+) \|", told, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert keys == set(first)
    assert cli.main(words) == 0
    assert "Đảng bộ phường Tân An (th-phuong-tan-an)" in capsys.readouterr().out


def test_every_key_is_documented(office: Office):
    office.take(office.write("don-vi.csv", UNITS))
    (told,) = office.take(office.write("chi-tieu.csv", QUOTAS), "--json")
    batch = str(told["batch"])
    answers = {
        "import": [told],
        "imports": office.run("imports", "--jurisdiction", "vinh-son", "--json"),
        "undo": [office.run("undo", batch, "--json")],
    }
    changes = office.run("imports", "--jurisdiction", "vinh-son", "--batch", batch, "--json")
    page = text_of("docs/import-json.md")
    for command, found in answers.items():
        part = page.split(f"## `quota-dashboard {command} --json`")[1].split("\n## ")[0]
        rows = re.findall(r"^\| (`[^|]+) \|", part, re.MULTILINE)
        keys = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
        assert keys == set(found[0]) | (set(changes[0]) if command == "imports" else set()), command


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tỉnh ủy Hậu Giang", "province_committee"),
        ("Đảng bộ tỉnh Hậu Giang", "province_committee"),
        ("Thành ủy Hải Phòng", "city_committee"),
        ("Thị ủy Nghi Sơn", "town_committee"),
        ("Huyện ủy Vĩnh Sơn", "district_committee"),
        ("Đảng bộ xã Hoằng Hóa", "commune_committee"),
        ("Đảng bộ Khối doanh nghiệp", "bloc_committee"),
        ("Văn phòng", "city_committee"),
    ],
)
def test_the_form_of_a_jurisdiction_is_told_by_its_name(name, kind):
    assert kind_of(name) == kind


def test_a_new_jurisdiction_is_one_root_and_nothing_below(tmp_path: Path, capsys):
    office = Office(tmp_path, capsys)
    office.run("jurisdiction", "add", "vinh-son", "--name", NAME)  # makes the file of the database as well
    assert office.code == 0, office.err
    with sqlite3.connect(office.url.removeprefix("sqlite:///")) as connection:
        rows = connection.execute("SELECT code, name, kind, parent_id, valid_from FROM organization").fetchall()
    assert rows == [("vinh-son", NAME, "district_committee", None, "1930-02-03")]
    assert Outcome.IMPORTED.value not in office.run("imports", "--jurisdiction", "vinh-son")
