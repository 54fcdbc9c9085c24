"""`quota-dashboard snapshot`: documented keys, a number that opens the figures again, and what changed between two."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, make_url, select

from dashboard import cli
from dashboard.commands import snapshots
from data_access.engine import create_database_engine, write_transaction
from data_access.ingest.imports.faults import DatabaseBusyError, DiskFullError
from data_access.ingest.imports.versioned import next_moment
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.schema import organization
from tests.examples import SERVER_SELDOM

DOCS = Path(__file__).resolve().parents[3] / "docs"
CREATE = ("create", "--jurisdiction", "thanh-hoa", "--label", "Họp Ban chỉ đạo")


@pytest.fixture(params=SERVER_SELDOM)
def dialect(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def url(sample_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("QUOTA_LANGUAGE", raising=False)
    return sample_engine.url.render_as_string(hide_password=False)


def ask(capsys: pytest.CaptureFixture[str], url: str, *words: str, command: str = "snapshot") -> Any:
    assert cli.main([command, *words, "--json", "--database", url]) == 0
    return json.loads(capsys.readouterr().out)


def keys(heading: str, page: str = "snapshot-json.md") -> set[str]:
    part = (DOCS / page).read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| `([a-z_]+)` \|", part, flags=re.MULTILINE))


def correct(url: str) -> None:
    """A report of April comes to say 6 instead of 5, and a ward gets a quota of 21 instead of 18 for the whole year."""
    engine = create_database_engine(make_url(url))
    with write_transaction(engine) as connection:
        moment, code = next_moment(connection), organization.c.code == "th-phuong-cam-giang"
        ward = connection.execute(select(organization.c.id).where(code).distinct()).scalar_one()
        april = MonthlyReport(ward, day("2024-04-30"), day("2024-05-05"), moment, {"all": 6})
        record_reports(connection, [april], moment, fall_confirmed=True)
        record_quotas(connection, [Quota(ward, 2024, 21, day("2024-01-22"))], moment)
    engine.dispose()


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_a_number_opens_the_figures_again_after_corrections(capsys: pytest.CaptureFixture[str], url: str):
    made = ask(capsys, url, *CREATE, "--as-of", "2024-04-30", "--by", "Văn phòng")
    assert (made["number"], made["as_of"], made["by"]) == (1, "2024-04-30", "Văn phòng")
    assert set(made) == keys("A snapshot")
    shown = ask(capsys, url, "show", "1", "--children")
    assert set(shown) == keys("The object", "progress-json.md") | keys("Shown")
    assert (shown["number"], shown["label"], shown["admitted"]) == (1, "Họp Ban chỉ đạo", 205)
    assert (shown["as_of"], shown["known_at"]) == (made["as_of"], made["known_at"])
    correct(url)
    assert ask(capsys, url, "show", "1", "--children") == shown
    pinned = ask(capsys, url, "--snapshot", "1", "--children", command="progress")
    assert {**pinned, "number": 1, "label": "Họp Ban chỉ đạo"} == shown
    live = ask(capsys, url, "--as-of", "2024-04-30", "--children", command="progress")
    assert live["children"][0]["admitted"] == shown["children"][0]["admitted"] + 1

    assert ask(capsys, url, *CREATE, "--as-of", "2024-05-31")["number"] == 2
    assert [each["number"] for each in ask(capsys, url, "list")] == [2, 1]
    assert ask(capsys, url, "list", "--jurisdiction", "hau-giang") == []
    found = ask(capsys, url, "diff", "1", "2")
    assert set(found) == keys("Difference")
    assert (found["admitted_before"], found["admitted_after"], found["change"]) == (205, 289, 84)
    assert (found["progress"], found["corrected"]) == (83, 1)
    ward = found["organizations"][0]
    assert (ward["admitted_before"], ward["admitted_after"], ward["progress"], ward["corrected"]) == (5, 7, 1, 1)
    correction = {"admitted_then": 5, "admitted_by_now": 6, "quota_then": 18, "quota_by_now": 21}
    (corrected,) = found["corrections"]
    assert set(corrected) == keys("An element of `corrections`")
    assert correction.items() <= corrected.items()
    assert found["up"] + found["down"] + found["same"] + found["unknown"] == 108


def test_a_person_reads_sentences(capsys: pytest.CaptureFixture[str], url: str):
    assert cli.main(["snapshot", "list", "--database", url]) == 0
    assert capsys.readouterr().out == "Chưa có bản chốt số liệu nào.\n"
    assert cli.main(["snapshot", *CREATE, "--as-of", "2024-05-31", "--database", url]) == 0
    assert capsys.readouterr().out == "Số liệu chốt số 1 · Họp Ban chỉ đạo · 31/05/2024\n"
    assert cli.main(["snapshot", "show", "1", "--database", url]) == 0
    assert "toàn Đảng bộ đạt 289/817" in capsys.readouterr().out
    assert cli.main(["snapshot", "diff", "1", "1", "--database", url, "--language", "en"]) == 0
    assert "still 289; 0 organisations moved up" in capsys.readouterr().out


def test_two_committees_are_not_held_against_one_another(capsys: pytest.CaptureFixture[str], url: str):
    ask(capsys, url, *CREATE, "--as-of", "2024-05-31")
    ask(capsys, url, "create", "--jurisdiction", "hau-giang", "--as-of", "2024-09-30", "--label", "Họp")
    assert cli.main(["snapshot", "diff", "1", "2", "--database", url]) == 0
    assert "Không so vì bản chốt số 1 là của Thành ủy Thanh Hóa." in capsys.readouterr().out
    found = ask(capsys, url, "diff", "1", "2")
    assert (found["withheld"], found["change"], found["organizations"]) == ("another_jurisdiction", None, [])


@pytest.mark.parametrize(
    ("fault", "said"), [(DatabaseBusyError, "Đang có người nhập số liệu"), (DiskFullError, "đã đầy")]
)
def test_what_could_not_be_written_is_told(
    capsys: pytest.CaptureFixture[str], url: str, monkeypatch: pytest.MonkeyPatch, fault: type[Exception], said: str
):
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(snapshots, "freeze", fail)
    assert cli.main(["snapshot", *CREATE, "--as-of", "2024-05-31", "--database", url]) == 1
    answer = capsys.readouterr()
    assert answer.out == ""
    assert said in answer.err
    assert "chưa có gì thay đổi" in answer.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("snapshot", "show", "7"), 8, "Không có bản chốt số liệu nào mang số “7”"),
        (("snapshot", "show", "bảy"), 8, "Không có bản chốt số liệu nào mang số “bảy”"),
        (("snapshot", "diff", "7", "1"), 8, "Không so được với bản chốt số liệu số “7”"),
        (("snapshot", "list", "--jurisdiction", "hoa-binh"), 8, "Không có đảng bộ nào mang mã “hoa-binh”"),
        (("meeting", "agendas", "--jurisdiction", "hoa-binh"), 8, "Không có đảng bộ nào mang mã “hoa-binh”"),
        (("snapshot", *CREATE, "--as-of", "2031-01-01"), 8, "2031-01-01"),
        (("snapshot", *CREATE, "--as-of", "2024-02-30"), 8, "Không xem được số liệu đến ngày “2024-02-30”"),
        (("snapshot", "create", "--label", " "), 2, "Hãy đặt tên cho kỳ họp bằng --label."),
        (("progress", "--snapshot", "1", "--as-of", "2024-04-30"), 8, "Không xem được số liệu đến ngày “2024-04-30”"),
        (("progress", "--snapshot", "1", "--jurisdiction", "hau-giang"), 8, "hau-giang"),
        (("progress", "--snapshot", "1", "--known-at", "2024-06-15"), 8, "2024-06-15"),
    ],
)
def test_what_does_not_fit_is_named(
    capsys: pytest.CaptureFixture[str], url: str, words: tuple[str, ...], code: int, said: str
):
    assert cli.main(["snapshot", *CREATE, "--as-of", "2024-05-31", "--database", url]) == 0
    capsys.readouterr()
    assert cli.main([*words, "--database", url]) == code
    answer = capsys.readouterr()
    assert answer.out == ""
    assert said in answer.err
