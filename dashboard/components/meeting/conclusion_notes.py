"""What meetings concluded about an organisation, where that stands: in the list of those behind, on Đơn vị."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

from dashboard.components.markup import escape, link, show
from dashboard.context import MEETING, Context
from dashboard.domain.conclusion_words import conclusion_text
from dashboard.meeting_context import earlier_conclusions
from dashboard.reading.conclusions import newest_open
from dashboard.resolve import today

_LONGEST = 180
"""Letters of a conclusion in a row; all of it stands on Đơn vị and in papers."""


def conclusion_notes(context: Context) -> Mapping[str, str]:
    """Return by code what the last meetings concluded about organisations and is not done yet."""
    language, day = context.language, today()
    found = newest_open(earlier_conclusions(context))
    label = language.text("Kết luận kỳ trước")
    words = {code: f"{label}: {conclusion_text(language, one, day)}" for code, one in found.items()}
    return {code: shorten(said, _LONGEST, placeholder=" …") for code, said in words.items()}


def unit_conclusions(context: Context) -> None:
    """Show all that was concluded about the organisation of the page, newest first; nothing where nothing was."""
    language, day = context.language, today()
    code = context.position.organization.code
    found = [one for one in reversed(earlier_conclusions(context)) if one.code == code]
    if not found:
        return
    rows = "".join(
        f'<tr><th scope="row">{escape(conclusion_text(language, one, day))}'
        f'<div class="sub">{escape(f"{one.label} · {language.day(one.meeting_day)}")}</div></th></tr>'
        for one in found
    )
    heading = language.plural("{n} kết luận của các kỳ họp về đơn vị này", len(found))
    opened = link(context.href(MEETING), language.text("Ghi kết luận, ghi đã xong ở màn hình Họp"))
    show(f'<h2>{escape(heading)}</h2><table class="qd-rows">{rows}</table><p class="note">{opened}</p>')
