"""`quota-dashboard imports`: who brought which file, and what it changed.

The keys of the JSON are a public contract: see docs/import-json.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from dashboard.commands.import_answer import plain_message, plain_months
from dashboard.commands.office import WrongUsageError, find_jurisdiction, with_database
from dashboard.i18n.language import Language
from dashboard.imports.field_words import field_word
from dashboard.imports.file_words import KIND_WORDS, OUTCOME_WORDS
from data_access.engine import read_transaction
from data_access.ingest.imports.batches import Batch, get_batch, get_batches, get_file
from data_access.ingest.imports.history import changes_of, difference
from data_access.ingest.preview import Change


def imports(arguments: argparse.Namespace) -> int:
    """Print the imports of a jurisdiction, or what one of them changed; return the exit code."""
    return with_database(arguments, lambda engine, words: _imports(engine, words, arguments))


def _imports(engine: Engine, words: Language, arguments: argparse.Namespace) -> int:
    identity = find_jurisdiction(engine, words, arguments.jurisdiction)
    if arguments.batch is None and (arguments.compare is not None or arguments.save):
        raise WrongUsageError(words.text("--compare và --save cần thêm --batch."))
    with read_transaction(engine) as connection:
        if arguments.batch is None:
            batches = get_batches(connection, identity)
            print_answer(arguments, [plain_batch(each, words) for each in batches], batches_text(batches, words))
            return 0
        batch = _batch(connection, words, identity, arguments.batch)
        if arguments.save:
            _save(connection, words, batch, Path(arguments.save))
        if arguments.compare is None:
            changes = changes_of(connection, batch)
        else:
            changes = difference(connection, batch, _batch(connection, words, identity, arguments.compare))
    print_answer(arguments, [plain_change(change) for change in changes], changes_text(changes, words))
    return 0


def plain_batch(batch: Batch, words: Language) -> dict[str, Any]:
    """Return an import as plain values."""
    return {
        "batch": batch.id,
        "file": batch.file_name,
        "sha256": batch.sha256,
        "kind": batch.kind or None,
        "outcome": batch.outcome.value,
        "by": batch.by,
        "at": batch.at.isoformat(),
        "rows": batch.rows,
        "months": plain_months(batch.months),
        "messages": [plain_message(message, words) for message in batch.messages],
        "undone_at": batch.undone_at.isoformat() if batch.undone_at else None,
        "undone_by": batch.undone_by,
    }


def batches_text(batches: Sequence[Batch], words: Language) -> str:
    """Return imports as a person reads them, one a line."""
    if not batches:
        return words.text("Chưa có lần nhập nào.")
    lines = []
    for batch in batches:
        months = ", ".join(words.month(month.year, month.month) for month in sorted(batch.months))
        kind = words.text(KIND_WORDS[batch.kind]) if batch.kind in KIND_WORDS else ""
        outcome = words.text(OUTCOME_WORDS[batch.outcome.value])
        if batch.undone_at:
            outcome = words.text(
                "Đã hoàn tác {moment}, bởi {who}", moment=words.moment(batch.undone_at), who=batch.undone_by
            )
        said = " ".join(part for part in (kind, months) if part)
        lines.append(f"{batch.id:>5}  {words.moment(batch.at)}  {batch.by}  {batch.file_name}  {said}  {outcome}")
    return "\n".join(lines)


def plain_change(change: Change) -> dict[str, Any]:
    """Return a change as plain values."""
    return {name: getattr(change, name) for name in ("code", "name", "field", "period", "before", "after")}


def changes_text(changes: Sequence[Change], words: Language) -> str:
    """Return changes as a person reads them, one a line: "2026-06  DB03 Chi bộ 3  Kết nạp: 34 → 33"."""
    if not changes:
        return words.text("Không có gì thay đổi.")
    lines = []
    for change in changes:
        before, after = ("–" if value is None else str(value) for value in (change.before, change.after))
        lines.append(
            f"{change.period:<10}  {change.code}  {change.name}  {field_word(words, change.field)}: {before} → {after}"
        )
    return "\n".join(lines)


def _batch(connection: Connection, words: Language, identity: int, number: int) -> Batch:
    batch = get_batch(connection, number)
    if batch is None or batch.organization_id != identity:
        raise WrongUsageError(no_batch(words, number))
    return batch


def no_batch(words: Language, number: int) -> str:
    """Return that no import of this number can be meant."""
    return words.text("Không có lần nhập nào mang số {n} có thể dùng ở đây.", n=number)


def _save(connection: Connection, words: Language, batch: Batch, path: Path) -> None:
    kept = get_file(connection, batch.id)
    if kept is None:
        raise WrongUsageError(words.text("Tệp của lần nhập {n} không được giữ lại.", n=batch.id))
    try:
        with path.open("xb") as file:
            file.write(kept[1])
    except OSError:
        raise WrongUsageError(words.text("Không ghi được “{path}”, hoặc đã có tệp ở đó.", path=path)) from None


def print_answer(arguments: argparse.Namespace, plain: object, text: str) -> None:
    """Print an answer as a person reads it, or as JSON with `--json`."""
    print(json.dumps(plain, ensure_ascii=False, indent=2) if arguments.json else text)
