"""What an import said and changed, as it is kept beside its file: JSON of counts, codes and places."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from data_access.ingest.messages import Message, Severity
from data_access.ingest.preview import MonthTotals, Preview

NAMES = "names"
"""Key of the learnt names that a file goes by; absent in summaries of earlier programs."""


def summary_of(preview: Preview) -> str:
    """Return months, totals and messages of a file as JSON."""
    return json.dumps(
        {
            "months": {
                f"{month:%Y-%m}": {"rows": totals.rows, "totals": dict(totals.totals)}
                for month, totals in sorted(preview.months.items())
            },
            "messages": [_plain(message) for message in preview.messages],
            "changes": len(preview.changes),
            NAMES: {str(identity): names for identity, names in preview.names.items()},
        },
        ensure_ascii=False,
    )


def months_of(summary: str) -> Mapping[date, MonthTotals]:
    """Return what was said by month, empty where the summary keeps none."""
    months = _parsed(summary).get("months", {})
    return {
        date.fromisoformat(f"{month}-01"): MonthTotals(said["rows"], said["totals"]) for month, said in months.items()
    }


def messages_of(summary: str) -> tuple[Message, ...]:
    """Return the messages that were told about the file."""
    return tuple(
        Message(
            Severity(kept["severity"]),
            kept["code"],
            kept["sheet"],
            kept["row"],
            kept["column"],
            kept["values"],
            also=tuple(kept["also"]),
        )
        for kept in _parsed(summary).get("messages", [])
    )


def names_of(summary: str) -> Mapping[int, Sequence[str]]:
    """Return the learnt names by which the file called organisations, by identity."""
    return {int(identity): names for identity, names in _parsed(summary).get(NAMES, {}).items()}


def _parsed(summary: str) -> dict[str, Any]:
    return json.loads(summary) if summary else {}


def _plain(message: Message) -> dict[str, Any]:
    return {
        "severity": message.severity.value,
        "code": message.code,
        "sheet": message.sheet,
        "row": message.row,
        "column": message.column,
        "values": dict(message.values),
        "also": list(message.also),
    }
