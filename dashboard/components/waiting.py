"""The screen while the database does not answer: what happened, since when, and it heals by itself."""

from __future__ import annotations

import streamlit as st

from dashboard.components.notices import box
from dashboard.database import get_engine, screen_sentence
from dashboard.i18n.language import Language
from data_access.migrate import Condition, examine

RETRY_SECONDS = 5


def wait_for_database(language: Language, condition: Condition) -> None:
    """Say in what condition the database is, and look again every few seconds until it answers."""

    @st.fragment(run_every=RETRY_SECONDS)
    def look_again() -> None:
        if examine(get_engine()).condition is Condition.READY:
            st.rerun()
        what, what_to_do = screen_sentence(condition, language.code)
        again = language.text("Trang tự thử lại sau mỗi {n} giây.", n=language.number(RETRY_SECONDS))
        box(what, f"{what_to_do} {again}", alone=True)

    look_again()
