"""The form of a monthly report: who reports, with their quotas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.exports.templates.explanations import REPORT_COLUMNS, REPORT_REMARKS
from dashboard.exports.templates.form import Entry, Form, FormColumn, Value
from dashboard.i18n.language import Language
from data_access.ingest.report_form import HEADINGS, report_tab, report_title
from data_access.ingest.tables.table import CODE, NAME, NOTE, NUMBER, QUOTA

_FIXED = (NUMBER, CODE, NAME, QUOTA)


def report_form(language: Language, jurisdiction: str, month: date, rows: Sequence[Mapping[str, Value]]) -> Form:
    """Return the form for a month. Title and headings are Vietnamese in any language: it is sent on as it stands."""
    columns = tuple(
        FormColumn(
            role,
            heading.format(year=month.year),
            Entry.FIXED if role in _FIXED else Entry.TEXT if role == NOTE else Entry.COUNT,
            language.text(REPORT_COLUMNS[role]),
        )
        for role, heading in HEADINGS.items()
    )
    title, day = report_title(month)
    numbered = [{NUMBER: number, **row} for number, row in enumerate(rows, 1)]
    return Form(
        tab=report_tab(month),
        lines=(title, day, jurisdiction),
        columns=columns,
        rows=numbered,
        fixed_columns=3,
        remarks=tuple(language.text(remark) for remark in REPORT_REMARKS),
    )
