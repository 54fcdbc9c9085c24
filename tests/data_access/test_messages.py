"""The same said of many cells is said once, and what asks for a decision is never lost among others."""

from __future__ import annotations

from dataclasses import replace

from data_access.ingest.messages import Message, Severity, grouped


def said(row: int, severity: Severity = Severity.REFUSAL, key: str = "") -> Message:
    return Message(severity, "count-text", "T5", row, 3, {"found": f"abc {row}"}, key)


def test_five_alike_stand_one_by_one_and_six_are_one():
    five = [said(row) for row in range(1, 6)]
    assert grouped(five) == tuple(five)
    (one,) = grouped([*five, said(6)])
    assert one == replace(said(1), also=("C2", "C3", "C4", "C5", "C6"))


def test_questions_with_a_decision_of_their_own_stand_one_by_one():
    names = [said(row, Severity.QUESTION, f"name:{row}") for row in range(1, 10)]
    assert grouped(names) == tuple(names)


def test_columns_and_sheets_are_told_apart():
    messages = [replace(said(row), column=column) for row in range(1, 4) for column in (3, 4)]
    assert sorted(grouped(messages), key=repr) == sorted(messages, key=repr)
