"""What the office would ask back about, and how the organisations' own forecasts held."""

from __future__ import annotations

from dashboard.components.markup import escape, link, show
from dashboard.context import UNIT, Context
from dashboard.domain.quality_words import doubt_text, doubts_heading, forecast_heading, quota_sum_text
from dashboard.reading.quality import Quality


def doubts_table(context: Context, quality: Quality) -> None:
    """Show every doubt with who is asked and about which month; each opens the organisation."""
    language = context.language
    sums = quota_sum_text(language, context.position)
    rows = [(f'<th scope="row">{escape(context.position.organization.label)}</th>', "–", sums)] if sums else []
    for doubt in quality.doubts:
        name = link(context.href(UNIT, organization=doubt.reporter.code), doubt.reporter.name)
        rows.append((f'<th scope="row">{name}</th>', language.short_month(doubt.month), doubt_text(language, doubt)))
    heading = doubts_heading(language, len(rows))
    if not rows:
        words = language.text(
            "Lũy kế không giảm, nhóm không lớn hơn tổng, các phần khớp với nhóm, không có tháng tăng bất thường."
        )
        show(_opened(heading, f"<p>{escape(words)}</p>"))
        return
    heads = (language.text("Đảng bộ, chi bộ"), language.text("Tháng"), language.text("Điều cần xem lại"))
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    body = "".join(f"<tr>{name}<td>{escape(month)}</td><td>{escape(words)}</td></tr>" for name, month, words in rows)
    show(_opened(heading, f'<table class="qd-plain"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'))


def forecasts_table(context: Context, quality: Quality) -> None:
    """Show month by month what the reports before it expected, and what came; nothing where no report says it."""
    if not quality.forecasts:
        return
    language = context.language
    expected = sum(check.expected for check in quality.forecasts)
    admitted = sum(check.admitted for check in quality.forecasts)
    heads = (
        language.text("Tháng"),
        language.text("Dự kiến ở tháng trước"),
        language.text("Đã kết nạp"),
        language.text("Chênh lệch"),
    )
    head = "".join(f'<th scope="col" class="num">{escape(words)}</th>' for words in heads)
    body = "".join(
        f'<tr><th scope="row" class="num">{escape(language.short_month(check.month))}</th>'
        f'<td class="num">{escape(language.number(check.expected))}</td>'
        f'<td class="num">{escape(language.number(check.admitted))}</td>'
        f'<td class="num">{escape(language.signed(check.difference))}</td></tr>'
        for check in quality.forecasts
    )
    first, last = quality.forecasts[0].month, quality.forecasts[-1].month
    heading = forecast_heading(language, first, last, expected, admitted)
    show(_opened(heading, f'<table class="qd-plain"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'))


def _opened(heading: str, body: str) -> str:
    """Return a statement that opens to what is behind it, so that the board below stays in sight."""
    return f'<details class="qd-behind"><summary>{escape(heading)}</summary>{body}</details>'
