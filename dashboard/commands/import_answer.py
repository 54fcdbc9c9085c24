"""What `quota-dashboard import` answers: one JSON object a file, or a table and all messages by sheet.

The keys are a public contract: see docs/import-json.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.commands.file_batch import Told
from dashboard.i18n.language import Language
from dashboard.imports.faults import DISK_FULL
from dashboard.imports.file_words import KIND_WORDS, OUTCOME_WORDS, SEVERITY_WORDS
from dashboard.imports.words import message_text
from data_access.ingest.messages import Message, Severity
from data_access.ingest.preview import MonthTotals, Outcome

EXIT_CODES = {
    Outcome.IMPORTED: 0,
    Outcome.UNCHANGED: 0,
    Outcome.NEEDS_CONFIRMATION: 3,
    Outcome.REFUSED: 4,
}
FAILED = 1
_ASKS_FOR_MONTH = ("no-month", "several-months")


def exit_code(files: Sequence[Told]) -> int:
    """Return 1 when the database stood in the way, else 4 for any refused file, else 3 for any question, else 0."""
    if any(each.fault and each.fault != DISK_FULL for each in files):
        return FAILED
    return max((EXIT_CODES[each.taken.outcome] for each in files), default=0)


def as_list(files: Sequence[Told], words: Language) -> list[dict[str, Any]]:
    """Return files as plain values."""
    return [
        {
            "file": printable(each.path),
            "outcome": each.taken.outcome.value,
            "kind": each.taken.preview.kind or None,
            "months": plain_months(each.taken.preview.months),
            "messages": [plain_message(message, words) for message in each.taken.messages],
            "batch": each.taken.batch_id if each.taken.outcome is Outcome.IMPORTED else None,
        }
        for each in files
    ]


def printable(path: str) -> str:
    """Return a path as it can be printed, whatever encoding its disk has."""
    return path.encode("utf-8", "replace").decode()


def plain_months(months: Mapping[date, MonthTotals]) -> dict[str, Any]:
    """Return what a file says by month, as plain values."""
    return {
        f"{month:%Y-%m}": {"rows": said.rows, "totals": dict(said.totals)} for month, said in sorted(months.items())
    }


def plain_message(message: Message, words: Language) -> dict[str, str]:
    """Return a message as plain values, its sentence in the language asked for."""
    return {
        "severity": message.severity.value,
        "code": message.code,
        "sheet": message.sheet,
        "cell": message.cell,
        "text": _sentence(message, words),
    }


def _sentence(message: Message, words: Language) -> str:
    """Return what is said of a file, and how the command is told what only a person knows."""
    said = message_text(words, message)
    if message.code in _ASKS_FOR_MONTH:
        return f"{said} {words.text('Với lệnh này, hãy thêm tháng, ví dụ --month 2026-06.')}"
    return said


def as_text(files: Sequence[Told], words: Language) -> str:
    """Return files as a person reads them: a table, what is to be said by file and sheet, and one summary."""
    lines = list(_table(files, words))
    for each in files:
        if each.taken.messages:
            answered = each.taken.outcome is Outcome.IMPORTED
            lines += ["", printable(each.path), *_by_sheet(each.taken.messages, words, answered=answered)]
    if len(files) > 1:
        lines += ["", summary(files, words)]
    if any(each.taken.outcome is Outcome.NEEDS_CONFIRMATION for each in files):
        lines += ["", words.text("Nếu trả lời “có” cho mọi câu hỏi, hãy chạy lại lệnh với --confirm.")]
    return "\n".join(lines)


def summary(files: Sequence[Told], words: Language) -> str:
    """Return how many files had which outcome, in one line."""
    counted = Counter(each.taken.outcome for each in files)
    parts = [f"{words.text(OUTCOME_WORDS[outcome.value])}: {words.number(counted[outcome])}" for outcome in Outcome]
    return f"{words.plural('{n} tệp', len(files))} · {' · '.join(parts)}"


def _table(files: Sequence[Told], words: Language) -> Iterator[str]:
    rows = [
        (
            words.text("Kết quả"),
            words.text("Loại"),
            words.text("Tháng"),
            words.text("Số dòng"),
            words.text("Kết nạp"),
            words.text("Tệp"),
        )
    ]
    for each in files:
        preview = each.taken.preview
        kind = words.text(KIND_WORDS[preview.kind]) if preview.kind in KIND_WORDS else "–"
        outcome = words.text(OUTCOME_WORDS[each.taken.outcome.value])
        said: list[tuple[date | None, MonthTotals]] = [*sorted(preview.months.items())]
        said = said or [(None, MonthTotals(preview.rows, {}))]
        for month, totals in said:
            rows.append(
                (
                    outcome,
                    kind,
                    words.month(month.year, month.month) if month else "–",
                    words.number(totals.rows),
                    words.number(totals.totals["admitted"]) if "admitted" in totals.totals else "–",
                    printable(each.path),
                )
            )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [
            text.rjust(width) if column in (3, 4) else text.ljust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _by_sheet(messages: Sequence[Message], words: Language, *, answered: bool) -> Iterator[str]:
    """Yield what must be corrected before what is asked, and in each the rows from top to bottom."""
    severities = list(Severity)
    ordered = sorted(messages, key=lambda each: (severities.index(each.severity), each.row or 0, each.column or 0))
    for sheet in dict.fromkeys(message.sheet for message in messages):
        if sheet:
            yield f"  {words.text('Trang tính “{sheet}”', sheet=sheet)}"
        for message in ordered:
            if message.sheet == sheet:
                yield f"    {_line(message, words, answered=answered)}"


def _line(message: Message, words: Language, *, answered: bool) -> str:
    severity = words.text(SEVERITY_WORDS[message.severity.value])
    if answered and message.severity is Severity.QUESTION:
        severity = words.text("Đã trả lời có")
    place = f"{message.cell}: " if message.cell else ""
    return f"[{severity}] {place}{_sentence(message, words)}"
