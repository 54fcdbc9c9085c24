"""The command line: exit codes, plain sentences, no password anywhere."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from dashboard import cli
from data_access.engine import create_database_engine, database_url
from sample_data import builder, thi_xa
from sample_data.builder import JURISDICTIONS

SILENT = "postgresql://office:geheim@127.0.0.1:1/quota?connect_timeout=1"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("QUOTA_LANGUAGE", raising=False)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'quota.sqlite3'}"


def _execute(url: str, statement: str) -> None:
    engine = create_database_engine(database_url(url))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_every_condition_has_its_own_exit_code(url, tmp_path, capsys):
    codes = [cli.main(["doctor", "--database", url])]
    cli.main(["migrate", "--database", url])
    codes.append(cli.main(["doctor", "--database", url]))
    _execute(url, "UPDATE alembic_version SET version_num = '9999'")
    codes.append(cli.main(["doctor", "--database", url]))
    _execute(url, "DELETE FROM alembic_version")
    codes.append(cli.main(["doctor", "--database", url]))
    codes.append(cli.main(["doctor", "--database", SILENT]))
    assert codes == [3, 7, 6, 5, 4]
    assert len(set(cli.EXIT_CODES.values())) == len(cli.EXIT_CODES)


def test_doctor_never_shows_a_password(capsys, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", SILENT + "&password=andres")
    assert cli.main(["doctor", "--json"]) == 4
    shown = capsys.readouterr()
    report = json.loads(shown.out)
    assert report["source"] == "DATABASE_URL"
    assert report["database"] == "postgresql+psycopg://office:***@127.0.0.1:1/quota"
    for secret in ("geheim", "andres"):
        assert secret not in shown.out + shown.err


def test_doctor_names_the_default_database_as_such(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert cli.main(["doctor", "--language", "en"]) == 3
    out = capsys.readouterr().out
    assert "There is no database file yet." in out
    assert "default" in out


def test_doctor_creates_nothing(url, tmp_path):
    cli.main(["doctor", "--database", url])
    assert not any(tmp_path.iterdir())


def test_language_comes_from_the_environment_too(url, capsys, monkeypatch):
    monkeypatch.setenv("QUOTA_LANGUAGE", "en")
    cli.main(["migrate", "--database", url])
    assert "The database is at revision" in capsys.readouterr().out


def test_migrate_leaves_a_newer_database_alone(url, capsys):
    cli.main(["migrate", "--database", url])
    _execute(url, "UPDATE alembic_version SET version_num = '9999'")
    capsys.readouterr()
    assert cli.main(["migrate", "--database", url]) == 6
    shown = capsys.readouterr()
    assert shown.err.startswith("Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình.")
    assert not shown.out


@pytest.mark.parametrize("jurisdictions", [[thi_xa], pytest.param(JURISDICTIONS, marks=pytest.mark.exhaustive)])
def test_sample_fills_once_and_says_so(url, capsys, monkeypatch, jurisdictions):
    monkeypatch.setattr(builder, "fill", partial(builder.fill, jurisdictions=jurisdictions))
    assert cli.main(["sample", "--database", url]) == 0
    assert "Đã nạp số liệu minh họa." in capsys.readouterr().out
    assert cli.main(["sample", "--database", url]) == 0
    assert "đã có số liệu" in capsys.readouterr().out
    assert cli.main(["doctor", "--database", url]) == 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "còn thiếu LỆNH"),
        (["bay"], "không có 'bay', hãy chọn một trong"),
        (["run", "--port", "x"], "phải là số nguyên"),
        (["run", "--prot", "1"], "không hiểu --prot 1"),
        (["doctor", "--database"], "cần thêm một giá trị"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(argv, said, capsys):
    with pytest.raises(SystemExit) as leaving:
        cli.main(argv)
    assert leaving.value.code == 2
    message = capsys.readouterr().err
    assert said in message
    assert "Cách dùng: quota-dashboard" in message
    assert "usage" not in message


@pytest.mark.parametrize("command", ["run", "migrate", "sample", "progress", "doctor"])
def test_every_command_explains_itself_in_vietnamese(command, capsys):
    with pytest.raises(SystemExit) as leaving:
        cli.main([command, "--help"])
    assert leaving.value.code == 0
    text_shown = capsys.readouterr().out
    assert "tùy chọn:" in text_shown
    assert "show this help" not in text_shown


@pytest.mark.parametrize("given", ["mysql://u:geheim@h/x", "geheim", "postgresql://u:geheim@h:abc/x"])
def test_an_unusable_address_is_refused_without_repeating_it(given, capsys):
    assert cli.main(["doctor", "--database", given]) == 2
    shown = capsys.readouterr()
    assert "geheim" not in shown.out + shown.err


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.5", "::"])
def test_run_stays_on_this_machine_unless_told_otherwise(address, url, capsys):
    assert cli.main(["run", "--database", url, "--address", address]) == 2
    assert "--allow-network" in capsys.readouterr().err


def test_run_refuses_what_is_no_address_or_port(url, capsys):
    assert cli.main(["run", "--database", url, "--address", "may-chu"]) == 2
    assert cli.main(["run", "--database", url, "--port", "70000"]) == 2


def test_run_says_that_the_port_is_taken(url, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert cli.main(["run", "--database", url, "--port", str(other.getsockname()[1])]) == 1
    assert "--port" in capsys.readouterr().err


def _given_to_streamlit(monkeypatch, tmp_path, *options: str) -> list[str]:
    given: list[str] = []
    monkeypatch.setattr(cli, "_streamlit", lambda arguments: given.extend(arguments) or 0)
    monkeypatch.setattr(cli, "_tell_address", lambda *_: None)
    for name in ("DATABASE_URL", "QUOTA_LANGUAGE", "WEBSOCKETS_MAX_LINE_LENGTH"):
        monkeypatch.setenv(name, "")  # so that what the command sets is undone afterwards
    monkeypatch.chdir(tmp_path)
    assert cli.main(["run", "--port", str(free_port()), *options]) == 0
    return given


def test_run_hands_the_settings_to_the_server(monkeypatch, tmp_path):
    given = _given_to_streamlit(monkeypatch, tmp_path, "--database", SILENT, "--language", "en")
    assert given[:2] == ["run", str(Path(cli.__file__).with_name("server.py"))]
    assert "--server.address=127.0.0.1" in given
    assert os.environ["DATABASE_URL"].startswith("postgresql+psycopg://office:geheim@")
    assert os.environ["QUOTA_LANGUAGE"] == "en"
    assert os.environ["WEBSOCKETS_MAX_LINE_LENGTH"] == "65536"
    assert (Path.cwd() / ".streamlit" / "config.toml").exists()


def test_run_in_a_network_accepts_only_the_names_given(monkeypatch, tmp_path, url):
    options = ["--database", url, "--address", "0.0.0.0", "--allow-network", "--host", "so-lieu.example"]
    given = _given_to_streamlit(monkeypatch, tmp_path, *options)
    hosts = [flag.partition("=")[2] for flag in given if flag.startswith("--server.allowedHosts")]
    assert hosts == ["127.0.0.1", "localhost", "0.0.0.0", "so-lieu.example"]
    assert "--browser.serverAddress=so-lieu.example" in given


def test_run_serves_until_stopped(url, tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "dashboard.cli", "run", "--database", url, "--port", str(port)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "HOME": str(tmp_path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as server:
        watchdog = threading.Timer(90, server.kill)
        watchdog.start()
        assert server.stdout is not None
        first = server.stdout.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=10) as answer:
            healthy = answer.status
        server.send_signal(signal.SIGINT)
        started = time.monotonic()
        out, err = server.communicate(timeout=30)
        watchdog.cancel()
    assert first == f"Mở http://127.0.0.1:{port} trong trình duyệt\n"
    assert healthy == 200
    assert "Chưa có tệp cơ sở dữ liệu." in err
    assert "Traceback" not in err
    assert "You can now view" not in out
    assert time.monotonic() - started < 30
    assert not (tmp_path / "quota.sqlite3").exists()
