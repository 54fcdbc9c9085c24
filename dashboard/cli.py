"""The command `quota-dashboard`: starts the screens, and looks after the database behind them."""

from __future__ import annotations

import argparse
import importlib
import ipaddress
import json
import os
import platform
import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from sqlalchemy.exc import SQLAlchemyError

from dashboard.commands.parser import WRONG_USAGE, command_parser
from dashboard.commands.words import WORDS
from dashboard.database import condition_sentence, shown_address
from data_access.engine import (
    UnusableDatabaseUrlError,
    create_database_engine,
    database_url,
    default_database_url,
    sqlite_file,
)
from data_access.migrate import Condition, Finding, examine, head_revision
from data_access.migrate import migrate as migrate_database

FAILED = 1
EXIT_CODES = {
    Condition.READY: 0,
    Condition.MISSING: 3,
    Condition.UNREACHABLE: 4,
    Condition.OLDER: 5,
    Condition.NEWER: 6,
    Condition.EMPTY: 7,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 for a failure, 2 for wrong usage, else `EXIT_CODES`."""
    arguments = command_parser().parse_args(argv)
    arguments.words = WORDS[arguments.language]
    try:
        arguments.url = database_url(arguments.database)
    except UnusableDatabaseUrlError:  # its text may hold the password
        return _fail(arguments.words["bad_url"], WRONG_USAGE)
    commands = {
        "run": run,
        "migrate": migrate,
        "sample": sample,
        "progress": progress,
        "targets": targets,
        "shares": shares,
        "lagging": lagging,
        "definitions": definitions,
        "import": import_files,
        "imports": imports,
        "undo": undo,
        "reports": reports,
        "jurisdiction": jurisdiction,
        "template": template,
        "export": export,
        "snapshot": snapshot,
        "meeting": meeting,
        "doctor": doctor,
    }
    try:
        return commands[arguments.command](arguments)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # who read our answer has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def run(arguments: argparse.Namespace) -> int:
    """Serve the screens until stopped. A database that is away is told, and the screens wait for it."""
    words, address, port = arguments.words, arguments.address, arguments.port
    try:
        loopback = address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return _fail(words["bad_address"].format(address), WRONG_USAGE)
    if not 1 <= port <= 65535:
        return _fail(words["bad_port"], WRONG_USAGE)
    if not loopback and not arguments.allow_network:
        return _fail(words["network"].format(address), WRONG_USAGE)
    if not _is_free(address, port):
        return _fail(words["port_taken"].format(address, port), FAILED)
    finding = _examined(arguments.url)
    if finding.condition is not Condition.READY:
        _tell_condition(finding, arguments)
    os.environ["DATABASE_URL"] = arguments.url.render_as_string(hide_password=False)
    os.environ["QUOTA_LANGUAGE"] = arguments.language
    # A longer cookie header than 8 KB, as company proxies send, would leave the page loading forever.
    os.environ["WEBSOCKETS_MAX_LINE_LENGTH"] = "65536"
    package = Path(__file__).parent
    os.chdir(package if (package / ".streamlit" / "config.toml").exists() else package.parent)
    host = f"[{address}]" if ":" in address else address
    threading.Thread(target=_tell_address, args=(words, f"http://{host}:{port}"), daemon=True).start()
    flags = [f"--server.address={address}", f"--server.port={port}", "--logger.hideWelcomeMessage=true"]
    if not loopback or arguments.host:
        hosts = dict.fromkeys(["127.0.0.1", "localhost", address, *arguments.host])
        flags += [f"--server.allowedHosts={name}" for name in hosts]
    if not loopback:
        flags += [f"--browser.serverAddress={(arguments.host or [address])[0]}"]
    return _streamlit(["run", str(package / "server.py"), *flags])


def migrate(arguments: argparse.Namespace) -> int:
    """Bring the database to the schema of this program; never touches a newer one."""
    finding = _migrated(arguments)
    if finding.condition in {Condition.READY, Condition.EMPTY}:
        print(arguments.words["migrated"].format(finding.revision))
        return 0
    return _tell_condition(finding, arguments)


def sample(arguments: argparse.Namespace) -> int:
    """Fill an empty database with the sample figures; one that holds figures is left alone."""
    try:
        builder = importlib.import_module("sample_data.builder")
    except ImportError:
        return _fail(arguments.words["not_installed"].format("sample_data"), FAILED)
    finding = _migrated(arguments)
    if finding.condition is Condition.READY:
        print(arguments.words["filled_before"])
        return 0
    if finding.condition is not Condition.EMPTY:
        return _tell_condition(finding, arguments)
    engine = create_database_engine(arguments.url)
    try:
        filled = builder.fill(engine)
    except SQLAlchemyError as error:
        return _tell_condition(_unreachable(error), arguments)
    finally:
        engine.dispose()
    print(arguments.words["filled" if filled else "filled_before"])
    return 0


def progress(arguments: argparse.Namespace) -> int:
    """Print where a committee stands; imported here because figures need pandas and the other commands do not."""
    command = importlib.import_module("dashboard.commands.progress")
    return int(command.progress(arguments, EXIT_CODES))


def targets(arguments: argparse.Namespace) -> int:
    """Print what documents ask of a committee in a year, and how far it has come."""
    command = importlib.import_module("dashboard.commands.targets")
    return int(command.targets(arguments, EXIT_CODES))


def shares(arguments: argparse.Namespace) -> int:
    """Print the categories of people among those admitted."""
    command = importlib.import_module("dashboard.commands.shares")
    return int(command.shares(arguments, EXIT_CODES))


def lagging(arguments: argparse.Namespace) -> int:
    """Print who is at zero or behind."""
    command = importlib.import_module("dashboard.commands.lagging")
    return int(command.lagging(arguments, EXIT_CODES))


def definitions(arguments: argparse.Namespace) -> int:
    """Print what every measure, state, category and term means."""
    command = importlib.import_module("dashboard.commands.definitions")
    return int(command.definitions(arguments, EXIT_CODES))


def import_files(arguments: argparse.Namespace) -> int:
    """Take files into the database."""
    return int(importlib.import_module("dashboard.commands.importing").import_files(arguments))


def imports(arguments: argparse.Namespace) -> int:
    """Print who brought which file and what it changed."""
    return int(importlib.import_module("dashboard.commands.import_history").imports(arguments))


def undo(arguments: argparse.Namespace) -> int:
    """Take an import back."""
    return int(importlib.import_module("dashboard.commands.undoing").take_back(arguments))


def reports(arguments: argparse.Namespace) -> int:
    """Print what is stored of a month."""
    return int(importlib.import_module("dashboard.commands.reports").reports(arguments))


def jurisdiction(arguments: argparse.Namespace) -> int:
    """Begin an empty jurisdiction."""
    return int(importlib.import_module("dashboard.commands.jurisdictions").add(arguments))


def template(arguments: argparse.Namespace) -> int:
    """Write a workbook to be filled in."""
    command = importlib.import_module("dashboard.commands.template")
    return int(command.template(arguments, EXIT_CODES))


def export(arguments: argparse.Namespace) -> int:
    """Write one paper in one format as a file."""
    command = importlib.import_module("dashboard.commands.export")
    return int(command.export(arguments, EXIT_CODES))


def snapshot(arguments: argparse.Namespace) -> int:
    """Agree upon figures, list and show what was agreed upon, hold two against one another."""
    command = importlib.import_module("dashboard.commands.snapshots")
    return int(command.snapshot(arguments, EXIT_CODES))


def meeting(arguments: argparse.Namespace) -> int:
    """List agendas, make the usual one, write its slides to a file."""
    command = importlib.import_module("dashboard.commands.meeting")
    return int(command.meeting(arguments, EXIT_CODES))


def doctor(arguments: argparse.Namespace) -> int:
    """Tell which database is used and in what condition it is; the exit code is that of the condition."""
    words, url = arguments.words, arguments.url
    finding = _examined(url)
    what, what_to_do = condition_sentence(finding.condition, arguments.language)
    folder = (sqlite_file(url) or sqlite_file(default_database_url()) or Path()).parent
    names = ("quota-dashboard", "streamlit", "sqlalchemy")
    report: dict[str, Any] = {
        "database": shown_address(url),
        "source": _source(arguments),
        "condition": finding.condition.value,
        "reason": finding.reason,
        "revision": finding.revision,
        "expected": head_revision(),
        "folder": str(folder),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in names}},
    }
    if arguments.json:
        print(json.dumps({**report, "sentence": what, "to_do": what_to_do}, ensure_ascii=False, indent=2))
        return EXIT_CODES[finding.condition]
    shown = {
        **report,
        "source": words["default"] if report["source"] == "default" else report["source"],
        "condition": what,
        "to_do": what_to_do,
        "revision": finding.revision or words["none"],
        "versions": ", ".join(f"{name} {number}" for name, number in report["versions"].items()),
    }
    for name in ("database", "source", "condition", "to_do", "reason", "revision", "expected", "folder", "versions"):
        if shown[name]:
            print(f"{words[name] + ':':<19} {shown[name]}")
    return EXIT_CODES[finding.condition]


def _migrated(arguments: argparse.Namespace) -> Finding:
    engine = create_database_engine(arguments.url)
    try:
        before = examine(engine)
        if before.condition in {Condition.MISSING, Condition.OLDER}:
            migrate_database(engine)
        return examine(engine) if before.condition is not Condition.NEWER else before
    except (SQLAlchemyError, OSError) as error:
        return _unreachable(error)
    finally:
        engine.dispose()


def _unreachable(error: Exception) -> Finding:
    return Finding(Condition.UNREACHABLE, reason=type(error).__name__)


def _examined(url: URL) -> Finding:
    engine = create_database_engine(url)
    try:
        return examine(engine)
    finally:
        engine.dispose()


def _tell_condition(finding: Finding, arguments: argparse.Namespace) -> int:
    sentence = " ".join(condition_sentence(finding.condition, arguments.language))
    return _fail(sentence, EXIT_CODES[finding.condition])


def _fail(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _source(arguments: argparse.Namespace) -> str:
    if arguments.database:
        return "--database"
    return "DATABASE_URL" if os.environ.get("DATABASE_URL") else "default"


def _is_free(address: str, port: int) -> bool:
    """Ask before Streamlit does: it would silently take the next port, or complain in English."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(os.name == "posix"))
        try:
            trial.bind((address, port))
        except OSError:
            return False
    return True


def _tell_address(words: dict[str, str], address: str, seconds: float = 120) -> None:
    """Print where to look once the server answers, which is later than the moment it has the port."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    probe = address.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            direct.open(f"{probe}/_stcore/health", timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            print(words["open"].format(probe), flush=True)
            return


def _streamlit(arguments: list[str]) -> int:
    """Start Streamlit's own command: the only way in that reads config.toml and still takes flags."""
    from click.exceptions import Abort  # a second of imports that the other commands do not need
    from streamlit.web import cli

    try:
        cli.main(arguments, prog_name="streamlit", standalone_mode=False)
    except Abort:  # Ctrl+C, after everything was closed properly
        return 0
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
