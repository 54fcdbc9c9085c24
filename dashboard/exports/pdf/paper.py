"""From a document to the bytes of a PDF, made by a process of its own: what it takes of memory ends with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from dashboard.exports.document import Document
from dashboard.exports.on_pages import for_pages
from dashboard.exports.pdf.content import content_of

_SECONDS = 120
_TYPESETTER = Path(__file__).with_name("typesetting.py")


def write_pdf(document: Document) -> bytes:
    """Return the file: A4, words that can be searched, tags for readers that speak, letters of its own.

    Raises subprocess.SubprocessError when the pages could not be set, TooLongError where they would be too many.
    """
    content = json.dumps(content_of(for_pages(document)), ensure_ascii=False).encode()
    made = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", str(_TYPESETTER)],
        input=content,
        capture_output=True,
        check=True,
        timeout=_SECONDS,
    )
    return made.stdout
