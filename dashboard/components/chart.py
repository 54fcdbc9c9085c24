"""A chart with its words, and the table behind it for who cannot or will not look at lines."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.base import Spec


def chart(spec: Spec, key: str, alt: str) -> None:
    """Show a compiled specification; `alt` says in a sentence what it shows."""
    st.vega_lite_chart(spec=spec, key=key, theme=None, width="stretch", alt=alt)
