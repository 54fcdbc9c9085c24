"""Files that mean harm, and files that are damaged: refused within 20 s, nothing fetched, nothing stored."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.corpus import writing
from tests.corpus.cases import IMPORTED, REFUSED, Case, Make, Says, either, good, refused
from tests.corpus.pages import Page, plain

OF = "1.5 hostile"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def _bytes(content: bytes, named: str = "bao-cao.xlsx") -> Make:
    def write(folder: Path) -> Path:
        path = folder / named
        path.write_bytes(content)
        return path

    return write


def _workbook(change: Callable[[str], str] = lambda xml: xml, **how: object) -> Make:
    return lambda folder: writing.by_hand(
        folder / "bao-cao.xlsx",
        change(writing.sheet_xml(plain())),
        **how,  # type: ignore[arg-type]
    )


def _ole(stream: str) -> bytes:
    """The least compound file with one stream of this name in its directory."""
    header = OLE + b"\x00" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\x00" * 6
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header += b"\xff" * (512 - len(header))
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504

    def entry(name: str, kind: int) -> bytes:
        raw = (name + "\0").encode("utf-16-le")
        return (
            raw.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, 1)
            + b"\0" * 36
            + struct.pack("<IQ", 0xFFFFFFFE, 0)
        )

    return header + table + (entry("Root Entry", 5) + entry(stream, 2)).ljust(512, b"\0")


def _bomb(folder: Path) -> Path:
    """One mebibyte that unpacks to one gibibyte."""
    path = folder / "bao-cao.xlsx"
    writing.by_hand(path, writing.sheet_xml(plain()))
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet2.xml", "w") as part,
    ):
        for _ in range(1024):
            part.write(b" " * 2**20)
    return path


def _bomb_that_lies(folder: Path) -> Path:
    """A sheet that says it is small and unpacks to 200 MiB."""
    path = folder / "bao-cao.xlsx"
    xml = writing.sheet_xml(plain()).replace("<sheetData>", "<!--" + " " * (200 * 2**20) + "--><sheetData>")
    writing.by_hand(path, xml)
    size = struct.pack("<I", len(xml.encode()))
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 4000)))
    return path


def _long_text(folder: Path) -> Path:
    strings = f'<sst xmlns="{writing.MAIN}"><si><t>{"A" * (300 * 2**20)}</t></si></sst>'
    return writing.by_hand(
        folder / "bao-cao.xlsx", writing.sheet_xml(plain()), more=[("xl/sharedStrings.xml", strings)]
    )


def _all_rows(folder: Path) -> Path:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(20, 1048577))
    return writing.by_hand(folder / "bao-cao.xlsx", writing.sheet_xml(plain(), after=rows))


def _last_cell(content: str) -> Make:
    last = f'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t xml:space="preserve">{content}</t></is></c></row>'
    return lambda folder: writing.by_hand(folder / "bao-cao.xlsx", writing.sheet_xml(plain(), after=last))


def _declared(declaration: str, reference: str = "") -> Make:
    def change(xml: str) -> str:
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        return xml.replace(head, head + declaration).replace("KẾT QUẢ", reference + "KẾT QUẢ", 1)

    return _workbook(change)


LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{("&" + old + ";") * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


def _parts(*more: tuple[str, str | bytes]) -> Make:
    return _workbook(more=more)


def _same_part_twice(folder: Path) -> Path:
    path = folder / "bao-cao.xlsx"
    writing.by_hand(path, writing.sheet_xml(plain()))
    import warnings

    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/worksheets/sheet1.xml", writing.sheet_xml(plain().put("ta", "admitted", 99)))
    return path


def _cut(folder: Path) -> Path:
    path = writing.by_openpyxl(folder / "bao-cao.xlsx", plain())
    path.write_bytes(path.read_bytes()[:-900])
    return path


def _flipped(folder: Path) -> Path:
    path = writing.by_hand(folder / "bao-cao.xlsx", writing.sheet_xml(plain()))
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 200
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(bytes(content))
    return path


def _zip(*parts: str) -> bytes:
    place = io.BytesIO()
    with zipfile.ZipFile(place, "w") as archive:
        for part in parts:
            archive.writestr(part, "<a/>")
    return place.getvalue()


def _long_csv(folder: Path) -> Path:
    path = folder / "bao-cao.csv"
    path.write_text("Đơn vị,Lũy kế\n" + "Đảng bộ phường Tân An,1\n" * 500_000, encoding="utf-8")
    return path


def _wide_csv(folder: Path) -> Path:
    path = folder / "bao-cao.csv"
    path.write_text("Đơn vị,Lũy kế" + "," * 100_000 + "x\n" + "Đảng bộ phường Tân An,1\n", encoding="utf-8")
    return path


def _wide_merge(xml: str) -> str:
    return xml.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A20:XFD1048576"/></mergeCells>')


def _linked(page: Page) -> Make:
    """A figure that stands in another file, and a hyperlink to the net."""
    link = '<hyperlinks><hyperlink ref="A1" location="http://127.0.0.1:9/x"/></hyperlinks>'

    def change(xml: str) -> str:
        place = page.cell("ta", "admitted")
        xml = xml.replace(f'<c r="{place}"><v>11</v>', f"<c r=\"{place}\"><f>'[1]Sheet1'!$A$1</f><v>11</v>")
        return xml.replace("</worksheet>", link + "</worksheet>")

    external = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    return _workbook(change, more=(("xl/externalLinks/externalLink1.xml", external),))


CASES: list[Case] = [
    refused("an empty file", OF, _bytes(b""), Says(()), kind=None, daily=True),
    refused("random bytes", OF, _bytes(bytes((n * 7919 + 13) % 256 for n in range(5000))), Says(()), kind=None),
    refused(
        "a PDF",
        OF,
        _bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
        Says(("PDF",)),
        kind=None,
    ),
    refused("a picture", OF, _bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100), Says(()), kind=None),
    refused(
        "a Word document",
        OF,
        _bytes(_zip("[Content_Types].xml", "word/document.xml")),
        Says(("Word",)),
        kind=None,
    ),
    refused("a zip of anything", OF, _bytes(_zip("a.txt")), Says(()), kind=None),
    refused("an old workbook that is damaged", OF, _bytes(_ole("Workbook"), "bao-cao.xls"), Says(()), kind=None),
    refused("a password", OF, _bytes(_ole("EncryptedPackage")), Says(("mật khẩu",)), kind=None, daily=True),
    refused("macros", OF, _parts(("xl/vbaProject.bin", b"\0" * 100)), Says(("macro",)), kind=None, daily=True),
    refused("one gibibyte in one mebibyte", OF, _bomb, Says(()), kind=None),
    refused("a size that lies", OF, _bomb_that_lies, Says(()), kind=None),
    refused("a text of 300 MiB", OF, _long_text, Says(()), kind=None),
    refused("all rows of a sheet", OF, _all_rows, Says(()), kind=None),
    good("a space in the last cell", OF, _last_cell(" ")),
    refused("a word in the last cell", OF, _last_cell("x"), Says(()), kind=None, daily=True),
    refused("billion laughs", OF, _declared(LAUGHS, "&j;"), Says(()), kind=None, daily=True),
    refused(
        "an entity of a file",
        OF,
        _declared('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
        Says(()),
        kind=None,
    ),
    refused(
        "an entity of the net", OF, _declared('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'), Says(()), kind=None
    ),
    refused(
        "a DTD in the list of sheets",
        OF,
        _workbook(
            workbook=(
                f'<!DOCTYPE w><workbook xmlns="{writing.MAIN}" xmlns:r="{writing.RELATIONS}"><sheets>'
                '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
            )
        ),
        Says(()),
        kind=None,
    ),
    refused(
        "control characters", OF, _workbook(lambda xml: xml.replace("Tân An", "Tân\x07An", 1)), Says(()), kind=None
    ),
    refused("the same part twice", OF, _same_part_twice, Says(()), kind=None),
    refused("a part that climbs out", OF, _parts(("../../x.xml", "<a/>")), Says(()), kind=None),
    refused("a part with a whole path", OF, _parts(("/etc/x.xml", "<a/>")), Says(()), kind=None),
    refused("six hundred parts", OF, _parts(*[(f"xl/media/{n}.xml", "<a/>") for n in range(600)]), Says(()), kind=None),
    refused("eleven megabytes", OF, _bytes(b"PK\x03\x04" + b"\x01" * 11_000_000), Says(()), kind=None),
    refused("cut off", OF, _cut, Says(()), kind=None, daily=True),
    refused("a flipped bit", OF, _flipped, Says(()), kind=None),
    refused("XML that does not end", OF, _workbook(lambda xml: xml[:-40]), Says(()), kind=None),
    refused("half a million lines", OF, _long_csv, Says(()), kind=None),
    either(refused("a hundred thousand columns", OF, _wide_csv, Says(()), kind=None), REFUSED),
    either(good("a merge over the whole sheet", OF, _workbook(_wide_merge)), IMPORTED, REFUSED),
    good("a link to another file and to the net", OF, _linked(plain()), daily=True),
]
