"""The second view of Chậm tiến độ: the funnel, what its band means, and links to those outside."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.funnel import NAMED, funnel_alt, funnel_chart, funnel_table
from dashboard.components.chart import chart
from dashboard.components.markup import escape, link, show, state_markup
from dashboard.context import UNIT, Context
from dashboard.domain.funnel import Funnel, FunnelPoint
from dashboard.domain.movement import LADDER
from dashboard.i18n.language import Language


def funnel_panel(context: Context, drawn: Funnel) -> None:
    """Show the drawing with its words; nothing where it is withheld, since the sentence above says why."""
    language = context.language
    if drawn.withheld:
        return
    spec = funnel_chart(drawn, language, dark=context.dark)
    chart(language, spec, "funnel", funnel_alt(drawn, language), funnel_table(drawn, language))
    show(f'<div class="note qd-board-key">{_key(language, drawn)}</div>')
    below = _outside(context, language.text("Dưới mức dao động thường gặp"), drawn.below)
    above = _outside(context, language.text("Trên mức dao động thường gặp"), drawn.above)
    show(below + above)


def _key(language: Language, drawn: Funnel) -> str:
    """Return what the marks say, those that are drawn."""
    drawn_states = {point.standing.state for point in drawn.points}
    words = [state_markup(language, state) for state in LADDER if state in drawn_states]
    several = escape(language.text("Số cạnh dấu: bao nhiêu đơn vị cùng chỗ."))
    return f"{''.join(words)}<span>{several}</span>"


def _outside(context: Context, heading: str, points: Sequence[FunnelPoint]) -> str:
    language = context.language
    if not points:
        return ""
    cells = [
        f"{link(context.href(UNIT, organization=point.standing.organization.code), point.standing.organization.name)} "
        f"{escape(language.fraction(point.standing.admitted, point.standing.quota))}"
        for point in points[:NAMED]
    ]
    more = len(points) - NAMED
    if more > 0:
        cells.append(escape(language.plural("và {n} đơn vị khác trong bảng số", more)))
    return f"<h2>{escape(heading)}</h2><p>{' · '.join(cells)}</p>"
