"""The look stands in one place: words of states have the same colours on screens, on pages and on walls."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.domain.states import State
from dashboard.look import STATE_LOOKS, TOKENS, state_colours

STYLES = sorted((Path(__file__).parents[2] / "dashboard").rglob("*.css"))


def test_every_state_has_a_colour_that_stands_in_one_place():
    coloured = dict(re.findall(r"\.(s-[a-z]+)\{color:var\(--([a-z]+)\)\}", state_colours()))
    assert {STATE_LOOKS[state].css for state in State} <= set(coloured)
    assert set(coloured.values()) <= set(TOKENS)
    assert len(STYLES) > 3
    again = r"(?m)^\.s-[a-z]+(?:, \.[a-z-]+)* *\{[^}]*(?<!-)color:"
    assert {file.name: re.findall(again, file.read_text(encoding="utf-8")) for file in STYLES} == {
        file.name: [] for file in STYLES
    }
