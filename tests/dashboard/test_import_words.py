"""Messages about files in words."""

from __future__ import annotations

import pytest

from dashboard.i18n.language import language
from dashboard.imports import words
from data_access.ingest.messages import Message, Severity


def test_other_cells_follow_the_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(words, "SENTENCES", {"count-text": "Ô này ghi “{found}”."})
    alike = Message(Severity.REFUSAL, "count-text", "T5", 7, 3, {"found": "abc"}, also=("C8", "C9"))
    assert words.message_text(language("vi"), alike) == "Ô này ghi “abc”. Cũng vậy ở 2 ô khác: C8, C9."
    many = Message(
        Severity.REFUSAL, "count-text", "T5", 7, 3, {"found": "abc"}, also=tuple(f"C{row}" for row in range(8, 65))
    )
    said = words.message_text(language("vi"), many)
    assert said.endswith("Cũng vậy ở 57 ô khác: C8, C9, C10, C11, C12, C13, C14, C15, C16, C17 ….")
