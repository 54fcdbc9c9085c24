"""Templates of the sample jurisdictions, filled with what is stored, come back as nothing new."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from dashboard.commands.template import make_form
from dashboard.exports.templates.writing import write_form
from dashboard.i18n.language import language
from data_access.engine import read_transaction
from data_access.ingest.imports.take import take
from data_access.ingest.lists.columns import FORMS
from data_access.ingest.preview import Asked, Outcome
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.queries.get_stored_reports import get_stored_reports
from data_access.scope import Scope

VI, TODAY = language("vi"), date(2026, 11, 26)
MONTHS = {
    "thanh-hoa": date(2024, 5, 1),
    "hai-phong": date(2026, 5, 1),
    "hai-phong-2024": date(2024, 5, 1),
    "hau-giang": date(2024, 5, 1),
    "thi-xa": date(2022, 5, 1),
}
FIXED = ("number", "code", "name", "quota", "note")


def root_of(connection, code):
    roots = get_jurisdictions(connection, "local")
    return int(roots.loc[roots["code"] == code, "id"].iloc[0])


def filled(form, reports):
    """Return the workbook with the figures of `reports` by code, x where one has none of a column that others have."""
    book = load_workbook(BytesIO(write_form(form, VI)))
    sheet, head = book.worksheets[0], len(form.lines) + 2
    for row in range(head + 1, sheet.max_row + 1):
        report = reports.get(sheet.cell(row, 2).value)
        for number, column in enumerate(form.columns, 1):
            asked = (
                any(other[column.field] is not None for other in reports.values()) if column.field not in FIXED else 0
            )
            if report and asked:
                value = report[column.field]
                sheet.cell(row, number).value = "x" if value is None else int(value)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.exhaustive
@pytest.mark.parametrize("code", MONTHS)
def test_a_report_filled_with_what_is_stored_is_nothing_new(sample_engine, code):
    with read_transaction(sample_engine) as connection:
        root = root_of(connection, code)
        form, name = make_form(connection, VI, "report", root, MONTHS[code])
        stored = get_stored_reports(connection, Scope(root, TODAY), MONTHS[code])
    reports = {row["code"]: {**row, "note": None} for row in stored.to_dict("records")}
    result = take(sample_engine, filled(form, reports), name, Asked(root, TODAY), "test", dry_run=True)
    assert (result.outcome, result.preview.changes) == (Outcome.UNCHANGED, ()), result.messages
    assert result.preview.months[MONTHS[code]].totals["admitted"] == int(stored["admitted"].sum())


@pytest.mark.exhaustive
@pytest.mark.parametrize("code", MONTHS)
def test_every_list_comes_back_as_it_went(sample_engine, code):
    for kind in (form.kind for form in FORMS):
        with read_transaction(sample_engine) as connection:
            root = root_of(connection, code)
            form, name = make_form(connection, VI, kind, root, MONTHS[code])
        result = take(sample_engine, write_form(form, VI), name, Asked(root, TODAY), "test", dry_run=True)
        assert (result.outcome, result.preview.kind, result.preview.changes) == (Outcome.UNCHANGED, kind, ())
