"""The strip of years: how many an organisation, and each one below it, admitted year by year."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components.markup import escape, link, show
from dashboard.context import UNIT, Context
from dashboard.domain.numbers import percent
from dashboard.domain.position import Standing
from dashboard.domain.states import State
from dashboard.domain.year_words import result_text, year_text, zero_run_text
from dashboard.domain.years import Year, years_of, years_shown, zero_run
from dashboard.i18n.language import Language
from dashboard.look import STATE_LOOKS


def years_table(context: Context, whole: Standing, parts: Sequence[Standing] = ()) -> None:
    """Show the years of an organisation in a row, those of the ones below it in rows under it.

    Nothing is shown where no earlier year is known: one year is no strip.
    """
    language = context.language
    years = years_shown([whole, *parts], context.year)
    if len(years) < 2:
        return
    newest = years_of(whole, years)[-1]
    heading = language.text("Kết nạp qua các năm")
    rows = [years_row(language, whole, years, escape(whole.organization.name), css="whole")]
    for part in parts:
        href = context.href(UNIT, organization=part.organization.code)
        rows.append(years_row(language, part, years, link(href, part.organization.name)))
    show(
        f'<h2>{escape(heading)}</h2><p class="note">{escape(_key(language))}</p>'
        f'<table class="qd-years" aria-label="{escape(heading)}" style="--years:{len(years)}">'
        f"<thead><tr>{_head(language, years, newest)}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def years_row(language: Language, standing: Standing, years: Sequence[int], name: str, css: str = "") -> str:
    """Return the table row of an organisation: its name (as markup), what is to be said of it, a cell a year."""
    strip = years_of(standing, years)
    run = zero_run(strip)
    said = f'<div class="sub">{escape(zero_run_text(language, run, standing))}</div>' if run else ""
    highest = max((year.admitted or 0 for year in strip), default=0) or 1
    cells = "".join(_cell(language, year, highest, standing.limits.small_quota) for year in strip)
    return f'<tr class="{css}"><th scope="row">{name}{said}</th>{cells}</tr>'


def _cell(language: Language, year: Year, highest: int, small_quota: int) -> str:
    words, css, glyph = year_text(language, year), "year", ""
    if year.nobody:
        look = STATE_LOOKS[State.ZERO if year.quota else State.NOT_ASSIGNED]
        css = f"year {look.css}"
        glyph = f'<span class="glyph" aria-hidden="true">{STATE_LOOKS[State.ZERO].glyph}</span> '
    bar = f'<i style="--part:{(year.admitted or 0) / highest * 100:.0f}%"></i>' if year.admitted else ""
    share = percent(year.admitted, year.quota) if (year.quota or 0) > small_quota else None
    below = f'<div class="sub">{escape(language.percent(share))}</div>' if share else ""
    return (
        f'<td class="{css}" data-year="{escape(_label(language, year))}"'
        f' title="{escape(words)}" aria-label="{escape(words)}">'
        f"<span>{glyph}{escape(result_text(language, year))}</span>{bar}{below}</td>"
    )


def _label(language: Language, year: Year) -> str:
    """Return what stands over a result where there is no head: the year, and the last month of one that is not over."""
    return str(year.year) if year.until is None else f"{year.year} ({language.short_month(year.until.month)})"


def _head(language: Language, years: Sequence[int], newest: Year) -> str:
    cells = [f'<th scope="col">{escape(language.text("Đảng bộ, chi bộ"))}</th>']
    for year in years:
        until = ""
        if year == newest.year and newest.until is not None:
            until = f'<div class="sub">{escape(language.text("đến {day}", day=language.day(newest.until)))}</div>'
        cells.append(f'<th scope="col" class="year">{year}{until}</th>')
    return "".join(cells)


def _key(language: Language) -> str:
    return language.text("Đạt / chỉ tiêu từng năm. ○ không có ai; – không giao chỉ tiêu; … không có báo cáo cả năm.")
