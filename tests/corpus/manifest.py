"""All cases of the corpus."""

from __future__ import annotations

from tests.corpus import hostile, layouts, lists, numbers, programs, registries, spellings, times
from tests.corpus.cases import Case

CASES: tuple[Case, ...] = (
    *layouts.CASES,
    *spellings.CASES,
    *numbers.CASES,
    *times.CASES,
    *programs.CASES,
    *hostile.CASES,
    *lists.CASES,
    *registries.CASES,
)
