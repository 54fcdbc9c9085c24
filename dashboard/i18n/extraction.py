"""Finds the marked texts of a file for `make messages`: an extraction method of Babel.

Babel's own reads tokens, and before Python 3.12 a whole f-string is one token: it passes over the texts inside.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO

Found = tuple[int, str, tuple[str | None, ...], list[str]]


def marked_texts(
    source: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """Yield line, function and arguments of every call of a keyword; an argument that is no plain text is None."""
    for node in ast.walk(ast.parse(source.read())):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in keywords:
            values = (each.value if isinstance(each, ast.Constant) else None for each in node.args)
            yield node.lineno, called, tuple(value if isinstance(value, str) else None for value in values), []
