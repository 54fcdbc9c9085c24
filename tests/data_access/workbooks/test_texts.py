"""Texts: what cannot be seen, what deceives, and the encodings from before Unicode."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.workbooks.book import Book
from data_access.workbooks.characters import tidy
from data_access.workbooks.deciding import decide
from data_access.workbooks.legacy import _TCVN3, _VNI, Encoding, convert, encoding_of_font
from data_access.workbooks.syllables import is_syllable
from tests.data_access.workbooks.making import MAIN, read_here, refusal_of, sheet_of, values_of, workbook, worksheet

TCVN3 = {  # as published converters and documents show them
    "Uû ban nh©n d©n": "Uỷ ban nhân dân",
    "§¶ng bé thµnh phè Thanh Ho¸": "Đảng bộ thành phố Thanh Hoá",
    "Céng hoµ x· héi chñ nghÜa ViÖt Nam": "Cộng hoà xã hội chủ nghĩa Việt Nam",
    "§éc lËp - Tù do - H¹nh phóc": "Độc lập - Tự do - Hạnh phúc",
    "Ph\xad\xeang Qu¶ng H\xadng": "Phường Quảng Hưng",
    "B¸o c¸o kÕt qu¶ kÕt n¹p ®¶ng viªn": "Báo cáo kết quả kết nạp đảng viên",
    "§¾k L¾k, ¨n uèng, khuûu, nguyÔn": "Đắk Lắk, ăn uống, khuỷu, nguyễn",
}
VNI = {
    "Xin chaøo caùc baïn": "Xin chào các bạn",
    "Ñaûng boä thaønh phoá Thanh Hoùa": "Đảng bộ thành phố Thanh Hóa",
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam": "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Ñoäc laäp - Töï do - Haïnh phuùc": "Độc lập - Tự do - Hạnh phúc",
    "PHÖÔØNG QUAÛNG HÖNG": "PHƯỜNG QUẢNG HƯNG",
    "Nguyeãn Thò Thuûy, Myõ Lyù, quyù I": "Nguyễn Thị Thủy, Mỹ Lý, quý I",
}
LETTERS = unicodedata.normalize(
    "NFC", "".join(base + tone for base in "aăâeêioôơuưy" for tone in "\0\u0300\u0301\u0303\u0309\u0323")
)


def text_of(text: str) -> str:
    """Return what becomes of the text of a cell whose font says nothing, alone in its file."""
    return (
        read_here(workbook(worksheet(f'<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>')))
        .sheets[0]
        .cell(1, 1)
        .value
    )  # type: ignore[return-value]


def in_font(text: str, font: str) -> Book:
    """Return the book whose only cell holds this text in this font."""
    fonts = f"""<styleSheet xmlns="{MAIN}"><fonts><font/><font><name val="{font}"/></font></fonts>
<cellXfs><xf/><xf fontId="1"/></cellXfs></styleSheet>"""
    row = f'<row r="1"><c r="A1" s="1" t="str"><v>{text}</v></c></row>'
    return read_here(workbook(worksheet(row), **{"xl__styles.xml": fonts}))


@pytest.mark.parametrize(
    ("found", "stored"),
    [
        ("Phường\u00a0Tân\u2009An", "Phường Tân An"),
        ("Thanh\u00ad Hóa\u200b\ufeff", "Thanh Hóa"),
        ("Đảng bộ".replace("Đ", "\u00d0"), "Đảng bộ"),
        (unicodedata.normalize("NFD", "Đảng bộ Thủy Nguyên"), "Đảng bộ Thủy Nguyên"),
        ("a_x000D_\nb\u2028c", "a\nb\nc"),
        ("a\tb", "a b"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(found: str, stored: str) -> None:
    assert text_of(found) == stored


@given(st.text())
def test_a_tidy_text_stays_as_it_is(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tân\u202e nA", "direction-character"),
        ("Tân\u2066 An", "direction-character"),
        ("Tân\u200f An", "direction-character"),
        ("Tân_x0007_ An", "control-character"),
        ("Tân_x0000_ An", "control-character"),
        ("Tân\x01 An", "control-character"),
        ("Tân&#1; An", "control-character"),
        ("T\ufffdn An", "lost-character"),
    ],
)
def test_what_deceives_or_was_lost_is_refused_with_its_cell(text: str, code: str) -> None:
    rows = f'<row r="4"><c r="A4"><v>1</v></c><c r="B4" t="str"><v>{text}</v></c></row>'
    assert refusal_of(workbook(worksheet(rows))) == (code, "B4")


@pytest.mark.parametrize(("typed", "meant"), TCVN3.items())
def test_tcvn3_is_known_by_its_font_and_without(typed: str, meant: str) -> None:
    book = in_font(typed, ".VnTime")
    assert values_of(book.sheets[0]) == {"A1": meant}
    (note,) = book.messages
    assert (note.code, note.cell, note.values) == (
        "legacy-text-converted",
        "A1",
        {"encoding": "TCVN3", "example": meant},
    )
    assert text_of(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), VNI.items())
def test_vni_is_known_by_its_font_and_without(typed: str, meant: str) -> None:
    assert values_of(in_font(typed, "VNI-Times").sheets[0]) == {"A1": meant}
    assert text_of(typed) == meant


def test_fonts_that_show_capitals_give_capitals() -> None:
    assert values_of(in_font("®¶ng bé x· t©n an", ".VnTimeH").sheets[0]) == {"A1": "ĐẢNG BỘ XÃ TÂN AN"}
    assert values_of(in_font("xa tan an", ".VnArialH").sheets[0]) == {"A1": "XA TAN AN"}


def test_every_vietnamese_letter_has_its_place_in_both_tables() -> None:
    small = set(LETTERS) - {"\0"} - set("aeiouy") | {"đ"}
    assert small <= set(_TCVN3.values())
    assert small | {letter.upper() for letter in small} <= set(_VNI.values())


@given(st.text(st.sampled_from(LETTERS.replace("\0", "") + "đ bcghnt 123,.-")))
def test_both_tables_give_back_what_was_typed(text: str) -> None:
    to_tcvn3 = str.maketrans({meant: typed for typed, meant in _TCVN3.items()})
    assert convert(text.translate(to_tcvn3), Encoding.TCVN3) == text
    to_vni = {meant: typed for typed, meant in reversed(_VNI.items()) if meant.islower()}
    assert convert("".join(to_vni.get(letter, letter) for letter in text), Encoding.VNI) == text


def test_fonts_tell_their_encoding() -> None:
    assert encoding_of_font(".VnTime") is Encoding.TCVN3
    assert encoding_of_font(".VnArial Narrow") is Encoding.TCVN3
    assert encoding_of_font(".VnTimeH") is Encoding.TCVN3_CAPITALS
    assert encoding_of_font("VNI-Helve") is Encoding.VNI
    assert encoding_of_font("Times New Roman") is Encoding.PLAIN
    assert encoding_of_font("VNI") is Encoding.PLAIN


def test_pieces_of_one_text_have_fonts_of_their_own() -> None:
    runs = (
        '<r><rPr><rFont val=".VnTime"/></rPr><t>§¶ng bé </t></r><r><rPr><rFont val="Arial"/></rPr><t>xã </t></r>'
        '<r><rPr><rFont val="VNI-Times"/></rPr><t>Thaïch Sôn</t></r>'
    )
    sheet = sheet_of(f'<row r="1"><c r="A1" t="inlineStr"><is>{runs}</is></c></row>')
    assert values_of(sheet) == {"A1": "Đảng bộ xã Thạch Sơn"}


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
@pytest.mark.parametrize("text", ["Đảng bộ phường Đại Phong", "289", "Hà Nội", "1.020"])
def test_unicode_in_an_old_font_stays_unicode(text: str, font: str) -> None:
    book = in_font(text, font)
    assert (values_of(book.sheets[0]), book.messages) == ({"A1": text}, ())


@pytest.mark.parametrize(
    "text",
    [
        "Phường Tân An",
        "Chi bộ Trường THPT Đào Duy Từ",
        "Hoà Bình, Hà Nam, Phú Thọ",
        "Bé Lý",
        "Công ty Nestlé, Café São Paulo",
        "Samsung®",
        "Công ty TNHH Hyundai® Thành Công",
        "Diện tích 5 m², 37°C, 1½",
        "§ 5 và « trích »",
        "Điểm a·b",
        "Müller GmbH & Co.",
    ],
)
def test_unicode_is_left_alone(text: str) -> None:
    escaped = text.replace("&", "&amp;")
    book = read_here(workbook(worksheet(f'<row r="1"><c r="A1" t="str"><v>{escaped}</v></c></row>')))
    assert (values_of(book.sheets[0]), book.messages) == ({"A1": text}, ())


def test_a_doubtful_text_is_read_as_the_rest_of_the_file() -> None:
    """ "bé" is a word, and "bộ" in TCVN3; "toá" is one, and "tố" in VNI."""

    def read(*texts: str) -> list[str]:
        return [one.text for one in decide([((text, Encoding.PLAIN),) for text in texts])]

    assert read("bé", "§¶ng bé") == ["bộ", "Đảng bộ"]
    assert read("bé", "Đảng bộ") == ["bé", "Đảng bộ"]
    assert read("bé") == ["bé"]
    assert read("toá", "Ñaûng boä") == ["tố", "Đảng bộ"]
    assert read("§B", "®¶ng viªn") == ["ĐB", "đảng viên"]


def test_text_that_cannot_be_converted_is_refused_and_never_stored() -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>Xyz©qk µbw</v></c></row><row r="2"><c r="B2" t="str"><v>k©zz</v></c></row>'
    content = workbook(worksheet(rows))
    assert refusal_of(content) == ("legacy-text-unclear", "A1")
    assert refusal_of(in_wrong_font()) == ("legacy-text-unclear", "A1")


def in_wrong_font() -> bytes:
    """Return a book whose cell is in a TCVN3 font and holds a letter that TCVN3 does not have."""
    fonts = f"""<styleSheet xmlns="{MAIN}"><fonts><font><name val=".VnTime"/></font></fonts>
<cellXfs><xf fontId="0"/></cellXfs></styleSheet>"""
    return workbook(worksheet('<row r="1"><c r="A1" t="str"><v>Xÿz©k</v></c></row>'), **{"xl__styles.xml": fonts})


def test_unicode_that_was_opened_as_western_text_is_mended() -> None:
    broken = "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in "Đảng bộ phường Đại Phong".encode()
    )
    assert decide([((broken, Encoding.PLAIN),)])[0].text == "Đảng bộ phường Đại Phong"


@pytest.mark.parametrize(
    "word", ["đảng", "hòa", "hoà", "thuỷ", "thủy", "quý", "giêng", "già", "gì", "nguyễn", "ưu", "của"]
)
def test_words_are_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", ["nh©n", "hoùa", "caù", "bùon", "cafộ", "tầc", "ñaûng", "ầu" + "x", "àà"])
def test_what_breaks_the_rules_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)
