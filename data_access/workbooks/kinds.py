"""What a file is, by its bytes; its name is not asked."""

from __future__ import annotations

import re

from data_access.workbooks.refusals import refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_OLE = (
    ("EncryptedPackage", "password"),
    ("Workbook", "old-workbook"),
    ("Book", "old-workbook"),
    ("WordDocument", "word-document"),
    ("PowerPoint Document", "presentation"),
)
_BEGINNINGS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"{\\rtf", "word-document"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x09\x00\x04\x00", "old-workbook"),
    (b"\x09\x02\x06\x00", "old-workbook"),
    (b"\x09\x04\x06\x00", "old-workbook"),
    (b"\x09\x08\x10\x00", "old-workbook"),
    (b"MZ", "unknown-kind"),
    (b"\x7fELF", "unknown-kind"),
    (b"SQLite format 3\x00", "unknown-kind"),
)
_TWO_LETTERS = (b"BM", b"MZ")
"""These may begin a text as well; a text has no NUL near its beginning."""


def is_archive(content: bytes) -> bool:
    """Say whether the bytes are a zip archive, as every workbook of today is; raise for what is no table at all.

    What is neither is a text. Raises RefusedError with the kind of file as its code.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise refused("empty-file")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return True
    if content.startswith(_OLE):
        raise refused(_kind_in_ole(content))
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        raise refused("picture")
    for beginning, code in _BEGINNINGS:
        if content.startswith(beginning) and (beginning not in _TWO_LETTERS or b"\x00" in content[:64]):
            raise refused(code)
    _refuse_markup(content)
    return False


def _kind_in_ole(content: bytes) -> str:
    """The container of Office before 2007 lists its streams by name, in UTF-16."""
    return next((code for name, code in _IN_OLE if name.encode("utf-16-le") in content), "unknown-kind")


def _refuse_markup(content: bytes) -> None:
    """Web pages are often sent as .xls: reporting systems write them, and spreadsheet programs open them."""
    head = content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"excel.sheet" in head or b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise refused("xml-workbook")
    if re.match(rb"<(!doctype html|html|head|body|table|meta|style|div)\b", head) or b"<html" in head:
        raise refused("web-page")
    if head.startswith((b"mime-version:", b"from: <saved by")):
        raise refused("web-page")
    if head.startswith((b"<?xml", b"<svg")):
        raise refused("unknown-kind")
