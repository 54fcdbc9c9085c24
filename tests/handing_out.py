"""Which tests stay together in one process of several, and which ones begin."""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

PAPERS = "tests/exports/"
WHOLE_FILES = (
    "tests/browser/",
    "tests/data_access/monthly/",
    "tests/sample_data/test_hau_giang",
    "tests/sample_data/test_thanh_hoa",
)
"""Tests of a file that share a server and a tab, or a database."""
LONG = (
    PAPERS,
    *(f"tests/browser/test_{name}.py" for name in ("import", "wall", "layout", "administration", "meeting")),
)
"""What takes long in one process, longest first: begun last, it would leave the other processes without work."""


def together(test: str) -> str:
    """Return the name of those that `test` stays with: all papers share what was read of the sample."""
    if test.startswith(PAPERS):
        return PAPERS
    return test.split("::")[0] if test.startswith(WHOLE_FILES) else test


def begins(test: str) -> int:
    """Return when `test` begins: 0 before all others."""
    return next((number for number, long in enumerate(LONG) if test.startswith(long)), len(LONG))


class Scheduler(LoadScopeScheduling):
    """Hands out tests in the order in which they were collected, those together to one process.

    xdist's own way to name them, the mark `xdist_group`, goes unheard since pytest 9.2
    (https://github.com/pytest-dev/pytest-xdist/issues/1386).
    """

    def __init__(self, config: pytest.Config, log: Any) -> None:
        config.option.loadscopereorder = False  # many tests are not what takes long
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)
