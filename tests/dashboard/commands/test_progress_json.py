"""`quota-dashboard progress`: documented keys, the figures of the sample, and plain answers to what does not exist."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL

from dashboard import cli
from dashboard.address import Address
from dashboard.commands.progress import Progress, as_object
from dashboard.domain.pace import CurveKind
from dashboard.domain.position import Position
from dashboard.domain.states import State
from dashboard.reading.figures import read_position
from dashboard.resolve import resolve
from data_access.engine import create_database_engine, read_transaction

PAGE = Path(__file__).resolve().parents[3] / "docs" / "progress-json.md"
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
}
MAY_31 = ("--as-of", "2024-05-31")


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("QUOTA_LANGUAGE", raising=False)


@pytest.fixture
def url(sqlite_sample_url: URL) -> str:
    return sqlite_sample_url.render_as_string()


@pytest.fixture
def position(sqlite_sample_url: URL) -> Position:
    engine = create_database_engine(sqlite_sample_url)
    try:
        with read_transaction(engine) as connection:
            resolved = resolve(connection, Address())
            return read_position(connection, resolved.scope, resolved.year)
    finally:
        engine.dispose()


def documented(heading: str) -> dict[str, tuple[str, bool]]:
    """Return type and "may be null" of each key in the table under a heading of the page."""
    part = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("| ").split("|") for line in part.splitlines() if line.startswith("| `")]
    return {
        cells[0].strip().strip("`"): (cells[1].strip(), cells[-1].strip() != "never")
        for cells in rows
        if len(cells) == 5
    }


def answer(capsys: pytest.CaptureFixture[str], url: str, *options: str) -> str:
    assert cli.main(["progress", "--database", url, *options]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def json_answer(capsys: pytest.CaptureFixture[str], url: str, *options: str) -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(answer(capsys, url, "--json", *options))
    return answered


def check_values(values: dict[str, Any], keys: dict[str, tuple[str, bool]]) -> None:
    for key, (kind, may_be_null) in keys.items():
        value = values[key]
        if value is None:
            assert may_be_null, key
        else:
            assert isinstance(value, TYPES[kind]), key
            assert isinstance(value, bool) == (kind == "boolean"), key


def test_every_key_is_documented_in_its_order(position: Position) -> None:
    keys = documented("The object")
    whole = as_object(Progress(position, position), children=True)
    assert list(whole) == list(keys)
    assert list(as_object(Progress(position, position), children=False)) == [key for key in keys if key != "children"]
    check_values(whole, keys)


def test_every_key_of_a_child_is_documented_in_its_order(position: Position) -> None:
    keys = documented("An element of `children`")
    for child in as_object(Progress(position, position), children=True)["children"]:
        assert list(child) == list(keys)
        check_values(child, keys)


def test_every_state_and_curve_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [code for code in (*State, *CurveKind) if f"`{code.value}`" not in page] == []


def test_the_object_is_plain_json(position: Position) -> None:
    whole = as_object(Progress(position, position), children=True)
    assert json.loads(json.dumps(whole)) == whole


def test_the_figures_of_the_sample(capsys, url):
    shown = json_answer(capsys, url, "--jurisdiction", "thanh-hoa", *MAY_31)
    expected = {
        "jurisdiction": "thanh-hoa",
        "organization": "thanh-hoa",
        "year": 2024,
        "as_of": "2024-05-31",
        "report_day": "2024-05-31",
        "admitted": 289,
        "quota": 817,
        "percent": 35.4,
        "remaining": 528,
        "needed_per_month": 75.4,
        "pace_per_month": 57.8,
        "zero": 50,
        "organizations": 108,
        "reported": 106,
        "illustrative": True,
    }
    assert {key: shown[key] for key in expected} == expected
    assert "children" not in shown


def test_the_example_of_the_page_is_true(capsys, url):
    example = PAGE.read_text(encoding="utf-8").split("## Example", 1)[1]
    options = re.search(r"quota-dashboard progress (.+) --json", example)
    assert options is not None
    shown = json_answer(capsys, url, *options[1].split())
    told = {key: json.loads(value) for key, value in re.findall(r'`"(\w+)": ([\d.]+)`', example)}
    assert len(told) == 9
    assert {key: shown[key] for key in told} == told


def test_children_are_the_direct_organisations(capsys, url):
    children = json_answer(capsys, url, "--children", *MAY_31)["children"]
    assert len(children) == 108
    assert len({child["code"] for child in children}) == 108
    assert sum(child["admitted"] or 0 for child in children) == 289
    assert sum(child["state"] == "zero" for child in children) == 50


def test_what_does_not_exist_is_null_and_never_zero(capsys, url):
    children = {child["code"]: child for child in json_answer(capsys, url, "--children", *MAY_31)["children"]}
    silent, without_quota = children["th-tt-phat-trien-quy-dat"], children["th-hoi-dong-y"]
    assert (silent["state"], silent["admitted"], silent["percent"], silent["due"]) == ("not_reported", None, None, None)
    assert (without_quota["state"], without_quota["quota"], without_quota["admitted"]) == ("not_assigned", None, 1)
    assert (without_quota["remaining"], without_quota["missing"]) == (None, None)


def test_one_organisation_has_its_own_figures(capsys, url):
    shown = json_answer(capsys, url, "--organization", "th-bv-da-khoa-hong-phuc", "--children", *MAY_31)
    assert (shown["jurisdiction"], shown["organization"]) == ("thanh-hoa", "th-bv-da-khoa-hong-phuc")
    assert (shown["admitted"], shown["quota"]) == (6, 14)
    assert shown["organizations"] == len(shown["children"]) > 0


def test_cells_are_all_cells_wherever_they_stand(capsys, url):
    shown = json_answer(capsys, url, "--level", "cell", "--children", *MAY_31)
    assert (shown["level"], shown["organizations"], shown["admitted"]) == ("cell", 108, 289)
    assert len(shown["children"]) == 54  # 45 base cells and 9 cells of three committees
    above = {child["code"]: child["above"] for child in shown["children"]}
    assert above["th-tt-y-te-cb1"] == ["th-tt-y-te"]
    assert above["th-hoi-dong-y"] == []
    assert sum(child["admitted"] for child in shown["children"]) == 32
    below = json_answer(capsys, url, "--level", "cell", "--children", "--organization", "th-tt-y-te", *MAY_31)
    assert [child["code"] for child in below["children"]] == ["th-tt-y-te-cb1", "th-tt-y-te-cb2"]
    assert [child["above"] for child in below["children"]] == [[], []]


@pytest.mark.parametrize("level", ["direct", "cell"])
def test_the_people_of_a_category_stand_beside_those_admitted(level, capsys, url):
    asked = ("--category", "student", "--level", level, "--children", *MAY_31)
    shown = json_answer(capsys, url, *asked)
    children = {child["code"]: child for child in shown["children"]}
    assert (shown["category"], shown["category_admitted"]) == ("student", 40)
    assert sum(child["category_admitted"] or 0 for child in children.values()) == {"direct": 40, "cell": 6}[level]
    assert children["th-thpt-binh-khe"]["category_admitted"] == 3
    lines = answer(capsys, url, *asked).splitlines()
    assert "Học sinh, sinh viên: 40/289." in lines
    assert {"direct": 108, "cell": 54}[level] == len(lines) - lines.index("") - 2


@pytest.mark.parametrize(("category", "people"), [("student_or_non_state", 37), ("youth_union", 617), ("pupil", 13)])
def test_every_category_of_the_database_that_may_be_shown_is_known(category, people, capsys, url):
    asked = ("--jurisdiction", "hau-giang", "--year", "2024", "--category", category)
    shown = json_answer(capsys, url, *asked)
    assert (shown["category_admitted"], shown["admitted"]) == (people, 1_068)


def test_the_range_over_missing_reports_is_that_of_the_headline(capsys, url):
    shown = json_answer(capsys, url, *MAY_31)
    assert (shown["organizations"] - shown["reported"], shown["admitted"]) == (2, 289)
    assert (shown["with_all_reports_low"], shown["with_all_reports_high"]) == (289, 291)
    assert "kết quả là 289–291." in answer(capsys, url, *MAY_31)
    complete = json_answer(capsys, url, "--jurisdiction", "hau-giang", "--year", "2024")
    assert (complete["with_all_reports_low"], complete["with_all_reports_high"]) == (None, None)


@pytest.mark.parametrize("category", ["religious", "ethnic_minority"])
def test_a_sensitive_category_is_refused_in_a_sentence(category, capsys, url):
    for more in ((), ("--children",), ("--level", "cell", "--json")):
        assert cli.main(["progress", "--database", url, "--category", category, *more]) == 8
        shown = capsys.readouterr()
        assert shown.out == ""
        assert "là nhóm nhạy cảm nên lệnh này không in" in shown.err


@pytest.mark.parametrize(
    ("known_at", "admitted"), [("2024-06-05", 286), ("2024-06-15", 288), ("2024-06-21", 289)], ids=str
)
def test_the_figures_of_an_earlier_moment_come_back(known_at, admitted, capsys, url):
    shown = json_answer(capsys, url, "--known-at", known_at, *MAY_31)
    assert shown["admitted"] == admitted
    assert shown["known_at"].endswith("+00:00")


def test_the_table_can_be_read(capsys, url):
    lines = answer(capsys, url, *MAY_31).splitlines()
    assert lines[0].startswith("Tính đến ngày 31/05/2024, toàn Đảng bộ đạt 289/817 (35%)")
    assert lines[1] == "Số liệu minh họa."
    assert lines[2].endswith("kết quả là 289–291.")
    assert lines[4].split("  ")[-1] == "Tên"
    ends = {line.index(row) + len(row) for line in lines[5:] for row in re.findall(r"\d+/\d+", line)[:1]}
    assert len(lines[5:]) == 56  # 50 at zero and 6 behind
    assert len(ends) == 1  # fractions stand below each other
    assert "None" not in "\n".join(lines)


def test_the_table_holds_all_children_when_asked(capsys, url):
    lines = answer(capsys, url, "--children", "--language", "en", *MAY_31).splitlines()
    assert lines[0].startswith("As of 31 May 2024, ")
    assert lines[1] == "Sample figures."
    assert len(lines[5:]) == 108


UNKNOWN = [
    (("--jurisdiction", "nowhere"), "nowhere"),
    (("--organization", "nobody"), "nobody"),
    (("--year", "1999"), "1999"),
    (("--year", "abc"), "abc"),
    (("--as-of", "2024-13-40"), "2024-13-40"),
    (("--as-of", "2023-01-31", "--year", "2024"), "2023-01-31"),
    (("--known-at", "yesterday"), "yesterday"),
    (("--known-at", "2001-01-01"), "2001-01-01"),
    (("--category", "sailors"), "sailors"),
    (("--category", "all"), "all"),
]


@pytest.mark.parametrize(("language", "word"), [("vi", "Không"), ("en", "")])
@pytest.mark.parametrize(("options", "value"), UNKNOWN, ids=lambda case: case if isinstance(case, str) else "")
def test_a_value_that_nothing_stands_for_is_named(options, value, language, word, capsys, url):
    assert cli.main(["progress", "--database", url, "--language", language, "--json", *options]) == 8
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert value in shown.err
    assert shown.err.startswith(word)
    assert ("Không" in shown.err) == (language == "vi")


@pytest.mark.parametrize(
    ("language", "said"), [("vi", "Chưa có tệp cơ sở dữ liệu."), ("en", "There is no database file yet.")]
)
def test_a_missing_database_is_told_and_not_made(language, said, capsys, tmp_path):
    file = tmp_path / "none" / "quota.sqlite3"
    assert cli.main(["progress", "--database", f"sqlite:///{file}", "--language", language]) == 3
    shown = capsys.readouterr()
    assert shown.err.startswith(said)
    assert shown.out == ""
    assert not file.parent.exists()


def test_an_empty_database_is_told(capsys, tmp_path):
    url = f"sqlite:///{tmp_path / 'quota.sqlite3'}"
    cli.main(["migrate", "--database", url])
    capsys.readouterr()
    assert cli.main(["progress", "--database", url]) == 7
    assert capsys.readouterr().err.startswith("Cơ sở dữ liệu chưa có tổ chức nào.")


def test_the_installed_command_works_from_another_folder_without_a_server(sqlite_sample_url, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code = "import sys; from dashboard.cli import main; code = main(); sys.exit(code or ('streamlit' in sys.modules))"
    command = [sys.executable, "-c", code, "progress", "--json", "--database", "sqlite:///../quota.sqlite3", *MAY_31]
    done = subprocess.run(
        command, cwd=elsewhere, env={**os.environ, "HOME": str(elsewhere)}, capture_output=True, timeout=60, check=False
    )
    assert done.stderr == b""
    assert done.returncode == 0
    assert json.loads(done.stdout)["admitted"] == 289
    assert list(elsewhere.iterdir()) == []
