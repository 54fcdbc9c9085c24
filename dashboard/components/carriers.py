"""Who carries a category of people, and where it is missing: by cluster and by organisation."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components.markup import escape, link, show
from dashboard.context import STRUCTURE, UNIT, Context
from dashboard.domain.carriers import CategoryCarrier, ClusterCount
from dashboard.domain.narrative import cluster_word, people
from dashboard.domain.standing import SCHOOL
from dashboard.domain.structure import CategoryCount
from dashboard.domain.target_words import category_word, level_text
from dashboard.i18n.language import Language


def clusters_of_category(context: Context, totals: Sequence[ClusterCount], category: str) -> None:
    """Show the people of the category in each cluster on one scale, each a link that narrows to it."""
    language = context.language
    most = max((total.count for total in totals), default=0) or 1
    lines = []
    for total in totals:
        word = cluster_word(language, total.cluster)
        clusters = (total.cluster,) if total.cluster else ()
        name = link(context.href(STRUCTURE, clusters=clusters, category=category), word)
        having = language.text(
            "{having}/{all} đơn vị có người", having=total.having, all=language.number(total.organizations)
        )
        note = f"{having} · {_school_year(language)}" if total.cluster == SCHOOL else having
        lines.append(
            f'<tr><th scope="row" style="width:30%">{name}</th>'
            f'<td style="padding-right:1rem">{_bar(total.count, most)}<div class="sub">{escape(note)}</div></td>'
            f'<td class="num nowrap" style="width:6.2rem"><b>{escape(language.fraction(total.count, total.of))}</b>'
            f'<div class="sub">{escape(language.percent(total.share))}</div></td></tr>'
        )
    heading = escape(language.text("{category} theo khối", category=category_word(language, category)))
    show(f'<h2>{heading}</h2><table class="qd-rows">{"".join(lines)}</table>')


def _school_year(language: Language) -> str:
    return language.text("xét theo năm học")


def _bar(count: int, most: int) -> str:
    """Return the bar of some people; nobody has none, for the thinnest bar would be somebody."""
    return f'<span class="bar people" style="width:{count / most:.1%}"></span>' if count else ""


def carriers_table(context: Context, rows: Sequence[CategoryCarrier], known: CategoryCount) -> None:
    """Show organisations with their people of a category, bars on one scale of people; `known` is the whole."""
    language, category = context.language, known.category
    most = max((row.counted.count or 0 for row in rows), default=0) or 1
    held = known.asked is not None and known.minimum is not None
    lines = [_row(context, row, category, place, most, held=held) for place, row in enumerate(rows, 1)]
    heads = [
        ("num", "3rem", "#"),
        ("", "", language.text("Đảng bộ, chi bộ")),
        ("num", "6.5rem", language.text("Thuộc nhóm")),
        ("num", "6.5rem", language.text("Đã kết nạp")),
        ("num", "5.5rem", language.text("Tỷ lệ")),
    ]
    if held and known.asked is not None:
        level = level_text(language, known.asked)
        heads.append(("num", "7rem", language.text("Thiếu so với mức {level}", level=level)))
    if any(row.counted.count for row in rows):
        heads.append(("", "26%", ""))
    head = "".join(
        f'<th scope="col" class="{css}"{f" style=width:{width}" if width else ""}>{escape(words)}</th>'
        for css, width, words in heads
    )
    name = escape(category_word(language, category))
    show(
        f'<div class="qd-list carriers"><table aria-label="{name}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _row(context: Context, row: CategoryCarrier, category: str, place: int, most: int, *, held: bool) -> str:
    language, organization, counted = context.language, row.standing.organization, row.counted
    href = context.href(UNIT, organization=organization.code, category=category)
    share = "–" if row.standing.small_quota or (counted.of or 0) <= 3 else language.percent(counted.share)
    count, of = language.number(counted.count), language.number(counted.of)
    sub = cluster_word(language, organization.cluster) if organization.cluster else ""
    if organization.cluster == SCHOOL:
        sub += f" · {_school_year(language)}"
    narrow = f"/{of} · {share}"
    if row.missing:
        narrow += " · " + language.text("thiếu {people}", people=people(language, row.missing))
    bar = f'<td class="bar-cell">{_bar(counted.count, most)}</td>' if counted.count else ""
    missing = "–" if row.missing is None else language.number(row.missing)
    missing_cell = f'<td class="num table-only">{escape(missing)}</td>' if held else ""
    return (
        f'<tr data-href><td class="place">{escape(language.number(place))}</td>'
        f'<td class="name">{link(href, organization.name)}<div class="sub">{escape(sub)}</div></td>'
        f'<td class="key">{escape(count)}<span class="only-narrow">{escape(narrow)}</span></td>'
        f'<td class="num table-only">{escape(of)}</td><td class="num table-only">{escape(share)}</td>{missing_cell}'
        f"{bar}</tr>"
    )
