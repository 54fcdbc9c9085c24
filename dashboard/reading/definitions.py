"""All definitions in one language: those of the code, and those of categories, which are data."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from dashboard.domain.definitions import DEFINITIONS, Definition, Group
from dashboard.i18n.language import Language
from dashboard.reading.figures import rows_of
from data_access.queries.get_categories import get_categories


def read_definitions(connection: Connection, language: Language) -> tuple[Definition, ...]:
    """Return every definition with term and text in the language, group by group in the order of `Group`."""
    said = [
        replace(definition, term=language.text(definition.term), text=language.text(definition.text))
        for definition in DEFINITIONS
    ]
    said += [
        Definition(
            Group.CATEGORY,
            row.code,
            getattr(row, f"name_{language.code}"),
            getattr(row, f"definition_{language.code}"),
        )
        for row in rows_of(get_categories(connection))
    ]
    places = {group: place for place, group in enumerate(Group)}
    return tuple(sorted(said, key=lambda definition: places[definition.group]))
