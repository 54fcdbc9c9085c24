"""The address in the browser: what it says, and the way to put another one there."""

from __future__ import annotations

import streamlit as st

from dashboard.address import Address, read_address


def current_address() -> Address:
    """Return what the address says, what cannot be read left out."""
    return read_address({key: st.query_params.get_all(key) for key in st.query_params})[0]


def write_address(address: Address) -> None:
    """Put an address into the browser."""
    parameters: dict[str, list[str]] = {}
    for key, value in address.parameters():
        parameters.setdefault(key, []).append(value)
    st.query_params.from_dict(parameters)
