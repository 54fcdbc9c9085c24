"""Signed tokens of export links: what to export for which address, valid for a working day."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import platformdirs
from itsdangerous import BadPayload, URLSafeTimedSerializer

from dashboard.address import Address, read_address

SECRET_VARIABLE = "QUOTA_DASHBOARD_SECRET"
SECRET_BYTES = 32
VALID_SECONDS = 12 * 3600
_SALT = "export"


class UnusableSecretError(ValueError):
    """The secret given is too short to sign with."""


def make_token(export: str, address: Address, principal: str = "local") -> str:
    """Return the token for an export ("annex-01.xlsx": paper and format) of what `address` shows."""
    return str(_serializer().dumps([export, address.query(), principal]))


def read_token(token: str) -> tuple[str, Address, str]:
    """Return export name, address and principal of a token.

    Raises itsdangerous.SignatureExpired for an old one, BadSignature for one that this installation did not sign,
    BadPayload for one that another version of the program made (all are BadData).
    """
    return _read_payload(_serializer().loads(token, max_age=VALID_SECONDS))


def _read_payload(payload: object) -> tuple[str, Address, str]:
    match payload:
        case [str() as export, str() as query, str() as principal]:
            return export, read_address(parse_qs(query.removeprefix("?")))[0], principal
    raise BadPayload("not what a token of this version holds")


@cache
def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(_secret(), salt=_SALT)


def _secret() -> str:
    """Return the secret of this installation: from the environment, else a file that the first process writes.

    Raises UnusableSecretError for one that is too short: used it would be guessed, ignored it would differ between
    the machines that were meant to share it.
    """
    given = os.environ.get(SECRET_VARIABLE, "")
    if given:
        return _checked(given, SECRET_VARIABLE)
    file = Path(platformdirs.user_data_dir("quota-dashboard", appauthor=False)) / "secret"
    if not file.exists():
        _write_once(file)
    return _checked(file.read_text(encoding="ascii"), str(file))


def _write_once(file: Path) -> None:
    """Write a random secret, complete from its first moment on; when another process was first, its secret holds."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        draft.touch(mode=0o600, exist_ok=False)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        with suppress(FileExistsError):
            os.link(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def _checked(secret: str, place: str) -> str:
    if len(secret.encode()) < SECRET_BYTES:
        raise UnusableSecretError(f"the secret in {place} is shorter than {SECRET_BYTES} bytes")
    return secret
