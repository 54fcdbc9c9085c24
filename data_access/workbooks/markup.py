"""XML of strangers, read as a stream: no document type, no entity, nothing endless, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Protocol
from xml.parsers import expat

from data_access.workbooks import limits
from data_access.workbooks.refusals import refused

_SPREADSHEET = (
    "",  # programs that forget to name it
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # "Strict Open XML"
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.openxmlformats.org/package/2006/content-types",
)
_CONTROL_CHARACTER = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(x0*([0-8bcef]|1[0-9a-f])|0*([0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE
)
_OUT_OF_MEMORY = 1
"""Of the parser's errors."""


class Reader(Protocol):
    """What takes the tags of one part by their local names. Attributes of other vocabularies are named "space name"."""

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def text(self, text: str) -> None: ...


def read_markup(chunks: Iterable[bytes], reader: Reader, part: str, root: str, control: Callable[[str], None]) -> None:
    """Send the tags of a part to `reader`; tags of other vocabularies (drawings, extensions) are left out.

    `root` is the tag that the part must begin with. `control` is called with the character ("U+0007"), and should
    raise, where a control character makes the part unreadable. Raises RefusedError for a document type, for damage
    and for what is built to exhaust us.
    """
    _Feed(reader, part, root).run(chunks, control)


def _numbered(character: bytes) -> str:
    """Return 'U+0007' for the character itself or for its reference, &#7; or &#x7;."""
    digits = character[2:-1].lower().decode()
    number = character[0] if character[:1] != b"&" else int(digits.lstrip("x"), 16 if digits.startswith("x") else 10)
    return f"U+{number:04X}"


class _Feed:
    def __init__(self, reader: Reader, part: str, root: str) -> None:
        self._reader, self._part, self._root = reader, part[-60:], root
        self._depth = 0
        self._tags: dict[str, str] = {}
        """Local name by full name; empty for another vocabulary."""
        self._prefixes: set[str | None] = set()
        self._foreign = 0
        """How deep inside tags of another vocabulary."""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartNamespaceDeclHandler = self._namespace
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._doctype

    def run(self, chunks: Iterable[bytes], control: Callable[[str], None]) -> None:
        fed = 0
        last = b""
        try:
            for chunk in chunks:
                last = last[-64:] + chunk
                fed += len(chunk)
                self._parser.Parse(chunk, False)
                pending = fed - max(self._parser.CurrentByteIndex, 0)
                if pending > limits.PENDING_BYTES or len(self._parser.intern) > limits.NAMES:
                    raise refused("broken-part", part=self._part)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            if error.code == _OUT_OF_MEMORY:
                raise MemoryError from None
            at = self._parser.ErrorByteIndex - (fed - len(last))
            if at >= 0 and (character := _CONTROL_CHARACTER.match(last, at)):
                control(_numbered(character[0]))
            raise refused("broken-part", part=self._part) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        tag = self._tags.get(name)
        if tag is None:
            namespace, _, local = name.rpartition(" ")
            tag = self._tags[name] = local if namespace in _SPREADSHEET else ""
        if self._depth > limits.DEPTH or (self._depth == 1 and tag != self._root):
            raise refused("broken-part", part=self._part)
        if self._foreign or not tag:
            self._foreign += 1
        else:
            self._reader.start(tag, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._foreign:
            self._foreign -= 1
        else:
            self._reader.end(self._tags[name])

    def _text(self, text: str) -> None:
        if not self._foreign:
            self._reader.text(text)

    def _namespace(self, prefix: str | None, _: str) -> None:
        self._prefixes.add(prefix)
        if len(self._prefixes) > limits.NAMES:
            raise refused("broken-part", part=self._part)

    def _doctype(self, *_: object) -> None:
        raise refused("document-type")
