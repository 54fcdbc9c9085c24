"""Chốt số liệu: the figures that meetings agreed upon, each a link that opens them as they were."""

from __future__ import annotations

from dashboard.address import Address
from dashboard.components.markup import escape, link, show
from dashboard.components.notices import box
from dashboard.context import OVERVIEW, Context
from dashboard.domain.snapshot import Snapshot


def render(context: Context) -> None:
    """Draw the screen."""
    language, found = context.language, context.snapshots
    if not found:
        text = language.text("Ở Tổng quan, bấm “Chốt số liệu” trước kỳ họp để giữ lại đúng số liệu của kỳ họp đó.")
        back = (context.href(OVERVIEW), language.text("Về Tổng quan"))
        box(language.text("Chưa có bản chốt số liệu nào"), text, [back], alone=True)
        return
    heading = language.plural("{n} bản chốt số liệu, mở lại đúng như khi chốt", len(found))
    heads = (
        language.text("Số"),
        language.text("Kỳ họp"),
        language.text("Số liệu đến"),
        language.text("Đảng bộ"),
        language.text("Chốt lúc"),
        language.text("So với hiện nay"),
    )
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    body = "".join(_row(context, snapshot) for snapshot in found)
    show(
        f'<h1>{escape(heading)}</h1><div class="qd-scroll"><table class="qd-plain"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(context: Context, snapshot: Snapshot) -> str:
    language = context.language
    opened = OVERVIEW + Address(snapshot=snapshot.number, language=language.code).query()
    since = Address(
        jurisdiction=snapshot.jurisdiction, year=snapshot.as_of.year, compared=snapshot.number, language=language.code
    )
    made = language.text("{moment}, bởi {who}", moment=language.moment(snapshot.created_at), who=snapshot.by)
    return (
        f"<tr><td>{escape(language.number(snapshot.number))}</td>"
        f'<td style="min-width:11rem">{link(opened, snapshot.label)}</td>'
        f'<td class="nowrap">{escape(language.day(snapshot.as_of))}</td><td>{escape(snapshot.name)}</td>'
        f'<td class="nowrap">{escape(made)}</td>'
        f"<td>{link(OVERVIEW + since.query(), language.text('Xem thay đổi'))}</td></tr>"
    )
