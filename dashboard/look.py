"""The look in one place: colours of paper and states for light and dark, glyphs, and the style sheet made of them.

Charts and markup take their colours from here and nowhere else. Text stands at 6:1 or more on its paper, fills and
lines at 3:1 or more; a state is glyph and word first, colour third.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.domain.states import State
from dashboard.domain.targets import Answer

TOKENS: dict[str, tuple[str, str]] = {
    "paper": ("#FFFFFF", "#12171D"),
    "field": ("#F4F5F7", "#1C232B"),
    "ink": ("#1C2430", "#E9EDF1"),
    "ink2": ("#4A5564", "#B7C1CB"),
    "line": ("#C9CFD6", "#3D4854"),
    "hair": ("#E3E7EB", "#2A323B"),
    "accent": ("#1B4B7A", "#8DBBE8"),
    "track": ("#DCE2E9", "#323C47"),
    "gap": ("#C77A1E", "#E0A04A"),
    "gap-pale": ("#F6E3C8", "#4A3616"),
    "earlier": ("#8793A0", "#75818E"),
    "institution": ("#A61C22", "#E0565B"),
    "neutral": ("#5B6470", "#A9B3BE"),
    "zero": ("#7A2348", "#F0A3C0"),
    "zero-line": ("#7A2348", "#D9799F"),
    "zero-pale": ("#F6E9EF", "#33202A"),
    "behind": ("#8A4B08", "#F2B96B"),
    "pace": ("#3F556B", "#B4C6D8"),
    "pace-bar": ("#7790A9", "#6B8299"),
    "met": ("#0F6157", "#7FD6C8"),
    "met-bar": ("#237C70", "#3FA394"),
    "exceeded": ("#084C44", "#A5EADF"),
    "exceeded-bar": ("#084C44", "#A5EADF"),
}


_BLACK, _WHITE = "#000000", "#FFFFFF"
WALL_LIGHT = {
    "ink": "#0B0F14",
    "ink2": "#0B0F14",
    "line": "#5A6470",
    "hair": "#8A94A0",
    "accent": "#0B3A66",
    "track": "#C9D1D9",
    "gap": "#A85800",
    "gap-pale": "#FFE2B8",
    "earlier": "#5A6470",
    "neutral": "#3A434D",
    "zero": "#640F3B",
    "behind": "#6E3A00",
    "pace": "#22384D",
    "met": "#064A42",
    "exceeded": "#043B35",
}
"""What a projector washes out is darker there than on a screen."""
WALL_DARK = {"ink2": "#E9EDF1", "line": "#75818E", "hair": "#4A5662", "track": "#46525E", "earlier": "#A9B3BE"}
_PALE = ("paper", "field", "track", "gap-pale", "zero-pale")
WALLS: dict[str, dict[str, str]] = {
    "sang": {name: pair[0] for name, pair in TOKENS.items()} | WALL_LIGHT,
    "toi": {name: pair[1] for name, pair in TOKENS.items()} | WALL_DARK,
    "tuong_phan": {name: _WHITE if name in _PALE else _BLACK for name in TOKENS},
}
"""Colours of what stands on a wall, by its ground: light, dark, and black on white for a projector in daylight."""


@dataclass(frozen=True)
class StateLook:
    """How a state is drawn: its glyph (in the bundled font) and the class that colours word and bar."""

    glyph: str
    css: str


STATE_LOOKS: dict[State, StateLook] = {
    State.NOT_ASSIGNED: StateLook("–", "s-none"),
    State.NOT_REPORTED: StateLook("□", "s-unreported"),
    State.ZERO: StateLook("○", "s-zero"),
    State.BEHIND: StateLook("▼", "s-behind"),
    State.ON_PACE: StateLook("◆", "s-pace"),
    State.MET: StateLook("✓", "s-met"),
    State.EXCEEDED: StateLook("▲", "s-exceeded"),
}

ANSWER_LOOKS: dict[Answer, StateLook] = {
    Answer.BELOW: StateLook("▷", "s-pace"),
    Answer.INSIDE: StateLook("✓", "s-met"),
    Answer.ABOVE: StateLook("▲", "s-exceeded"),
    Answer.MET: StateLook("✓", "s-met"),
    Answer.NOT_MET: StateLook("▷", "s-pace"),
    Answer.UNKNOWN: StateLook("□", "s-unreported"),
}

SEVERITY_LOOKS: dict[str, StateLook] = {
    "refusal": StateLook("▼", "s-zero"),
    "question": StateLook("◆", "s-behind"),
    "note": StateLook("–", "s-none"),
}
"""By what a message does to a file (Severity)."""
OUTCOME_LOOKS: dict[str, StateLook] = {
    "imported": StateLook("✓", "s-met"),
    "needs-confirmation": StateLook("◆", "s-behind"),
    "refused": StateLook("▼", "s-zero"),
    "unchanged": StateLook("–", "s-none"),
}
"""By what becomes of a file (Outcome)."""


_STATE_TOKENS = {
    "s-none": "neutral",
    "s-unreported": "neutral",
    "s-zero": "zero",
    "s-behind": "behind",
    "s-pace": "pace",
    "s-met": "met",
    "s-exceeded": "exceeded",
}


def colour(token: str, *, dark: bool) -> str:
    """Return the colour of a token, for a chart that cannot read the style sheet."""
    return TOKENS[token][dark]


def state_colours() -> str:
    """Return the rules that colour the words of states: the same on screens, on pages without a network, on walls."""
    return "".join(f".{css}{{color:var(--{token})}}" for css, token in _STATE_TOKENS.items())


@cache
def style_sheet(*, dark: bool) -> str:
    """Return the style block of the page: the tokens for its theme, then the rules that use them."""
    tokens = "".join(f"--{name}:{pair[dark]};" for name, pair in TOKENS.items())
    scheme = "dark" if dark else "light"
    rules = Path(__file__).with_name("look.css").read_text(encoding="utf-8")
    return f"<style>:root{{color-scheme:{scheme};{tokens}}}\n{rules}{state_colours()}</style>"
