"""Họp: an agenda is prepared, shown with figures agreed upon, concluded, and used anew at the next meeting."""

from __future__ import annotations

from dashboard.address import AGENDA
from dashboard.components.markup import escape, show
from dashboard.components.meeting.agenda_choice import agenda_bar, new_agenda
from dashboard.components.meeting.agenda_items import agenda_items
from dashboard.components.meeting.conclusions_board import conclusions_board
from dashboard.components.meeting.showing import showing
from dashboard.components.notices import unknown_value
from dashboard.context import OVERVIEW, Context
from dashboard.meeting.item_words import organization_of
from dashboard.meeting_context import agendas_of, names_of, snapshots_of


def render(context: Context) -> None:
    """Draw the screen."""
    agendas = agendas_of(context)
    number = context.address.agenda
    chosen = next((one for one in reversed(agendas) if number in (None, one.number)), None)
    if number is not None and chosen is None:
        unknown_value(context.language, AGENDA, str(number), context.href(OVERVIEW))
        return
    agenda_bar(context, agendas, chosen)
    if chosen is None:
        _first(context)
        return
    snapshots = snapshots_of(context)
    shown = context.snapshot or next(iter(snapshots), None)
    showing(context, chosen, snapshots, shown)
    agenda_items(context, chosen, names_of(context, map(organization_of, chosen.items)))
    conclusions_board(context, shown)


def _first(context: Context) -> None:
    language = context.language
    heading = language.text("Chưa có chương trình họp nào của {name}", name=context.position.jurisdiction.label)
    words = language.text(
        "Chương trình họp là các màn hình sẽ trình chiếu, theo thứ tự. Lập một lần; tháng sau chốt số liệu mới là"
        " trình chiếu được ngay."
    )
    show(f"<h1>{escape(heading)}</h1><p>{escape(words)}</p>")
    new_agenda(context)
