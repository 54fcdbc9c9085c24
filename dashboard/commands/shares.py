"""`quota-dashboard shares`: categories of people among those admitted, from the same view model as the screen Cơ cấu.

The keys of the JSON list are a public contract: see docs/lists-json.md.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.commands.answering import answer
from dashboard.domain.outlook_words import outstanding_sentence
from dashboard.domain.outstanding import Outstanding, outstanding, shares_with_all_reports
from dashboard.domain.structure import CategoryCount
from dashboard.domain.structure_words import needed_text, until_text, verdict_text, withheld_text
from dashboard.domain.target_words import category_word, document_of
from dashboard.i18n.language import Language
from dashboard.reading.figures import read_position
from dashboard.reading.structure import read_structure
from dashboard.resolve import Resolved
from data_access.migrate import Condition


def shares(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Print the categories as a table, or as a JSON list with `--json`; return the exit code."""
    return answer(arguments, exit_codes, _read, as_list, as_text)


@dataclass(frozen=True)
class Shares:
    """The categories, and what the reports that are still missing may bring (None: all are in)."""

    counts: tuple[CategoryCount, ...]
    missing: Outstanding | None = None

    def percents(self, counted: CategoryCount) -> tuple[float, float] | tuple[None, None]:
        """Return the lowest and highest share with all reports; a sensitive category ends on another day."""
        if self.missing is None or counted.count is None or counted.of is None or counted.until is not None:
            return None, None
        found = shares_with_all_reports(self.missing, counted.count, counted.of)
        return (None, None) if found is None else (float(found[0]), float(found[1]))


def _read(connection: Connection, resolved: Resolved, address: Address) -> Shares:
    position = read_position(connection, resolved.scope, resolved.year)
    structure = read_structure(connection, resolved.scope, position)
    return Shares(tuple(structure.whole.values()), outstanding(position))


def as_list(shares: Shares) -> list[dict[str, Any]]:
    """Return the categories as plain values; a figure that does not exist is None."""
    return [
        {
            "category": counted.category,
            "count": counted.count,
            "of": counted.of,
            "percent": None if counted.share is None else float(counted.share),
            "with_all_reports_low": shares.percents(counted)[0],
            "with_all_reports_high": shares.percents(counted)[1],
            "until": counted.until.isoformat() if counted.until else None,
            "target_people": counted.target.people if counted.target else None,
            "needed": counted.target.needed if counted.target else None,
            "answer": counted.target.answer.value if counted.target else None,
            "document": document_of(counted.target.target) if counted.target else None,
        }
        for counted in shares.counts
    ]


def as_text(shares: Shares, words: Language) -> str:
    """Return the categories as a person reads them, one a line, and what missing reports may bring."""
    counts = shares.counts
    if not counts:
        return words.text("Chưa có báo cáo nào tách theo nhóm người được kết nạp.")
    lines = [_line(words.text("Số người"), words.text("Tỷ lệ"), words.text("Nhóm người"))]
    for counted in counts:
        said = [category_word(words, counted.category)]
        said += [withheld_text(words, counted)] if counted.withheld else []
        said += [verdict_text(words, counted.target)] if counted.target else []
        said += [text for text in (needed_text(words, counted), until_text(words, counted)) if text]
        lines.append(_line(words.number(counted.count), words.percent(counted.share), " · ".join(said)))
    if shares.missing:
        lines += ["", outstanding_sentence(words, shares.missing)]
    return "\n".join(lines)


def _line(count: str, share: str, name: str) -> str:
    return f"{count:>9}  {share:>7}  {name}"
