"""`quota-dashboard undo`: an import is taken back, or it is told what that would do.

The keys of the JSON are a public contract: see docs/import-json.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine

from dashboard.commands.import_history import no_batch, print_answer
from dashboard.commands.office import WrongUsageError, whoever, with_database
from dashboard.i18n.language import Language
from data_access.engine import read_transaction
from data_access.ingest.imports.history import names_of
from data_access.ingest.imports.undo import Undone, UndoneBeforeError, UnknownBatchError, undo


def take_back(arguments: argparse.Namespace) -> int:
    """Take an import back; return the exit code."""
    return with_database(arguments, lambda engine, words: _take_back(engine, words, arguments))


def _take_back(engine: Engine, words: Language, arguments: argparse.Namespace) -> int:
    try:
        undone = undo(engine, arguments.batch, whoever(arguments), dry_run=arguments.dry_run)
    except UnknownBatchError:
        raise WrongUsageError(no_batch(words, arguments.batch)) from None
    except UndoneBeforeError as before:
        text = words.text(
            "Lần nhập {n} đã được hoàn tác lúc {moment}, bởi {who}; không có gì thay đổi.",
            n=arguments.batch,
            moment=words.moment(before.at),
            who=before.by,
        )
        raise WrongUsageError(text) from None
    with read_transaction(engine) as connection:
        names = names_of(connection, undone.kept)
    plain = as_plain(undone, names)
    print_answer(arguments, plain, as_text(undone, plain["kept"], words, asked_only=arguments.dry_run))
    return 0


def as_plain(undone: Undone, names: Mapping[int, tuple[str, str]]) -> dict[str, Any]:
    """Return what taking back did, as plain values."""
    return {
        "batch": undone.batch_id,
        "ended": undone.ended,
        "came_back": undone.came_back,
        "kept": [
            {
                "code": names[each.organization_id][0],
                "name": names[each.organization_id][1],
                "table": each.table,
                "changed_since": each.changed_since,
            }
            for each in undone.kept
        ],
        "later": [each.id for each in undone.later],
    }


def as_text(undone: Undone, kept: list[dict[str, Any]], words: Language, *, asked_only: bool) -> str:
    """Return what taking back did, or would do, as a person reads it."""
    done = words.text("Đã hoàn tác lần nhập {n}.", n=undone.batch_id)
    would = words.text("Nếu hoàn tác lần nhập {n} (chưa ghi gì):", n=undone.batch_id)
    lines = [
        would if asked_only else done,
        words.text(
            "{ended} dòng thôi áp dụng, {back} dòng trước đó áp dụng lại.",
            ended=words.number(undone.ended),
            back=words.number(undone.came_back),
        ),
    ]
    if kept:
        lines.append(words.text("Giữ nguyên, vì lần nhập sau đã thay đổi hoặc còn cần đến:"))
        lines += [f"  {each['code']}  {each['name']}" for each in kept]
    if undone.later:
        lines.append(words.text("Các lần nhập sau của cùng tháng vẫn còn; cần đủ số của tệp nào thì nhập lại tệp đó:"))
        lines += [f"  {each.id}  {words.moment(each.at)}  {each.file_name}" for each in undone.later]
    return "\n".join(lines)
