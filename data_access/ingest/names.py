"""When two names are one: spelling is forgiven, marks never ("Tân An" is not "Tân Ân"); a person decides the rest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from data_access.ingest.abbreviations import COMMITTEES, KINDS, SCHOOLS, WRITTEN_OUT

MOST_VARIANTS = 32
MOST_LIKELY = 5
"""A person chooses among so many."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LETTERS_APART = re.compile(r"(?<![^\W\d_])([^\W\d_])[./](?=[^\W\d_](?![^\W\d_]))")
_WORD = re.compile(r"[^\W_]+")


def name_problem(text: str) -> str:
    """Return why a name must not be matched at all: 'bidi', 'letters', or '' where it may.

    Signs that turn the writing round and letters of another script (a Cyrillic а) make a name look like another.
    """
    if _BIDI.search(text):
        return "bidi"
    for letter in unicodedata.normalize("NFKC", text):
        if (letter.isalpha() and not unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER", "MASCULINE"))) or (
            letter.isnumeric() and not letter.isascii()
        ):
            return "letters"
    return ""


@lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    """Return the name without what two people write differently: case, spaces, hyphens, place of the tone mark, "02".

    "Chi bộ  HOÀ-Bình 02" and "Chi bộ Hòa Bình 2" have one key. Two names with the same key are the same name.
    """
    return " ".join(_tone_last(word) for word in _letters_and_spaces(text).split())


@lru_cache(maxsize=65536)
def name_variants(text: str) -> tuple[str, ...]:
    """Return every key under which the name may be known, its own first: abbreviations written out, ĐU for ĐB.

    Two names are the same when they have a variant in common: "P. Ba Đình", "Phường Ba Đình" and "ĐB phường Ba Đình"
    all hold that of "Đảng bộ phường Ba Đình". At most MOST_VARIANTS.
    """
    key = name_key(text)
    found = {key: None}
    for written in _written_out(key):
        for name in _with_party_words(written):
            found.setdefault(name)
    return tuple(found)[:MOST_VARIANTS]


def likely(name: str, candidates: Iterable[str]) -> list[str]:
    """Return the candidates that may be meant by the name, the likeliest first, at most MOST_LIKELY.

    Marks and a few letters may differ and a word for the kind may be missing; numbers must be equal: "Chi bộ 2" is
    never near "Chi bộ 12". A person decides; nothing is matched by this.
    """
    near = []
    for order, candidate in enumerate(dict.fromkeys(candidates)):
        distance = _distance(name, candidate)
        if distance is not None:
            near.append((distance, order, candidate))
    return [candidate for _, _, candidate in sorted(near)[:MOST_LIKELY]]


def _letters_and_spaces(text: str) -> str:
    """Return words in lower case with single spaces, tones still where they were written."""
    text = unicodedata.normalize("NFKC", text).replace("Ð", "Đ").replace("ð", "đ")
    text = _UNSEEN.sub("", text).replace("&", " và ")
    text = _LETTERS_APART.sub(r"\1", text)
    text = unicodedata.normalize("NFC", text.casefold())
    return " ".join(word.lstrip("0") or "0" if word.isdigit() else word for word in _WORD.findall(text))


@lru_cache(maxsize=16384)
def _tone_last(word: str) -> str:
    """Return the word with its tone after the last letter, wherever it was put: hoà and hòa become one."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    tones = "".join(sign for sign in apart if sign in _TONES)
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in _TONES)) + tones


_MEANINGS = {short: tuple(map(name_key, long)) for short, long in WRITTEN_OUT.items()}
_SCHOOLS = tuple(map(name_key, SCHOOLS))
_SCHOOL = name_key("trường")
_COMMITTEES = {name_key(committee): name_key(organization) for committee, organization in COMMITTEES.items()}
_KINDS = tuple(name_key(kind) + " " for kind in KINDS)
_PARTY = (name_key("đảng bộ"), name_key("chi bộ"))


def _written_out(key: str) -> list[str]:
    words = key.split()
    choices: list[tuple[str, ...]] = []
    several = 1
    for place, word in enumerate(words):
        meant = _MEANINGS.get(word, ()) if len(word) > 1 or place + 1 < len(words) else ()
        several *= max(1, len(meant))
        choices.append((meant if several <= MOST_VARIANTS // 4 else meant[:1]) or (word,))
    return [_with_school_word(" ".join(words)) for words in product(*choices)]


def _with_school_word(key: str) -> str:
    """Return the key with "trường" before the kind of school: it is written or left out at will."""
    padded = f" {key} "
    for kind in _SCHOOLS:
        if f" {kind} " in padded and f" {_SCHOOL} {kind} " not in padded:
            padded = padded.replace(f" {kind} ", f" {_SCHOOL} {kind} ", 1)
    return padded.strip()


def _with_party_words(key: str) -> list[str]:
    """Return the key as it stands and what it is short for: a committee's organisation, a place's organisations."""
    for committee, organization in _COMMITTEES.items():
        if key.startswith(committee + " "):
            return [key, organization + key.removeprefix(committee)]
    if key.startswith(_KINDS):
        return [key, *(f"{party} {key}" for party in _PARTY)]
    return [key]


@lru_cache(maxsize=16384)
def _folded(text: str) -> tuple[str, ...]:
    """Return the words of a name, written out and without marks, an organisation for its committee."""
    key = _with_party_words(_written_out(name_key(text))[0])[-1 if name_key(text).startswith(tuple(_COMMITTEES)) else 0]
    apart = unicodedata.normalize("NFD", key.replace("đ", "d"))
    return tuple("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


_KIND_WORDS = (
    "dang bo chi bo co so bo phan truc thuoc xa phuong thi tran dac khu truong cong ty thanh pho huyen quan so"
)
_NO_NAME = frozenset(_KIND_WORDS.split())
"""Words without marks that say the kind of an organisation and may be missing from its name."""


def _distance(one: str, other: str) -> float | None:
    """Return how far two names are apart, 0 the nearest, None for names that nobody would confuse."""
    mine, theirs = _folded(one), _folded(other)
    if sorted(filter(str.isdigit, mine)) != sorted(filter(str.isdigit, theirs)):
        return None
    own, others = _proper(mine), _proper(theirs)
    shorter = min(own.split(), others.split(), key=len)
    edits = 0 if _is_part(own, others) else _edits(own, others, _most_edits(" ".join(shorter)))
    if edits is None:
        return None
    missing = len(set(mine) ^ set(theirs))
    marks = len(set(name_key(one).split()) - set(name_key(other).split()))
    return edits * 2 + missing * 0.25 + marks * 0.5


def _proper(words: tuple[str, ...]) -> str:
    proper = [word for word in words if word not in _NO_NAME]
    return " ".join(proper or words)


def _is_part(one: str, other: str) -> bool:
    """Tell whether all words of the shorter name stand in the longer one; a single word says too little."""
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return few == many or (len(few) > 1 and few < many)


def _most_edits(name: str) -> int:
    return max(1, len(name) // 6) if len(name) > 3 else 0


def _edits(one: str, other: str, most: int) -> int | None:
    """Return how many letters to change, add or leave out, None above `most`."""
    if one == other:
        return 0
    if most == 0 or abs(len(one) - len(other)) > most:
        return None
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row = row, [number]
        for place, theirs in enumerate(other):
            row.append(min(before[place] + (letter != theirs), before[place + 1] + 1, row[-1] + 1))
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
