"""`quota-dashboard template`: writes a workbook to be filled in, with the organisations and what is known of them."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from dashboard.address import JURISDICTION
from dashboard.address_words import unknown_value_sentence
from dashboard.commands.answering import UNKNOWN_VALUE
from dashboard.database import condition_sentence
from dashboard.exports.templates.making import make_form
from dashboard.exports.templates.writing import write_form
from dashboard.i18n.language import language
from dashboard.readiness import DatabaseConditionError, require_ready
from dashboard.reading.figures import office_day, rows_of
from data_access.engine import create_database_engine, read_transaction
from data_access.migrate import Condition
from data_access.queries.get_jurisdictions import get_jurisdictions


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
    print(words.text("Đã ghi biểu mẫu {file}", file=str(file)))
    return 0


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
