"""The commands `shares`, `lagging` and `definitions` on the sample: figures of the screens, and a contract of keys."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from dashboard import cli
from tests.test_docs import text_of

MAY = ("--jurisdiction", "thanh-hoa", "--as-of", "2024-05-31")


@pytest.fixture
def ask(sqlite_sample_url, capsys):
    def asked(*words: str) -> Any:
        code = cli.main([*words, "--database", sqlite_sample_url.render_as_string(hide_password=False)])
        shown = capsys.readouterr()
        assert code == 0, shown.err
        return json.loads(shown.out) if "--json" in words else shown.out

    return asked


def test_lagging_lists_those_at_zero_and_behind_as_the_letter_counts_them(ask):
    rows = ask("lagging", *MAY, "--json")
    assert sum(row["state"] == "zero" for row in rows) == 50
    assert sum(row["state"] == "behind" for row in rows) == 6
    ranked = [row for row in rows if row["list"] == "ranked"]
    assert [row["rank"] for row in ranked] == list(range(1, len(ranked) + 1))
    assert [row["missing"] for row in ranked] == sorted((row["missing"] for row in ranked), reverse=True)
    first = ranked[0]
    assert (first["code"], first["admitted"], first["quota"]) == ("th-phuong-tan-an", 2, 23)
    assert {row["quota"] for row in rows if row["list"] == "small_quotas"} <= {1, 2, 3}
    assert all("no_pool" in row["marks"] for row in rows if row["list"] == "no_pool")


def test_shares_are_those_of_the_screen(ask):
    rows = {row["category"]: row for row in ask("shares", *MAY, "--json")}
    assert (rows["pupil"]["count"], rows["pupil"]["of"]) == (38, 289)
    assert rows["pupil"]["percent"] == 13.1
    assert (rows["women"]["count"], rows["women"]["percent"]) == (134, 46.4)
    women = (rows["women"]["with_all_reports_low"], rows["women"]["with_all_reports_high"])
    assert women == (46.0, 46.7)  # 134 to 136 of 291
    assert rows["religious"]["with_all_reports_low"] is None
    assert rows["religious"]["of"] is None
    assert rows["religious"]["until"] == "2024-03-31"
    autumn = ask("shares", "--jurisdiction", "hai-phong", "--as-of", "2026-10-31", "--json")
    targets = {row["category"]: row for row in autumn if row["target_people"]}
    assert targets["student"]["target_people"] == 1827
    assert targets["enterprise"]["target_people"] == 1827
    assert targets["religious"]["target_people"] == 35


def test_definitions_are_told_in_both_languages(ask):
    vietnamese, english = (ask("definitions", "--json", "--language", code) for code in ("vi", "en"))
    assert [(row["group"], row["code"]) for row in vietnamese] == [(row["group"], row["code"]) for row in english]
    assert {"religious", "student", "enterprise"} <= {row["code"] for row in vietnamese if row["group"] == "category"}
    assert all(row["term"] and row["definition"] for row in vietnamese + english)


@pytest.mark.parametrize("command", ["shares", "lagging"])
def test_a_person_reads_a_table(ask, command):
    lines = ask(command, *MAY).splitlines()
    assert len(lines) > 5
    assert not any("None" in line for line in lines)


def test_every_key_is_documented(ask):
    page = text_of("docs/lists-json.md")
    for command, words in (("shares", MAY), ("lagging", MAY), ("definitions", ())):
        part = page.split(f"## `quota-dashboard {command} --json`")[1].split("\n## ")[0]
        told = {
            name for row in re.findall(r"^\| (`[^|]+) \|", part, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
        }
        assert told == set(ask(command, *words, "--json")[0]), command
