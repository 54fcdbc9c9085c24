"""What a changed value is called: a figure of a report, a quota, a column of a list."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.target_words import category_word
from dashboard.i18n.language import N_, Language

FIELD_WORDS: Mapping[str, str] = {
    "admitted": N_("Kết nạp"),
    "quota": N_("Chỉ tiêu"),
    "forecast_this_month": N_("Dự kiến tháng này"),
    "forecast_next_month": N_("Dự kiến tháng sau"),
    "pool": N_("Nguồn"),
    "certificate_holders": N_("Đã học lớp nhận thức"),
    "files_pending": N_("Hồ sơ đang xét"),
    "moved_away": N_("Chuyển đi"),
    "moved_informed": N_("Chuyển đi, đã thông báo nơi đến"),
    "as_of": N_("Số liệu đến ngày"),
    "name": N_("Tên"),
    "short_name": N_("Tên ngắn"),
    "other_names": N_("Tên gọi khác"),
    "former_name": N_("Tên trước đây"),
    "kind": N_("Loại hình"),
    "cluster": N_("Khối"),
    "display_order": N_("Thứ tự"),
    "leader_in_charge": N_("Người theo dõi"),
    "valid_from": N_("Ngày đầu tiên"),
    "valid_to": N_("Ngày cuối cùng"),
    "members": N_("Số đảng viên"),
    "due_on": N_("Hạn nộp"),
    "received_on": N_("Ngày nhận"),
    "extent": N_("Phạm vi kế tục"),
    "low": N_("Mức thấp"),
    "high": N_("Mức cao"),
    "last_year": N_("Năm cuối"),
    "successor": N_("Đơn vị tiếp nhận"),
    "parent_code": N_("Cấp trên trực tiếp"),
    "parent_id": N_("Cấp trên trực tiếp"),
    "amount": N_("Chỉ tiêu"),
    "effective_on": N_("Có hiệu lực từ ngày"),
    "value": N_("Giá trị"),
    "small_count": N_("Ngưỡng số nhỏ"),
    "small_quota": N_("Chỉ tiêu nhỏ đến"),
    "chance_percent": N_("Khả năng ngẫu nhiên của chậm (%)"),
    "report_due_day": N_("Hạn báo cáo tháng (ngày của tháng sau)"),
    "month_close_day": N_("Khóa sổ tháng (ngày của tháng sau)"),
    "plan_due": N_("Hạn kế hoạch năm (ngày/tháng)"),
    "share": N_("Tỷ lệ đến cuối tháng"),
}


def field_word(language: Language, field: str) -> str:
    """Return what a field is called; one that nobody named yet is shown by its code."""
    return language.text(FIELD_WORDS[field]) if field in FIELD_WORDS else category_word(language, field)
