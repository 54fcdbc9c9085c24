"""The heading block of Party papers and the blanks at their end: no number, no day, no name, no stamp is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.exports.document import Closing, Letterhead
from dashboard.exports.word.elements import element, paragraph, run
from dashboard.exports.word.styles import LINE, SMALL
from dashboard.exports.word.table import bare_table

_LINES_FOR_SIGNATURE = 4


def heading_block(head: Letterhead, width: float) -> Any:
    """Return who issues at the left, party, place and day at the right."""
    left, right = width * 0.47, width * 0.53
    rows = (
        (run(head.above), run(head.party, bold=True, underlined=True)),
        (run(head.issuer, bold=True), None),
        (run("*"), run(head.place_and_day, italic=True)),
        (run(head.symbol), run(head.draft, bold=True)),
    )
    return bare_table((left, right), [[_line(one), _line(other)] for one, other in rows])


def _line(words: Any) -> Sequence[Any]:
    return [paragraph(LINE, *([] if words is None else [words]))]


def closing_block(closing: Closing, width: float) -> Any:
    """Return recipients at the left, room for office, signature and name at the right; both stay together."""
    recipients = [
        paragraph(SMALL, run(closing.recipients_heading, bold=True, italic=True), align="left"),
        *(paragraph(SMALL, run(line), align="left") for line in closing.recipients),
    ]
    signature = [
        paragraph(LINE, run(closing.on_behalf, bold=True)),
        paragraph(LINE, run(closing.office, bold=True)),
        *(paragraph(LINE) for _ in range(_LINES_FOR_SIGNATURE)),
        paragraph(LINE, run(closing.name, bold=True)),
    ]
    made = bare_table((width * 0.45, width * 0.55), [[recipients, signature]])
    for one in made.iter("{*}p"):
        one.pPr.insert(1, element("keepNext"))
    return made
