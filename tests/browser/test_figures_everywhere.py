"""Seven figures of the letter: the command line, the screen, its sentence and the files must say the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser import reading, serving

pytestmark = pytest.mark.browser

LETTER = {
    "admitted": 289,
    "quota": 817,
    "percent": 35.4,
    "remaining": 528,
    "needed_per_month": 75.4,
    "pace_per_month": 57.8,
    "zero": 50,
    "organizations": 108,
}


def _shown(value: float) -> str:
    return str(value).replace(".", ",")


def _totals(file: Path) -> tuple[Any, ...]:
    return next(line for line in reading.sheet(file) if str(line[1]).startswith("Tổng cộng"))


def test_command_line_screen_sentence_and_files_say_the_same(screen, server, tmp_path):
    told = json.loads(serving.command_line("progress", "--database", server.database, "--json"))
    assert {name: round(told[name], 1) for name in LETTER} == LETTER

    paragraph = reading.plain(serving.command_line("progress", "--database", server.database).splitlines()[0])
    for words in (
        "289/817 (35%)",
        "50 trong 108 đảng bộ, chi bộ chưa kết nạp được",
        "Còn phải kết nạp 528 người, bình quân 75,4 người/tháng (đến nay 57,8 người/tháng)",
    ):
        assert words in paragraph

    page = screen("/")
    answer = reading.plain(page.locator(".qd-answer").first.inner_text())
    assert answer == f"{LETTER['admitted']} / {LETTER['quota']} người {_shown(LETTER['percent'])}%"
    facts = page.locator(".qd-facts .value").all_inner_texts()
    assert facts[:3] == [_shown(LETTER[name]) for name in ("remaining", "needed_per_month", "pace_per_month")]
    states = page.locator(".qd-rows").first.inner_text().split("\n")
    assert page.get_by_role("heading", name="108 đảng bộ, chi bộ trực thuộc").count() == 1
    assert page.get_by_role("link", name="Chưa kết nạp được: 50").count() == 1, states

    said = reading.sentence(page)
    assert "289/817 (35%)" in said
    assert "50 trong 108 đảng bộ, chi bộ chưa kết nạp được" in said
    assert said[1:].rstrip(".") in paragraph

    first = reading.save(page, "Phụ lục 01", "Xuất", tmp_path)
    _, heading, _members, quota, _month, admitted, percent, *_ = _totals(first)
    assert (heading, quota, admitted) == ("Tổng cộng (108 đơn vị)", LETTER["quota"], LETTER["admitted"])
    assert round(float(percent) * 100, 1) == LETTER["percent"]
    lines = reading.items(first)
    assert len(lines) == LETTER["organizations"]
    assert quota - admitted == LETTER["remaining"]
    assert re.fullmatch(r"KetNap_PL01_ThanhHoa_2024-05-31\.xlsx", first.name)

    second = reading.save(page, "Phụ lục 02", "Xuất", tmp_path)
    zero = reading.items(second)
    assert len(zero) == LETTER["zero"]
    assert _totals(second)[1] == "Tổng cộng (50 đơn vị)"
    assert {line[1] for line in zero} <= {line[1] for line in lines if line[5] == 0}

    page.get_by_role("link", name="Chưa kết nạp được: 50").click()
    reading.expect_rows(page, 50)
    assert sorted(reading.names(page)) == sorted(line[1] for line in zero)
