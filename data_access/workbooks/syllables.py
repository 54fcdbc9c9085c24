"""Whether a word can be Vietnamese: syllables follow rules, and text read in a wrong encoding breaks them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ONSETS_IN_A_ROW = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_ONSETS = frozenset(_ONSETS_IN_A_ROW.split()) | {""}
_RHYMES_IN_ROWS = """
    a ac ach ai am an ang anh ao ap at au ay ak ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyên uyêt uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ych yêm yên yêng yêt yêu ym yn ynh yp yt
"""
_RHYMES = frozenset(_RHYMES_IN_ROWS.split())
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = re.compile(r"(c|ch|p|t|k)$")
_STOPPED_TONES = ("\u0301", "\u0323")
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"[BCDĐGHKLMNPQRSTVX]+|[A-ZĂÂĐÊÔƠƯ]{2,6}")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Say whether a word, in NFC and any case, can be a Vietnamese syllable with its tone in a place of custom."""
    letters, tone, place = _without_tone(word.lower().replace("ð", "đ"))
    return any(_fits(onset, rhyme, tone, place) for onset, rhyme in _splits(letters))


def _without_tone(word: str) -> tuple[str, str, int]:
    """Letters without their tone; the tone, empty for none; the place of the letter that carried it."""
    letters, tone, place = "", "", -1
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        found = [mark for mark in parts if mark in _TONES]
        if found:
            if tone:
                return "", "", -1
            tone, place = found[0], len(letters)
        letters += unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return letters, tone, place


def _splits(letters: str) -> list[tuple[str, str]]:
    """Every way to part a syllable in onset and rhyme: 'gi' is g + i, 'già' is gi + a, 'giêng' is gi + êng."""
    return [
        (letters[:length], letters[length:])
        for length in range(min(3, len(letters)) + 1)
        if letters[:length] in _ONSETS
    ]


def _fits(onset: str, rhyme: str, tone: str, place: int) -> bool:
    if rhyme not in _RHYMES:
        return False
    if _STOPPED.search(rhyme) and tone not in _STOPPED_TONES:
        return not tone and rhyme[-1] == "k"
    return not tone or place - len(onset) in _places_of_tone(rhyme)


def _places_of_tone(rhyme: str) -> set[int]:
    """The letters of a rhyme that may carry the tone: two in oa, oe, uy, written hoà and hòa."""
    marked = [index for index, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if marked and not (rhyme.startswith("ưu") or rhyme in ("ưa", "ưi")):
        return {marked[-1]}
    vowels = len(re.match(r"[aăâeêioôơuưy]*", rhyme)[0])  # type: ignore[index]
    if vowels == 1:
        return {0}
    if vowels == 3:
        return {1}
    if vowels == len(rhyme):
        return {0, 1} if rhyme in ("oa", "oe", "uy") else {0}
    return {1}


@dataclass(frozen=True)
class Judgement:
    """How a text reads: words with Vietnamese letters that can be words, and that cannot."""

    good: int
    bad: int


def judge(text: str) -> Judgement:
    """Count the words of a text, in NFC, that hold letters beyond ASCII. Abbreviations count for nothing."""
    good = bad = 0
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        if is_syllable(word):
            good += 1
        elif not _ABBREVIATION.fullmatch(word):
            bad += 1
    return Judgement(good, bad)
