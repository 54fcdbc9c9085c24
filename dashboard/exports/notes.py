"""The notes of a paper ("Ghi chú"): what a reader needs in order to trust and repeat its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.domain.definitions import DEFINITIONS, Definition, Group
from dashboard.domain.disclosure_words import hidden_text
from dashboard.domain.narrative import document_text, due_text, names_of, reports_text, upper_first
from dashboard.domain.position import Document as SourceDocument
from dashboard.domain.since_words import parts_sentence, since_sentence, snapshot_text
from dashboard.domain.snapshot import Snapshot
from dashboard.domain.target_words import asked_text, document_of, target_name
from dashboard.domain.targets import Shape
from dashboard.exports.document import Note, Part
from dashboard.exports.figures import ANNEX_01, ANNEX_02, ORGANIZATION_SHEET, REPORT, SHARES, ExportFigures
from dashboard.exports.words import filter_words, scope_words
from dashboard.i18n.language import Language

_MEASURES_BY_COLUMN = {
    "admitted_in_month": ("admitted",),
    "forecast_this_month": ("expected",),
    "forecast_next_month": ("expected",),
    "last_admitted": ("last_admission",),
    "needed": ("people_needed",),
    "state": ("due",),
}
"""What a column needs explained besides the measure that bears its own name."""


def notes_of(figures: ExportFigures, parts: Sequence[Part]) -> tuple[Note, ...]:
    """Return the notes: what is shown, then the definitions of what stands in its tables.

    A report goes to readers who know the terms, or have its tables' own notes.
    """
    language = figures.language
    if figures.export == REPORT:
        return tuple(_about(figures))
    definitions = (
        Note(upper_first(language.text(one.term)), language.text(one.text)) for one in _definitions(figures, parts)
    )
    return (*_about(figures), *definitions)


def _about(figures: ExportFigures) -> Iterator[Note]:
    language, position = figures.language, figures.position
    yield Note(language.text("Phạm vi"), scope_words(figures))
    yield Note(language.text("Bộ lọc"), filter_words(figures))
    yield Note(language.text("Số liệu đến ngày"), language.day(position.day))
    known_at = language.text("lúc xuất tệp") if position.known_at is None else language.moment(position.known_at)
    yield Note(language.text("Biết đến lúc"), known_at)
    if figures.snapshot is not None:
        yield Note(language.text("Số liệu chốt"), _agreed(figures, figures.snapshot))
    if figures.since is not None:
        changed = (since_sentence(language, figures.since), parts_sentence(language, figures.since))
        yield Note(language.text("So với bản chốt số liệu"), " ".join(filter(None, changed)))
    yield Note(language.text("Phiên bản dữ liệu"), str(figures.told_version))
    yield Note(language.text("Xuất tệp"), _made(figures))
    yield Note(language.text("Báo cáo"), reports_text(language, position))
    missing = [row for row in position.children if not row.reported]
    if missing:
        yield Note(language.text("Đơn vị thiếu báo cáo kỳ này"), names_of(missing))
    if position.own.quota:
        yield Note(language.text("Nhịp của phạm vi đang xem"), due_text(language, position.own))
    yield Note(language.text("Văn bản giao chỉ tiêu"), _documents(figures))
    targets = [result for result in figures.targets if result.target.shape is not Shape.ASSIGNED_COUNT]
    if targets:
        said = (
            f"{target_name(language, one.target)}: {asked_text(language, one)}"
            f" ({document_of(one.target) or language.text('chưa ghi văn bản')})"
            for one in targets
        )
        yield Note(language.text("Mục tiêu của văn bản"), "\n".join(said))
    yield from _hidden(figures)
    if position.illustrative:
        invented = language.text("Số liệu minh họa: tên và số của các đơn vị do chương trình đặt ra để giới thiệu.")
        yield Note(language.text("Lưu ý"), invented)


def _agreed(figures: ExportFigures, snapshot: Snapshot) -> str:
    language = figures.language
    said = language.text(
        "{snapshot}, chốt lúc {moment}, bởi {who}",
        snapshot=snapshot_text(language, snapshot),
        moment=language.moment(snapshot.created_at),
        who=snapshot.by,
    )
    return said + (language.text("; khi xuất tệp này đã có số liệu mới hơn") if figures.outdated else "")


def _made(figures: ExportFigures) -> str:
    language = figures.language
    return language.text(
        "lúc {moment}, từ chương trình theo dõi kết nạp đảng viên", moment=language.moment(figures.exported_at)
    )


def _hidden(figures: ExportFigures) -> Iterator[Note]:
    language = figures.language
    if figures.small_counts:
        yield Note(language.text("Ô không hiển thị"), hidden_text(language, figures.small_counts[0].threshold))
    elif figures.export in (ANNEX_01, ANNEX_02, SHARES, REPORT):
        left_out = language.text(
            "Người có đạo, dân tộc thiểu số: số ít người của các nhóm này theo quy tắc riêng nên chưa in trên giấy."
        )
        yield Note(language.text("Cột không đưa vào"), left_out)


def _definitions(figures: ExportFigures, parts: Sequence[Part]) -> Iterator[Definition]:
    """Yield the definitions of what the tables hold, in the order of the page that has them all."""
    tables = [table for part in parts for table in part.tables]
    columns = {column.code for table in tables for column in table.columns}
    columns |= {row.code for table in tables if table.key == "facts" for row in table.rows}
    measures = columns.union(*(_MEASURES_BY_COLUMN.get(code, ()) for code in columns))
    terms = {"as_of", "absent", *(measures & {"pool", "certificate_holders", "files_pending", "cluster"})}
    if figures.small_counts:
        terms.add("hidden")
    for one in DEFINITIONS:
        if (
            (one.group is Group.MEASURE and one.code in measures)
            or (one.group is Group.STATE and "state" in columns)
            or (one.group is Group.MARK and "note" in columns and figures.export != ORGANIZATION_SHEET)
            or (one.group is Group.TERM and one.code in terms)
        ):
            yield one


def _documents(figures: ExportFigures) -> str:
    """Return every document behind a quota of the paper, once, newest quota last."""
    language, position = figures.language, figures.position
    standings = (position.own, *figures.rows)
    found: dict[SourceDocument, None] = {}
    for version in sorted(
        (version for standing in standings for version in standing.quota_versions),
        key=lambda version: version.effective_on,
    ):
        if version.document is not None:
            found[version.document] = None
    return "\n".join(_cited(language, each) for each in found) or document_text(language, None)


def _cited(language: Language, document: SourceDocument) -> str:
    return language.text(
        "{document} của {issuer}: {title}",
        document=document_text(language, document),
        issuer=document.issuer,
        title=document.title,
    )
