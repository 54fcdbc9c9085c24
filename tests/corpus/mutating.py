"""Damage good files at random, knowing what each still says: never may a figure that nobody wrote come in."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.corpus import writing
from tests.corpus.layouts import grouped, merged_names, official, three_rows
from tests.corpus.office import ORGANIZATIONS, truth
from tests.corpus.pages import Page, plain

FIGURES = ("admitted", "student", "enterprise", "religious")
TEXTS = ("", " ", "-", "x", "…", "0", "07", "7,0", "7.5", "abc", "1e3", "12 (3)", "1.020", "١", "=A1", "#REF!")
ODD: tuple[object, ...] = (*TEXTS, None, 7.0, -1, True, 10**9)


@dataclass
class Mutant:
    """A page and, by organisation and field, all values that its file may be taken to say. None: not reported."""

    page: Page
    may: dict[tuple[str, str], set[int | None]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)


def mutant(chance: random.Random) -> Mutant:
    """Return a good page with one to four things changed."""
    page = chance.choice(
        [plain, plain, official, three_rows, lambda: grouped(True), lambda: grouped(False), merged_names]
    )()
    may: dict[tuple[str, str], set[int | None]] = {}
    for code, fields in truth().items():
        for name in FIGURES:
            may[code, name] = {fields[name]}
    one = Mutant(page, may)
    for _ in range(chance.randint(1, 4)):
        chance.choice(CHANGES)(one, chance)
    return one


def _other_figure(one: Mutant, chance: random.Random) -> None:
    code, column = chance.choice([place for place in one.page.places if place[1] in FIGURES])
    amount = chance.randint(0, 30)
    one.page.put(code, column, amount)
    one.may[code, column] = {amount}
    one.done.append(f"{code} {column} = {amount}")


def _odd_figure(one: Mutant, chance: random.Random) -> None:
    """Something that is hardly a number: it may be told, or be read as what it says, or be left unread."""
    code, column = chance.choice([place for place in one.page.places if place[1] in FIGURES])
    content = chance.choice(ODD)
    one.page.put(code, column, content)
    readings: dict[object, int] = {"-": 0, "0": 0, "07": 7, 7.0: 7, "7,0": 7, "12 (3)": 12, "1.020": 1020}
    read = readings.get(content) if not isinstance(content, bool) else None
    one.may[code, column] = {None, 0} if read is None else {read}
    one.done.append(f"{code} {column} = {content!r}")


def _two_names_swapped(one: Mutant, chance: random.Random) -> None:
    """The figures stay, the names change places: each gets the figures of the other."""
    first, second = chance.sample([each.code for each in ORGANIZATIONS], 2)
    places = [one.page.places[code, "name"] for code in (first, second)]
    rows = one.page.rows
    (row, column), (other_row, other) = places
    rows[row][column], rows[other_row][other] = rows[other_row][other], rows[row][column]
    for place in list(one.page.places):
        if place[0] == first:
            counterpart = (second, place[1])
            one.page.places[place], one.page.places[counterpart] = one.page.places[counterpart], one.page.places[place]
    for name in FIGURES:
        one.may[first, name], one.may[second, name] = one.may[second, name], one.may[first, name]
    one.done.append(f"names of {first} and {second} swapped")


def _letter_lost(one: Mutant, chance: random.Random) -> None:
    """A letter of a name is lost or doubled: it must be told, or mean the same organisation."""
    code = chance.choice([each.code for each in ORGANIZATIONS])
    row, column = one.page.places[code, "name"]
    name = str(one.page.rows[row][column] or "Chi bộ")
    place = chance.randrange(len(name))
    one.page.rows[row][column] = name[:place] + chance.choice(["", name[place] * 2]) + name[place + 1 :]
    for field_ in FIGURES:
        one.may[code, field_].add(None)
    one.done.append(f"name of {code}: {one.page.rows[row][column]}")


def _row_lost(one: Mutant, chance: random.Random) -> None:
    code = chance.choice([each.code for each in ORGANIZATIONS])
    row, _ = one.page.places[code, "name"]
    one.page.rows[row] = [None] * len(one.page.rows[row])
    for name in FIGURES:
        one.may[code, name] = {None}
    one.done.append(f"row of {code} lost")


def _row_twice(one: Mutant, chance: random.Random) -> None:
    code = chance.choice([each.code for each in ORGANIZATIONS])
    row, _ = one.page.places[code, "name"]
    one.page.rows.append(list(one.page.rows[row]))
    one.done.append(f"row of {code} twice")


def _heading_gone(one: Mutant, chance: random.Random) -> None:
    """A heading is lost: its column may be left unread, never be read as another."""
    texts = [
        (number, place)
        for number, row in enumerate(one.page.rows)
        for place, cell in enumerate(row)
        if isinstance(cell, str)
        and cell in ("Học sinh, sinh viên", "Người có đạo", "HSSV", "Theo đạo", "Lao động trong DN")
    ]
    if not texts:
        return
    number, place = chance.choice(texts)
    one.done.append(f"heading lost: {one.page.rows[number][place]}")
    one.page.rows[number][place] = None
    for code_field in one.may:
        if code_field[1] != "admitted":
            one.may[code_field].add(None)


def _stray_text(one: Mutant, chance: random.Random) -> None:
    row = chance.choice(one.page.rows)
    row.extend([None, chance.choice(["đã kiểm tra", "ok", 5, "Bí thư", "31/6"])])
    one.done.append("stray text")


CHANGES: tuple[Callable[[Mutant, random.Random], None], ...] = (
    _other_figure,
    _odd_figure,
    _odd_figure,
    _two_names_swapped,
    _letter_lost,
    _row_lost,
    _row_twice,
    _heading_gone,
    _stray_text,
)


def written(one: Mutant, folder: Path, chance: random.Random) -> Path:
    """Write a mutant by one of the programs."""
    by = chance.choice([writing.by_openpyxl, writing.by_xlsxwriter, writing.by_pandas])
    return by(folder / "bao-cao.xlsx", one.page)


def with_broken_bytes(path: Path, chance: random.Random) -> Path:
    """Change some bytes inside a part of a workbook and pack it anew, so that no checksum gives it away."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    content = bytearray(parts[name])
    for _ in range(chance.randint(1, 8)):
        if content:
            content[chance.randrange(len(content))] = chance.randrange(256)
    parts[name] = bytes(content)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
    return path
