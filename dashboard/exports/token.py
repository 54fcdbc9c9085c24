"""Signed tokens of export links: what to export for which address, valid for a working day."""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import platformdirs
from itsdangerous import URLSafeTimedSerializer

from dashboard.address import Address, read_address

VALID_SECONDS = 12 * 3600
_SALT = "export"


def make_token(export: str, address: Address, principal: str = "local") -> str:
    """Return the token for an export of what `address` shows."""
    return str(_serializer().dumps([export, address.query(), principal]))


def read_token(token: str) -> tuple[str, Address, str]:
    """Return export name, address and principal of a token.

    Raises itsdangerous.SignatureExpired for an old one, BadSignature for one that we did not sign.
    """
    export, query, principal = _serializer().loads(token, max_age=VALID_SECONDS)
    return export, read_address(parse_qs(str(query).removeprefix("?")))[0], principal


@cache
def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(_secret(), salt=_SALT)


def _secret() -> str:
    """Return the secret of this installation: from the environment, else a file that the first process writes."""
    given = os.environ.get("QUOTA_DASHBOARD_SECRET", "")
    if len(given) >= 32:
        return given
    file = Path(platformdirs.user_data_dir("quota-dashboard", appauthor=False)) / "secret"
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
    if not file.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            os.link(draft, file)  # fails when another process was first: then its secret holds
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text(encoding="ascii")
