"""Vietnamese text as typed before Unicode: TCVN3 (ABC) and VNI, for what the sheets of the corpus say."""

from __future__ import annotations

import unicodedata

# TCVN 5712:1993, third table: small letters; capitals with marks were typed as small ones in a font of capitals.
_TCVN3 = dict(
    zip(
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂĐÊÔƠƯ",
        "¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¡¢§£¤¥¦",
        strict=True,
    )
)
_VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_ON_HATS = {
    "â": {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä", "": "â"},
    "ă": {"\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"},
}
_VNI_WHOLE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def in_tcvn3(text: str) -> str:
    return "".join(
        _TCVN3.get(letter) or _TCVN3.get(letter.lower(), letter) for letter in unicodedata.normalize("NFC", text)
    )


def in_vni(text: str) -> str:
    return "".join(_vni(letter) for letter in unicodedata.normalize("NFC", text))


def _vni(letter: str) -> str:
    small = letter.lower()
    if small in _VNI_WHOLE:
        return _same_case(_VNI_WHOLE[small], letter)
    parts = unicodedata.normalize("NFD", small)
    base = parts[0]
    tone = next((mark for mark in parts if mark in _VNI_TONES), "")
    if "\u0302" in parts or "\u0306" in parts:  # circumflex or breve: mark and tone are one sign after the letter
        kind = "â" if "\u0302" in parts else "ă"
        return _same_case(base + _VNI_ON_HATS[kind][tone], letter)
    if "\u031b" in parts:
        base = {"o": "ô", "u": "ö"}[base]
    return _same_case(base + (_VNI_TONES[tone] if tone else ""), letter)


def _same_case(text: str, like: str) -> str:
    return text.upper() if like.isupper() else text
