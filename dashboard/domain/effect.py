"""What a change does to figures: the same organisations on the same day, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.states import State


@dataclass(frozen=True)
class Seen:
    """What screens show of an organisation on a day. `above` is whoever it stands directly below, empty for the top."""

    code: str
    name: str
    above: str
    quota: int | None
    admitted: int | None
    due: int | None
    state: State
    below: int
    """How many stand directly below it."""


@dataclass(frozen=True)
class View:
    """Some organisations of a jurisdiction on a day, by code; one that does not stand then is absent."""

    day: date
    seen: tuple[Seen, ...]
    parts: int
    """Quotas of the direct organisations added up."""
    zero: int = 0
    behind: int = 0
    small: int = 0
    """How many of the direct organisations admitted nobody yet, are behind, have a small quota."""

    def of(self, code: str) -> Seen | None:
        """Return one of them."""
        return next((one for one in self.seen if one.code == code), None)
