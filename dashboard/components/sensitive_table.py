"""Believers and ethnic minorities by cluster and organisation: what may be told, and the mark where nothing may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.components.markup import escape, link, show
from dashboard.context import UNIT, Context
from dashboard.domain.disclosure import Published
from dashboard.domain.disclosure_words import HIDDEN, cells_text, hidden_text, published_text
from dashboard.domain.narrative import cluster_word, people
from dashboard.i18n.collation import sort_key
from dashboard.i18n.language import Language


@dataclass(frozen=True)
class _Row:
    """A cluster or an organisation; `count` None where it is hidden, or where nobody was admitted at all."""

    name: str
    markup: str
    count: int | None
    nobody: bool


def sensitive_tables(context: Context) -> None:
    """Show what is told of each sensitive category; filters choose among the rows and change no figure."""
    language, told = context.language, context.small_counts()
    tables = [_table(context, published) for published in told]
    if tables:
        why = f'<p class="note">{escape(hidden_text(language, told[0].threshold))}</p>'
        show(f'<div class="qd-sensitive">{"".join(f"<section>{table}</section>" for table in tables)}</div>{why}')


def _table(context: Context, published: Published) -> str:
    language, children = context.language, [row.organization for row in context.position.children]
    title = published_text(language, published)
    heading = f"<h2>{escape(title)}</h2><p>{escape(cells_text(language, published))}</p>"
    if not published.total:
        return heading
    clusters = []
    for cluster in dict.fromkeys(child.cluster for child in children if child.cluster is not None):
        inside = {child.id for child in children if child.cluster == cluster}
        name, count = cluster_word(language, cluster), published.cells.get(cluster)
        clusters.append(_Row(name, escape(name), count, nobody=inside <= published.nobody))
    organizations = []
    for child in children:
        name = link(context.href(UNIT, organization=child.code), child.name)
        count = published.cells.get(child.id)
        organizations.append(_Row(child.name, name, count, nobody=child.id in published.nobody))
    summary = language.plural("{n} đảng bộ, chi bộ trực thuộc", len(organizations))
    return (
        f"{heading}{_rows(language, clusters, title)}"
        f"<details><summary>{escape(summary)}</summary>{_rows(language, organizations, summary)}</details>"
    )


def _rows(language: Language, rows: Sequence[_Row], label: str) -> str:
    """Return a table: shown ones by people, those that admitted nobody, hidden ones; each by name."""
    hidden = escape(language.text("không hiển thị"))
    lines = []
    for row in sorted(rows, key=lambda row: (row.count is None, -(row.count or 0), not row.nobody, sort_key(row.name))):
        if row.count is not None:
            figure = f"<strong>{escape(people(language, row.count))}</strong>"
        elif row.nobody:
            figure = f"– {escape(language.text('chưa kết nạp ai'))}"
        else:
            figure = f'<span aria-hidden="true">{HIDDEN}</span> {hidden}'
        lines.append(f'<tr><th scope="row">{row.markup}</th><td class="num nowrap">{figure}</td></tr>')
    return f'<table class="qd-plain" aria-label="{escape(label)}">{"".join(lines)}</table>'
