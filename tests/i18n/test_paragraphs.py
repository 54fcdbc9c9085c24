"""Every table of tests/fixtures/paragraphs leads to the paragraphs that stand below it, in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.paragraphs import list_paragraph, paragraph, unit_paragraph
from dashboard.domain.position import LatestReport, Position, Standing
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.selection import choose
from dashboard.domain.standing import stand
from dashboard.i18n.language import NO_BREAK, Language, language
from tests.domain.people import NOTHING_ABOVE, YEAR, counts, month_end, organization

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "paragraphs"
FILES = sorted(FOLDER.glob("*.txt"))
HEADS = ["Đơn vị", "Chỉ tiêu", "Kết nạp", "Nguồn", "Đã học", "Hồ sơ", "Kỳ này"]
WORDS = {"vi": "Tiếng Việt", "en": "Tiếng Anh"}


def number(text: str) -> int | None:
    return None if text in ("…", "–", "", "không giao") else int(text.replace(".", ""))


def facts_of(text: str) -> dict[str, str]:
    """The lines "what: value" above the table."""
    lines = text.split(" | ")[0].splitlines()
    return {what.strip(): value.strip() for what, _, value in (line.partition(":") for line in lines) if value or what}


def rows_of(text: str) -> list[list[str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if "|" in line]
    assert lines[0] == HEADS
    return lines[1:]


def expected_of(text: str, code: str) -> str:
    """A paragraph as it stands in the file, its lines joined."""
    found = text.split(f"{WORDS[code]}:\n")[1].split("\n\n")[0]
    return " ".join(found.split())


def standing_of(place: int, row: list[str], period: int) -> Standing:
    name, quota, admitted, pool, holders, files, sent = row
    who = replace(organization(f"u{place}", place), id=place + 2, name=name)
    month = period if sent == "có" else period - 1
    known = counts(number(quota), number(admitted), month=month, who=who)
    if known.report is not None:
        said = {"pool": number(pool), "certificate_holders": number(holders), "files_pending": number(files)}
        known = replace(known, report=replace(known.report, **said), reports_received=int(sent == "có"))
    return stand(known, YEAR, period, NOTHING_ABOVE)


def position_of(text: str) -> Position:
    facts = facts_of(text)
    period = int(facts["Đến hết tháng"])
    children = tuple(standing_of(place, row, period) for place, row in enumerate(rows_of(text)))
    of_all = number(facts["Kết quả chung"])
    admitted = sum(child.admitted or 0 for child in children) if of_all is None else of_all
    root = replace(organization("goc"), name=facts["Tên"])
    own = stand(counts(number(facts["Chỉ tiêu chung"]), admitted, month=period, who=root), YEAR, period, NOTHING_ABOVE)
    return Position(root, YEAR, month_end(period), None, 1, own, children, period=period)


def written(text: str, words: Language) -> str:
    position = position_of(text)
    match facts_of(text)["Loại"]:
        case "tổng quan":
            return paragraph(words, position, rank_lagging(position.children))
        case "danh sách chậm":
            return list_paragraph(words, position, "lagging", choose(position.children, "lagging"))
        case "đơn vị":
            return unit_paragraph(words, replace(position, own=position.children[0], children=()))
    raise AssertionError(facts_of(text)["Loại"])


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_table_leads_to_the_paragraph_below_it(file: Path, code: str):
    text = file.read_text(encoding="utf-8")
    said = written(text, language("en" if code == "en" else "vi")).replace(NO_BREAK, " ")
    assert said == expected_of(text, code)


def test_there_are_examples_of_each_kind():
    assert {facts_of(file.read_text(encoding="utf-8"))["Loại"] for file in FILES} == {
        "tổng quan",
        "danh sách chậm",
        "đơn vị",
    }


def test_a_report_says_what_its_row_says():
    report = position_of((FOLDER / "mot-don-vi.txt").read_text(encoding="utf-8")).children[0].report
    assert isinstance(report, LatestReport)
    assert (report.pool, report.certificate_holders, report.files_pending) == (15, 8, 2)
