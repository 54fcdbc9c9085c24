"""Conclusions as the presenter's page lists and writes them; what may be written is decided in `writing`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from dashboard.i18n.language import Language, language
from dashboard.meeting.asking import Writing
from dashboard.meeting.showing import Show


@dataclass(frozen=True)
class Spoken:
    """A conclusion as it stands in the list: what was said, and about whom, when, and until when."""

    number: int
    said: str
    about: str
    done: bool


def list_conclusions(engine: Engine, show: Show) -> tuple[Spoken, ...]:
    """Return what was concluded, newest first."""
    raise NotImplementedError


def write_down(engine: Engine, show: Show, writing: Writing) -> str:
    raise NotImplementedError
