"""What a file is, by its bytes, whatever its name says."""

from __future__ import annotations

import pytest

from tests.data_access.workbooks.making import (
    TYPES,
    WORKBOOK,
    archive,
    read_here,
    refusal_of,
    values_of,
    workbook,
    worksheet,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MACRO_TYPES = TYPES.replace(
    "/>",
    '><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
)

OTHER_KINDS = {
    "nothing": (b"", "empty-file"),
    "spaces": (b" \r\n \t", "empty-file"),
    "zeros": (bytes(2000), "empty-file"),
    "locked workbook": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "workbook of 2003": (OLE + "Workbook".encode("utf-16-le"), "old-workbook"),
    "workbook of 1995": (b"\x09\x08\x10\x00\x00\x05" + bytes(100), "old-workbook"),
    "document of 2003": (OLE + "WordDocument".encode("utf-16-le"), "word-document"),
    "other file of that time": (OLE, "unknown-kind"),
    "spreadsheet as XML": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "xml-workbook"),
    "web page": (b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", "web-page"),
    "table of a web page": (b"<table border=1><tr><td>1</td></tr></table>", "web-page"),
    "web archive": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web-page"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    "photograph": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
    "screenshot": (b"\x89PNG\r\n\x1a\n", "picture"),
    "rtf": (b"{\\rtf1\\ansi", "word-document"),
    "rar": (b"Rar!\x1a\x07\x00", "archive"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "archive"),
    "program": (b"MZ\x90\x00\x03\x00\x00\x00", "unknown-kind"),
    "noise": (bytes(range(1, 256)) * 20, "unknown-kind"),
    "zip of something": (archive({"anh.png": b"\x89PNG"}), "archive"),
    "zip of nothing": (archive({}), "archive"),
    "zip of workbooks": (archive({"a.xlsx": workbook(), "b.xlsx": workbook()}), "archive"),
    "docx": (archive({"[Content_Types].xml": TYPES, "word/document.xml": "<x/>"}), "word-document"),
    "pptx": (archive({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<x/>"}), "presentation"),
    "ods": (
        archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
        "opendocument",
    ),
    "numbers": (archive({"Index/Document.iwa": b"x"}), "numbers-document"),
    "xlsb": (archive({"[Content_Types].xml": TYPES, "xl/workbook.bin": b"x"}), "binary-workbook"),
    "xlsm": (workbook(worksheet(""), **{"xl__vbaProject.bin": b"x"}), "macros"),
    "xlsm without its project": (workbook(worksheet(""), **{"[Content_Types].xml": MACRO_TYPES}), "macros"),
    "macro sheet of 1992": (workbook(worksheet(""), **{"xl__macrosheets__sheet1.xml": "<x/>"}), "macros"),
}


@pytest.mark.parametrize(("content", "code"), OTHER_KINDS.values(), ids=OTHER_KINDS)
@pytest.mark.parametrize("name", ["báo cáo.xlsx", "báo cáo.csv"])
def test_what_is_no_table_is_called_by_its_kind(content: bytes, code: str, name: str) -> None:
    assert refusal_of(content, name) == (code, "")


def test_the_name_does_not_matter() -> None:
    content = workbook(worksheet('<row r="1"><c r="A1"><v>5</v></c></row>'))
    for name in ("báo cáo.csv", "báo cáo.pdf", "", "../../etc/passwd"):
        (sheet,) = read_here(content, name).sheets
        assert (sheet.name, values_of(sheet)) == ("T5", {"A1": 5})


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_half_a_workbook_is_damaged(share: float) -> None:
    content = workbook(worksheet('<row r="1"><c r="A1"><v>5</v></c></row>'))
    assert refusal_of(content[: int(len(content) * share)]) == ("broken-archive", "")


def test_a_damaged_byte_is_noticed() -> None:
    content = bytearray(workbook(worksheet("<row/>" * 5000)))
    at = content.rindex(b"xl/worksheets/sheet1.xml", 0, len(content) - 200) + 60
    content[at] ^= 0xFF
    assert refusal_of(bytes(content))[0] == "broken-archive"


def test_a_directory_that_points_before_the_file_is_damage() -> None:
    content = workbook(worksheet(""))
    at = content.index(b"PK\x05\x06") + 16
    moved = int.from_bytes(content[at : at + 4], "little") + 900
    assert refusal_of(content[:at] + moved.to_bytes(4, "little") + content[at + 4 :]) == ("broken-archive", "")


def test_a_workbook_needs_its_parts() -> None:
    assert refusal_of(workbook(worksheet(""), **{"xl__sharedStrings.xml": None}))[0] == "missing-part"
    assert refusal_of(workbook(worksheet(""), **{"xl__worksheets__sheet1.xml": None}))[0] == "missing-part"
    assert (
        refusal_of(workbook(worksheet(""), **{"xl__workbook.xml": WORKBOOK.replace("<sheet ", "<other ")}))[0]
        == "no-sheets"
    )
    assert refusal_of(workbook("<worksheet><sheetData></worksheet>"))[0] == "broken-part"
    assert refusal_of(workbook("<html/>"))[0] == "broken-part"
    assert refusal_of(workbook(""))[0] == "broken-part"
