"""What a case of the corpus is: the files, the options, and what must come of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.corpus import writing
from tests.corpus.office import CODE, FIELDS, ORGANIZATIONS, totals, truth
from tests.corpus.pages import Page

IMPORTED, ASKED, REFUSED, UNCHANGED = "imported", "needs-confirmation", "refused", "unchanged"
SEVERITIES = {REFUSED: "refusal", ASKED: "question", IMPORTED: "note", UNCHANGED: "note"}

Make = Callable[[Path], "Path | Sequence[Path]"]
"""Writes the files of a step into a folder and returns them in the order of the command line."""
Reports = Mapping[str, Mapping[str, "Mapping[str, int | None] | None"]]
"""By month and code the fields that `reports` must print; None: the organisation has no report."""


@dataclass(frozen=True)
class Says:
    """A message of the severity that decides must hold all these words, and stand at this cell and sheet."""

    words: tuple[str, ...] = ()
    cell: str | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Step:
    """One call of the command, and what must come of it. Several outcomes: the issue leaves it open."""

    make: Make
    outcomes: tuple[str, ...]
    months: Mapping[str, tuple[int, Mapping[str, int]]] | None = None
    reports: Reports | None = None
    says: tuple[Says, ...] = ()
    options: tuple[str, ...] = ()
    kind: str | None = "report"
    confirmed: str = IMPORTED
    """What the same file comes to with --confirm, where it needs confirmation."""
    seconds: float = 20.0


@dataclass(frozen=True)
class Case:
    """Files that come in one after another; `of` is what they stand for in the issue."""

    name: str
    of: str
    steps: tuple[Step, ...]
    daily: bool = False
    office: str = CODE
    tags: frozenset[str] = field(default_factory=frozenset)


JUNE = {"2026-06": (len(ORGANIZATIONS), totals())}


def june(**changes: Mapping[str, int | None] | None) -> Reports:
    """What is stored of June when all came in, but for these: june(ta={"admitted": 9}, tn=None)."""
    stored: dict[str, Mapping[str, int | None] | None] = dict(truth())
    for code, change in changes.items():
        stored[code] = None if change is None else {**(stored[code] or {}), **change}
    return {"2026-06": stored}


def only(*fields: str, month: str = "2026-06") -> tuple[dict[str, tuple[int, dict[str, int]]], Reports]:
    """Months and reports of a file that has only these columns."""
    left_out = {name: None for name in FIELDS if name not in (*fields, "quota")}
    stored = {code: {**said, **left_out} for code, said in truth(month).items()}
    return {month: (len(ORGANIZATIONS), totals(month, fields))}, {month: stored}


def xlsx(*pages: Page, by: Callable[..., Path] = writing.by_openpyxl, named: str = "bao-cao.xlsx") -> Make:
    return lambda folder: by(folder / named, *pages)


def good(
    name: str,
    of: str,
    make: Make | Page,
    *,
    daily: bool = False,
    months: Mapping[str, tuple[int, Mapping[str, int]]] | None = JUNE,
    reports: Reports | None = None,
    options: tuple[str, ...] = (),
    says: tuple[Says, ...] = (),
) -> Case:
    """A plain good file: it comes in whole without a question."""
    files = xlsx(make) if isinstance(make, Page) else make
    return Case(name, of, (Step(files, (IMPORTED,), months, reports or june(), says, options),), daily)


def asked(
    name: str,
    of: str,
    make: Make | Page,
    says: Says | tuple[Says, ...],
    *,
    daily: bool = False,
    reports: Reports | None = None,
    options: tuple[str, ...] = (),
) -> Case:
    """It may be right but must be meant: nothing is stored until --confirm, and then this."""
    files = xlsx(make) if isinstance(make, Page) else make
    wanted = says if isinstance(says, tuple) else (says,)
    return Case(name, of, (Step(files, (ASKED,), None, reports, wanted, options),), daily)


def refused(
    name: str,
    of: str,
    make: Make | Page,
    says: Says | tuple[Says, ...],
    *,
    daily: bool = False,
    options: tuple[str, ...] = (),
    kind: str | None = "report",
    seconds: float = 20.0,
) -> Case:
    """It cannot be right: nothing is stored, whatever is confirmed."""
    files = xlsx(make) if isinstance(make, Page) else make
    wanted = says if isinstance(says, tuple) else (says,)
    return Case(name, of, (Step(files, (REFUSED,), None, None, wanted, options, kind, seconds=seconds),), daily)


def either(case: Case, *outcomes: str) -> Case:
    """Let a case end in several ways, where the issue leaves it open; what is stored must be right in each."""
    return replace(case, steps=tuple(replace(step, outcomes=outcomes) for step in case.steps))
