"""One organisation beside others of its kind and size, and its people on their way."""

from __future__ import annotations

from dashboard.components.markup import escape, hover, link, show
from dashboard.context import UNIT, Context
from dashboard.domain.comparison_words import peers_rule, peers_sentence
from dashboard.domain.definitions import Group
from dashboard.domain.peers import compare_with_peers
from dashboard.domain.pipeline import Pipeline
from dashboard.domain.position import Standing
from dashboard.i18n.language import Language


def peers_panel(context: Context, standing: Standing) -> None:
    """Show percent, median and third with links to the others; a sentence where there is nobody to compare with."""
    siblings = context.siblings()
    if not siblings:
        return
    language, peers = context.language, compare_with_peers(standing, siblings, context.same_level)
    markup = f"<h2{hover(language, Group.TERM, 'peers')}>{escape(language.text('So với đơn vị cùng loại'))}</h2>"
    markup += f"<p>{escape(peers_sentence(language, standing, peers))}</p>"
    if peers.others:
        others = " · ".join(
            f"{link(context.href(UNIT, organization=row.organization.code), row.organization.name)} "
            f"{escape(language.percent(row.percent))}"
            for row in peers.others
        )
        rule = escape(peers_rule(language, standing, peers))
        words = escape(language.text("Xem các đơn vị cùng loại"))
        markup += f'<p class="note">{rule}</p><details><summary>{words}</summary><p>{others}</p></details>'
    show(markup)


def pipeline_steps(language: Language, steps: Pipeline) -> str:
    """Return the four numbers in a row."""
    cells = [
        (steps.pool, language.text("trong nguồn")),
        (steps.certificate_holders, language.text("đã học lớp nhận thức")),
        (steps.files_pending, language.text("hồ sơ đang xét")),
        (steps.admitted, language.text("đã kết nạp")),
    ]
    return (
        '<div class="qd-steps">'
        + "".join(
            f"<div><b>{escape(language.number(count))}</b><span>{escape(word)}</span></div>" for count, word in cells
        )
        + "</div>"
    )
