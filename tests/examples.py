"""How much a slow test tries: a part in `make test`, all of it in `make test-all`."""

from __future__ import annotations

import pytest
from hypothesis import settings

SERVER_SELDOM = ["sqlite", pytest.param("postgresql", marks=pytest.mark.exhaustive)]
"""Values of `dialect` where faster tests of the same questions run on both engines every time."""


def one_in(part: int) -> settings:
    """Try one of so many of the usual examples, two at least: for laws of which an example is a whole office."""
    return settings(max_examples=max(2, settings.default.max_examples // part))
