"""The notes of a paper ("Ghi chú"): what a reader needs in order to trust and repeat the figures of the file."""

from __future__ import annotations

from dashboard.domain.narrative import document_text, due_text, names_of, reports_text
from dashboard.domain.position import Document
from dashboard.domain.standing import MANY_YEARS
from dashboard.domain.states import SMALL_QUOTA
from dashboard.exports.document import Note
from dashboard.exports.figures import ANNEX_01, ExportFigures
from dashboard.exports.words import filter_words, scope_words
from dashboard.i18n.language import N_

_DEFINITIONS = (
    (
        N_("Mức cần đạt"),
        N_(
            "Số người cần đạt đến ngày báo cáo: chỉ tiêu nhân với tỷ lệ của nhịp trong năm, làm tròn. Nhịp lấy từ các"
            " năm trước của chính đơn vị; nếu chưa đủ thì của khối trường học, của cấp trên, đường của Văn phòng, sau"
            " cùng là đường thẳng theo tháng."
        ),
    ),
    (N_("Còn thiếu"), N_("Mức cần đạt trừ số đã kết nạp, không dưới 0.")),
    (
        N_("Chậm tiến độ"),
        N_(
            "Thiếu rõ so với mức cần đạt: khả năng thấp như thế chỉ do dao động thường gặp là dưới 1 phần 10. Khi năm"
            " đã khép ghi “Không đạt chỉ tiêu”."
        ),
    ),
    (
        N_("Chưa kết nạp được"),
        N_(
            "Được giao chỉ tiêu, năm nay đã gửi báo cáo và chưa kết nạp được đảng viên nào. Khi năm đã khép ghi “Không"
            " kết nạp được”."
        ),
    ),
    (N_("Chưa báo cáo"), N_("Trong năm chưa gửi báo cáo nào. Chưa có báo cáo không phải là số 0.")),
    (N_("Không giao chỉ tiêu"), N_("Không có chỉ tiêu hoặc chỉ tiêu bằng 0; không xếp tiến độ.")),
    (N_("Chỉ tiêu nhỏ"), N_("Chỉ tiêu từ 1 đến {small} người; không tính tỷ lệ và không xếp theo tỷ lệ.")),
    (N_("Không còn nguồn"), N_("Báo cáo mới nhất ghi nguồn quần chúng ưu tú bằng 0; cần hỗ trợ tạo nguồn.")),
    (
        N_("Nhiều năm chưa kết nạp"),
        N_("Chưa kết nạp được, và ít nhất {years} năm liền trước đó cũng không kết nạp được ai, dù còn nguồn."),
    ),
    (N_("Tỷ lệ %"), N_("Số đã kết nạp chia cho chỉ tiêu, làm tròn đến một chữ số sau dấu phẩy.")),
    (
        N_("Dự kiến kết nạp"),
        N_("Theo báo cáo của kỳ này; đơn vị thiếu báo cáo kỳ này ghi “…”, vì dự kiến cũ thuộc tháng khác."),
    ),
)


def notes_of(figures: ExportFigures) -> tuple[Note, ...]:
    """Return the notes: what is shown, then the definitions."""
    language = figures.language
    definitions = (
        Note(language.text(word), language.text(text, small=SMALL_QUOTA, years=MANY_YEARS))
        for word, text in _DEFINITIONS
    )
    return (*(Note(about, text) for about, text in _about(figures)), *definitions)


def _about(figures: ExportFigures) -> list[tuple[str, str]]:
    language, position = figures.language, figures.position
    missing = [row for row in position.children if not row.reported]
    pairs = [
        (language.text("Phạm vi"), scope_words(figures)),
        (language.text("Bộ lọc"), filter_words(figures)),
        (language.text("Số liệu đến ngày"), language.day(position.day)),
        (
            language.text("Biết đến lúc"),
            language.text("lúc xuất tệp") if position.known_at is None else language.moment(position.known_at),
        ),
        (language.text("Báo cáo"), reports_text(language, position)),
    ]
    if missing:
        pairs.append((language.text("Thiếu báo cáo kỳ này"), names_of(missing)))
    if position.own.quota:
        pairs.append((language.text("Nhịp của phạm vi đang xem"), due_text(language, position.own)))
    pairs.append((language.text("Văn bản giao chỉ tiêu"), _documents(figures)))
    if figures.export == ANNEX_01:
        left_out = language.text(
            "Người có đạo, dân tộc thiểu số: số ít người của các nhóm này theo quy tắc riêng nên chưa in trên giấy."
        )
        pairs.append((language.text("Cột không đưa vào"), left_out))
    if position.illustrative:
        invented = language.text("Số liệu minh họa: tên và số của các đơn vị do chương trình đặt ra để giới thiệu.")
        pairs.append((language.text("Lưu ý"), invented))
    return pairs


def _documents(figures: ExportFigures) -> str:
    """Return every document behind a quota of the file, once, newest quota last."""
    language, position = figures.language, figures.position
    standings = (position.own, *figures.rows)
    found: dict[Document, None] = {}
    for version in sorted(
        (version for standing in standings for version in standing.quota_versions),
        key=lambda version: version.effective_on,
    ):
        if version.document is not None:
            found[version.document] = None
    if not found:
        return document_text(language, None)
    return "\n".join(
        language.text(
            "{document} của {issuer}: {title}",
            document=document_text(language, each),
            issuer=each.issuer,
            title=each.title,
        )
        for each in found
    )
