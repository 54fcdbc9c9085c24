"""`quota-dashboard progress`: the position of a committee on the command line, from the same view model as the screens.

The keys of the JSON object are a public contract: see docs/progress-json.md.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection

from dashboard.address import CATEGORY, Address
from dashboard.commands.answering import SensitiveCategoryError, answer
from dashboard.domain.level_narrative import coverage_text, path_text
from dashboard.domain.narrative import standing_word
from dashboard.domain.outlook_words import outstanding_sentence
from dashboard.domain.outstanding import outstanding
from dashboard.domain.paragraphs import paragraph
from dashboard.domain.position import Position, Standing
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.snapshot import Snapshot
from dashboard.domain.states import State
from dashboard.domain.structure import Structure
from dashboard.domain.target_words import category_word
from dashboard.i18n.language import Language
from dashboard.reading.figures import read_position, rows_of
from dashboard.reading.levels import read_at_level, read_category_totals
from dashboard.reading.structure import read_structure
from dashboard.resolve import Resolved, UnknownValueError
from data_access.migrate import Condition
from data_access.queries.get_categories import get_categories
from data_access.scope import DIRECT


def progress(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Print the position as a table, or as one JSON object with `--json`; return the exit code.

    A category that may not be told of an organisation is refused with a sentence, whether it is asked for with
    `--children` or not.
    """
    children = arguments.children
    asked = partial(read, level=arguments.level, category=arguments.category)
    return answer(
        arguments, exit_codes, asked, partial(as_object, children=children), partial(as_text, children=children)
    )


@dataclass(frozen=True)
class Progress:
    """What the command tells: a position, the same with the organisations of a level, and the people of a category."""

    position: Position
    listed: Position
    """Its children are the organisations of `level`."""
    level: str = DIRECT
    category: str = ""
    """Empty when none was asked for."""
    people: Structure = field(default_factory=Structure)
    snapshot: Snapshot | None = None
    """The one whose figures these are; None for a view of its own."""

    def own_people(self) -> int | None:
        """Return the people of the category in the whole; None when no report counts them or none was asked for."""
        counted = self.people.whole.get(self.category)
        return None if counted is None else counted.count

    def people_of(self, row: Standing) -> int | None:
        """Return the people of the category whom one organisation admitted."""
        return self.people.of(row, self.category).count


def read(connection: Connection, resolved: Resolved, address: Address, *, level: str, category: str) -> Progress:
    scope, year = resolved.scope, resolved.year
    position = read_position(connection, scope, year, address.organization or None)
    people = Structure()
    if category:
        _require_told(connection, category)
        here = replace(scope, organization_id=position.organization.id)
        totals = read_category_totals(connection, here, year, level)
        people = replace(read_structure(connection, here, position), by_organization=totals)
    listed = read_at_level(connection, scope, position, level)
    return Progress(position, listed, level, category, people, resolved.snapshot)


def _require_told(connection: Connection, category: str) -> None:
    """Raise for a category that the database does not know, or that may not be told of an organisation."""
    known = {row.code: bool(row.sensitive) for row in rows_of(get_categories(connection))}
    if category not in known:
        raise UnknownValueError(CATEGORY, category)
    if known[category]:
        raise SensitiveCategoryError(category)


def as_object(found: Progress, *, children: bool) -> dict[str, Any]:
    """Return what was found as plain values; a figure that does not exist is None."""
    position, own = found.position, found.position.own
    missing, pinned = outstanding(position), found.snapshot
    known_at = position.known_at or datetime.now(UTC)
    result: dict[str, Any] = {
        "jurisdiction": position.jurisdiction.code,
        "organization": position.organization.code,
        "name": position.organization.name,
        "year": position.year,
        "as_of": position.as_of.isoformat(),
        "report_day": position.report_day.isoformat() if position.report_day else None,
        "known_at": known_at.astimezone(UTC).isoformat(timespec="microseconds" if pinned else "seconds"),
        **_figures(own),
        "needed_per_month": _number(own.needed_per_month),
        "pace_per_month": _number(own.pace_per_month),
        "zero": position.count(State.ZERO),
        "organizations": position.organizations,
        "reported": position.reported,
        "with_all_reports_low": missing.low if missing else None,
        "with_all_reports_high": missing.high if missing else None,
        "curve": own.curve.kind.value,
        "forecast_low": own.forecast.low,
        "forecast_high": own.forecast.high,
        "data_version": pinned.data_version if pinned else position.data_version,
        "illustrative": position.illustrative,
        "level": found.level,
        "category": found.category or None,
        "category_admitted": found.own_people(),
    }
    if children:
        result["children"] = [
            {
                "code": child.organization.code,
                "name": child.organization.name,
                **_figures(child),
                "above": [step.code for step in child.above],
                "category_admitted": found.people_of(child),
            }
            for child in found.listed.children
        ]
    return result


def _figures(standing: Standing) -> dict[str, Any]:
    return {
        "quota": standing.quota,
        "admitted": standing.admitted,
        "percent": _number(standing.percent),
        "remaining": standing.remaining,
        "due": standing.judgement.due,
        "missing": standing.missing,
        "state": standing.state.value,
    }


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def as_text(found: Progress, words: Language, *, children: bool) -> str:
    """Return what was found as a person reads it: the paragraph, then the organisations that lag or all of them."""
    position, listed = found.position, found.listed
    lines = [paragraph(words, position, rank_lagging(position.children))]
    if position.illustrative:
        lines.append(words.text("Số liệu minh họa."))
    coverage = coverage_text(words, listed, found.level)
    if coverage:
        lines.append(coverage + ".")
    missing = outstanding(position)
    if missing:
        lines.append(outstanding_sentence(words, missing))
    if found.category:
        share = words.fraction(found.own_people(), position.own.admitted)
        lines.append(f"{category_word(words, found.category)}: {share}.")
    rows = listed.children if children else rank_lagging(listed.children).all
    if rows:
        heads = (words.text("Còn thiếu"), words.text("Đạt / chỉ tiêu"), words.text("Trạng thái"), words.text("Tên"))
        lines += ["", _line(*heads, words.text("Thuộc nhóm") if found.category else "")]
        lines += [
            _line(
                "–" if row.missing is None else words.number(row.missing),
                words.fraction(row.admitted, row.quota),
                standing_word(words, row),
                " · ".join(filter(None, (row.organization.name, path_text(row)))),
                words.number(found.people_of(row)) if found.category else "",
            )
            for row in rows
        ]
    return "\n".join(lines)


def _line(missing: str, fraction: str, state: str, name: str, of_category: str) -> str:
    """Return a line of the table; the people of a category stand before the state, where one was asked for."""
    more = f"{of_category:>10}  " if of_category else ""
    return f"{missing:>9}  {fraction:>15}  {more}{state:<20}  {name}"
