"""How an organisation came to be, in words: what happened, whether earlier years compare, and that it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.domain.life import Event, EventKind, Life, Relative
from dashboard.domain.lineage import Break, BreakKind, YearOnBoundaries
from dashboard.domain.narrative import document_text
from dashboard.domain.position import Organization
from dashboard.i18n.language import N_, Language

ORIGIN_WORDS = {
    EventKind.MERGED: N_("Hợp nhất từ"),
    EventKind.RENAMED: N_("Đổi tên từ"),
    EventKind.MOVED: N_("Chuyển từ"),
    EventKind.TOOK_PART: N_("Tách ra từ"),
}
END_WORDS = {
    EventKind.MOVED: N_("Chuyển về"),
    EventKind.WENT_INTO: N_("Nhập vào"),
    EventKind.WENT_ALONG: N_("Cùng cấp trên nhập vào"),
    EventKind.DIVIDED: N_("Chia về"),
    EventKind.PARTS_WENT: N_("Các đơn vị trực thuộc chuyển về"),
}


def relative_name(language: Language, event: Event, relative: Relative, name: str) -> str:
    """Return the name of a predecessor or successor; where it is the same name, with the one above it."""
    if relative.name == name and relative.upper is not None:
        return language.text("{name}, thuộc {upper}", name=relative.name, upper=relative.upper)
    if event.kind is EventKind.MERGED and not relative.whole:
        return language.text("{name} (một phần)", name=relative.name)
    return relative.name


def event_document(language: Language, event: Event) -> str:
    """Return the document of an event as it is cited, with its issuer; empty where none is known."""
    if event.document is None:
        return ""
    return f"{document_text(language, event.document)}, {event.document.issuer}"


def comparison_sentence(language: Language, life: Life) -> str:
    """Return whether earlier years can be told on these boundaries, and if not why; empty where nothing changed."""
    if not life.breaks:
        if not life.boundaries_changed:
            return ""
        return language.text("Các năm trước so sánh được: mọi đơn vị trước đây đều về đây toàn bộ.")
    day = life.breaks[0].day
    why = break_reason(language, life.organization_id, life.breaks, dict(life.names))
    return language.text("Không so sánh được với trước ngày {day}: {why}", day=language.day(day), why=why)


def break_reason(language: Language, organization_id: int, breaks: Sequence[Break], names: Mapping[int, str]) -> str:
    """Return why the time before the newest break of an organisation does not compare."""
    breaks = [each for each in breaks if each.day == breaks[0].day]
    unknown = [each for each in breaks if each.kind is BreakKind.NO_ORIGIN]
    if any(each.organization_id == organization_id for each in unknown):
        return language.text("cơ sở dữ liệu này không có số liệu trước ngày đó.")
    if unknown:
        return language.plural("{n} đơn vị trực thuộc không có số liệu trước ngày đó.", len(unknown))
    if any(each.organization_id == organization_id for each in breaks):
        return language.text("một phần đã chuyển sang đơn vị khác.")
    if len(breaks) > 3:
        return language.plural("{n} đơn vị trước đây chỉ về đây một phần.", len(breaks))
    return language.text(
        "{names} chỉ về đây một phần.", names=", ".join(names[each.organization_id] for each in breaks)
    )


def year_note(language: Language, year: YearOnBoundaries) -> str:
    """Return how an earlier year was added up."""
    notes = []
    if year.summed:
        notes.append(language.text("cộng từ các đơn vị trước hợp nhất"))
    if year.reduced:
        notes.append(language.text("không tính phần đã chuyển đi"))
    return "; ".join(notes)


def end_sentence(language: Language, organization: Organization, life: Life) -> str:
    """Return that an organisation ended and who succeeded; empty while it stands."""
    if life.ended_on is None:
        return ""
    day = language.day(life.ended_on)
    successors = [relative.name for event in life.went_to for relative in event.relatives]
    if not successors:
        text = N_("{name} kết thúc ngày {day}; cơ sở dữ liệu không ghi tổ chức nào kế tục, số liệu dừng ở ngày đó.")
        return language.text(text, name=organization.name, day=day)
    if len(successors) > 1:
        text = N_("{name} kết thúc ngày {day}; số liệu khép lại ở đó, xem Quá trình hình thành.")
        return language.text(text, name=organization.name, day=day)
    return language.text(
        "{name} kết thúc ngày {day}; kế tục là {successor}.", name=organization.name, day=day, successor=successors[0]
    )


def beginning_sentence(language: Language, organization: Organization, year: int) -> str:
    """Return that the figures of a year begin within it; empty for a whole year."""
    began = organization.valid_from
    if began is None or began <= date(year, 1, 1) or began.year != year:
        return ""
    text = N_("{name} bắt đầu từ ngày {day}; số liệu năm {year} tính từ ngày đó.")
    return language.text(text, name=organization.name, day=language.day(began), year=year)
