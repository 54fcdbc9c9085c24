"""What the commands that print figures share: the same address, the same errors, the same two forms of an answer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.address import DAY, JURISDICTION, KNOWN_AT, ORGANIZATION, SNAPSHOT, YEAR, Address, read_address
from dashboard.address_words import unknown_value_sentence
from dashboard.commands.office import FAILED, fail
from dashboard.database import condition_sentence
from dashboard.domain.structure_words import sensitive_sentence
from dashboard.i18n.language import Language, language
from dashboard.imports.faults import unwritten_sentence
from dashboard.readiness import DatabaseConditionError, require_ready
from dashboard.resolve import Resolved, UnknownValueError, resolve
from data_access.engine import create_database_engine, read_transaction
from data_access.ingest.imports.faults import DatabaseBusyError, DiskFullError
from data_access.migrate import Condition
from data_access.queries.get_jurisdictions import get_jurisdictions

UNKNOWN_VALUE = 8
T = TypeVar("T")


class SensitiveCategoryError(LookupError):
    """A category that may not be told of an organisation was asked for."""


def answer(
    arguments: argparse.Namespace,
    exit_codes: dict[Condition, int],
    read: Callable[[Connection, Resolved, Address], T],
    as_plain: Callable[[T], Any],
    as_text: Callable[[T, Language], str],
) -> int:
    """Print what `read` found as text, or as JSON with `--json`; return the exit code.

    One plain sentence on standard error instead when the database or a value stands in the way.
    """

    def tell(engine: Engine) -> int:
        address = address_of(arguments)
        with read_transaction(engine) as connection:
            found = read(connection, resolve(connection, address, newest=True), address)
        if arguments.json:
            print(json.dumps(as_plain(found), ensure_ascii=False, indent=2))
        else:
            print(as_text(found, language(arguments.language)))
        return 0

    return with_database(arguments, exit_codes, tell)


def with_database(arguments: argparse.Namespace, exit_codes: dict[Condition, int], act: Callable[[Engine], int]) -> int:
    """Return what `act` returns; one plain sentence when the database or a value stands in the way."""
    words = language(arguments.language)
    engine = create_database_engine(arguments.url)
    try:
        require_ready(engine)
        return act(engine)
    except UnknownValueError as unknown:
        return fail(unknown_value_sentence(words, unknown.key, unknown.value), UNKNOWN_VALUE)
    except SensitiveCategoryError as refused:
        return fail(sensitive_sentence(words, str(refused)), UNKNOWN_VALUE)
    except (DatabaseBusyError, DiskFullError) as fault:
        return fail(unwritten_sentence(words, fault), FAILED)
    except DatabaseConditionError as error:
        return _tell(words, error.condition, exit_codes)
    except SQLAlchemyError:
        return _tell(words, Condition.UNREACHABLE, exit_codes)
    finally:
        engine.dispose()


def _tell(words: Language, condition: Condition, exit_codes: dict[Condition, int]) -> int:
    return fail(" ".join(condition_sentence(condition, words.code)), exit_codes[condition])


def require_jurisdiction(connection: Connection, code: str) -> None:
    """Raise UnknownValueError for a code that no jurisdiction ever had; an empty one means all of them."""
    if code and code not in set(get_jurisdictions(connection, "local")["code"]):
        raise UnknownValueError(JURISDICTION, code)


def address_of(arguments: argparse.Namespace) -> Address:
    """Return what the options say as an address. Raises UnknownValueError for a value that cannot be read."""
    given = {
        JURISDICTION: getattr(arguments, "jurisdiction", ""),
        ORGANIZATION: getattr(arguments, "organization", ""),
        YEAR: getattr(arguments, "year", ""),
        DAY: getattr(arguments, "as_of", ""),
        KNOWN_AT: getattr(arguments, "known_at", ""),
        SNAPSHOT: getattr(arguments, "snapshot", ""),
    }
    address, problems = read_address({key: [value] for key, value in given.items() if value})
    for problem in problems:
        raise UnknownValueError(problem.key, problem.value)
    return address
