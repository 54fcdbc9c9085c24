"""Good files damaged at random: never a traceback, never 20 seconds, never a figure that the file does not say."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.corpus import office, writing
from tests.corpus.judging import EXITS, Command, digests
from tests.corpus.mutating import FIGURES, Mutant, mutant, with_broken_bytes, written
from tests.corpus.pages import plain
from tests.templates import Templates, disposed

MUTANTS = 300


def wrong_figures(command: Command, one: Mutant) -> list[str]:
    """Return what is stored of June and stands nowhere in the file."""
    stored = command.stored("2026-06")
    return [
        f"{code} {name}: {stored[code][name]} instead of {one.may[code, name]}"
        for code in stored
        for name in FIGURES
        if stored[code][name] is not None and stored[code][name] not in one.may[code, name]
    ]


def judged(templates: Templates, folder: Path, number: int) -> list[str]:
    """Bring a mutant, confirmed every other time, and return what is wrong."""
    chance = random.Random(number)
    one = mutant(chance)
    folder.mkdir()
    with templates.copy("sqlite", office.fill, folder) as url, disposed(url) as engine:
        command = Command(engine, office.CODE)
        path = written(one, folder, chance)
        before = digests(engine, apart_from=("import_batch", "audit_event"))
        began = time.monotonic()
        code, [said] = command.bring([path], *(["--confirm"] if number % 2 else []))
        found = [] if time.monotonic() - began < 20 else ["too slow"]
        if code != EXITS[said["outcome"]]:
            found.append(f"exit {code} after {said['outcome']}")
        if "not-understood" in {each["code"] for each in said["messages"]}:
            found.append("not understood")
        if said["outcome"] != "imported":
            changed = digests(engine, apart_from=("import_batch", "audit_event")) != before
            return [*found, *(["changed though not imported"] if changed else [])]
        return found + wrong_figures(command, one)


def _told(templates: Templates, folder: Path, numbers: range) -> list[str]:
    return [
        f"{number} {mutant(random.Random(number)).done}: {fault}"
        for number in numbers
        for fault in judged(templates, folder / str(number), number)
    ]


def test_damaged_files_bring_no_figure_that_they_do_not_say(templates: Templates, tmp_path: Path):
    assert _told(templates, tmp_path, range(6)) == []


@pytest.mark.exhaustive
def test_many_damaged_files_bring_no_figure_that_they_do_not_say(templates: Templates, tmp_path: Path):
    assert _told(templates, tmp_path, range(6, MUTANTS)) == []


@pytest.mark.exhaustive
def test_workbooks_with_broken_bytes_are_refused_or_say_what_they_said(templates: Templates, tmp_path: Path):
    """A byte may turn one digit into another; but nothing may break, and a refusal changes nothing."""
    outcomes = set()
    for number in range(100):
        folder = tmp_path / str(number)
        folder.mkdir()
        with templates.copy("sqlite", office.fill, folder) as url, disposed(url) as engine:
            command = Command(engine, office.CODE)
            path = with_broken_bytes(writing.by_openpyxl(folder / "x.xlsx", plain()), random.Random(number))
            before = digests(engine, apart_from=("import_batch", "audit_event"))
            began = time.monotonic()
            _, [said] = command.bring([path])
            assert time.monotonic() - began < 20
            assert "not-understood" not in {each["code"] for each in said["messages"]}, number
            outcomes.add(said["outcome"])
            if said["outcome"] != "imported":
                assert digests(engine, apart_from=("import_batch", "audit_event")) == before
    assert outcomes >= {"imported", "refused"}
