"""What a file changes: sums by column before and after, and every figure that is replaced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.components.markup import escape
from dashboard.i18n.language import Language
from dashboard.imports.field_words import field_word
from dashboard.imports.preview_words import column_totals
from data_access.ingest.preview import Change, Preview

MOST_CHANGES = 300


def totals_table(language: Language, preview: Preview) -> str:
    """Return the sums of each month over the organisations of the file; empty for what has no months."""
    tables = []
    for month, totals in sorted(preview.months.items()):
        rows = []
        for each in column_totals(totals, f"{month:%Y-%m}", preview.changes):
            before = "–" if each.before is None else language.number(each.before)
            difference = language.signed(each.after - (each.before or 0))
            rows.append(
                f'<tr><th scope="row">{escape(field_word(language, each.field))}</th><td class="num">{before}</td>'
                f'<td class="num"><b>{language.number(each.after)}</b></td><td class="num">{difference}</td></tr>'
            )
        if not rows:
            continue
        units = language.plural("{n} đơn vị của tệp", totals.rows)
        heading = language.text(
            "Cộng theo cột, tháng {month} ({units})", month=language.month(month.year, month.month), units=units
        )
        heads = (language.text("Trước"), language.text("Sau"), language.text("Chênh lệch"))
        head = "".join(f'<th scope="col" class="num">{escape(words)}</th>' for words in heads)
        first = f'<th scope="col">{escape(language.text("Cột"))}</th>'
        tables.append(
            f'<h2>{escape(heading)}</h2><table class="qd-plain"><thead><tr>{first}{head}</tr></thead>'
            f"<tbody>{''.join(rows)}</tbody></table>"
        )
    return "".join(tables)


def differences(language: Language, changes: Sequence[Change]) -> str:
    """Return the figures that are replaced, then those that are new, closed."""
    replaced = [change for change in changes if change.before is not None]
    new = [change for change in changes if change.before is None]
    parts = []
    if replaced:
        heading = language.plural("{n} số được sửa", len(replaced))
        parts.append(f"<h2>{escape(heading)}</h2>{changes_table(language, replaced)}")
    if new:
        heading = language.plural("{n} số mới", len(new))
        table = changes_table(language, new)
        parts.append(f'<details class="qd-behind"><summary>{escape(heading)}</summary>{table}</details>')
    return "".join(parts)


def changes_table(language: Language, changes: Sequence[Change]) -> str:
    """Return one line a figure: "DB03 Chi bộ 3 · 6/2024 · Kết nạp · 34 → 33"."""
    rows = []
    for change in changes[:MOST_CHANGES]:
        before, after = ("–" if value is None else str(value) for value in (change.before, change.after))
        rows.append(
            f'<tr><th scope="row">{escape(change.name)}<div class="sub">{escape(change.code)}</div></th>'
            f"<td>{escape(_period(language, change.period))}</td><td>{escape(field_word(language, change.field))}</td>"
            f'<td class="num nowrap">{escape(before)} → <b>{escape(after)}</b></td></tr>'
        )
    heads = (language.text("Đơn vị"), language.text("Kỳ"), language.text("Cột"))
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    last = f'<th scope="col" class="num">{escape(language.text("Trước → sau"))}</th>'
    rest = len(changes) - MOST_CHANGES
    more = f'<p class="note">{escape(language.plural("và {n} số nữa", rest))}</p>' if rest > 0 else ""
    return f'<table class="qd-plain"><thead><tr>{head}{last}</tr></thead><tbody>{"".join(rows)}</tbody></table>{more}'


def _period(language: Language, period: str) -> str:
    if len(period) == 10 and period[4] == "-":
        return language.day(date.fromisoformat(period))
    year, _, month = period.partition("-")
    return language.month(int(year), int(month)) if month.isdigit() and len(month) == 2 else period or "–"
