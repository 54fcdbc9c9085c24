"""One organisation: its months beside earlier years, its reports, and what stands below it."""

from __future__ import annotations

from dashboard.domain.narrative import lead_sentence, reason, standing_word
from dashboard.domain.numbers import percent, round_half_up
from dashboard.domain.position import Mark, Standing
from dashboard.exports.cells import known, last_admission, marks_text, percent_of, quota_of, ratio
from dashboard.exports.document import (
    NONE,
    UNKNOWN,
    Cell,
    Column,
    Kind,
    Part,
    RowKind,
    Sentence,
    Sum,
    Table,
    Value,
    row_of,
)
from dashboard.exports.drawings import months_of_organization
from dashboard.exports.figures import ExportFigures
from dashboard.reading.figures import office_day

_MARKS = (Mark.SMALL_QUOTA, Mark.MANY_YEARS_ZERO, Mark.NO_POOL, Mark.LAST_REPORT_MISSING)


def organization(figures: ExportFigures) -> tuple[Part, ...]:
    """Return months, reports, and the direct organisations where there are any."""
    parts = (_months(figures), _reports(figures))
    return (*parts, _children(figures)) if figures.position.children else parts


def _months(figures: ExportFigures) -> Part:
    language, position = figures.language, figures.position
    own = position.own
    years = own.history[-3:]
    before = language.text("Kết nạp trong tháng, các năm trước")
    reached = 0
    rows = []
    for month, admitted in enumerate(own.months, 1):
        reached += admitted or 0
        has_report = admitted is not None
        share = NONE if not own.quota or own.small_quota else percent(reached, own.quota)
        due: Value = round_half_up(own.quota * own.curve.shares[month - 1]) if own.quota else NONE
        earlier = (known(None if year.admitted is None else year.months[month - 1]) for year in years)
        values = (known(admitted), reached if has_report else UNKNOWN, share if has_report else UNKNOWN, due, *earlier)
        rows.append(row_of(RowKind.ITEM, language.month(position.year, month), *values))
    every_month = Sum(tuple(range(12)))
    totals = (Cell(known(own.admitted), formula=every_month), known(own.admitted), percent_of(own), quota_of(own))
    earlier_totals = (Cell(known(year.admitted), formula=every_month) for year in years)
    rows.append(row_of(RowKind.TOTAL, language.text("Cả năm"), *totals, *earlier_totals))
    columns = (
        Column(language.text("Tháng"), 10, kind=Kind.LABEL, code="month"),
        Column(language.text("Kết nạp trong tháng"), 12, code="admitted_in_month"),
        Column(language.text("Lũy kế từ đầu năm"), 12, code="admitted"),
        Column(language.text("Tỷ lệ %"), 10, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Mức cần đạt cuối tháng"), 13, code="due"),
        *(Column(str(year.year), 12, before, code=f"admitted_in_month_{year.year}") for year in years),
    )
    note = language.text(
        "Dấu “…”: tháng chưa có báo cáo; dấu “–”: không tính. Dòng “Cả năm” ghi chỉ tiêu năm ở cột mức cần đạt."
    )
    return Part(
        "months",
        language.text("Theo tháng"),
        language.text("{name}: KẾT QUẢ THEO THÁNG", name=position.organization.name.upper()),
        (
            Sentence(lead_sentence(language, position)),
            Sentence(reason(language, own)),
            *((months_of_organization(language, position),) if any(own.months) else ()),
            Table("months", columns, tuple(rows), (note,), fixed=1),
        ),
        landscape=False,
    )


def _reports(figures: ExportFigures) -> Part:
    language = figures.language
    rows = [
        row_of(
            RowKind.ITEM,
            place,
            report.organization,
            report.as_of,
            known(report.admitted),
            report.due_on,
            office_day(report.received_at),
            language.text("muộn") if office_day(report.received_at) > report.due_on else language.text("đúng hạn"),
        )
        for place, report in enumerate(figures.reports, 1)
    ]
    if not rows:
        rows = [row_of(RowKind.SECTION, language.text("Chưa có báo cáo nào trong năm"))]
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Tổ chức báo cáo"), 32, kind=Kind.TEXT, code="name"),
        Column(language.text("Số liệu đến ngày"), 12, kind=Kind.DAY, code="as_of"),
        Column(language.text("Lũy kế theo báo cáo"), 11, code="admitted"),
        Column(language.text("Hạn báo cáo"), 12, kind=Kind.DAY, code="due_on"),
        Column(language.text("Ngày nhận"), 12, kind=Kind.DAY, code="received_on"),
        Column(language.text("Đúng hạn"), 10, kind=Kind.LABEL, code="in_time"),
    )
    return Part(
        "received",
        language.text("Báo cáo"),
        language.text("{name}: BÁO CÁO ĐÃ NHẬN", name=figures.position.organization.name.upper()),
        (Table("received", columns, tuple(rows)),),
        landscape=False,
    )


def _children(figures: ExportFigures) -> Part:
    language, position = figures.language, figures.position

    def values(row: Standing) -> tuple[Value | Cell, ...]:
        return (
            row.organization.name,
            known(row.members),
            quota_of(row),
            known(row.admitted),
            ratio(4, 3, percent_of(row)),
            NONE if row.judgement.due is None else row.judgement.due,
            NONE if row.missing is None else row.missing,
            Cell(standing_word(language, row), code=row.state.value),
            last_admission(language, row),
            "; ".join(marks_text(language, row, _MARKS)),
        )

    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Tên đảng bộ, chi bộ"), 40, kind=Kind.TEXT, code="name"),
        Column(language.text("Tổng số đảng viên đầu năm"), 11, code="members"),
        Column(language.text("Chỉ tiêu"), 9, code="quota"),
        Column(language.text("Đạt"), 9, code="admitted"),
        Column(language.text("Tỷ lệ %"), 9, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Mức cần đạt"), 9, code="due"),
        Column(language.text("Còn thiếu"), 9, code="missing"),
        Column(language.text("Trạng thái"), 19, kind=Kind.TEXT, code="state"),
        Column(language.text("Lần kết nạp gần nhất"), 11, kind=Kind.LABEL, code="last_admitted"),
        Column(language.text("Ghi chú"), 30, kind=Kind.TEXT, code="note"),
    )
    rows = tuple(
        row_of(RowKind.ITEM, place, *values(row), code=row.organization.code)
        for place, row in enumerate(figures.rows, 1)
    )
    note = language.text("Dấu “…”: chưa có số; dấu “–”: không giao chỉ tiêu hoặc không tính.")
    return Part(
        "children",
        language.text("Trực thuộc"),
        language.text("{name}: TỔ CHỨC TRỰC THUỘC", name=position.organization.name.upper()),
        (Table("children", columns, rows, (note,)),),
    )
