"""One object that carries everything that depends on the language. Vietnamese is the source; English is translated."""

from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

Code = Literal["vi", "en"]
CODES: tuple[Code, ...] = ("vi", "en")
CATALOGUES = Path(__file__).with_name("catalogues")
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NO_BREAK = "\u00a0"


def N_(message: str) -> str:  # noqa: N802 - the name that extraction tools know
    """Mark a text for translation where it is written; `Language.text` translates it where it is shown."""
    return message


class Language:
    """Texts, numbers and dates of one language.

    Texts in the code are Vietnamese and serve as the keys of the catalogue, so `text` works without one.
    """

    def __init__(self, code: Code, translations: gettext.NullTranslations) -> None:
        self.code = code
        self._translations = translations

    def text(self, message: str, /, **values: object) -> str:
        """Return `message` in this language with `values` filled in."""
        translated = self._translations.gettext(message)
        return translated.format(**values) if values else translated

    def context_text(self, context: str, message: str, /, **values: object) -> str:
        """Return `message` as it is said in `context`: one Vietnamese text may need two English ones."""
        translated = self._translations.pgettext(context, message)
        return translated.format(**values) if values else translated

    def plural(self, message: str, n: int, /, **values: object) -> str:
        """Return `message` in the form for `n`; `{n}` is filled in as a number of this language."""
        return self._translations.ngettext(message, message, n).format(n=self.number(n), **values)

    def number(self, value: int | Decimal | None, digits: int = 0) -> str:
        """Return 1.020 or 75,4 (English 1,020 or 75.4); an unknown number is "…"."""
        if value is None:
            return "…"
        return _format(value, digits, self.code)

    def signed(self, value: int) -> str:
        """Return a difference with its sign: +3, −12, 0."""
        return self.number(value) if value == 0 else f"{'+' if value > 0 else '−'}{self.number(abs(value))}"

    def percent(self, value: Decimal | None, digits: int = 1) -> str:
        """Return 35,4% (English 35.4%); no percent where there is none: "–"."""
        return "–" if value is None else f"{self.number(value, digits)}%"

    def fraction(self, count: int | None, of: int | None) -> str:
        """Return 289/817; "…" for a count not known, "–" for a quota not assigned."""
        return f"{self.number(count)}/{'–' if of is None else self.number(of)}"

    def day(self, value: date) -> str:
        """Return 31/05/2024 (English 31 May 2024)."""
        return format_date(value, "dd/MM/yyyy" if self.code == "vi" else "d MMM yyyy", locale=self.code)

    def month(self, year: int, month: int) -> str:
        """Return 5/2024 (English May 2024)."""
        return f"{month}/{year}" if self.code == "vi" else format_date(date(year, month, 1), "MMM yyyy", locale="en")

    def short_month(self, month: int) -> str:
        """Return T5 (English May)."""
        return f"T{month}" if self.code == "vi" else format_date(date(2000, month, 1), "MMM", locale="en")

    def moment(self, value: datetime) -> str:
        """Return 31/05/2024 08:12 on the office's clock."""
        local = value.astimezone(_ZONE)
        return f"{self.day(local.date())} {local:%H:%M}"

    @property
    def vega_locale(self) -> Mapping[str, object]:
        """The locale block of a Vega-Lite configuration."""
        marks = {"decimal": ",", "thousands": "."} if self.code == "vi" else {"decimal": ".", "thousands": ","}
        return {"number": {**marks, "grouping": [3], "currency": ["", ""]}}


@lru_cache(maxsize=20_000)
def _format(value: int | Decimal, digits: int, code: Code) -> str:
    """A screen shows some hundred numbers, mostly the same as before; Babel takes a tenth of a millisecond for each."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(value, format=pattern, locale=code))


@cache
def language(code: Code) -> Language:
    """Return the language; its catalogue is read once."""
    file = CATALOGUES / f"{code}.po"
    if not file.exists():
        return Language(code, gettext.NullTranslations())
    with file.open("rb") as source:
        catalogue = read_po(source, locale=code)
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return Language(code, gettext.GNUTranslations(binary))
