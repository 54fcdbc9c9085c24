"""`quota-dashboard progress`: the position of a committee on the command line, from the same view model as the screens.

The keys of the JSON object are a public contract: see docs/progress-json.md.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.command import answer
from dashboard.domain.list_narrative import paragraph
from dashboard.domain.narrative import state_word
from dashboard.domain.position import Position, Standing
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.states import State
from dashboard.figures import read_position
from dashboard.i18n.language import Language
from dashboard.resolve import Resolved
from data_access.migrate import Condition


def progress(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Print the position as a table, or as one JSON object with `--json`; return the exit code."""
    children = arguments.children
    return answer(
        arguments, exit_codes, _read, partial(as_object, children=children), partial(as_text, children=children)
    )


def _read(connection: Connection, resolved: Resolved, address: Address) -> Position:
    return read_position(connection, resolved.scope, resolved.year, address.organization or None)


def as_object(position: Position, *, children: bool) -> dict[str, Any]:
    """Return the position as plain values; a figure that does not exist is None."""
    own = position.own
    known_at = position.known_at or datetime.now(UTC)
    result: dict[str, Any] = {
        "jurisdiction": position.jurisdiction.code,
        "organization": position.organization.code,
        "name": position.organization.name,
        "year": position.year,
        "as_of": position.as_of.isoformat(),
        "report_day": position.report_day.isoformat() if position.report_day else None,
        "known_at": known_at.astimezone(UTC).isoformat(timespec="seconds"),
        **_figures(own),
        "needed_per_month": _number(own.needed_per_month),
        "pace_per_month": _number(own.pace_per_month),
        "zero": position.count(State.ZERO),
        "organizations": position.organizations,
        "reported": position.reported,
        "curve": own.curve.kind.value,
        "forecast_low": own.forecast.low,
        "forecast_high": own.forecast.high,
        "data_version": position.data_version,
        "illustrative": position.illustrative,
    }
    if children:
        result["children"] = [
            {"code": child.organization.code, "name": child.organization.name, **_figures(child)}
            for child in position.children
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


def as_text(position: Position, words: Language, *, children: bool) -> str:
    """Return the position as a person reads it: the paragraph, then the organisations that lag or all of them."""
    lagging = rank_lagging(position.children)
    lines = [paragraph(words, position, lagging)]
    if position.illustrative:
        lines.append(words.text("Số liệu minh họa."))
    rows = position.children if children else lagging.all
    if rows:
        heads = (words.text("Còn thiếu"), words.text("Đạt / chỉ tiêu"), words.text("Trạng thái"), words.text("Tên"))
        lines += ["", _line(*heads)]
        lines += [
            _line(
                "–" if row.missing is None else words.number(row.missing),
                words.fraction(row.admitted, row.quota),
                state_word(words, row.state),
                row.organization.name,
            )
            for row in rows
        ]
    return "\n".join(lines)


def _line(missing: str, fraction: str, state: str, name: str) -> str:
    return f"{missing:>9}  {fraction:>15}  {state:<20}  {name}"
