"""Links to files: signed, dated, and worth nothing on another installation."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from itsdangerous import BadPayload, BadSignature, SignatureExpired, URLSafeTimedSerializer
from itsdangerous.timed import TimestampSigner

from dashboard.address import OFFICE_ZONE, Address
from dashboard.exports import token
from tests.exports.conftest import SECRET

FULL = Address(
    jurisdiction="thanh-hoa",
    year=2024,
    day=date(2024, 5, 31),
    known_at=datetime(2024, 6, 20, 8, 0, tzinfo=OFFICE_ZONE),
    organization="th-phuong-cam-giang",
    language="en",
).with_(clusters=("ward", "school"), choice="behind", search="cẩm & giang + 1")


def test_a_token_brings_back_what_it_was_made_of() -> None:
    assert token.read_token(token.make_token("annex-02", FULL, "someone")) == ("annex-02", FULL, "someone")
    assert token.read_token(token.make_token("annex-01", Address())) == ("annex-01", Address(), "local")


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "đ" * 20, "." * 5])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(BadSignature):
        token.read_token(text)


def test_a_changed_token_is_refused() -> None:
    made = token.make_token("annex-02", FULL)
    for place in range(0, len(made), 7):
        letter = "A" if made[place] != "A" else "B"
        with pytest.raises(BadSignature):
            token.read_token(made[:place] + letter + made[place + 1 :])


def test_a_token_signed_with_another_secret_or_for_another_use_is_refused() -> None:
    for secret, salt in ((SECRET + "x", "export"), (SECRET, "other")):
        made = URLSafeTimedSerializer(secret, salt=salt).dumps(["annex-02", "", "local"])
        with pytest.raises(BadSignature):
            token.read_token(str(made))


@pytest.mark.parametrize("payload", [{}, [], "annex-02", ["annex-02", "", 1], ["annex-02", ""]])
def test_a_token_of_another_shape_is_refused(payload: object) -> None:
    made = URLSafeTimedSerializer(SECRET, salt="export").dumps(payload)
    with pytest.raises(BadPayload):
        token.read_token(str(made))


def test_a_token_lives_for_twelve_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    def age(seconds: int) -> Callable[[TimestampSigner], int]:
        return lambda _signer: 1_717_000_000 + seconds

    monkeypatch.setattr(TimestampSigner, "get_timestamp", age(0))
    made = token.make_token("annex-02", FULL)
    monkeypatch.setattr(TimestampSigner, "get_timestamp", age(12 * 3600))
    assert token.read_token(made)[0] == "annex-02"
    monkeypatch.setattr(TimestampSigner, "get_timestamp", age(12 * 3600 + 1))
    with pytest.raises(SignatureExpired):
        token.read_token(made)


def test_a_short_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(token.SECRET_VARIABLE, "short")
    with pytest.raises(token.UnusableSecretError) as caught:
        token.make_token("annex-02", FULL)
    assert "short" not in str(caught.value).replace("shorter", "")


def test_without_one_a_secret_is_written_that_nobody_else_reads(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(token.SECRET_VARIABLE)
    monkeypatch.setattr(token.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    made = token.make_token("annex-02", FULL)
    file = tmp_path / "data" / "secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(file.read_bytes()) >= token.SECRET_BYTES
    assert [path.name for path in file.parent.iterdir()] == ["secret"]
    token._serializer.cache_clear()
    assert token.read_token(made)[0] == "annex-02"


def test_processes_that_start_together_share_one_secret(tmp_path: Path) -> None:
    script = "from dashboard.exports.token import _secret; print(_secret())"
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    environment.pop(token.SECRET_VARIABLE)
    top = Path(__file__).resolve().parents[2]
    started = [
        subprocess.Popen([sys.executable, "-c", script], cwd=top, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    secrets = [process.communicate(timeout=60)[0].strip() for process in started]
    assert len(set(secrets)) == 1
    assert len(secrets[0]) >= token.SECRET_BYTES


def test_a_process_that_comes_second_keeps_the_first_secret(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    token._write_once(file)
    first = file.read_text(encoding="ascii")
    token._write_once(file)
    assert file.read_text(encoding="ascii") == first
    assert list(tmp_path.iterdir()) == [file]
