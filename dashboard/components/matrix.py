"""The matrix: organisations beside states and shares, narrow enough for one sheet of paper across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.components.markup import escape, link, percent_text, show
from dashboard.components.organization_list import Section
from dashboard.context import UNIT, Context
from dashboard.domain.level_narrative import COLUMN_WORDS, path_text
from dashboard.domain.matrix import FEWEST, Sum, columns_of, shares_of, sum_of
from dashboard.domain.narrative import standing_word
from dashboard.domain.position import Standing
from dashboard.domain.states import State
from dashboard.domain.structure import CategoryCount, Structure
from dashboard.i18n.language import Language
from dashboard.look import STATE_LOOKS

LARGE_PRINT, MIDDLE_PRINT = 32, 42
"""Lines that fit on one sheet across in one column of that print; more stand in two columns of small print, where
110 fit: the sample's 108 direct organisations with their sum."""


def matrix(context: Context, sections: Iterable[Section], caption: str) -> None:
    """Show the matrix, its rows in the order and the groups of the list."""
    language, structure = context.language, context.listed_structure()
    sections = [section for section in sections if section[1]]
    rows = [row for _, members, _ in sections for row in members]
    width = 8 + len(columns_of(structure))
    lines = []
    for heading, members, _ in sections:
        if heading:
            lines.append(f'<tr class="group"><th colspan="{width}" scope="colgroup">{escape(heading)}</th></tr>')
        lines += [_row(context, structure, row, place) for place, row in enumerate(members, 1)]
    lines.append(_sum_row(language, sum_of(structure, rows)))
    printed = len(lines) + sum(bool(row.above) for row in rows)
    size = "large" if printed <= LARGE_PRINT else "middle" if printed <= MIDDLE_PRINT else "small"
    show(
        f'{_key(language, rows)}<div class="qd-scroll qd-matrix {size}"><table aria-label="{escape(caption)}">'
        f"<thead>{_head(language, structure)}</thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def print_title(context: Context) -> str:
    """Return the title that the sheet has on paper, where no bar says what is looked at."""
    name = context.position.jurisdiction.name
    words = context.language.text("Bảng cơ cấu theo đơn vị – {name}, năm {year}", name=name, year=context.year)
    return f'<p class="print-title">{escape(words)}</p>'


def _key(language: Language, rows: Sequence[Standing]) -> str:
    """Return what the glyphs of states mean, for those that occur."""
    found = {(row.state, standing_word(language, row)) for row in rows}
    cells = [
        f'<span class="{STATE_LOOKS[state].css}"><b aria-hidden="true">{STATE_LOOKS[state].glyph}</b>'
        f" {escape(word)}</span>"
        for state, word in sorted(found, key=lambda each: list(State).index(each[0]))
    ]
    shares = language.text("người (% trong số đã kết nạp); từ {fewest} người mới tính %", fewest=FEWEST)
    return f'<div class="qd-board-key matrix">{"".join(cells)}<span>{escape(shares)}</span></div>'


def _head(language: Language, structure: Structure) -> str:
    words = [
        ("place", "#"),
        ("name", language.text("Đảng bộ, chi bộ")),
        ("num", language.text("Chỉ tiêu")),
        ("num", language.text("Kết nạp")),
        ("num rate", language.text("Tỷ lệ")),
        ("state", language.text("Trạng thái")),
        ("num", language.text("Còn thiếu")),
        *(("num share", language.text(COLUMN_WORDS[category])) for category in columns_of(structure)),
        ("report", language.text("Báo cáo")),
    ]
    return "<tr>" + "".join(f'<th scope="col" class="{css}">{escape(word)}</th>' for css, word in words) + "</tr>"


def _row(context: Context, structure: Structure, row: Standing, place: int) -> str:
    language, organization = context.language, row.organization
    look = STATE_LOOKS[row.state]
    word = escape(standing_word(language, row))
    missing = "–" if row.missing is None else language.number(row.missing)
    quota = language.number(row.quota) if row.quota else "–"
    above = path_text(row)
    path = f'<span class="sub">{escape(above)}</span>' if above else ""
    name = link(context.href(UNIT, organization=organization.code), organization.name, "long")
    return (
        f'<tr><td class="place">{escape(language.number(place))}</td>'
        f'<th scope="row" class="name">{name}<span class="short" aria-hidden="true">{escape(organization.short_name)}'
        f"</span>{path}</th>"
        f'<td class="num">{quota}</td><td class="num strong">{escape(language.number(row.admitted))}</td>'
        f'<td class="num">{escape(percent_text(language, row))}</td>'
        f'<td class="state {look.css}" title="{word}" aria-label="{word}">{look.glyph}</td>'
        f'<td class="num">{escape(missing)}</td>'
        f"{_shares(language, shares_of(structure, row))}{_report(language, row)}</tr>"
    )


def _sum_row(language: Language, total: Sum) -> str:
    group = total.total
    share = language.percent(group.percent)
    name = language.plural("Tổng cộng ({n} đơn vị)", len(group.rows))
    reported = language.fraction(sum(row.reported for row in group.rows), len(group.rows))
    quota, missing = (language.number(value) if group.quota else "–" for value in (group.quota, total.missing))
    return (
        f'<tr class="sum"><td class="place"></td><th scope="row" class="name">{escape(name)}</th>'
        f'<td class="num">{escape(quota)}</td>'
        f'<td class="num strong">{escape(language.number(group.admitted))}</td><td class="num">{escape(share)}</td>'
        f'<td class="state">–</td><td class="num">{escape(missing)}</td>'
        f'{_shares(language, total.shares)}<td class="report">{escape(reported)}</td></tr>'
    )


def _shares(language: Language, shares: Sequence[CategoryCount]) -> str:
    cells = []
    for counted in shares:
        tells = counted.count and (counted.of or 0) >= FEWEST
        share = f' <span class="sub">({escape(language.percent(counted.share, 0))})</span>' if tells else ""
        cells.append(f'<td class="num share">{escape(language.number(counted.count))}{share}</td>')
    return "".join(cells)


def _report(language: Language, row: Standing) -> str:
    words = escape(language.text("đã báo cáo kỳ này") if row.reported else language.text("chưa báo cáo kỳ này"))
    sign = "✓" if row.reported else "□"
    if row.reports_expected > 1:
        sign = language.fraction(row.reports_received, row.reports_expected)
    return f'<td class="report" title="{words}" aria-label="{words}">{escape(sign)}</td>'
