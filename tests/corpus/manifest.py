"""All cases of the corpus."""

from __future__ import annotations

from tests.corpus import annexes, hostile, layouts, lists, numbers, programs, registries, spellings, times
from tests.corpus.cases import Case

CASES: tuple[Case, ...] = (
    *layouts.CASES,
    *annexes.CASES,
    *spellings.CASES,
    *numbers.CASES,
    *times.CASES,
    *programs.CASES,
    *hostile.CASES,
    *lists.CASES,
    *registries.CASES,
)
