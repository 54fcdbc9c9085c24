"""A message about a file in words. Every code has its sentence in exactly one of the modules named here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from dashboard.i18n.language import Language
from dashboard.imports import file_words, list_words, reading_words, report_words, table_words
from data_access.ingest.messages import Message

SENTENCES: Mapping[str, str] = {
    **file_words.SENTENCES,
    **list_words.SENTENCES,
    **reading_words.SENTENCES,
    **report_words.SENTENCES,
    **table_words.SENTENCES,
}
"""Sentence by code, marked for translation. It says what was found, what was expected, what to do."""


NO_COUNTS = frozenset(("year", "first", "last", "row", "other", "month"))
"""Values that are years, months or rows of a sheet: numbers without a dot between thousands."""

WORDS_OF_FILE = frozenset(("name", "found", "heading", "other", "text", "coded", "code"))
MOST_LETTERS = 120
"""Longer words of the file are cut: who reads the message has the cell before the eyes."""

MOST_CELLS = 10
"""So many other cells are named; a sentence with more of them is not read."""


def message_text(language: Language, message: Message) -> str:
    """Return the sentence for a message, with its values; the place in the file stands beside it, not in it.

    Cells of which the same is said follow: "Cũng vậy ở 57 ô khác, trước hết là C9, C12".
    """
    values = dict(message.values)
    if "moment" in values:  # kept as ISO text, as it was when nobody had asked for a language yet
        values["moment"] = language.moment(datetime.fromisoformat(str(values["moment"])))
    values = {name: _shown(language, name, value) for name, value in values.items()}
    sentence = language.text(SENTENCES[message.code], **values)
    sentence = sentence.replace("….", "…")  # a list of names that is cut ends so, and needs no full stop
    if not message.also:
        return sentence
    cells, count = ", ".join(message.also[:MOST_CELLS]), len(message.also)
    if count > MOST_CELLS:
        more = language.plural("Cũng vậy ở {n} ô khác, trước hết là {cells}.", count, cells=cells)
    else:
        more = language.plural("Cũng vậy ở {n} ô khác: {cells}.", count, cells=cells)
    return f"{sentence} {more}"


def _shown(language: Language, name: str, value: str | int) -> str | int:
    if isinstance(value, int):
        return value if name in NO_COUNTS else language.number(value)
    if name in WORDS_OF_FILE and len(value) > MOST_LETTERS:
        return f"{value[:MOST_LETTERS].rstrip()}…"
    return value
