"""Many files at once, exit codes, and what the JSON promises."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.corpus import office, writing
from tests.corpus.judging import Command, digests
from tests.corpus.layouts import grouped, official
from tests.corpus.pages import plain

SMALL = ("stt", "name", "quota", "admitted")
KEYS = {"file", "outcome", "kind", "months", "messages", "batch"}


def _good(folder: Path) -> Path:
    return writing.by_openpyxl(folder / "tot.xlsx", plain())


def _asking(folder: Path) -> Path:
    page = plain(SMALL, month="2026-05", title="Tháng 5/2026", total="none").put("ta", "admitted", 9)
    return writing.by_openpyxl(folder / "hoi.xlsx", page)


def _bad(folder: Path) -> Path:
    page = plain(SMALL, month="2026-04", title="Tháng 4/2026", total="none").put("ta", "admitted", "năm")
    return writing.by_openpyxl(folder / "sai.xlsx", page)


def test_the_worst_of_several_files_decides_the_exit_code(kim_giang: Command, tmp_path: Path):
    exit_code, said = kim_giang.bring([_bad(tmp_path), _good(tmp_path), _asking(tmp_path)])

    assert exit_code == 4
    assert [each["outcome"] for each in said] == ["refused", "imported", "needs-confirmation"]
    assert all(set(each) >= KEYS for each in said)
    assert [each["batch"] is not None for each in said][1]
    assert said[2]["batch"] is None
    assert all(
        set(message) >= {"severity", "code", "sheet", "cell", "text"} for each in said for message in each["messages"]
    )
    assert kim_giang.stored("2026-06")["ta"]["admitted"] == 11
    assert kim_giang.stored("2026-05")["ta"]["admitted"] == 8


def test_a_question_beside_a_good_file_is_exit_code_3(kim_giang: Command, tmp_path: Path):
    assert kim_giang.bring([_good(tmp_path), _asking(tmp_path)])[0] == 3


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--month", "2026-13"),
        ("--month", "tháng 6"),
        ("--kind", "anything"),
        ("--jurisdiction", "nowhere"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_writes_nothing(arguments: tuple[str, ...], kim_giang: Command, tmp_path: Path):
    before = digests(kim_giang.engine)
    files = [str(_good(tmp_path))] if arguments else []

    code, _ = kim_giang.call("import", *files, "--jurisdiction", office.CODE, "--json", *arguments)

    assert code == 2
    assert digests(kim_giang.engine) == before


@pytest.mark.parametrize("missing", ["khong-co.xlsx", "."])
def test_a_file_that_is_not_there_or_is_a_folder_is_told_and_changes_nothing(
    missing: str, kim_giang: Command, tmp_path: Path
):
    before = digests(kim_giang.engine)

    code, _ = kim_giang.bring([tmp_path / missing])

    assert code in (2, 4)
    assert digests(kim_giang.engine, apart_from=("import_batch", "audit_event")).items() <= before.items()


def test_a_dry_run_of_three_writes_nothing(kim_giang: Command, tmp_path: Path):
    before = digests(kim_giang.engine)

    exit_code, said = kim_giang.bring([_bad(tmp_path), _good(tmp_path), _asking(tmp_path)], "--dry-run")

    assert exit_code == 4
    assert [each["outcome"] for each in said] == ["refused", "imported", "needs-confirmation"]
    assert digests(kim_giang.engine) == before


def test_months_that_come_in_any_order_give_the_same_figures(kim_giang: Command, tmp_path: Path):
    """June before May, groups before annex: --month and titles decide, never the order on the command line."""
    files = [
        writing.by_openpyxl(tmp_path / "a6.xlsx", official()),
        writing.by_openpyxl(tmp_path / "b5.xlsx", plain(SMALL, month="2026-05", title="Tháng 5/2026", total="none")),
        writing.by_openpyxl(tmp_path / "c4.xlsx", plain(SMALL, month="2026-04", title="Tháng 4/2026", total="none")),
        writing.by_openpyxl(tmp_path / "d6.xlsx", grouped(True)),
    ]
    random.shuffle(files)

    exit_code, said = kim_giang.bring(files)

    assert exit_code == 0, said
    assert sorted(each["outcome"] for each in said) == ["imported", "unchanged", "unchanged", "unchanged"]
    for code, wanted in office.truth().items():
        stored = kim_giang.stored("2026-06")[code]
        assert {field: stored[field] for field in wanted} == wanted


@pytest.mark.exhaustive
def test_a_hundred_and_eighteen_files_of_one_committee_each_come_in(kim_giang: Command, tmp_path: Path):
    """Each names one organisation; the others are asked after, so all are confirmed."""
    files = []
    for number in range(118):
        each = office.ORGANIZATIONS[number % len(office.ORGANIZATIONS)]
        page = plain(SMALL, title="Tháng 6/2026", total="none")
        page.rows = [*page.rows[:3], page.rows[page.places[each.code, "name"][0]]]
        files.append(writing.by_openpyxl(tmp_path / f"{number:03}.xlsx", page))

    exit_code, said = kim_giang.bring(files, "--confirm")

    assert exit_code == 0
    assert [each["outcome"] for each in said].count("imported") == 14
    assert {code: row["admitted"] for code, row in kim_giang.stored("2026-06").items()} == {
        each.code: each.admitted[2] for each in office.ORGANIZATIONS
    }
