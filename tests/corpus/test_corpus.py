"""Every file of the corpus comes to what its manifest says, through the command: a part daily, all on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from sample_data.builder import fill as fill_sample
from tests.corpus import office
from tests.corpus.cases import Case
from tests.corpus.judging import faults
from tests.corpus.manifest import CASES
from tests.templates import Templates, disposed


@contextmanager
def opened(case: Case, dialect: str, templates: Templates, folder: Path) -> Iterator[Engine]:
    """A database of its own with the office of the case."""
    fill = office.fill if case.office == office.CODE else fill_sample
    with templates.copy(dialect, fill, folder) as url, disposed(url) as engine:
        yield engine


def judged(case: Case, dialect: str, templates: Templates, folder: Path, *, dry: bool) -> None:
    with opened(case, dialect, templates, folder) as engine:
        found = faults(case, engine, folder, dry=dry)
    assert not found, "\n".join([case.name, *found])


def test_the_corpus_is_large_and_names_its_cases_once():
    names = [case.name for case in CASES]

    assert len(set(names)) == len(names) >= 150
    assert sum(case.daily for case in CASES) >= 50


@pytest.mark.parametrize("case", [case for case in CASES if case.daily], ids=lambda case: case.name)
def test_a_file_comes_to_what_the_manifest_says(case: Case, templates: Templates, tmp_path: Path):
    judged(case, "sqlite", templates, tmp_path, dry=False)


@pytest.mark.exhaustive
@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_file_comes_to_what_the_manifest_says_on_both_engines(
    case: Case, dialect: str, templates: Templates, tmp_path: Path
):
    judged(case, dialect, templates, tmp_path, dry=True)
