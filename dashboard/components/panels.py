"""Two small tables of the overview: how many organisations are in each state, and how the clusters stand."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components.bullet import bullet
from dashboard.components.markup import escape, link, show, state_markup
from dashboard.context import LAGGING, Context
from dashboard.domain.groups import GroupTotal, total_by
from dashboard.domain.narrative import cluster_word, state_word
from dashboard.domain.numbers import percent
from dashboard.domain.position import Standing
from dashboard.domain.states import State
from dashboard.i18n.language import N_, Language
from dashboard.look import STATE_LOOKS

ORDER = (
    State.ZERO,
    State.BEHIND,
    State.ON_PACE,
    State.MET,
    State.EXCEEDED,
    State.NOT_REPORTED,
    State.NOT_ASSIGNED,
)


def states_panel(context: Context, rows: Sequence[Standing]) -> None:
    """Show how many organisations are in each state, each a link to the list of them."""
    language = context.language
    if not rows:
        show(f"<p>{escape(language.text('Không có đảng bộ, chi bộ trực thuộc.'))}</p>")
        return
    closed = context.position.own.year_over
    counts = {state: sum(row.state is state for row in rows) for state in ORDER}
    most = max(counts.values(), default=1) or 1
    lines = []
    for state in ORDER:
        href = context.href(LAGGING, choice=state.value)
        width = f"{counts[state] / most * 100:.1f}%"
        bar = f'<span class="bar {STATE_LOOKS[state].css}" style="width:{width}"></span>' if counts[state] else ""
        count = language.number(counts[state])
        label = f"{state_word(language, state, closed=closed)}: {count}"
        lines.append(
            f'<tr><th scope="row" style="width:13.2rem"><a href="{escape(href)}" target="_self" '
            f'aria-label="{escape(label)}">{state_markup(language, state, closed=closed)}</a></th><td>{bar}</td>'
            f'<td class="num strong" style="width:3rem">{link(href, count)}</td></tr>'
        )
    head = language.plural("{n} đảng bộ, chi bộ trực thuộc", len(rows))
    show(f'<h2>{escape(head)}</h2><table class="qd-rows">{"".join(lines)}</table>')


def clusters_panel(context: Context, rows: Sequence[Standing]) -> None:
    """Show each cluster with its bar, fraction and number at zero, each a link that filters by it."""
    language, totals = context.language, total_by(rows, "cluster")
    if not totals:
        return
    most = max((total.admitted or 0 for total in totals if not total.quota), default=0)
    fractions = [language.fraction(total.admitted, total.quota or None) for total in totals]
    width = max(5.4, 0.6 * max(map(len, fractions)))
    lines = []
    for total, fraction in zip(totals, fractions, strict=True):
        word = cluster_word(language, total.key)
        href = context.href(LAGGING, clusters=(total.key,) if total.key else ())
        share = language.percent(percent(total.admitted, total.quota))
        note = _cluster_note(language, total)
        bar = bullet(
            total.admitted,
            total.quota,
            total.due,
            gap=total.admitted is not None and total.missing > 0,
            scale=max(total.quota, total.admitted or 0, 1) if total.quota else max(most, 1),
            alt=f"{word}: {fraction}",
        )
        lines.append(
            f'<tr><th scope="row" style="width:7.4rem">{link(href, word)}</th>'
            f'<td style="padding-right:1rem">{bar}<div class="sub">{escape(note)}</div></td>'
            f'<td class="num nowrap" style="width:{width:.1f}rem"><b>{escape(fraction)}</b>'
            f'<div class="sub">{escape(share)}</div></td></tr>'
        )
    show(f'<h2>{escape(language.text("Theo khối"))}</h2><table class="qd-rows">{"".join(lines)}</table>')


def _cluster_note(language: Language, total: GroupTotal) -> str:
    if total.admitted is None:
        return language.text("chưa có báo cáo")
    if not total.quota:
        return language.text("không giao chỉ tiêu")
    zero, everyone = language.number(total.zero), language.number(len(total.rows))
    text = N_("{zero}/{all} chưa kết nạp được")
    if all(row.year_over for row in total.rows):
        text = N_("{zero}/{all} không kết nạp được")
    return language.text(text, zero=zero, all=everyone)
