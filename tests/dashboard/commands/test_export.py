"""The command `export`: files in place or not at all, copied addresses, sentences for what there is not."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import URL, select

from dashboard import context
from dashboard.address import KEYS, LANGUAGE, SOURCE
from dashboard.cli import main
from dashboard.commands.export_options import FILTERS
from dashboard.exports import on_pages
from dashboard.exports.pages import PAPERS
from dashboard.exports.pdf import paper
from data_access.engine import create_database_engine, read_transaction
from data_access.schema import audit_event

MAY = ("--jurisdiction", "thanh-hoa", "--as-of", "2024-05-31")
Export = Callable[..., int]


@pytest.fixture
def export(sqlite_sample_url: URL) -> Export:
    url = sqlite_sample_url.render_as_string(hide_password=False)
    return lambda *words: main(["export", *map(str, words), "--database", url])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of papers, apart from that of the database."""
    made = tmp_path / "papers"
    made.mkdir()
    return made


def test_annex_02_is_a_file_of_fifty_rows_with_a_telling_name(export: Export, sqlite_sample_url: URL, folder: Path):
    assert export("annex-02", *MAY, "--out", folder) == 0
    (file,) = folder.iterdir()
    assert file.name == "KetNap_PL02_ThanhHoa_2024-05-31.xlsx"
    sheet = load_workbook(io.BytesIO(file.read_bytes())).worksheets[0]
    assert sum(isinstance(cell.value, int) for (cell,) in sheet.iter_rows(max_col=1)) == 50
    engine = create_database_engine(sqlite_sample_url)
    with read_transaction(engine) as connection:
        (details,) = connection.scalars(select(audit_event.c.details).where(audit_event.c.action == "export"))
    engine.dispose()
    assert details == "annex-02 xlsx ?dang_bo=thanh-hoa&nam=2024&den_ngay=2024-05-31"


def test_a_copied_address_gives_paper_and_filters(export: Export, folder: Path, capsys: pytest.CaptureFixture[str]):
    link = "http://10.0.0.5:8501/cham-tien-do?dang_bo=thanh-hoa&den_ngay=2024-05-31&trang_thai=zero&khoi=ward"
    assert export("--link", link, "--format", "csv", "--plain", "--out", folder / "zero.csv") == 0
    lines = (folder / "zero.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 8
    assert all('"zero"' in line and '"ward"' in line for line in lines[1:])
    assert capsys.readouterr().out.strip() == str(folder / "zero.csv")


def test_options_win_over_the_copied_address(export: Export, folder: Path):
    link = "/tien-do?dang_bo=thanh-hoa&den_ngay=2024-05-31&khoi=ward"
    assert export("--link", link, "--cluster", "school", "--format", "csv", "--plain", "--out", folder / "a.csv") == 0
    assert '"ward"' not in (folder / "a.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("annex-02", "--format", "gif"), "Tờ annex-02 có các định dạng: xlsx, docx"),
        (("annex-03",), "Không có tờ “annex-03”. Các tờ có: overview, progress, lagging"),
        (("annex-02", "--plain"), "--plain chỉ dùng với csv"),
        (("--link", "http://10.0.0.5/dinh-nghia"), "Địa chỉ này không phải của một màn hình"),
        (("annex-02", "--keep", "2", "--out", "a.xlsx"), "--out phải là thư mục"),
    ],
)
def test_what_there_is_not_is_said_with_what_there_is(
    export: Export, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
):
    assert export(*words) == 2
    assert said in capsys.readouterr().err


def test_an_unknown_value_is_named(export: Export, folder: Path, capsys: pytest.CaptureFixture[str]):
    assert export("annex-02", "--jurisdiction", "nowhere", "--out", folder) == 8
    assert "nowhere" in capsys.readouterr().err
    assert not list(folder.iterdir())


def test_the_newest_files_of_the_same_paper_are_kept(export: Export, folder: Path):
    (folder / "KetNap_PL01_ThanhHoa_2024-01-31.xlsx").write_text("another paper")
    for day in ("2024-01-31", "2024-02-29", "2024-03-31"):
        (folder / f"KetNap_PL02_ThanhHoa_{day}.xlsx").write_text(day)
    assert export("annex-02", *MAY, "--out", folder, "--keep", "2") == 0
    assert sorted(file.name for file in folder.iterdir()) == [
        "KetNap_PL01_ThanhHoa_2024-01-31.xlsx",
        "KetNap_PL02_ThanhHoa_2024-03-31.xlsx",
        "KetNap_PL02_ThanhHoa_2024-05-31.xlsx",
    ]


def test_drafts_of_killed_commands_go_and_those_of_commands_at_work_stay(export: Export, folder: Path):
    killed, at_work, mine = (folder / name for name in (".quota-dashboard-a", ".quota-dashboard-b", ".mine"))
    for file in (killed, at_work, mine):
        file.write_text("draft")
    for file in (killed, mine):
        os.utime(file, (0, 0))
    assert export("annex-02", *MAY, "--out", folder) == 0
    assert sorted(file.name for file in folder.iterdir()) == [
        ".mine",
        ".quota-dashboard-b",
        "KetNap_PL02_ThanhHoa_2024-05-31.xlsx",
    ]


def test_a_file_that_cannot_be_completed_leaves_the_former_one(
    export: Export, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    former = folder / "KetNap_PL02_ThanhHoa_2024-05-31.xlsx"
    former.write_text("former")

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    assert export("annex-02", *MAY, "--out", folder) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert [file.read_text() for file in folder.iterdir()] == ["former"]


def test_every_filter_of_an_address_can_be_given():
    drawings = {"bang", "bieu_do"}  # ways to see the same rows
    elsewhere = drawings | {
        "tep",
        "lan_nhap",
        "thang",
        "muc",
        "chuong_trinh",
    }  # and what screens have that are no papers
    assert {*FILTERS.values(), LANGUAGE, SOURCE, *elsewhere} == set(KEYS)


def test_every_page_with_figures_has_a_paper():
    pages = {context.OVERVIEW, context.PROGRESS, context.LAGGING, context.UNIT, context.REPORTS, context.STRUCTURE}
    assert set(PAPERS) == {*pages, context.TRENDS}


def test_pages_that_could_not_be_set_are_a_sentence_and_leave_no_file(
    export: Export, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(paper, "_SECONDS", 0.001)
    assert export("annex-02", *MAY, "--format", "pdf", "--out", folder) == 1
    assert capsys.readouterr().err.startswith("Không làm được tệp này: dàn trang quá lâu")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_what_is_too_long_for_pages_is_refused_with_another_way(
    export: Export, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, format: str
):
    monkeypatch.setattr(on_pages, "MOST_CELLS", 300)
    assert export("annex-02", *MAY, "--format", format, "--out", folder) == 1
    assert "hơn 300 ô. Thu hẹp phạm vi, hoặc xuất Excel hay CSV." in capsys.readouterr().err
    assert export("annex-02", *MAY, "--format", "csv", "--out", folder) == 0
