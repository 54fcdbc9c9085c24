"""How the organisation of a page came to be, through a cache of its own, and the addresses of its relatives."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.address import Address
from dashboard.context import OVERVIEW, UNIT, Context
from dashboard.database import get_engine
from dashboard.domain.life import Life, Relative
from dashboard.reading.lineage import read_life
from data_access.engine import read_transaction
from data_access.scope import Scope


def life_of(context: Context) -> Life:
    """Return how the organisation shown came to be and what became of it."""
    scope = replace(context.scope, organization_id=context.position.organization.id)
    return _read_life(scope, context.position.data_version, context.database)


def href_of(context: Context, relative: Relative) -> str:
    """Return the address of a predecessor or successor, which may stand in another jurisdiction."""
    is_root = relative.code == relative.jurisdiction
    address = Address(
        jurisdiction=relative.jurisdiction,
        day=relative.day,
        known_at=context.scope.known_at,
        organization="" if is_root else relative.code,
        language=context.address.language,
    )
    return (OVERVIEW if is_root else UNIT) + address.query()


@st.cache_resource(max_entries=200, show_spinner=False)
def _read_life(scope: Scope, data_version: int, database: int) -> Life:
    with read_transaction(get_engine()) as connection:
        return read_life(connection, scope)
