"""Sets the pages of one paper: data at standard input, PDF at standard output. Run as a process, never imported."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pikepdf
import typst

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "fonts"


def set_pages(content: str) -> bytes:
    """Return the PDF of the data of a paper. Nothing is read but the template and the bundled fonts."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])
    made = typst.compile(
        str(_HERE / "paper.typ"),
        root=str(_HERE),
        font_paths=fonts,
        sys_inputs={"paper": content},
        format="pdf",
        pdf_standards="ua-1",
    )
    return _packed(made)


def _packed(content: bytes) -> bytes:
    """Return a PDF whose objects are compressed together: the tags of a table take most of its bytes."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        file.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(set_pages(sys.stdin.buffer.read().decode()))
