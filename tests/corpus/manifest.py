"""All cases of the corpus."""

from __future__ import annotations

from tests.corpus import (
    annexes,
    hostile,
    layouts,
    lists,
    months_alone,
    numbers,
    printed,
    programs,
    registries,
    spellings,
    strangers,
    times,
)
from tests.corpus.cases import Case

CASES: tuple[Case, ...] = (
    *layouts.CASES,
    *months_alone.CASES,
    *annexes.CASES,
    *spellings.CASES,
    *numbers.CASES,
    *printed.CASES,
    *times.CASES,
    *strangers.CASES,
    *programs.CASES,
    *hostile.CASES,
    *lists.CASES,
    *registries.CASES,
)
