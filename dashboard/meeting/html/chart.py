"""Charts for a wall: words and numbers stand on the marks, in the letters of the slide, and grow with them.

The drawings of the screens would be scaled as pictures, and their letters with them: too small for the third row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor, log10

from dashboard.domain.narrative import state_word
from dashboard.domain.numbers import round_half_up
from dashboard.exports.document import Chart, Series
from dashboard.exports.html.table import words
from dashboard.i18n.language import Language
from dashboard.look import STATE_LOOKS

_SHARES = "shares"
_STEPS = (1, 2, 2.5, 5, 10)
_LINES = 5
_APART = 8.5
"""Percent of the height that two labels at the right edge stand apart at least."""
_STEEP = 0.06
"""Share of the height from which a line to the next point runs into a number above this one."""
_LOWEST = 84.0
"""Percent of the height below which a number has no room under its point."""
_MOST_ROOM = 11.0
"""Ems that the labels at the right edge get; longer ones go on in a second line."""


def chart_body(language: Language, chart: Chart) -> str:
    """Return the chart as markup that fills the place it is given."""
    draw = {"bar": _bars, "column": _columns}.get(chart.kind, _lines)
    attributes = f'class="drawn drawn-{chart.kind}" role="img" aria-label="{words(chart.alt)}"'
    return f"<figure {attributes}>{draw(language, chart)}</figure>"


def _said(language: Language, chart: Chart, value: float) -> str:
    if chart.key == _SHARES:
        return language.percent(Decimal(str(value)))
    return language.number(round_half_up(Fraction(str(value))))


def _highest(chart: Chart) -> float:
    return max((value for series in chart.series for value in series.values if value is not None), default=0) or 1


def _bars(language: Language, chart: Chart) -> str:
    looks = {
        state_word(language, state, closed=closed): look
        for state, look in STATE_LOOKS.items()
        for closed in (False, True)
    }
    most, made = _highest(chart), []
    for name, value in zip(chart.categories, chart.series[0].values, strict=True):
        look = looks.get(name)
        glyph = f'<i aria-hidden="true">{look.glyph}</i>' if look else ""
        css = look.css if look else ""
        rod = css if value else "nothing"
        width = 0 if value is None else value / most
        said = "…" if value is None else _said(language, chart, value)
        made.append(
            f'<span class="name {css}">{glyph}{words(name)}</span>'
            f'<span class="rod"><i class="{rod}" style="width:{width * 88:.2f}%"></i><b>{said}</b></span>'
        )
    return "".join(made)


def _columns(language: Language, chart: Chart) -> str:
    most, groups = _highest(chart), []
    for place, name in enumerate(chart.categories):
        rods = ""
        for series in chart.series:
            value = series.values[place]
            if value is None:
                rods += "<span></span>"
                continue
            rods += (
                f'<span><b>{_said(language, chart, value)}</b><i style="height:{value / most * 82:.2f}%"></i></span>'
            )
        groups.append(f'<div><div class="rods">{rods}</div><span class="under">{words(name)}</span></div>')
    key = "".join(f"<span><i></i>{words(series.name)}</span>" for series in chart.series)
    return f'<div class="key">{key}</div><div class="groups">{"".join(groups)}</div>'


@dataclass(frozen=True)
class _Scale:
    """From 0 to `top`; a line every `step`."""

    top: float
    step: float

    def y(self, value: float) -> float:
        """Return how far below the upper edge a value stands, in percent."""
        return 100 - value / self.top * 100

    @property
    def lines(self) -> Iterator[float]:
        return (self.step * number for number in range(floor(self.top / self.step + 1e-9) + 1))


def _scale(most: float) -> _Scale:
    power = 10 ** floor(log10(most / _LINES))
    step = next(one * power for one in _STEPS if one * power * _LINES >= most)
    return _Scale(max(most * 1.06, step), step)


def _lines(language: Language, chart: Chart) -> str:
    scale, count = _scale(_highest(chart)), len(chart.categories)
    x = [100 * (place + 0.5) / count for place in range(count)]
    grid = "".join(
        f'<i class="grid" style="top:{scale.y(value):.2f}%"></i>'
        f'<span class="axis" style="top:{scale.y(value):.2f}%">{_axis(language, chart, value)}</span>'
        for value in scale.lines
    )
    drawn, marks, ends = "", "", []
    for number, series in reversed(list(enumerate(chart.series))):
        css = "asked" if series.asked else "now" if number == 0 else "earlier"
        known = [(place, value) for place, value in enumerate(series.values) if value is not None]
        for run in _runs(known):
            points = " ".join(f"{x[place] * 10:.1f},{scale.y(value) * 10:.1f}" for place, value in run)
            drawn += f'<polyline class="{css}" points="{points}"/>'
            if len(run) == 1:
                marks += _dot(css, x[run[0][0]], scale.y(run[0][1]))
        if not known:
            continue
        last, value = known[-1]
        if number == 0:
            marks += _dot(css, x[last], scale.y(value))
        marks += "".join(_numbers(language, chart, series, css, known, x, scale))
        label = f"{words(series.name)}: <b>{_said(language, chart, value)}</b>"
        if last == count - 1:
            ends.append((scale.y(value), css, label))
        else:
            side = (" left" if x[last] > 20 else "") + _crossed(chart, last, value, scale)
            marks += (
                f'<span class="last {css}{side}" style="left:{x[last]:.2f}%;top:{scale.y(value):.2f}%">{label}</span>'
            )
    under = "".join(
        f'<span class="under" style="left:{at:.2f}%">{words(name)}</span>'
        for at, name in zip(x, chart.categories, strict=True)
    )
    apart = _APART * (2 if chart.key == _SHARES else 1)
    edge = "".join(
        f'<span class="end {css}" style="top:{y:.2f}%">{label}</span>' for y, css, label in _apart(ends, apart)
    )
    plot = (
        f'{grid}<svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>{marks}{under}'
    )
    longest = max((len(series.name) for series in chart.series), default=0) + 6
    room = f"width:{min(longest * 0.55, _MOST_ROOM):.1f}em"
    return f'<div class="plot">{plot}</div><div class="ends" style="{room}">{edge}</div>'


def _axis(language: Language, chart: Chart, value: float) -> str:
    digits = 0 if value == int(value) else 1
    said = language.number(Decimal(str(value)) if digits else int(value), digits)
    return f"{said}%" if chart.key == _SHARES else said


def _dot(css: str, x: float, y: float) -> str:
    return f'<i class="dot {css}" style="left:{x:.2f}%;top:{y:.2f}%"></i>'


def _runs(known: list[tuple[int, float]]) -> Iterator[list[tuple[int, float]]]:
    """Yield the points that follow one another without a gap."""
    run: list[tuple[int, float]] = []
    for point in known:
        if run and point[0] != run[-1][0] + 1:
            yield run
            run = []
        run.append(point)
    if run:
        yield run


def _numbers(
    language: Language,
    chart: Chart,
    series: Series,
    css: str,
    points: list[tuple[int, float]],
    x: list[float],
    scale: _Scale,
) -> Iterator[str]:
    """Yield the numbers of shares at their points but the last; curves of people have theirs at the end."""
    if chart.key != _SHARES or series.asked:
        return
    values = dict(points)
    for place, value in points[:-1]:
        at = f"left:{x[place]:.2f}%;top:{scale.y(value):.2f}%"
        falls, rises = (values.get(place + step, value) - value > scale.top * _STEEP for step in (-1, 1))
        side = _side(falls, rises, scale.y(value))
        if place == 0 and side == " left":  # there the scale stands
            side = " below" if scale.y(value) < _LOWEST else " right"
        yield f'<span class="each {css}{side}" style="{at}">{_said(language, chart, value)}</span>'


def _side(falls: bool, rises: bool, y: float) -> str:
    """Return where a number stands beside its point, so that the line does not run through it."""
    if falls and rises:
        return " below" if y < _LOWEST else ""
    return " right" if falls else " left" if rises else ""


def _crossed(chart: Chart, last: int, value: float, scale: _Scale) -> str:
    """Return that a label goes below its point, as the line of what is asked runs just above it."""
    for series in chart.series:
        asked = series.values[last] if series.asked else None
        if asked is not None and 0 <= scale.y(value) - scale.y(asked) < _APART:
            return " below"
    return ""


def _apart(ends: list[tuple[float, str, str]], apart: float) -> list[tuple[float, str, str]]:
    """Return the labels at the right edge, moved so that none covers another and none leaves the plot below."""
    placed: list[tuple[float, str, str]] = []
    for y, css, label in sorted(ends):
        placed.append((max(y, placed[-1][0] + apart) if placed else y, css, label))
    over = placed[-1][0] - 98 if placed else 0
    if over <= 0:
        return placed
    lowest, moved = 98.0, []
    for y, css, label in reversed(placed):
        lowest = min(y, lowest)
        moved.append((lowest, css, label))
        lowest -= apart
    return moved[::-1]
