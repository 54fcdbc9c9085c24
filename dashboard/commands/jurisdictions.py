"""`quota-dashboard jurisdiction add`: an empty jurisdiction, which its registry, quotas and targets then fill."""

from __future__ import annotations

import argparse
from datetime import date

from sqlalchemy import Engine

from dashboard.commands.office import WrongUsageError, with_database
from dashboard.i18n.language import Language
from dashboard.imports.new_jurisdiction import FIRST_DAY, is_code, is_name, kind_of, plain_name
from data_access.engine import write_transaction
from data_access.ingest.imports.begin_jurisdiction import CodeTakenError, begin_jurisdiction
from data_access.migrate import Condition, Finding, examine, migrate


def add(arguments: argparse.Namespace) -> int:
    """Begin an empty jurisdiction whose root has the code given; return the exit code."""
    return with_database(arguments, lambda engine, words: _add(engine, words, arguments), _created)


def _add(engine: Engine, words: Language, arguments: argparse.Namespace) -> int:
    code, name = arguments.code.strip(), plain_name(arguments.name)
    if not is_code(code):
        text = words.text(
            "Mã “{code}” không dùng được. Chỉ dùng chữ không dấu, số và dấu gạch nối, ví dụ thanh-hoa.",
            code=code,
        )
        raise WrongUsageError(text)
    if not is_name(name):
        raise WrongUsageError(words.text("Hãy cho tên đảng bộ bằng --name, nhiều nhất 200 ký tự."))
    try:
        first_day = date.fromisoformat(arguments.first_day) if arguments.first_day else FIRST_DAY
    except ValueError:
        text = words.text("“{text}” không phải là một ngày. Hãy ghi ví dụ 2025-07-01.", text=arguments.first_day)
        raise WrongUsageError(text) from None
    try:
        with write_transaction(engine) as connection:
            begin_jurisdiction(connection, code, name, arguments.kind or kind_of(name), first_day)
    except CodeTakenError:
        text = words.text("Mã “{code}” đã có đơn vị dùng. Hãy chọn mã khác; không có gì thay đổi.", code=code)
        raise WrongUsageError(text) from None
    print(words.text("Đã lập {name} với mã {code}. Bước tiếp theo: nhập danh sách đơn vị.", name=name, code=code))
    return 0


def _created(engine: Engine, finding: Finding) -> Finding:
    """Create the file of an embedded database where there is none yet."""
    if finding.condition is not Condition.MISSING:
        return finding
    migrate(engine)
    return examine(engine)
