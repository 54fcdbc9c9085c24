"""What a press on something of a meeting does: one write each, then a sentence of what was done or why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.components.imports.actions import who
from dashboard.components.markup import escape
from dashboard.i18n.language import Language
from dashboard.imports.faults import unwritten_sentence
from dashboard.meeting.writing import RefusedError
from data_access.ingest.imports.faults import DatabaseBusyError, DiskFullError

_DONE, _FAULT = "meeting_done", "meeting_fault"


@contextmanager
def attempt(language: Language, done: str = "") -> Iterator[None]:
    """Write something; keep for the next drawing that it was `done`, or what stood in the way."""
    st.session_state.pop(_DONE, None)
    try:
        yield
    except RefusedError as refused:
        st.session_state[_FAULT] = language.text(refused.message, **refused.values)
    except (DatabaseBusyError, DiskFullError) as error:
        st.session_state[_FAULT] = unwritten_sentence(language, error)
    else:
        st.session_state[_DONE] = done


def fault() -> str:
    """Return once what stood in the way; empty for nothing."""
    return str(st.session_state.pop(_FAULT, ""))


def tell() -> None:
    """Say once what was done or why not."""
    done = st.session_state.pop(_DONE, "")
    if words := fault():
        st.html(f'<p class="qd s-zero" role="alert">{escape(words)}</p>', width="content")
    elif done:
        st.html(f'<p class="qd" role="status">✓ {escape(done)}</p>', width="content")


def writer(language: Language) -> str:
    """Return who is at the screen, as typed once in the session."""
    return who(language.text("Văn phòng"))
