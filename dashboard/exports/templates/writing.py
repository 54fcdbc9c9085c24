"""From a form to the bytes of a workbook: headings are protected, cells check what is typed, both sheets print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from dashboard.exports.excel.heights import lines_needed
from dashboard.exports.templates.form import Entry, Form, FormColumn, Value
from dashboard.i18n.language import Language

_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
_BORDER = {"border": 1, "border_color": "#808080"}
_HEAD = {**_FONT, **_BORDER, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#E4E4E4", "locked": True}
_FORMATS = {Entry.COUNT: "0", Entry.DAY: "dd/mm/yyyy", Entry.SHARE: "General", Entry.TEXT: "@", Entry.CHOICE: "@"}
_WIDTHS = {
    Entry.COUNT: 11.0,
    Entry.MONTH: 9.0,
    Entry.YEAR: 9.0,
    Entry.SHARE: 13.0,
    Entry.DAY: 14.0,
    Entry.CHOICE: 26.0,
    Entry.ANY_CHOICE: 22.0,
}
_NAME_WIDTH, _CODE_WIDTH, _NUMBER_WIDTH, _TEXT_WIDTH = 46.0, 24.0, 6.0, 22.0
_MOST_PEOPLE = 9_999_999
_FIRST_YEAR, _LAST_YEAR = 1930, 2200
_SPARE_PRINTED = 10
_A4 = 9


@dataclass
class _Writer:
    book: Workbook
    language: Language

    def look(self, **more: Any) -> Any:
        return self.book.add_format({**_FONT, **more})


def write_form(form: Form, language: Language) -> bytes:
    """Return the workbook: the table to fill in, its explanations, and the words of its choices."""
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    writer = _Writer(book, language)
    sheet = book.add_worksheet(form.tab)
    guide = book.add_worksheet(language.text("Hướng dẫn"))
    chosen = [column for column in form.columns if column.choices]
    places = _write_choices(writer, chosen) if chosen else {}
    _write_table(writer, sheet, form, places)
    _write_guide(writer, guide, form)
    sheet.activate()
    book.close()
    return stream.getvalue()


def _write_table(writer: _Writer, sheet: Any, form: Form, places: Mapping[str, str]) -> None:
    last = len(form.columns) - 1
    for row, line in enumerate(form.lines):
        look = writer.look(bold=row == 0, italic=row > 0, font_size=14 if row == 0 else 12)
        sheet.write_string(row, 0, line, look)
    head = len(form.lines) + 1
    heading_look = writer.book.add_format(_HEAD)
    for number, column in enumerate(form.columns):
        sheet.set_column(number, number, _width(column))
        sheet.write_string(head, number, column.heading, heading_look)
    sheet.set_row(head, 16 * max(2, *(-(-len(column.heading) // int(_width(column))) for column in form.columns)))
    first, end = head + 1, head + len(form.rows) + form.spare
    for row, filled in enumerate(form.rows, first):
        sheet.set_row(row, 17 * max(_lines(str(filled.get(column.field) or ""), column) for column in form.columns))
    for number, column in enumerate(form.columns):
        look = _cell_look(writer, column, locked=column.entry is Entry.FIXED)
        for row in range(first, end + 1):
            known = form.rows[row - first].get(column.field) if row - first < len(form.rows) else None
            _write(sheet, row, number, known, look)
        if end >= first:
            _validate(writer, sheet, (first, end, number), column, places)
    sheet.freeze_panes(head + 1, form.fixed_columns)
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, head + max(len(form.rows) + min(form.spare, _SPARE_PRINTED), 1), last)
    sheet.set_landscape()
    _set_up_print(sheet, writer.language)


def _write_guide(writer: _Writer, sheet: Any, form: Form) -> None:
    language, row = writer.language, 0
    wrapped = writer.look(text_wrap=True, valign="top")
    sheet.write_string(row, 0, language.text("Hướng dẫn"), writer.look(bold=True, font_size=14))
    for remark in form.remarks:
        row += 1
        sheet.merge_range(row, 0, row, 1, remark, wrapped)
        sheet.set_row(row, 17 * (1 + len(remark) // 105))
    row += 1
    bordered = {**_BORDER, "text_wrap": True, "valign": "top"}
    for column in form.columns:
        row += 1
        sheet.write_string(row, 0, column.heading, writer.look(**bordered, bold=column.required))
        sheet.write_string(row, 1, column.explanation, writer.look(**bordered))
        sheet.set_row(row, 17 * max(1 + len(column.explanation) // 76, 1 + len(column.heading) // 28))
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 86)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_portrait()
    _set_up_print(sheet, language)


def _write_choices(writer: _Writer, columns: list[FormColumn]) -> dict[str, str]:
    """Write the words of choices, which fit in no rule of a cell; return the range of each by field."""
    name = writer.language.text("Danh mục")
    sheet = writer.book.add_worksheet(name)
    places = {}
    for number, column in enumerate(columns):
        letter = xl_col_to_name(number)
        sheet.set_column(number, number, 40)
        sheet.write_string(0, number, writer.language.text("Chọn cho cột “{name}”", name=column.heading), writer.look())
        for row, word in enumerate(column.choices, 1):
            sheet.write_string(row, number, word, writer.look())
        places[column.field] = f"='{name}'!${letter}$2:${letter}${len(column.choices) + 1}"
    sheet.protect("", {"format_columns": True})
    return places


def _validate(
    writer: _Writer, sheet: Any, cells: tuple[int, int, int], column: FormColumn, places: Mapping[str, str]
) -> None:
    """Let the cells take only what the column is for; an empty cell is always allowed."""
    language, (first, last, number) = writer.language, cells
    whole = {"validate": "integer", "criteria": "between"}
    rules: dict[Entry, dict[str, Any]] = {
        Entry.COUNT: {**whole, "minimum": 0, "maximum": _MOST_PEOPLE},
        Entry.MONTH: {**whole, "minimum": 1, "maximum": 12},
        Entry.YEAR: {**whole, "minimum": _FIRST_YEAR, "maximum": _LAST_YEAR},
        Entry.SHARE: {"validate": "decimal", "criteria": ">=", "value": 0},
        Entry.DAY: {"validate": "date", "criteria": ">=", "value": date(1900, 1, 1)},
        Entry.CHOICE: {"validate": "list", "source": places.get(column.field, "")},
        Entry.ANY_CHOICE: {"validate": "list", "source": places.get(column.field, ""), "error_type": "information"},
    }
    messages = {
        Entry.COUNT: language.text("Chỉ nhận số nguyên từ 0 trở lên."),
        Entry.MONTH: language.text("Chỉ nhận số từ 1 đến 12."),
        Entry.YEAR: language.text("Chỉ nhận năm gồm bốn chữ số."),
        Entry.SHARE: language.text("Chỉ nhận số từ 0 trở lên."),
        Entry.DAY: language.text("Chỉ nhận ngày, ví dụ 31/05/2026."),
        Entry.CHOICE: language.text("Hãy chọn một trong các giá trị có sẵn."),
        Entry.ANY_CHOICE: language.text("Giá trị này không có sẵn và được giữ nguyên như đã gõ."),
    }
    if column.entry in rules:
        title = language.text("Kiểm tra số liệu")
        rule = {**rules[column.entry], "error_title": title, "error_message": messages[column.entry]}
        sheet.data_validation(first, number, last, number, rule)


def _write(sheet: Any, row: int, column: int, value: Value, look: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, column, float(value) if isinstance(value, Decimal) else value, look)
    else:
        sheet.write_string(row, column, value, look)


def _cell_look(writer: _Writer, column: FormColumn, *, locked: bool) -> Any:
    shade = {"bg_color": "#F2F2F2"} if locked else {}
    form = {"num_format": _FORMATS[column.entry]} if column.entry in _FORMATS else {}
    wrapped = {"text_wrap": True} if column.entry in (Entry.TEXT, Entry.FIXED) else {}
    return writer.look(**_BORDER, **shade, **form, **wrapped, locked=locked)


def _lines(text: str, column: FormColumn) -> int:
    wide = column.entry in (Entry.TEXT, Entry.FIXED)
    return lines_needed(text, _width(column) - 1) if wide and text else 1


def _width(column: FormColumn) -> float:
    if column.field in ("name", "title", "other_names"):
        return _NAME_WIDTH
    if column.field == "number" and column.entry is Entry.FIXED:
        return _NUMBER_WIDTH
    if "code" in column.field or column.field in ("predecessor", "successor"):
        return _CODE_WIDTH
    return _WIDTHS.get(column.entry, _TEXT_WIDTH if column.entry is Entry.TEXT else 12.0)


def _set_up_print(sheet: Any, language: Language) -> None:
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&C" + language.text("Trang {page}/{pages}", page="&P", pages="&N"))
