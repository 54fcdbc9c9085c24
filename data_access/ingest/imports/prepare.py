"""What a file would do: its kind is asked for or told by the file, and whoever knows that kind says the rest."""

from __future__ import annotations

import importlib
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from data_access.ingest.messages import Message, Severity
from data_access.ingest.preview import Asked, Preview
from data_access.workbooks.book import Book

REPORT = "report"


def _part(module: str, name: str) -> Any:
    return getattr(importlib.import_module(f"data_access.{module}"), name)


def read_book(content: bytes, file_name: str) -> Book:
    found: Book = _part("workbooks", "read_book")(content, file_name)
    return found


def prepare(connection: Connection, asked: Asked, book: Book) -> Preview:
    """Return what the file would do and what stands in the way; writes nothing."""
    preview = _prepare(connection, asked, book)
    return replace(preview, messages=(*book.messages, *preview.messages))


def _prepare(connection: Connection, asked: Asked, book: Book) -> Preview:
    kind = "" if asked.kind == REPORT else _part("ingest.lists", "recognise_list")(book, asked.kind)
    if kind:
        listed: Preview = _part("ingest.lists", "preview_list")(connection, asked, book, kind)
        return listed
    if asked.kind not in ("", REPORT):
        return Preview(asked.kind, (Message(Severity.REFUSAL, "not-of-this-kind"),))
    recognised = _part("ingest.tables", "recognise")(book, asked.month, asked.today)
    reported: Preview = _part("ingest.monthly", "preview_report")(connection, asked, recognised)
    return reported
