"""Boards of categories of people, and the organisations that carry one."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components.markup import escape, link, show
from dashboard.context import UNIT, Context
from dashboard.domain.narrative import lower_first
from dashboard.domain.structure import PARTS, CategoryCarrier, CategoryCount, Structure
from dashboard.domain.structure_words import no_target_text, target_text, until_text
from dashboard.domain.target_words import category_word
from dashboard.domain.targets import Shape
from dashboard.i18n.language import Language


def category_board(language: Language, structure: Structure, category: str, year: int) -> None:
    """Show the share of one category with its target, and its parts."""
    counted = structure.whole.get(category)
    heading = f"<h2>{escape(category_word(language, category))}</h2>"
    if counted is None or counted.count is None:
        words = language.text("Chưa có báo cáo nào tách nhóm này")
        show(f'{heading}<div class="qd-answer"><span class="words">{escape(words)}</span></div>')
        return
    asked = target_text(language, counted.target) if counted.target else no_target_text(language, year)
    lines = [asked, until_text(language, counted)]
    lines += [_part(language, structure.whole[part]) for part in PARTS.get(category, ()) if part in structure.whole]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    show(f'{heading}<div class="qd-answer">{_figure(language, counted)}</div>{_bar(language, counted)}{body}')


def _figure(language: Language, counted: CategoryCount) -> str:
    if counted.share is None:
        unit = escape(language.plural("người", counted.count or 0))
        number = escape(language.number(counted.count))
        return f'<span class="figure">{number}</span><span class="of2">{unit}</span>'
    return (
        f'<span class="figure">{escape(language.percent(counted.share))}</span>'
        f'<span class="of2">{escape(language.fraction(counted.count, counted.of))}</span>'
    )


def _bar(language: Language, counted: CategoryCount) -> str:
    """Return the share as a bar of all admitted, the least share that is asked for as a mark."""
    if counted.share is None:
        return ""
    mark = ""
    if counted.target is not None and counted.target.target.shape is Shape.MINIMUM_SHARE:
        mark = f'<span class="due" style="left:{float(counted.target.target.low) * 100:.2f}%"></span>'
    words = escape(f"{category_word(language, counted.category)}: {language.percent(counted.share)}")
    return (
        f'<div class="qd-bullet share" role="img" aria-label="{words}"><span class="track" style="width:100%"></span>'
        f'<span class="done" style="width:{float(counted.share):.2f}%"></span>{mark}</div>'
    )


def _part(language: Language, part: CategoryCount) -> str:
    return language.text(
        "Trong đó {category}: {fraction} ({share})",
        category=lower_first(category_word(language, part.category)),
        fraction=language.fraction(part.count, part.of),
        share=language.percent(part.share),
    )


def carriers_table(context: Context, rows: Sequence[CategoryCarrier], category: str) -> None:
    """Show who admitted people of a category, bars on one scale of people."""
    language = context.language
    most = max((row.counted.count or 0 for row in rows), default=1)
    lines = []
    for place, row in enumerate(rows, 1):
        organization, counted = row.standing.organization, row.counted
        href = context.href(UNIT, organization=organization.code)
        small = (counted.of or 0) <= 3
        share = "–" if small else escape(language.percent(counted.share))
        count, of = escape(language.number(counted.count)), escape(language.number(counted.of))
        width = (counted.count or 0) / most * 100
        lines.append(
            f'<tr data-href="{escape(href)}"><td class="place">{escape(language.number(place))}</td>'
            f'<td class="name">{link(href, organization.name)}</td>'
            f'<td class="key">{count}<span class="only-narrow">/{of} · {share}</span></td>'
            f'<td class="num table-only">{of}</td><td class="num table-only">{share}</td>'
            f'<td class="bar-cell"><span class="bar people" style="width:{width:.1f}%"></span></td></tr>'
        )
    name = category_word(language, category)
    heads = (
        ("num", "3rem", "#"),
        ("", "", language.text("Đảng bộ, chi bộ")),
        ("num", "7rem", language.text("Thuộc nhóm")),
        ("num", "7rem", language.text("Đã kết nạp")),
        ("num", "5.5rem", language.text("Tỷ lệ")),
        ("", "32%", ""),
    )
    head = "".join(
        f'<th scope="col" class="{css}"{f" style=width:{width}" if width else ""}>{escape(words)}</th>'
        for css, width, words in heads
    )
    show(
        f'<div class="qd-list carriers"><table aria-label="{escape(name)}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )
