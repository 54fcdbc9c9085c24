"""The forms of lists, with what is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.exports.templates.explanations import LIST_REMARKS, TITLES, explanation
from dashboard.exports.templates.form import Entry, Form, FormColumn, Value
from dashboard.i18n.language import Language
from data_access.ingest.lists.choices import BASES, CLUSTERS, DENOMINATORS, EXTENTS, KINDS, SETTINGS, SHAPES
from data_access.ingest.lists.columns import COUNTED, FORM_OF, ListColumn

_SPARE = 200
_ENTRIES = {
    **dict.fromkeys(("year", "first_year", "last_year", "past_last_year"), Entry.YEAR),
    **dict.fromkeys(("amount", "members", "display_order", *COUNTED), Entry.COUNT),
    **dict.fromkeys(
        ("valid_from", "valid_to", "effective_on", "due_on", "received_on", "issued_on", "date"), Entry.DAY
    ),
    "month": Entry.MONTH,
    "cluster": Entry.ANY_CHOICE,
    **dict.fromkeys(("extent", "basis", "shape", "denominator", "category", "setting"), Entry.CHOICE),
}
_CHOICES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "kind": KINDS,
    "cluster": CLUSTERS,
    "extent": EXTENTS,
    "basis": BASES,
    "shape": SHAPES,
    "denominator": DENOMINATORS,
    "setting": SETTINGS,
}


def list_form(
    language: Language,
    kind: str,
    jurisdiction: str,
    rows: Sequence[Mapping[str, Value]],
    categories: Mapping[str, Sequence[str]],
) -> Form:
    """Return the form of a list; `rows` are what is known, choices by their codes, `categories` names by code."""
    words = {**_CHOICES, "category": categories}
    columns = tuple(_column(language, kind, column, words) for column in FORM_OF[kind].columns)
    choosing = {column.field for column in columns if column.entry in (Entry.CHOICE, Entry.ANY_CHOICE)}
    shown = [
        {
            field: _word(language, words[field], value) if field in choosing and isinstance(value, str) else value
            for field, value in row.items()
        }
        for row in rows
    ]
    title = language.text(TITLES[kind])
    return Form(
        tab=title[:31],
        lines=(title.upper(), jurisdiction),
        columns=columns,
        rows=shown,
        spare=_SPARE,
        fixed_columns=2 if columns[1].field == "name" else 1,
        remarks=tuple(language.text(remark) for remark in LIST_REMARKS),
    )


def _column(
    language: Language, kind: str, column: ListColumn, words: Mapping[str, Mapping[str, Sequence[str]]]
) -> FormColumn:
    entry = _ENTRIES.get(column.field, Entry.TEXT)
    if kind == "organizations" and column.field == "kind":
        entry = Entry.CHOICE
    choosing = entry in (Entry.CHOICE, Entry.ANY_CHOICE)
    return FormColumn(
        column.field,
        column.field if language.code == "en" else column.headings[0],
        entry,
        language.text(explanation(kind, column.field)),
        tuple(_word(language, words[column.field], code) for code in words[column.field]) if choosing else (),
        required=column.required,
    )


def _word(language: Language, words: Mapping[str, Sequence[str]], code: str) -> str:
    """Return the word of a choice as the language writes it; a text of the office's own stands for itself."""
    return code if language.code == "en" or code not in words else words[code][0]
