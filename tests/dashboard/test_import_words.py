"""Messages about files in words."""

from __future__ import annotations

import ast
import re

import pytest

from dashboard.commands.file_batch import FAULTS
from dashboard.i18n.language import language
from dashboard.imports import file_words, list_words, reading_words, report_words, table_words, words
from data_access.ingest.counts import Kind
from data_access.ingest.messages import Message, Severity
from data_access.ingest.monthly.rows import READ
from tests.test_rules import TOP


def test_other_cells_follow_the_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(words, "SENTENCES", {"count-text": "Ô này ghi “{found}”."})
    alike = Message(Severity.REFUSAL, "count-text", "T5", 7, 3, {"found": "abc"}, also=("C8", "C9"))
    assert words.message_text(language("vi"), alike) == "Ô này ghi “abc”. Cũng vậy ở 2 ô khác: C8, C9."
    many = Message(
        Severity.REFUSAL, "count-text", "T5", 7, 3, {"found": "abc"}, also=tuple(f"C{row}" for row in range(8, 65))
    )
    said = words.message_text(language("vi"), many)
    assert said.endswith("Cũng vậy ở 57 ô khác, trước hết là C8, C9, C10, C11, C12, C13, C14, C15, C16, C17.")


def codes_of_reports(files: str) -> set[str]:
    """Return the texts in the rules of reports that have the form of a code."""
    texts = {
        node.value
        for path in (TOP / "data_access" / "ingest" / "monthly").glob(files)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in texts if re.fullmatch(r"[a-z]+(-[a-z]+)+|blank|correction", text)}


def test_whatever_a_report_is_asked_about_has_a_sentence_and_every_sentence_is_used():
    codes = codes_of_reports("[!c]*.py") | codes_of_reports("check_*.py")
    assert codes | {f"count-{kind}" for kind in set(Kind) - READ} == set(report_words.SENTENCES)


def test_whatever_follows_from_a_refusal_is_a_code_that_is_said():
    codes = codes_of_reports("consequences.py")
    assert len(codes) > 20
    assert codes <= set(words.SENTENCES)


def test_whatever_is_said_of_a_whole_file_has_a_sentence_and_every_sentence_is_used():
    calls = [
        node
        for path in (TOP / "data_access" / "ingest" / "imports").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Message"
    ]
    codes = {call.args[1].value for call in calls if len(call.args) > 1 and isinstance(call.args[1], ast.Constant)}
    assert codes | set(FAULTS.values()) == set(file_words.SENTENCES)


def test_no_code_has_two_sentences():
    modules = (file_words, list_words, reading_words, report_words, table_words)
    codes = [code for module in modules for code in module.SENTENCES]
    assert len(codes) == len(set(codes)) == len(words.SENTENCES)


def test_a_moment_is_told_by_the_clock_of_the_office():
    values = {"moment": "2026-06-05T01:12:00+00:00", "who": "Văn phòng", "file": "a.xlsx", "batch": 3}
    note = Message(Severity.NOTE, "file-imported-before", values=values)
    assert words.message_text(language("vi"), note) == (
        "Tệp này đã nhập lúc 05/06/2026 08:12, bởi Văn phòng. Không có gì thay đổi."
    )
    assert "at 5 Jun 2026 08:12, by Văn phòng" in words.message_text(language("en"), note)
