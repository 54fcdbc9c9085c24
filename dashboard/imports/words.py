"""A message about a file in words. Every code has its sentence in exactly one of the modules named here."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.i18n.language import Language
from data_access.ingest.messages import Message

SENTENCES: Mapping[str, str] = {}
"""Sentence by code, marked for translation. It says what was found, what was expected, what to do."""


def message_text(language: Language, message: Message) -> str:
    """Return the sentence for a message, with its values; the place in the file stands beside it, not in it."""
    return language.text(SENTENCES[message.code], **dict(message.values))
