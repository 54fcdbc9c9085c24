"""Vietnamese text from before Unicode: one byte a letter in TCVN 5712 (ABC) fonts, two in those of VNI.

Such text is stored with the letters that Western fonts show for its bytes: "Uû ban nh©n d©n" is "Uỷ ban nhân dân".
Sources: TCVN 5712:1993, table VN3; the table VNI-WIN of VNI Software.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Encoding(StrEnum):
    """In which encoding a text was typed."""

    PLAIN = ""
    """Not known: the font tells nothing. Nearly always Unicode."""
    UNICODE = "Unicode"
    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3-H"
    """Fonts that show small letters as capitals."""
    VNI = "VNI"
    UTF8_AS_ANSI = "UTF-8"
    """UTF-8 that was opened as Western text and saved so: "Äáº£ng bá»™"."""


def encoding_of_font(name: str) -> Encoding:
    """Return the encoding behind a font: .VnTime, .VnArialH (capitals), VNI-Times."""
    name = name.strip()
    if name.lower().startswith(".vn"):
        return Encoding.TCVN3_CAPITALS if name.endswith("H") else Encoding.TCVN3
    return Encoding.VNI if re.match(r"vni[- ]", name, re.IGNORECASE) else Encoding.PLAIN


_TCVN3_LETTERS = (
    "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\xadư®đ"
    "°\u0300±\u0309²\u0303³\u0301´\u0323"
    "µà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậ"
    "ÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị"
    "ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợ"
    "ïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ"
)
_TCVN3 = dict(zip(_TCVN3_LETTERS[::2], _TCVN3_LETTERS[1::2], strict=True))
_TCVN3_BY_CODE = str.maketrans(_TCVN3)
_NOT_IN_TCVN3 = re.compile("[" + "".join(chr(code) for code in range(0xA1, 0x100) if chr(code) not in _TCVN3) + "]")
_SIGNS = "".join(letter for letter in _TCVN3 if not letter.isalpha())
_SIGN_AT_WORD = re.compile(rf"(?<=[A-Za-z])[{_SIGNS}]|[{_SIGNS}](?=[A-Za-z])")
_SIGN_WITHIN_WORD = re.compile("(?<=[A-Za-z])[µ¶¸¹¨»¼½¾©®ª«¬¢£¤¥¦§](?=[A-Za-z])")

_VNI_TONES = {"ø": "\u0300", "ù": "\u0301", "õ": "\u0303", "û": "\u0309", "ï": "\u0323"}
_VNI_ROOF = {"â": "", "à": "\u0300", "á": "\u0301", "ã": "\u0303", "å": "\u0309", "ä": "\u0323"}
"""After a, e, o: the circumflex with each tone."""
_VNI_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ü": "\u0303", "ú": "\u0309", "ë": "\u0323"}
"""After a: the breve with each tone."""
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    pairs = {base + mark: base + tone for base in "aeouy" for mark, tone in _VNI_TONES.items()}
    pairs |= {base + mark: base + "\u0302" + tone for base in "aeo" for mark, tone in _VNI_ROOF.items()}
    pairs |= {"a" + mark: "a\u0306" + tone for mark, tone in _VNI_BREVE.items()}
    pairs |= {base + mark: _VNI_ALONE[base] + tone for base in "ôö" for mark, tone in _VNI_TONES.items()}
    table = {typed: unicodedata.normalize("NFC", meant) for typed, meant in (pairs | _VNI_ALONE).items()}
    # A capital is followed by the capital mark, or by the small one where only the letter was made a capital.
    capitals = {typed.upper(): meant.upper() for typed, meant in table.items()}
    mixed = {typed[0].upper() + typed[1:]: meant.upper() for typed, meant in table.items() if len(typed) == 2}
    return table | mixed | capitals


_VNI = _vni_table()
_VNI_LETTERS = frozenset("".join(_VNI)) - frozenset("aeouyAEOUY")
_IN_VNI = re.compile("|".join(sorted((*_VNI, *_VNI_LETTERS), key=len, reverse=True)))
_UNICODE_ONLY = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300\u0301\u0303\u0309\u0323]")


def has_unicode_vietnamese(text: str) -> bool:
    """Say whether a text holds letters that no legacy font has: it is Unicode, whatever its font."""
    return bool(_UNICODE_ONLY.search(text))


def has_sign_within_word(text: str) -> bool:
    """Say whether signs such as © µ ¸ stand between letters, as they only do in TCVN3 text."""
    return bool(_SIGN_WITHIN_WORD.search(text))


def signs_at_words(text: str) -> int:
    """Count the signs that touch a letter, as in "®oµn" and "x·"; some of them do so in Unicode too ("m²")."""
    return len(_SIGN_AT_WORD.findall(text))


def convert(text: str, encoding: Encoding) -> str | None:
    """Return the text in Unicode (NFC), None where it holds what the encoding has no letter for."""
    if encoding in (Encoding.TCVN3, Encoding.TCVN3_CAPITALS):
        return _from_tcvn3(text, capitals=encoding is Encoding.TCVN3_CAPITALS)
    if encoding is Encoding.VNI:
        return _from_vni(text)
    if encoding is Encoding.UTF8_AS_ANSI:
        return _from_utf8_as_ansi(text)
    return unicodedata.normalize("NFC", text)


def _from_tcvn3(text: str, *, capitals: bool) -> str | None:
    if _NOT_IN_TCVN3.search(text):
        return None
    converted = unicodedata.normalize("NFC", text.translate(_TCVN3_BY_CODE))
    return converted.upper() if capitals else converted


def _from_vni(text: str) -> str | None:
    converted: list[str] = []
    end = 0
    for found in _IN_VNI.finditer(text):
        letters = _VNI.get(found[0])
        if letters is None:
            return None  # a mark without the vowel that carries it
        converted += (text[end : found.start()], letters)
        end = found.end()
    return "".join(converted) + text[end:]


def _from_utf8_as_ansi(text: str) -> str | None:
    try:
        content = b"".join(bytes([ord(letter)]) if ord(letter) < 0xA0 else letter.encode("cp1252") for letter in text)
        return unicodedata.normalize("NFC", content.decode("utf-8"))
    except (UnicodeError, ValueError):
        return None
