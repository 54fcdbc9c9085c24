"""Organisations that may be looked up in a meeting, and why those on a slide lag."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.domain.conclusion import Conclusion
from dashboard.domain.narrative import mark_word, reason, standing_word
from dashboard.domain.position import Mark, Position, Standing
from dashboard.domain.selection import LAGGING_STATES
from dashboard.exports.document import Table
from dashboard.exports.slides.plan import Slide
from dashboard.exports.views.overview import facts_table
from dashboard.i18n.collation import fold
from dashboard.i18n.language import Language
from dashboard.meeting.meeting import ANSWER, MeetingSlide, Unit
from dashboard.reading.conclusions import newest_about


def units_of(language: Language, position: Position, address: Address) -> tuple[Unit, ...]:
    """Return the direct organisations in the order of the quota plan, each with a slide of its own."""
    return tuple(_unit(language, row, address) for row in position.children)


def _unit(language: Language, row: Standing, address: Address) -> Unit:
    one = row.organization
    title = language.text(
        "{name}: {fraction}, {state}",
        name=one.short_name,
        fraction=language.fraction(row.admitted, row.quota),
        state=standing_word(language, row).lower(),
    )
    slide = Slide(title, facts_table(language, row, ""), said_of(language, row))
    href = f"/don-vi{address.with_(organization=one.code).query()}"
    names = (one.name, one.short_name, *one.other_names.splitlines())
    return Unit(one.code, one.name, fold(" ".join(names)), MeetingSlide(slide, ANSWER, href=href))


def said_of(language: Language, row: Standing) -> tuple[str, ...]:
    """Return why it is judged as it is, and what its last report says of people on their way."""
    said = [reason(language, row)]
    report = row.report
    if report is not None:
        said.append(
            language.text(
                "Nguồn {pool}, đã học lớp nhận thức {certificates}, hồ sơ đang xét {files};"
                " dự kiến tháng này {this}, tháng sau {next}.",
                pool=language.number(report.pool),
                certificates=language.number(report.certificate_holders),
                files=language.number(report.files_pending),
                this=language.number(report.forecast_this_month),
                next=language.number(report.forecast_next_month),
            )
        )
    marks = [mark_word(language, mark) for mark in Mark if mark in row.marks]
    if marks:
        said.append(language.text("Lưu ý: {marks}.", marks=", ".join(marks)))
    return tuple(said)


def why_of(language: Language, position: Position, slide: Slide, conclusions: Sequence[Conclusion]) -> tuple[str, ...]:
    """Return for whoever presents why those on the slide lag, in its order, and the last conclusion about each."""
    if not isinstance(slide.body, Table):
        return ()
    children = {row.organization.code: row for row in position.children}
    lines = []
    for row in (children[one.code] for one in slide.body.rows if one.code in children):
        if row.state not in LAGGING_STATES:
            continue
        line = f"{row.organization.short_name}: {reason(language, row)}"
        last = newest_about(conclusions, row.organization.id)
        if last is not None:
            line += " " + language.text("Kết luận kỳ trước: {said}", said=last.said)
        lines.append(line)
    return tuple(lines)
