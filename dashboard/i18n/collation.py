"""Vietnamese order and search: names as a dictionary sorts them, found without marks, numbers as numbers.

Source: CLDR collation for Vietnamese (letters a ă â b c d đ e ê ..., tones none, huyền, hỏi, ngã, sắc, nặng).
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_LETTER_MARKS = {"\u0306", "\u0302", "\u031b"}
_PIECES = re.compile(r"(\d+)")

Piece = tuple[int, int, tuple[int, ...], tuple[int, ...]]
SortKey = tuple[tuple[Piece, ...], str]


def sort_key(name: str) -> SortKey:
    """Return a key that sorts as Vietnamese does: An, Ăn, Ân, Ấp, Dân, Đảng; "Chi bộ 2" before "Chi bộ 10".

    Base letters of a whole word are compared first, its tones only when they are equal. Only one and the same name
    gives the same key, however its marks are encoded.
    """
    name = unicodedata.normalize("NFC", name)
    pieces: list[Piece] = []
    for word in name.lower().replace("ð", "đ").split():
        for piece in _PIECES.split(word):
            if piece.isdecimal():
                pieces.append((0, int(piece), (), ()))
            elif piece:
                pieces.append((1, 0, *_letters_and_tones(piece)))
    return tuple(pieces), name


def _letters_and_tones(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters: list[int] = []
    tones: list[int] = []
    base, tone = "", 0
    for character in [*unicodedata.normalize("NFD", word), ""]:
        if character in _TONES and character:
            tone = _TONES[character]
        elif character in _LETTER_MARKS and character:
            base += character
        else:
            if base:
                letters.append(_LETTERS.get(unicodedata.normalize("NFC", base), 1000 + ord(base[0])))
                tones.append(tone)
            base, tone = character, 0
    return tuple(letters), tuple(tones)


def fold(text: str) -> str:
    """Return `text` without marks and case, one space between words, đ as d: what a search compares.

    A folded text proposes a match and never decides an identity: Tân An and Tân Ân fold alike.
    """
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(plain.split())


def matches(search: str, *names: str) -> bool:
    """Return whether every word of `search` occurs in one of the names, marks and case ignored."""
    folded = [fold(name) for name in names]
    return any(all(word in name for word in fold(search).split()) for name in folded)
