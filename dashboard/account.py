"""Who does something where nobody signs in."""

from __future__ import annotations

import getpass


def account() -> str:
    """Return the name of the account that the program runs as."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in a container
        return "quota-dashboard"
