"""How much a slow test tries: a part in `make test`, all of it in `make test-all`."""

from __future__ import annotations

import pytest
from hypothesis import settings

SERVER_SELDOM = ["sqlite", pytest.param("postgresql", marks=pytest.mark.exhaustive)]
"""Values of `dialect` where faster tests of the same questions run on both engines every time."""

THOROUGH = "thorough"
"""The profile of the complete run."""


def one_in(part: int, complete: int = 0) -> settings:
    """Try one of so many of the usual examples, two at least: for laws of which an example is a whole office.

    `complete` is how many the complete run tries, if that is more.
    """
    fewer = max(2, settings.default.max_examples // part)
    return settings(max_examples=max(fewer, complete) if settings.get_current_profile_name() == THOROUGH else fewer)
