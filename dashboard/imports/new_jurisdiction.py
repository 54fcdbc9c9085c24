"""What may be the code and the name of a new jurisdiction, and the form that its name tells."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from dashboard.i18n.collation import fold

FIRST_DAY = date(1930, 2, 3)
"""The Party's own first day: no organisation of a registry began before it."""
_KIND_OF = (
    ("tỉnh", "province_committee"),
    ("thành", "city_committee"),
    ("thị", "town_committee"),
    ("huyện", "district_committee"),
    ("quận", "district_committee"),
    ("phường", "commune_committee"),
    ("xã", "commune_committee"),
    ("đặc khu", "commune_committee"),
    ("khối", "bloc_committee"),
)
"""Form by the word that stands in a name; the first that fits."""
LONGEST_CODE, LONGEST_NAME = 80, 200


def plain_name(typed: str) -> str:
    """Return a name as it is kept: composed letters, single spaces."""
    return unicodedata.normalize("NFC", " ".join(typed.split()))


def is_name(name: str) -> bool:
    """Return whether a jurisdiction may have the name."""
    return 0 < len(name) <= LONGEST_NAME


def is_code(code: str) -> bool:
    """Return whether a jurisdiction may have the code: "thanh-hoa", "TH_01"."""
    return re.fullmatch(r"[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*", code) is not None and len(code) <= LONGEST_CODE


def code_of(name: str) -> str:
    """Return the code that a name suggests: "tinh-uy-hau-giang" for Tỉnh ủy Hậu Giang."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:LONGEST_CODE].strip("-")


def kind_of(name: str) -> str:
    """Return the form that a name tells: "Tỉnh ủy Hậu Giang" is a province's committee; a city's where none does."""
    beginning = name.casefold().removeprefix("đảng bộ ")
    return next((kind for word, kind in _KIND_OF if beginning.startswith(word)), "city_committee")
