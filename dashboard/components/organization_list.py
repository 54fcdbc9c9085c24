"""The list of organisations that can be read out in a meeting, as real HTML: it wraps, prints and reaches by Tab."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from dashboard.components.bullet import bullet_key, fair_scale, percent_scale, standing_bullet
from dashboard.components.markup import escape, fraction_markup, link, percent_text, show, standing_markup
from dashboard.components.months_strip import months_strip
from dashboard.context import UNIT, Context
from dashboard.domain.level_narrative import path_text
from dashboard.domain.narrative import cluster_word, forecast_text, mark_word, people
from dashboard.domain.position import Mark, Standing
from dashboard.domain.selection import LAGGING_STATES
from dashboard.domain.since import Change
from dashboard.domain.since_words import signed
from dashboard.i18n.language import NO_BREAK, Language
from dashboard.since_context import since_of

Section = tuple[str, Sequence[Standing], bool]
"""Heading (empty for none), rows, and whether they are ranked."""
Addresses = tuple[Callable[[str], str], Callable[[str], str]]
"""Where the screen of an organisation and the explanation of its figure are, by code."""

_NO_NOTES: Mapping[str, str] = {}
_LAST_TWO = '<td class="wide" colspan="2"></td>'


def organization_list(
    context: Context,
    sections: Iterable[Section],
    caption: str,
    *,
    strips: bool = False,
    notes: Mapping[str, str] = _NO_NOTES,
) -> None:
    """Show sections of organisations in one table, bars on one scale of people for all rows.

    With `strips` each bar is a percent of its own quota, and the last columns tell the year: pace, forecast, months and
    last admission, instead of what is needed per month alone. `notes` by code stand below names.
    """
    beside = repr(notes) if notes else ""
    show(context.drawn(lambda: _markup(context, sections, caption, notes, strips=strips), beside))


def _markup(
    context: Context, sections: Iterable[Section], caption: str, notes: Mapping[str, str], *, strips: bool
) -> str:
    language, changed = context.language, since_of(context)
    changes = changed.by_id if changed is not None and changed.withheld is None else None
    sections = [section for section in sections if section[1]]
    listed = [row for _, rows, _ in sections for row in rows]
    lengths = [max(row.quota or 0, row.admitted or 0) for row in listed]
    scale = None if strips else fair_scale(lengths)
    count, quota = _fraction_widths(language, listed)
    addresses = context.hrefs(UNIT, "organization"), context.hrefs(context.page, "source")
    body = []
    for heading, rows, ranked in sections:
        if heading:
            hidden = '<td class="wider" colspan="2"></td><td class="wide"></td>'
            rest = f'{hidden if strips else _LAST_TWO}<td class="source"></td>'  # hidden with the columns that it spans
            span = 6 if changes is None else 7
            body.append(f'<tr class="group"><th colspan="{span}" scope="colgroup">{escape(heading)}</th>{rest}</tr>')
        body += [
            _row(language, row, addresses, scale, str(place) if ranked else "–", changes, notes, strips=strips)
            for place, row in enumerate(rows, 1)
        ]
    said = _scale_words(language, scale, max(lengths, default=0))
    number = changed.snapshot.number if changed is not None and changes is not None else None
    head = _head(language, max(6.6, count + quota + 1.75), said, number, strips=strips)
    widths = f"--count:{count:.2f}em;--quota:{quota:.2f}em"
    css = "qd-list full" if strips else "qd-list"
    return (
        f'<div class="{css}" style="{widths}"><table aria-label="{escape(caption)}"><thead>{head}</thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _fraction_widths(language: Language, rows: Sequence[Standing]) -> tuple[float, float]:
    """Return how wide, in em, numerators and quotas are: as wide as the longest, so that all slashes stand in line."""
    admitted = max((len(language.number(row.admitted)) for row in rows), default=1)
    quota = max((len(language.number(row.quota)) for row in rows if row.quota), default=1)
    return max(2.1, admitted * 0.56), max(1.6, quota * 0.54)


def _scale_words(language: Language, scale: int | None, longest: int) -> str:
    """Return where the bars end; empty where every one fits, so that nothing needs to be said."""
    if scale is None:
        return language.text("thang 0–130% chỉ tiêu")
    return language.text("► dài hơn thang {n} người", n=language.number(scale)) if longest > scale else ""


def _head(language: Language, fraction_width: float, scale: str, snapshot: int | None, *, strips: bool) -> str:
    last = [
        ("num wide", "5rem", language.text("Kết nạp gần nhất")),
        ("num wide", "4.4rem", language.text("Cần mỗi tháng")),
    ]
    if strips:
        last = [
            ("num wider", "5rem", language.text("Nhịp mỗi tháng")),
            ("num wider", "5.6rem", language.text("Dự báo cả năm")),
            ("wide", "6.6rem", language.text("Từng tháng, gần nhất")),
        ]
    columns = [
        ("num", "2.6rem", "#"),
        ("", "", language.text("Đảng bộ, chi bộ")),
        ("num", "4.2rem", language.text("Còn thiếu")),
        ("num", f"{fraction_width:.2f}rem", language.text("Đạt / chỉ tiêu")),
        *([] if snapshot is None else [("num", "5rem", language.text("Từ bản chốt {n}", n=snapshot))]),
        ("bullet-key", "15%" if strips else "19%", ""),
        ("", "12.2rem", language.text("Trạng thái và lý do")),
        *last,
        ("source", "2.6rem", ""),
    ]
    cells = []
    for css, width, words in columns:
        style = f' style="width:{width}"' if width else ""
        content = bullet_key(language, scale) if css == "bullet-key" else escape(words)
        cells.append(f'<th scope="col" class="{css}"{style}>{content}</th>')
    return f"<tr>{''.join(cells)}</tr>"


def _row(
    language: Language,
    row: Standing,
    addresses: Addresses,
    scale: int | None,
    place: str,
    changes: Mapping[int, Change] | None,
    notes: Mapping[str, str],
    *,
    strips: bool,
) -> str:
    organization = row.organization
    lines = (subline(language, row), notes.get(organization.code))
    said = "".join(f'<div class="sub">{escape(line)}</div>' for line in lines if line is not None)
    href, explained = (address(organization.code) for address in addresses)
    missing = "–" if row.missing is None else language.number(row.missing)
    last = _year_cells(language, row) if strips else _last_cells(language, row)
    why = language.text("Số này từ đâu?") + " " + organization.name
    before, after = _words_around(language, row.missing)
    reason = escape(short_reason(language, row))
    source = link(explained, "i", "why", why)
    return (
        f'<tr data-href><td class="place">{escape(place)}</td>'
        f'<td class="name">{link(href, organization.name)}{said}</td>'
        f'<td class="key">{before}{escape(missing)}{after}</td>'
        f'<td class="num share">{fraction_markup(language, row)}'
        f'<div class="sub">{escape(percent_text(language, row))}</div></td>'
        f"{_change_cell(language, row, changes)}"
        f'<td class="bar-cell">{standing_bullet(language, row, percent_scale(row) if scale is None else scale)}</td>'
        f'<td class="state-cell">{standing_markup(language, row)}<div class="sub">{reason}</div></td>'
        f'{last}<td class="source">{source}</td></tr>'
    )


def _change_cell(language: Language, row: Standing, changes: Mapping[int, Change] | None) -> str:
    """Return the quiet cell with the change since the snapshot, what was corrected of it below; empty without one."""
    if changes is None:
        return ""
    change = changes.get(row.organization.id)
    total = signed(language, change.total) if change is not None else "…"
    corrected = change.corrected if change is not None else None
    said = language.text("sửa {n}", n=language.signed(corrected)) if corrected else ""
    around = f'<span class="only-narrow">{escape(language.text("từ bản chốt"))} </span>'
    return f'<td class="num change">{around}{escape(total)}<div class="sub">{escape(said)}</div></td>'


def _last_cells(language: Language, row: Standing) -> str:
    return (
        f'<td class="num wide">{escape(last_admission(language, row))}</td>'
        f'<td class="num wide">{escape(_rate(language, row.needed_per_month))}</td>'
    )


def _year_cells(language: Language, row: Standing) -> str:
    """Return the cells that tell the year: pace with what is needed, forecast or why there is none, the months."""
    needed = ""
    if row.needed_per_month is not None:
        needed = language.text("cần {rate}", rate=_rate(language, row.needed_per_month))
    known = row.forecast.low is not None
    words = forecast_text(language, row.forecast, row.admitted)
    said = words if known else language.text("Chưa dự báo: {reason}", reason=words)
    forecast = escape(words) if known else f'<span role="img" aria-label="{escape(said)}">–</span>'
    last = last_admission(language, row)
    pace = escape(_rate(language, row.pace_per_month))
    return (
        f'<td class="num wider">{pace}<div class="sub">{escape(needed)}</div></td>'
        f'<td class="num wider" title="{escape(said)}">{forecast}</td>'
        f'<td class="wide">{months_strip(language, row)}<div class="sub">{escape(last)}</div></td>'
    )


def _rate(language: Language, value: Decimal | None) -> str:
    return "–" if value is None else language.number(value, 1 if value else 0)


def _words_around(language: Language, missing: int | None) -> tuple[str, str]:
    """Return what stands before and after the people missing where no column head says what they are."""
    if missing is None:
        return "", ""
    words = language.text("thiếu {people}", people=people(language, missing))
    before, _, after = words.partition(language.number(missing))
    return f'<span class="only-narrow">{escape(before)}</span>', f'<span class="only-narrow">{escape(after)}</span>'


def subline(language: Language, row: Standing) -> str:
    """Return what stands under a name: who stands above, cluster, pool, files, forecast, marks."""
    above = path_text(row)
    parts = [cluster_word(language, row.organization.cluster)] if row.organization.cluster else []
    report = row.report
    if Mark.NO_POOL in row.marks:
        parts.append(mark_word(language, Mark.NO_POOL))
    elif report is not None and report.pool:
        parts.append(language.text("nguồn {n}", n=language.number(report.pool)))
    if report is not None and report.certificate_holders and row.state in LAGGING_STATES:
        parts.append(language.text("đã học {n}", n=language.number(report.certificate_holders)))
    if report is not None and report.files_pending:
        parts.append(language.text("hồ sơ {n}", n=language.number(report.files_pending)))
    if report is not None and report.forecast_next_month is not None and not row.over:
        month = language.short_month(report.as_of.month + 1)
        parts.append(language.text("{month} dự kiến {n}", month=month, n=language.number(report.forecast_next_month)))
    if row.periods_behind > 1:
        parts.append(language.text("chậm {n} kỳ", n=language.number(row.periods_behind)))
    if row.zero_years > 1:
        parts.append(language.text("{n} năm liền chưa kết nạp", n=language.number(row.zero_years)))
    shown = (Mark.SMALL_QUOTA, Mark.LAST_REPORT_MISSING)
    parts += [mark_word(language, mark) for mark in shown if mark in row.marks]
    return " · ".join([*([above] if above else []), *(part.replace(" ", NO_BREAK) for part in parts)])


def short_reason(language: Language, row: Standing) -> str:
    """Return the reason of a state in numbers, short enough for a row."""
    judgement = row.judgement
    if judgement.due is None:
        return ""
    due = language.text("cần đạt {due}", due=language.number(judgement.due))
    if judgement.chance is None or not judgement.missing or row.year_over:
        return due
    short = language.text("thiếu rõ") if judgement.behind else language.text("thiếu ít")
    return f"{due} · {short}"


def last_admission(language: Language, row: Standing) -> str:
    """Return month and year of the last admission; "…" when nothing stands in the database."""
    if row.last_admitted_on is None:
        return "…"
    return language.month(row.last_admitted_on.year, row.last_admitted_on.month)
