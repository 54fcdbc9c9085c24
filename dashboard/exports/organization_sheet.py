"""One organisation: its months beside earlier years, its reports, and what stands below it."""

from __future__ import annotations

from dashboard.domain.narrative import lead_sentence, reason, state_word
from dashboard.domain.numbers import percent, round_half_up
from dashboard.domain.position import Mark, Standing
from dashboard.exports.cells import known, last_admission, marks_text, percent_of, quota_of
from dashboard.exports.figures import ExportFigures
from dashboard.exports.sheet import Paper
from dashboard.exports.table import NONE, UNKNOWN, Column, Kind, Line, Value
from dashboard.reading.figures import office_day

_MARKS = (Mark.SMALL_QUOTA, Mark.MANY_YEARS_ZERO, Mark.NO_POOL, Mark.LAST_REPORT_MISSING)


def organization_sheets(figures: ExportFigures) -> list[Paper]:
    """Return the sheets: months, reports, and the direct organisations where there are any."""
    papers = [_months(figures), _reports(figures)]
    return [*papers, _children(figures)] if figures.position.children else papers


def _months(figures: ExportFigures) -> Paper:
    language, position = figures.language, figures.position
    own = position.own
    years = own.history[-3:]
    before = language.text("Kết nạp trong tháng, các năm trước")
    reached = 0
    lines = []
    for month, admitted in enumerate(own.months, 1):
        reached += admitted or 0
        has_report = admitted is not None
        share = NONE if not own.quota or own.small_quota else percent(reached, own.quota)
        due: Value = round_half_up(own.quota * own.curve.shares[month - 1]) if own.quota else NONE
        earlier = (known(None if year.admitted is None else year.months[month - 1]) for year in years)
        values = (known(admitted), reached if has_report else UNKNOWN, share if has_report else UNKNOWN, due, *earlier)
        lines.append(Line(Kind.ITEM, (language.month(position.year, month), *values)))
    totals = (known(own.admitted), known(own.admitted), percent_of(own), quota_of(own))
    earlier_totals = (known(year.admitted) for year in years)
    lines.append(Line(Kind.TOTAL, (language.text("Cả năm"), *totals, *earlier_totals)))
    return Paper(
        tab=language.text("Theo tháng"),
        title=language.text("{name}: KẾT QUẢ THEO THÁNG", name=position.organization.name.upper()),
        said=(lead_sentence(language, position), reason(language, own)),
        columns=(
            Column(language.text("Tháng"), 14),
            Column(language.text("Kết nạp trong tháng"), 16),
            Column(language.text("Lũy kế từ đầu năm"), 16),
            Column(language.text("Tỷ lệ %"), 14),
            Column(language.text("Mức cần đạt cuối tháng"), 18),
            *(Column(str(year.year), 16, before) for year in years),
        ),
        lines=tuple(lines),
        notes=(
            language.text(
                "Dấu “…”: tháng chưa có báo cáo; dấu “–”: không tính. Dòng “Cả năm” ghi chỉ tiêu năm ở cột mức cần đạt."
            ),
        ),
        fixed_columns=1,
    )


def _reports(figures: ExportFigures) -> Paper:
    language = figures.language
    lines = [
        Line(
            Kind.ITEM,
            (
                place,
                report.organization,
                report.as_of,
                known(report.admitted),
                report.due_on,
                office_day(report.received_at),
                language.text("muộn") if office_day(report.received_at) > report.due_on else language.text("đúng hạn"),
            ),
        )
        for place, report in enumerate(figures.reports, 1)
    ]
    if not lines:
        lines = [Line(Kind.ITEM, (None, language.text("Chưa có báo cáo nào trong năm")))]
    return Paper(
        tab=language.text("Báo cáo"),
        title=language.text("{name}: BÁO CÁO ĐÃ NHẬN", name=figures.position.organization.name.upper()),
        columns=(
            Column(language.text("STT"), 6),
            Column(language.text("Tổ chức báo cáo"), 50, words=True),
            Column(language.text("Số liệu đến ngày"), 16),
            Column(language.text("Lũy kế theo báo cáo"), 16),
            Column(language.text("Hạn báo cáo"), 16),
            Column(language.text("Ngày nhận"), 16),
            Column(language.text("Đúng hạn"), 14),
        ),
        lines=tuple(lines),
    )


def _children(figures: ExportFigures) -> Paper:
    language, position = figures.language, figures.position

    def values(row: Standing) -> tuple[Value, ...]:
        return (
            row.organization.name,
            known(row.members),
            quota_of(row),
            known(row.admitted),
            percent_of(row),
            NONE if row.judgement.due is None else row.judgement.due,
            NONE if row.missing is None else row.missing,
            state_word(language, row.state),
            last_admission(language, row),
            "; ".join(marks_text(language, row, _MARKS)),
        )

    return Paper(
        tab=language.text("Trực thuộc"),
        title=language.text("{name}: TỔ CHỨC TRỰC THUỘC", name=position.organization.name.upper()),
        columns=(
            Column(language.text("STT"), 5.5),
            Column(language.text("Tên đảng bộ, chi bộ"), 40, words=True),
            Column(language.text("Tổng số đảng viên đầu năm"), 11),
            Column(language.text("Chỉ tiêu"), 9),
            Column(language.text("Đạt"), 9),
            Column(language.text("Tỷ lệ %"), 9),
            Column(language.text("Mức cần đạt"), 9),
            Column(language.text("Còn thiếu"), 9),
            Column(language.text("Trạng thái"), 19, words=True),
            Column(language.text("Lần kết nạp gần nhất"), 11),
            Column(language.text("Ghi chú"), 30, words=True),
        ),
        lines=tuple(Line(Kind.ITEM, (place, *values(row))) for place, row in enumerate(figures.rows, 1)),
        notes=(language.text("Dấu “…”: chưa có số; dấu “–”: không giao chỉ tiêu hoặc không tính."),),
    )
