"""In which encoding each text of a file was typed: by its font, by its letters, and by its neighbours in doubt."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from data_access.workbooks.characters import fault_of, tidy
from data_access.workbooks.legacy import Encoding, convert, has_sign_within_word, has_unicode_vietnamese, signs_at_words
from data_access.workbooks.syllables import judge
from data_access.workbooks.texts import Runs

_CANDIDATES = (Encoding.UTF8_AS_ANSI, Encoding.TCVN3, Encoding.VNI)
_UNCLEAR = "legacy-text-unclear"
_LOST_LETTER = re.compile(r"[^\W\d_]\?{1,2}[^\W\d_]")
_FEW_LOST = 3


@dataclass(frozen=True, slots=True)
class Decided:
    """A text as it is stored."""

    text: str
    converted_from: Encoding = Encoding.PLAIN
    """PLAIN where nothing was converted."""
    fault: str = ""
    """Code of a refusal; `found` says what stands there."""
    found: str = ""


def decide(entries: list[Runs]) -> list[Decided]:
    """Return every text in Unicode, or why it cannot be taken. Texts in doubt follow the certain ones of the file."""
    plain = [text for runs in entries for text, encoding in runs if encoding is Encoding.PLAIN and not text.isascii()]
    certain = {text: _certain(text) for text in set(plain)}
    votes = Counter(encoding for text in plain if (encoding := certain[text]) is not Encoding.PLAIN)
    prevailing = Encoding.PLAIN
    if votes:
        encoding, count = votes.most_common(1)[0]
        if encoding is not Encoding.UNICODE and count > sum(votes.values()) - count:
            prevailing = encoding
    return _without_lost_letters([_decided(runs, certain, prevailing) for runs in entries])


def _without_lost_letters(decided: list[Decided]) -> list[Decided]:
    """Refuse question marks for letters, as "CSV (Comma delimited)" writes them: "Ð?ng b? phu?ng". One may be meant."""
    lost = {number for number, one in enumerate(decided) if _LOST_LETTER.search(one.text) and "://" not in one.text}
    if len(lost) < _FEW_LOST:
        return decided
    return [
        Decided("", fault="lost-character", found=one.text[:60]) if number in lost else one
        for number, one in enumerate(decided)
    ]


def _certain(text: str) -> Encoding:
    """The encoding that the letters of a text leave no doubt about, else PLAIN."""
    if has_unicode_vietnamese(text):
        return Encoding.UNICODE
    read_as_it_is = judge(tidy(text))
    doubts = {Encoding.UTF8_AS_ANSI: 1, Encoding.TCVN3: read_as_it_is.bad + signs_at_words(text)}
    best, most = Encoding.PLAIN, 0
    for encoding in _CANDIDATES:
        converted = convert(text, encoding)
        if converted is None or converted == text:
            continue
        read = judge(converted)
        if read.good <= 4 * read.bad or not doubts.get(encoding, read_as_it_is.bad):
            continue
        if encoding is Encoding.UTF8_AS_ANSI:
            return encoding
        if read.good - read.bad > most:
            best, most = encoding, read.good - read.bad
        elif read.good - read.bad == most:
            best = Encoding.PLAIN
    return best


def _decided(runs: Runs, certain: dict[str, Encoding], prevailing: Encoding) -> Decided:
    whole, converted_from = "", Encoding.PLAIN
    for text, encoding in runs:
        if encoding is not Encoding.UNICODE and (encoding is not Encoding.PLAIN or not text.isascii()):
            if encoding is Encoding.PLAIN:
                encoding = _by_letters(text, certain[text], prevailing)
            else:
                encoding = _by_font(text, encoding)
            converted = convert(text, encoding)
            if converted is None or (encoding is Encoding.PLAIN and has_sign_within_word(text)):
                return Decided("", fault=_UNCLEAR, found=tidy(text)[:60])
            if encoding not in (Encoding.PLAIN, Encoding.UNICODE) and converted != text:
                converted_from = encoding
            text = converted
        whole += text
    fault, found = fault_of(whole)
    return Decided("", fault=fault, found=found) if fault else Decided(tidy(whole), converted_from)


def _by_letters(text: str, certain: Encoding, prevailing: Encoding) -> Encoding:
    """Doubtful text ("bé" is a word of its own, and "bộ" in TCVN3) is read as most of the file is."""
    if certain is not Encoding.PLAIN or prevailing is Encoding.PLAIN:
        return certain
    converted = convert(text, prevailing)
    return prevailing if converted is not None and not judge(converted).bad else Encoding.PLAIN


def _by_font(text: str, encoding: Encoding) -> Encoding:
    """The encoding behind a font, unless somebody typed Unicode into it and saw another font in its place."""
    if has_unicode_vietnamese(text):
        return Encoding.UNICODE
    converted = convert(text, encoding)
    if not judge(tidy(text)).bad and not signs_at_words(text) and (converted is None or judge(converted).bad):
        return Encoding.UNICODE
    return encoding
