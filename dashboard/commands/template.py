"""`quota-dashboard template`: writes a workbook to be filled in, with the organisations and what is known of them."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from dashboard.address import JURISDICTION
from dashboard.address_words import unknown_value_sentence
from dashboard.commands.answering import UNKNOWN_VALUE
from dashboard.database import condition_sentence
from dashboard.exports.templates.form import Form
from dashboard.exports.templates.list_forms import list_form
from dashboard.exports.templates.report_form import report_form
from dashboard.exports.templates.writing import write_form
from dashboard.i18n.language import Language, language
from dashboard.readiness import DatabaseConditionError, require_ready
from dashboard.reading.figures import office_day, rows_of
from dashboard.reading.template_rows import list_rows, report_rows
from data_access.engine import create_database_engine, read_transaction
from data_access.ingest.lists.known import read_categories
from data_access.ingest.lists.units import read_units
from data_access.migrate import Condition
from data_access.queries.get_jurisdictions import get_jurisdictions

REPORT = "report"
_FILES = {
    REPORT: "BaoCaoThang",
    "organizations": "DanhSachDonVi",
    "successions": "KeThua",
    "quotas": "ChiTieu",
    "targets": "MucTieu",
    "members": "SoDangVien",
    "plans": "KeHoachNam",
    "documents": "VanBan",
    "pace": "DuongTienDo",
    "register": "SoKetNap",
}
"""Middle part of the file's name by kind: no marks, so that every system can hold it."""


def template(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Write the template to a file and name it; return the exit code."""
    words, month = language(arguments.language), _month(arguments.month)
    if month is None:
        print(
            words.text("“{month}” không phải là một tháng. Hãy ghi ví dụ 2026-06.", month=arguments.month),
            file=sys.stderr,
        )
        return UNKNOWN_VALUE
    engine = create_database_engine(arguments.url)
    try:
        require_ready(engine)
        with read_transaction(engine) as connection:
            root = _root(connection, arguments.jurisdiction)
            if root is None:
                print(unknown_value_sentence(words, JURISDICTION, arguments.jurisdiction), file=sys.stderr)
                return UNKNOWN_VALUE
            form, name = make_form(connection, words, arguments.kind, root, month)
    except DatabaseConditionError as error:
        print(" ".join(condition_sentence(error.condition, words.code)), file=sys.stderr)
        return exit_codes[error.condition]
    except SQLAlchemyError:
        print(" ".join(condition_sentence(Condition.UNREACHABLE, words.code)), file=sys.stderr)
        return exit_codes[Condition.UNREACHABLE]
    finally:
        engine.dispose()
    file = Path(arguments.out or name)
    try:
        file.write_bytes(write_form(form, words))
    except OSError:
        print(words.text("Không ghi được tệp {file}. Hãy kiểm tra thư mục.", file=str(file)), file=sys.stderr)
        return 1
    print(words.text("Đã ghi tệp mẫu {file}", file=str(file)))
    return 0


def make_form(connection: Connection, words: Language, kind: str, root: int, month: date) -> tuple[Form, str]:
    """Return the form of a kind for a jurisdiction, and the name of its file: "Mau_ChiTieu_ThanhHoa_2026.xlsx"."""
    top = read_units(connection, root).root
    period = f"{month:%Y-%m}" if kind == REPORT else f"{month:%Y}"
    name = f"Mau_{_FILES[kind]}_{without_marks(top.code)}_{period}.xlsx"
    if kind == REPORT:
        return report_form(words, top.name, month, report_rows(connection, root, month)), name
    rows = list_rows(connection, root, kind, month.year)
    return list_form(words, kind, top.name, rows, read_categories(connection)), name


def without_marks(code: str) -> str:
    """Return a code as a part of a file's name: ThanhHoa for thanh-hoa."""
    plain = unicodedata.normalize("NFD", code.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(
        sign if sign.isascii() and sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)
    )
    return "".join(part[:1].upper() + part[1:] for part in letters.split()) or "DangBo"


def _month(text: str) -> date | None:
    """Return the first day of the month, that of the last one over where none is named; None for no month."""
    if not text:
        return (office_day(datetime.now(UTC)).replace(day=1) - timedelta(days=1)).replace(day=1)
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def _root(connection: Connection, code: str) -> int | None:
    for root in rows_of(get_jurisdictions(connection, "local")):
        if code in ("", root.code):
            return int(root.id)
    return None
