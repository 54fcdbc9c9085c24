"""`quota-dashboard import`: files come into the database, or it is said why not."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from dashboard.commands.file_batch import Told, take_files
from dashboard.commands.import_answer import as_list, as_text, exit_code
from dashboard.commands.office import WrongUsageError, find_jurisdiction, read_month, whoever, with_database
from dashboard.commands.watching import watch
from dashboard.i18n.language import Language
from dashboard.resolve import today
from data_access.ingest.preview import Asked


def import_files(arguments: argparse.Namespace) -> int:
    """Take the files in, or those of a folder as they come; return the exit code."""
    return with_database(arguments, lambda engine, words: _import(engine, words, arguments))


def _import(engine: Engine, words: Language, arguments: argparse.Namespace) -> int:
    _check_usage(words, arguments)
    asked = Asked(
        find_jurisdiction(engine, words, arguments.jurisdiction),
        today(),
        arguments.kind,
        read_month(words, arguments.month),
        arguments.confirm,
    )
    by = whoever(arguments)
    if arguments.watch:
        return watch(engine, Path(arguments.watch), asked, by, words, once=arguments.once)
    progress = _progress(words, len(arguments.files))
    found: dict[str, Told] = {}
    for told in take_files(engine, list(dict.fromkeys(arguments.files)), asked, by, dry_run=arguments.dry_run):
        found[told.path] = told
        progress(len(found), told.path)
    progress(0, "")
    files = [found[path] for path in dict.fromkeys(arguments.files)]
    if arguments.json:
        print(json.dumps(as_list(files, words), ensure_ascii=False, indent=2))
    else:
        print(as_text(files, words))
    return exit_code(files)


def _check_usage(words: Language, arguments: argparse.Namespace) -> None:
    if bool(arguments.files) == bool(arguments.watch):
        raise WrongUsageError(words.text("Hãy cho tên các tệp cần nhập, hoặc một thư mục bằng --watch."))
    if arguments.watch and (arguments.dry_run or arguments.confirm or arguments.json):
        raise WrongUsageError(words.text("--watch không dùng cùng --dry-run, --confirm hoặc --json."))
    if arguments.once and not arguments.watch:
        raise WrongUsageError(words.text("--once chỉ dùng cùng --watch."))
    if arguments.watch and not Path(arguments.watch).is_dir():
        raise WrongUsageError(words.text("Không có thư mục “{path}”.", path=arguments.watch))
    for path in arguments.files:
        if not Path(path).is_file():
            raise WrongUsageError(words.text("Không có tệp “{path}”.", path=path))
        try:
            Path(path).open("rb").close()
        except OSError:
            raise WrongUsageError(words.text("Không có quyền đọc tệp “{path}”.", path=path)) from None


def _progress(words: Language, of: int) -> Callable[[int, str], None]:
    """Return who tells how far it is: on a terminal only, on one line that is gone afterwards."""
    if of < 2 or not sys.stderr.isatty():
        return lambda _done, _path: None

    def tell(done: int, path: str) -> None:
        line = words.text("Đã xem {done}/{of}: {name}", done=done, of=of, name=Path(path).name) if path else ""
        print(f"\r\033[K{line[:100]}", end="", file=sys.stderr, flush=True)

    return tell
