"""The five offices: four of the sample, whose stored months come again as files, and a new, empty one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.commands import importing
from tests.corpus import office, offices, writing
from tests.corpus.judging import Command, digests
from tests.corpus.pages import plain

LAST = {"thanh-hoa": "2024-05", "hai-phong": "2026-10", "hau-giang": "2025-06", "thi-xa": "2022-12"}


@pytest.mark.exhaustive
@pytest.mark.parametrize("code", list(LAST))
def test_what_is_stored_comes_again_unchanged_and_a_correction_is_asked(
    code: str, sample_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(importing, "today", lambda: date(2026, 11, 28))
    command, month = Command(sample_engine, code), LAST[code]
    stored = command.stored(month)
    before = digests(sample_engine)

    exit_code, [said] = command.bring([offices.save(tmp_path, "lai.xlsx", offices.report(stored, month))])
    assert (exit_code, said["outcome"]) == (0, "unchanged") or _only_missing(said), said["messages"]
    assert digests(sample_engine, apart_from=("import_batch", "audit_event")) == {
        name: digest for name, digest in before.items() if name not in ("import_batch", "audit_event")
    }

    corrected = offices.report(stored, month)
    name = next(row["name"] for row in stored.values() if row["admitted"] < (row["quota"] or 0))
    row = next(row for row in corrected.rows if len(row) > 3 and row[1] == name)
    row[3] += 1  # type: ignore[operator]
    corrected.rows[-1][3] += 1  # type: ignore[operator]
    exit_code, [said] = command.bring([offices.save(tmp_path, "sua.xlsx", corrected)])
    assert (exit_code, said["outcome"]) == (3, "needs-confirmation")
    assert any(str(row[3]) in each["text"] and name in each["text"] for each in said["messages"])

    exit_code, [said] = command.bring([tmp_path / "sua.xlsx"], "--confirm")
    assert (exit_code, said["outcome"]) == (0, "imported"), said["messages"]
    changed = {key: value["admitted"] for key, value in command.stored(month).items() if value != stored[key]}
    assert list(changed.values()) == [row[3]]


def _only_missing(said: Mapping[str, Any]) -> bool:
    """Whether all that is asked is where the other organisations are: the month has gaps in the sample."""
    asked = [each for each in said["messages"] if each["severity"] == "question"]
    return said["outcome"] == "needs-confirmation" and len(asked) == 1 and "missing" in asked[0]["code"]


@pytest.mark.exhaustive
def test_the_next_month_of_the_sample_comes_in_whole(
    sample_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(importing, "today", lambda: date(2026, 11, 28))
    command = Command(sample_engine, "hai-phong")
    stored = {**command.stored("2026-09"), **command.stored("2026-10")}
    page = offices.report(stored, "2026-11", more=1)

    exit_code, [said] = command.bring([offices.save(tmp_path, "thang-11.xlsx", page)])

    assert (exit_code, said["outcome"]) == (0, "imported"), said["messages"]
    assert {code: row["admitted"] for code, row in command.stored("2026-11").items()} == {
        code: row["admitted"] + 1 for code, row in stored.items()
    }


def test_an_office_begins_with_nothing_but_files_in_any_order(empty: Command, tmp_path: Path):
    for name, text in {
        "3-thang-5.csv": office.month_report("2026-05"),
        "1-don-vi.csv": office.registry(),
        "2-chi-tieu.csv": office.quotas(),
        "0-thang-4.csv": office.month_report("2026-04"),
        "4-muc-tieu.csv": office.targets(),
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert empty.call("jurisdiction", "add", office.CODE, "--name", "Đảng bộ thành phố Kim Giang")[0] == 0

    exit_code, said = empty.bring(sorted(tmp_path.glob("*.csv")))

    assert (exit_code, {each["outcome"] for each in said}) == (0, {"imported"}), said
    assert [Path(each["file"]).name[0] for each in said] == ["0", "1", "2", "3", "4"]  # as on the command line
    for month in ("2026-04", "2026-05"):
        admitted = {code: row["admitted"] for code, row in empty.stored(month).items()}
        assert admitted == {code: row["admitted"] for code, row in office.truth(month).items()}
    code, out = empty.call("progress", "--jurisdiction", office.CODE, "--json")
    assert code == 0
    assert '"admitted": 47' in out


def test_a_jurisdiction_is_added_once_and_under_a_sound_code(empty: Command):
    assert empty.call("jurisdiction", "add", office.CODE, "--name", "Đảng bộ thành phố Kim Giang")[0] == 0
    assert empty.call("jurisdiction", "add", office.CODE, "--name", "Đảng bộ thành phố Kim Giang")[0] != 0
    assert empty.call("jurisdiction", "add", "Kim Giang", "--name", "Đảng bộ thành phố Kim Giang")[0] != 0
    assert empty.call("jurisdiction", "add", "kim-son", "--name", " ")[0] != 0


COLUMNS = {
    "Đã kết nạp từ đầu năm (lũy kế)": "admitted",
    "Học sinh": "pupil",
    "Sinh viên": "university_student",
    "Người lao động trong doanh nghiệp": "enterprise",
    "Người có đạo": "religious",
}


def test_a_report_template_that_comes_back_filled_raises_no_question(kim_giang: Command, tmp_path: Path):
    def write(code: str, headings: Mapping[str, int], sheet: Any, row: int) -> None:
        for heading, field in COLUMNS.items():
            sheet.cell(row, headings[heading]).value = office.figure(office.BY_CODE[code], field)

    path = offices.fill_in(offices.template(kim_giang, "report", tmp_path), write)
    exit_code, [said] = kim_giang.bring([path])

    assert (exit_code, said["outcome"]) == (0, "imported"), said["messages"]
    stored = kim_giang.stored("2026-06")
    for code, wanted in office.truth().items():
        assert {field: stored[code][field] for field in wanted} == wanted, code


def test_a_report_template_that_nobody_filled_says_nothing(kim_giang: Command, tmp_path: Path):
    exit_code, [said] = kim_giang.bring([offices.template(kim_giang, "report", tmp_path)])

    assert (exit_code, said["outcome"]) == (4, "refused")
    assert [each["code"] for each in said["messages"] if each["severity"] == "refusal"] == ["no-figures"]


@pytest.mark.parametrize(
    "kind",
    [
        "organizations",
        "quotas",
        *[
            pytest.param(kind, marks=pytest.mark.exhaustive)
            for kind in ("successions", "targets", "members", "plans", "documents", "pace", "register")
        ],
    ],
)
def test_a_template_as_it_was_written_changes_nothing(kind: str, kim_giang: Command, tmp_path: Path):
    before = digests(kim_giang.engine, apart_from=("import_batch", "audit_event", "import_stage"))

    exit_code, [said] = kim_giang.bring([offices.template(kim_giang, kind, tmp_path)])

    assert (exit_code, said["outcome"], said["kind"]) == (0, "unchanged", kind), said["messages"]
    assert digests(kim_giang.engine, apart_from=("import_batch", "audit_event", "import_stage")) == before


def test_members_come_by_their_template(kim_giang: Command, tmp_path: Path):
    def write(code: str, headings: Mapping[str, int], sheet: Any, row: int) -> None:
        sheet.cell(row, headings["Số đảng viên cuối năm"]).value = 100 + row

    path = offices.fill_in(offices.template(kim_giang, "members", tmp_path), write)

    exit_code, [said] = kim_giang.bring([path])
    assert (exit_code, said["outcome"]) == (0, "imported"), said["messages"]
    assert kim_giang.bring([offices.template(kim_giang, "members", tmp_path)])[1][0]["outcome"] == "unchanged"


def test_the_office_of_the_corpus_reads_its_own_report_from_every_program(kim_giang: Command, tmp_path: Path):
    """The same figures by five writers: the first comes in, the others are in already."""
    page = plain()
    files = [
        writing.by_openpyxl(tmp_path / "1.xlsx", page),
        writing.by_xlsxwriter(tmp_path / "2.xlsx", page),
        writing.by_pandas(tmp_path / "3.xlsx", page),
        writing.by_hand(tmp_path / "4.xlsx", writing.sheet_xml(page)),
        writing.as_csv(tmp_path / "5.csv", page, delimiter=";"),
    ]

    exit_code, said = kim_giang.bring(files)

    assert exit_code == 0
    assert [each["outcome"] for each in said] == ["imported"] + ["unchanged"] * 4
