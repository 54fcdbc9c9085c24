"""The process that reads one file: bytes come in, JSON goes out. It imports the standard library and this folder only.

Whoever sends the file may have built it to exhaust or deceive a reader; so nothing of it is read where the figures are.
"""

from __future__ import annotations

import json
import os
import sys

from data_access.workbooks import limits
from data_access.workbooks.answer import answer
from data_access.workbooks.refusals import Refusal, RefusedError, told

_LARGE = 256 * 1024
"""Bytes of a file; reports of a month are smaller and read at once."""


def main() -> None:
    """Read a file from standard input, whose name is the first argument, and write the answer to standard output."""
    _limit_ourselves()
    content = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    if len(content) > _LARGE and hasattr(os, "nice"):
        os.nice(5)  # whoever looks at figures goes first
    try:
        out: object = answer(content, sys.argv[1])
    except RefusedError as error:
        out = {"refusals": [told(one) for one in error.refusals]}
    except MemoryError:
        out = {"refusals": [told(Refusal("too-much-memory"))]}
    sys.stdout.buffer.write(json.dumps(out, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _limit_ourselves() -> None:
    """Windows has no such limits; there the caller's clock alone ends what takes too long."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, limits.MEMORY_BYTES), (resource.RLIMIT_CPU, limits.SECONDS)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
