"""Two tables over time: the parts of this year beside the year before, and the years and terms with their breaks."""

from __future__ import annotations

from dashboard.components.bullet import bullet
from dashboard.components.markup import escape, show
from dashboard.domain.periods import WHOLE, Comparison, ReportedYear, TermTotal
from dashboard.domain.trend import Break, BreakKind, Trend
from dashboard.domain.trend_words import (
    before_text,
    break_text,
    difference_text,
    figure_text,
    parts_note,
    span_name,
    span_note,
    term_name,
    term_note,
    year_note,
)
from dashboard.i18n.language import Language

ABOVE = (BreakKind.ENDED, BreakKind.TARGETS_END)
"""Breaks that follow their year; the others come before it."""


def parts_table(language: Language, trend: Trend) -> None:
    """Show quarters, halves and the whole of the year beside the same part of the year before."""
    heads = (
        ("", language.text("Kỳ")),
        ("num", str(trend.this.year)),
        ("num", language.text("Cùng kỳ {year}", year=trend.last.year)),
        ("num", language.text("Chênh lệch")),
        ("num", language.text("So với chỉ tiêu năm")),
    )
    heading = language.text("Quý và nửa năm, so với cùng kỳ năm trước")
    body = "".join(_part(language, trend, comparison) for comparison in trend.parts)
    _table(heading, heads, body, "parts", parts_note(language, trend))


def _part(language: Language, trend: Trend, comparison: Comparison) -> str:
    now, before = figure_text(language, comparison.now), before_text(language, comparison.before)
    difference = difference_text(language, comparison.difference)
    share = language.percent(trend.percent_of_quota(comparison.now.count, trend.this.quota))
    whole = ' class="total"' if comparison.span == WHOLE else ""
    name = _named(span_name(language, comparison), span_note(language, comparison))
    return (
        f'<tr{whole}>{name}<td class="num">{escape(now)}</td><td class="num">{escape(before)}</td>'
        f'<td class="num">{escape(difference)}</td><td class="num">{escape(share)}</td></tr>'
    )


def years_table(language: Language, trend: Trend) -> None:
    """Show the years newest first, each below its term; what breaks the series stands where it breaks."""
    everybody = [trend, *(former.trend for former in trend.former)]
    known = [year for one in everybody for year in one.years]
    scale = max((max(year.count(WHOLE).count or 0, year.quota or 0) for year in known), default=0) or 1
    lines = _lines(language, trend, scale)
    for former in trend.former:
        lines.append(_heading(language.text("{name}, như khi đó", name=former.name)))
        lines += _lines(language, former.trend, scale)
    heads = (
        ("", language.text("Năm")),
        ("num", language.text("Đạt / chỉ tiêu")),
        ("num", language.text("Tỷ lệ")),
        ("num", language.text("So với năm trước")),
    )
    _table(language.text("Các năm và nhiệm kỳ"), heads, "".join(lines), "years")


def _lines(language: Language, trend: Trend, scale: int) -> list[str]:
    lines = []
    for total in reversed(trend.terms):
        lines.append(_term(language, trend, total))
        for year in reversed([year for year in trend.years if year.year in total.term.years]):
            mine = [one for one in trend.breaks if one.year == year.year]
            lines += [_break(language, one) for one in mine if one.kind in ABOVE]
            lines.append(_year(language, trend, year, scale))
            lines += [_break(language, one) for one in reversed(mine) if one.kind not in ABOVE]
    return lines


def _heading(words: str) -> str:
    return f'<tr class="group"><th colspan="4" scope="colgroup">{escape(words)}</th></tr>'


def _year(language: Language, trend: Trend, year: ReportedYear, scale: int) -> str:
    comparison = trend.compared(year)
    now = comparison.now
    fraction = language.fraction(now.count, year.quota)
    bar = bullet(now.count, year.quota, None, gap=False, scale=scale, alt=fraction)
    share = language.percent(trend.percent_of_quota(now.count, year.quota))
    more = difference_text(language, comparison.difference)
    return (
        f"<tr>{_named(str(year.year), year_note(language, year, comparison), bar)}"
        f'<td class="num nowrap">{escape(fraction)}</td><td class="num">{escape(share)}</td>'
        f'<td class="num">{escape(more)}</td></tr>'
    )


def _term(language: Language, trend: Trend, total: TermTotal) -> str:
    name = _named(term_name(language, total), term_note(language, total, trend.asked_of(total.term)))
    fraction = escape(language.fraction(total.count, total.quota))
    share = escape(language.percent(trend.percent_of_quota(total.count, total.quota)))
    cells = "".join(f'<td class="num">{cell}</td>' for cell in (fraction, share, "–"))
    return f'<tr class="total">{name}{cells}</tr>'


def _break(language: Language, found: Break) -> str:
    return f'<tr class="break"><td colspan="4">{escape(break_text(language, found))}</td></tr>'


def _named(name: str, note: str, bar: str = "") -> str:
    sub = f' <span class="sub">{escape(note)}</span>' if note else ""
    return f'<th scope="row">{escape(name)}{sub}{bar}</th>'


def _table(heading: str, heads: tuple[tuple[str, str], ...], body: str, css: str, note: str = "") -> None:
    head = "".join(f'<th scope="col" class="{kind}">{escape(words)}</th>' for kind, words in heads)
    show(
        f'<h2>{escape(heading)}</h2><table class="qd-plain qd-trend {css}" aria-label="{escape(heading)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        + (f'<p class="sub">{escape(note)}</p>' if note else "")
    )
