"""What other programs write: CSV in all encodings, workbooks made by hand, by libraries and by LibreOffice."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

from tests.corpus import writing
from tests.corpus.cases import IMPORTED, REFUSED, Case, Make, Says, either, good, refused, xlsx
from tests.corpus.layouts import grouped, merged_names, official
from tests.corpus.pages import PLAIN, Page, plain

OF = "4.3 programs"


def text(
    encoding: str = "utf-8", delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL, named: str = "bao-cao.csv"
) -> Make:
    return lambda folder: writing.as_csv(
        folder / named, plain(), encoding=encoding, delimiter=delimiter, quoting=quoting
    )


def _as_windows_writes(letters: str) -> str:
    """Compose hats and horns, and let tones stand after the letter: the only way code page 1258 has them."""
    done = []
    for letter in unicodedata.normalize("NFC", letters):
        try:
            letter.encode("cp1258")
            done.append(letter)
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
            done.append(base + "".join(tones))
    return "".join(done)


def _code_page(folder: Path) -> Path:
    return writing.as_csv(folder / "bao-cao.csv", plain().map(_as_windows_writes), encoding="cp1258", delimiter=";")


def _with_separator_line(folder: Path) -> Path:
    made = writing.as_csv(folder / "bao-cao.csv", plain(), delimiter=";")
    made.write_bytes(b"\xef\xbb\xbfsep=;\r\n" + made.read_bytes())
    return made


def _renamed(make: Make, named: str) -> Make:
    """Bytes of one format under the name of another."""

    def renamed(folder: Path) -> Path:
        made = make(folder)
        assert isinstance(made, Path)
        return made.rename(folder / named)

    return renamed


def _hand(page: Page, **how: str) -> Make:
    return lambda folder: writing.by_hand(folder / "bao-cao.xlsx", writing.sheet_xml(page, **how))


def _strict(folder: Path) -> Path:
    xml = writing.sheet_xml(plain(), namespace=writing.STRICT)
    return writing.by_hand(folder / "bao-cao.xlsx", xml, strict=True)


def _shared(rich: bool) -> Make:
    """Texts in a table of their own, each in runs of two colours when rich, with a guide to reading beside it."""

    def write(folder: Path) -> Path:
        xml, texts = writing.sheet_xml(plain()), []
        start = '<c r="'
        parts = xml.split(start)
        for number, part in enumerate(parts):
            if 't="inlineStr"' not in part:
                continue
            place, rest = part.split('" t="inlineStr"><is><t xml:space="preserve">')
            said, after = rest.split("</t></is></c>")
            parts[number] = f'{place}" t="s"><v>{len(texts)}</v></c>{after}'
            texts.append(said)
        shown = [
            f'<si><r><t xml:space="preserve">{said[:2]}</t></r>'
            f'<r><rPr><b/></rPr><t xml:space="preserve">{said[2:]}</t></r>'
            '<rPh sb="0" eb="1"><t>rác</t></rPh></si>'
            if rich
            else f'<si><t xml:space="preserve">{said}</t></si>'
            for said in texts
        ]
        strings = f'<sst xmlns="{writing.MAIN}" count="{len(texts)}">{"".join(shown)}</sst>'
        return writing.by_hand(folder / "bao-cao.xlsx", start.join(parts), more=[("xl/sharedStrings.xml", strings)])

    return write


def _without_places(folder: Path) -> Path:
    """Some writers leave out where rows and cells stand: they follow one another."""
    import re

    page = plain()
    for row in page.rows:
        row[:] = ["" if cell is None else cell for cell in row]
    return writing.by_hand(folder / "bao-cao.xlsx", re.sub(r' r="[A-Z]*\d+"', "", writing.sheet_xml(page)))


def _as_wps(folder: Path) -> Path:
    """Widths, views and properties of its own, cells that name the style 0 of a book without styles, no extent."""
    before = '<sheetPr><outlinePr summaryBelow="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    after = '<row r="200" spans="1:7" customHeight="1" ht="14.25"><c r="A200"/><c r="G200"/></row>'
    xml = writing.sheet_xml(plain(), before=before + '<sheetFormatPr defaultRowHeight="13.5"/>', after=after)
    more = '<extLst><ext uri="{CC8EB2C9}" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/></extLst>'
    xml = xml.replace("<c r=", '<c s="0" r=').replace("</worksheet>", f"{more}</worksheet>")
    return writing.by_hand(folder / "bao-cao.xlsx", xml)


def _libre(page: Page, named: str) -> Make:
    return lambda folder: writing.by_libreoffice(folder / named, page)


CASES: list[Case] = [
    good("XlsxWriter", OF, xlsx(official(), by=writing.by_xlsxwriter), daily=True),
    good("pandas", OF, xlsx(plain(), by=writing.by_pandas)),
    good("pandas by XlsxWriter", OF, xlsx(plain(), by=writing.by_pandas_with_xlsxwriter)),
    good("XlsxWriter in constant memory", OF, xlsx(plain(), by=writing.in_constant_memory), daily=True),
    good("as WPS writes, without styles and extent", OF, _as_wps, daily=True),
    good("XML by hand", OF, _hand(plain()), daily=True),
    good("XML with a prefix", OF, _hand(plain(), prefix="x")),
    good("XML with texts in a table", OF, _shared(rich=False)),
    good("XML with texts in runs", OF, _shared(rich=True)),
    good("XML without places", OF, _without_places),
    good("ISO strict", "1.5 strict", _strict, daily=True),
    good("dimension says A1", "1.5 dimension", _hand(plain(), before='<dimension ref="A1"/>'), daily=True),
    good("dimension says A1:XFD1048576", "1.5 dimension", _hand(plain(), before='<dimension ref="A1:XFD1048576"/>')),
    good("LibreOffice .xlsx", OF, _libre(official(), "bao-cao.xlsx")),
    good("LibreOffice .xlsx with groups", OF, _libre(grouped(True), "bao-cao.xlsx")),
    good("LibreOffice .xlsx with merged names", OF, _libre(merged_names(), "bao-cao.xlsx")),
    either(good("LibreOffice .xls", OF, _libre(official(), "bao-cao.xls")), IMPORTED, REFUSED),
    either(good("LibreOffice .ods", OF, _libre(official(), "bao-cao.ods")), IMPORTED, REFUSED),
    good("LibreOffice .csv", OF, _libre(plain(), "thang-6.csv")),
    good("CSV UTF-8", OF, text()),
    good("CSV UTF-8 with a mark, semicolons", OF, text("utf-8-sig", ";"), daily=True),
    good("CSV UTF-8, tabs", OF, text(delimiter="\t", named="bao-cao.txt")),
    good("CSV UTF-16, tabs", OF, text("utf-16", "\t")),
    good("CSV UTF-16 big-endian, semicolons", OF, lambda folder: _big_endian(folder)),
    good("CSV Windows-1258, semicolons", OF, _code_page, daily=True),
    good("CSV all quoted", OF, text(quoting=csv.QUOTE_ALL)),
    good("CSV with a line sep=;", OF, _with_separator_line, daily=True),
    good("CSV with bars", OF, text(delimiter="|")),
    good(
        "CSV with decomposed letters",
        OF,
        lambda folder: writing.as_csv(
            folder / "bao-cao.csv", plain().map(lambda said: unicodedata.normalize("NFD", said))
        ),
    ),
    good("CSV named .xlsx", "1.5 bytes before names", _renamed(text(), "bao-cao.xlsx")),
    good("a workbook named .csv", "1.5 bytes before names", _renamed(xlsx(plain()), "bao-cao.csv"), daily=True),
    good("a workbook named .XLSX", "1.5 bytes before names", xlsx(plain(), named="BÁO CÁO THÁNG 6 (bản cuối) 2.XLSX")),
    either(
        good("a web page named .xls", OF, lambda folder: writing.as_html(folder / "bao-cao.xls", plain())),
        IMPORTED,
        REFUSED,
    ),
    refused(
        "CSV with a stray NUL",
        "1.5 control characters",
        lambda folder: _with_bytes(folder, b"\x00\x00"),
        Says(()),
        kind=None,
    ),
    refused(
        "CSV in no encoding at all",
        OF,
        lambda folder: _with_bytes(folder, b"\xff\xfe\x00\xd8\xd8"),
        Says(()),
        kind=None,
    ),
]


def _big_endian(folder: Path) -> Path:
    made = writing.as_csv(folder / "bao-cao.csv", plain(), encoding="utf-16-be", delimiter=";")
    made.write_bytes(b"\xfe\xff" + made.read_bytes())
    return made


def _with_bytes(folder: Path, stray: bytes) -> Path:
    made = writing.as_csv(folder / "bao-cao.csv", plain(PLAIN))
    content = made.read_bytes()
    made.write_bytes(content[:200] + stray + content[200:])
    return made
