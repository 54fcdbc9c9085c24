"""The bullet bar: admitted, the shortfall to what is due, the due mark, the quota mark, on a scale of people."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.components.markup import escape
from dashboard.domain.narrative import people
from dashboard.domain.position import Standing
from dashboard.domain.states import State
from dashboard.i18n.language import Language

PERCENT_END = 1.3
"""Bars of percent end at 130 % of the quota."""


def bullet(
    admitted: int | None,
    quota: int | None,
    due: int | None,
    *,
    gap: bool,
    scale: float,
    alt: str,
    labels: str = "",
    large: bool = False,
) -> str:
    """Return the bar. `scale` is the number of people at its right end; `gap` hatches from admitted to due.

    What is longer than the scale ends in an arrow, and its marks past the end are left out.
    """
    count = max(0, admitted or 0)
    parts = []
    if quota:
        parts.append(f'<span class="track" style="width:{_share(quota, scale)}"></span>')
    filled = min(count, quota) if quota else count
    if filled:
        parts.append(f'<span class="done" style="width:{_share(filled, scale)}"></span>')
    if gap and due is not None and due > count and count < scale:
        width = _share(min(due, scale) - count, scale)
        parts.append(f'<span class="gap" style="left:{_share(count, scale)};width:{width}"></span>')
    if quota and quota < min(count, scale):
        width = _share(min(count, scale) - quota, scale)
        parts.append(f'<span class="over" style="left:{_share(quota, scale)};width:{width}"></span>')
    if quota and quota <= scale:
        parts.append(f'<span class="quota" style="left:{_share(quota, scale)}"></span>')
    if due and due <= scale:
        parts.append(f'<span class="due" style="left:{_share(due, scale)}"></span>')
    if max(count, quota or 0) > scale:
        parts.append('<span class="beyond">►</span>')
    size = "qd-bullet large" if large else "qd-bullet"
    return f'<div class="{size}" role="img" aria-label="{escape(alt)}">{"".join(parts)}{labels}</div>'


def fair_scale(lengths: Sequence[int]) -> int:
    """Return the people at the right end of all bars of a list: so many that nine in ten of them fit.

    One unit with a quota of 400 among nineteen of 10 to 30 would flatten all others: the bars end at 30, its own in an
    arrow. Where the longest is not twice as long as these, all fit.
    """
    longest = sorted(lengths)
    if not longest or not longest[-1]:
        return 1
    most = longest[math.ceil(len(longest) * 0.9) - 1]
    return longest[-1] if longest[-1] <= 2 * most else most


def percent_scale(standing: Standing) -> float:
    """Return the people at the right end of a bar that shows a quota up to 130 %; without a quota its own people."""
    return PERCENT_END * (standing.quota or standing.admitted or 1)


def standing_bullet(language: Language, standing: Standing, scale: float) -> str:
    """Return the bar of one row of a list."""
    judgement = standing.judgement
    return bullet(
        standing.admitted,
        standing.quota,
        judgement.due,
        gap=standing.state in (State.ZERO, State.BEHIND),
        scale=max(scale, 1),
        alt=bullet_alt(language, standing),
    )


def headline_bullet(language: Language, standing: Standing) -> str:
    """Return the large bar under the headline with its labels."""
    quota, due, admitted = standing.quota or 0, standing.judgement.due, standing.admitted or 0
    scale = max(quota, admitted, 1)
    labels = []
    quota_words = f"{escape(language.text('chỉ tiêu năm'))} <b>{escape(language.number(quota))}</b>"
    due_share = (due or 0) / scale
    if due is not None and due < quota and due_share < 0.97:
        place = "left:0" if due_share < 0.08 else f"left:{_share(due, scale)}"
        side = "label start" if due_share < 0.08 else "label"
        if due_share > 0.66:
            side, place = "label end", f"right:{100 - due_share * 100:.2f}%"
        words = f"{escape(language.text('mức cần đạt'))} <b>{escape(language.number(due))}</b>"
        labels.append(f'<span class="{side}" style="{place}">{words}</span>')
        if due_share <= 0.66:
            labels.append(f'<span class="label end">{quota_words}</span>')
    else:
        labels.append(f'<span class="label end">{quota_words}</span>')
    if standing.judgement.behind and due is not None:
        words = language.text("thiếu {people}", people=people(language, standing.missing or 0))
        place = _place_below((admitted + due) / 2 / scale * 100)
        labels.append(f'<span class="label below" style="{place}">▼ {escape(words)}</span>')
    return bullet(
        standing.admitted,
        standing.quota,
        due,
        gap=standing.judgement.behind or standing.state is State.ZERO,
        scale=scale,
        alt=bullet_alt(language, standing),
        labels="".join(labels),
        large=True,
    )


def _place_below(middle: float) -> str:
    """Return the style that centres a label on `middle` percent, or keeps it within the bar near an end."""
    if middle <= 15:
        return "left:0;transform:none"
    return f"left:{middle:.2f}%" if middle < 85 else "left:auto;right:0;transform:none"


def bullet_alt(language: Language, standing: Standing) -> str:
    """Return what the bar shows, in words."""
    fraction = language.fraction(standing.admitted, standing.quota)
    if standing.judgement.due is None:
        return fraction
    return language.text(
        "{fraction}, mức cần đạt {due}", fraction=fraction, due=language.number(standing.judgement.due)
    )


def bullet_key(language: Language, scale: str = "") -> str:
    """Return the key of the bars, for the head of their column; `scale` says where they end."""
    words = [
        ("", language.text("đã kết nạp")),
        ("k-gap", language.text("còn thiếu")),
        ("k-due", language.text("cần đạt")),
        ("k-quota", language.text("chỉ tiêu")),
    ]
    return (
        '<span class="qd-key">'
        + "".join(f'<span><i class="{css}"></i>{escape(word)}</span>' for css, word in words)
        + (f"<span>{escape(scale)}</span>" if scale else "")
        + "</span>"
    )


def _share(people_count: float, scale: float) -> str:
    return f"{min(people_count / scale, 1) * 100:.2f}%"
