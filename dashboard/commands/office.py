"""What the commands that write share: an open database, the jurisdiction meant, who writes, and plain sentences when
one of them is missing."""

from __future__ import annotations

import argparse
import logging
import re
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.account import account
from dashboard.address import JURISDICTION
from dashboard.address_words import unknown_value_sentence
from dashboard.commands.parser import WRONG_USAGE
from dashboard.database import condition_sentence
from dashboard.i18n.language import Language, language
from dashboard.imports.file_words import SENTENCES
from data_access.engine import create_database_engine, read_transaction
from data_access.ingest.imports.faults import DatabaseBusyError, DiskFullError
from data_access.migrate import Condition, Finding, examine
from data_access.queries.get_jurisdictions import get_jurisdictions

FAILED = 1
REFUSED = 4
CODES = {Condition.OLDER: 5, Condition.NEWER: 6}
"""Exit codes of conditions; the others are failures, since 3 and 4 say what became of a file."""


class WrongUsageError(ValueError):
    """What was typed cannot be meant; the text is for whoever typed it."""


def with_database(
    arguments: argparse.Namespace,
    work: Callable[[Engine, Language], int],
    prepare: Callable[[Engine, Finding], Finding] = lambda _engine, finding: finding,
) -> int:
    """Return the exit code of `work`, or that of a fault after a plain sentence on standard error.

    `prepare` may see to a database that is not there yet. One without any organisation is let pass.
    """
    words = language(arguments.language)
    engine = create_database_engine(arguments.url)
    _log_in_one_line()
    try:
        condition = prepare(engine, examine(engine)).condition
        if condition not in (Condition.READY, Condition.EMPTY):
            return fail(" ".join(condition_sentence(condition, words.code)), CODES.get(condition, FAILED))
        return work(engine, words)
    except WrongUsageError as wrong:
        return fail(str(wrong), WRONG_USAGE)
    except DatabaseBusyError:
        return fail(words.text(SENTENCES["someone-importing"]), FAILED)
    except DiskFullError:
        return fail(words.text(SENTENCES["disk-full"]), REFUSED)
    except SQLAlchemyError:
        return fail(" ".join(condition_sentence(Condition.UNREACHABLE, words.code)), FAILED)
    finally:
        engine.dispose()


class _OneLine(logging.Formatter):
    """Names what went wrong and where; the rest of a traceback helps nobody at a command line."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name of the library
        place = traceback.extract_tb(ei[2])[-1]
        return f"{ei[0].__name__}: {ei[1]} ({Path(place.filename).name}:{place.lineno})"


def _log_in_one_line() -> None:
    logger = logging.getLogger("data_access")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(_OneLine())
        logger.addHandler(handler)


def fail(sentence: str, code: int) -> int:
    """Print a sentence on standard error and return the exit code."""
    print(sentence, file=sys.stderr)
    return code


def find_jurisdiction(engine: Engine, words: Language, code: str) -> int:
    """Return the identity of the jurisdiction. Raises WrongUsageError for a code that no jurisdiction has."""
    with read_transaction(engine) as connection:
        return jurisdiction_of(connection, words, code)


def jurisdiction_of(connection: Connection, words: Language, code: str) -> int:
    """Return the same inside a transaction."""
    roots = get_jurisdictions(connection, "local")
    found = roots[roots["code"] == code]
    if found.empty:
        raise WrongUsageError(unknown_value_sentence(words, JURISDICTION, code))
    return int(found["id"].iloc[-1])


def read_month(words: Language, text: str) -> date | None:
    """Return the first day of the month written as 2026-06, None for nothing. Raises WrongUsageError."""
    if not text:
        return None
    if re.fullmatch(r"\d{4}-\d{2}", text, re.ASCII) and "01" <= text[5:] <= "12" and text[:4] >= "1930":
        return date.fromisoformat(f"{text}-01")
    raise WrongUsageError(words.text("“{text}” không phải là một tháng. Hãy ghi năm-tháng, ví dụ 2026-06.", text=text))


def whoever(arguments: argparse.Namespace) -> str:
    """Return who writes: the name given, else the account of this machine."""
    return arguments.by or account()
