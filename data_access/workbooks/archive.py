"""The zip archive that a workbook is: looked over before anything is unpacked, and counted while it is."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from data_access.workbooks import limits
from data_access.workbooks.refusals import refused

_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_OTHER_KINDS = (
    ("xl/workbook.bin", "binary-workbook"),
    ("word/", "word-document"),
    ("ppt/", "presentation"),
    ("index/document.iwa", "numbers-document"),
    ("index.zip", "numbers-document"),
)
"""By a part or the beginning of parts, in lower case."""
_MACROS = ("vbaproject", "xl/macrosheets/", "xl/vbadata")


class Archive:
    """The parts of a workbook by name. Names are compared without regard to case, as the standard of packages says."""

    def __init__(self, content: bytes) -> None:
        """Raises RefusedError for what is too large, unsafe, broken, locked, or no workbook."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            raise refused("broken-archive") from None
        files = [info for info in self._zip.infolist() if not info.filename.endswith(("/", "\\"))]
        self._parts = _by_name(files)
        self._left = limits.UNPACKED_BYTES
        _refuse_other_kinds(self._parts, self._zip)
        if len(files) > limits.PARTS:
            raise refused("too-many-parts", count=len(files), limit=limits.PARTS)
        if sum(info.file_size for info in files) > limits.UNPACKED_BYTES:
            raise refused("too-large-unpacked", limit=limits.UNPACKED_BYTES // 1024**2)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    @property
    def holds_pictures(self) -> bool:
        """Whether any part is a picture."""
        return any(name.startswith("xl/media/") for name in self._parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the part piece by piece. Raises RefusedError when it is absent, damaged, or larger than allowed."""
        info = self._parts.get(name.lower())
        if info is None:
            raise refused("missing-part", part=name[-60:])
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise refused("too-large-unpacked", limit=limits.UNPACKED_BYTES // 1024**2)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError, OSError):
            raise refused("broken-archive") from None


def _by_name(files: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    parts: dict[str, zipfile.ZipInfo] = {}
    for info in files:
        name = info.filename.replace("\\", "/")
        if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
            raise refused("unsafe-archive")
        name = posixpath.normpath(name).lower()
        if name in parts:
            raise refused("unsafe-archive")
        parts[name] = info
    return parts


def _refuse_other_kinds(parts: dict[str, zipfile.ZipInfo], archive: zipfile.ZipFile) -> None:
    if any(info.flag_bits & _ENCRYPTED for info in parts.values()):
        raise refused("password")
    if "mimetype" in parts and parts["mimetype"].file_size < 200:
        raise refused("opendocument")
    if any(mark in name for name in parts for mark in _MACROS):
        raise refused("macros")
    for name, code in _OTHER_KINDS:
        if any(part.startswith(name) for part in parts):
            raise refused(code)
    if not {"[content_types].xml", "xl/workbook.xml", "_rels/.rels"} & set(parts):
        raise refused("archive")
