"""Words that a list may use for a choice: the codes of the database, and what offices write for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data_access.ingest.lists.columns import plain

KINDS = {
    "province_committee": ("Tỉnh ủy", "Đảng bộ tỉnh"),
    "city_committee": ("Thành ủy", "Đảng bộ thành phố"),
    "town_committee": ("Thị ủy", "Đảng bộ thị xã"),
    "district_committee": (
        "Cấp trên trực tiếp của tổ chức cơ sở đảng",
        "Đảng bộ cấp trên cơ sở",
        "Huyện ủy",
        "Quận ủy",
    ),
    "commune_committee": ("Đảng bộ xã cấp trên cơ sở",),
    "bloc_committee": ("Đảng bộ khối", "Đảng ủy khối"),
    "base_committee": ("Đảng bộ cơ sở",),
    "base_cell": ("Chi bộ cơ sở",),
    "cell": ("Chi bộ", "Chi bộ trực thuộc", "Chi bộ trực thuộc đảng bộ cơ sở"),
}
"""Forms of organisations; the first word is the one of templates."""
CLUSTERS = {
    "ward": ("Phường", "Khối phường"),
    "commune": ("Xã", "Khối xã"),
    "special_zone": ("Đặc khu",),
    "township": ("Thị trấn",),
    "district": ("Cấp huyện",),
    "bloc": ("Khối cơ quan, doanh nghiệp",),
    "agency": ("Cơ quan", "Khối cơ quan"),
    "enterprise": ("Doanh nghiệp", "Khối doanh nghiệp"),
    "school": ("Trường học", "Khối trường học"),
    "armed_forces": ("Lực lượng vũ trang", "Khối lực lượng vũ trang"),
}
"""Clusters that have a meaning of their own; any other text stands for itself."""
EXTENTS = {"full": ("Toàn bộ",), "partial": ("Một phần",)}
BASES = {"assigned": ("Giao", "Chỉ tiêu giao", "Được giao"), "resolution": ("Nghị quyết", "Chỉ tiêu nghị quyết")}
SHAPES = {
    "minimum_rate": ("Tỷ lệ tối thiểu",),
    "rate_band": ("Khoảng tỷ lệ",),
    "minimum_share": ("Cơ cấu tối thiểu",),
    "count_band": ("Khoảng số người",),
    "term_total": ("Tổng cả nhiệm kỳ",),
    "completeness": ("Mức độ hoàn thành",),
}
BANDS = ("rate_band", "count_band")
"""Shapes that have an upper end."""
DENOMINATORS = {
    "none": ("Không",),
    "members_previous_year": ("Đảng viên cuối năm trước",),
    "members_current": ("Đảng viên hiện có",),
    "admitted": ("Số kết nạp trong năm",),
    "organizations": ("Số đơn vị trực thuộc",),
    "moved": ("Số người chuyển nơi ở",),
}
DENOMINATOR_OF = {
    "minimum_rate": "members_previous_year",
    "rate_band": "members_previous_year",
    "minimum_share": "admitted",
    "count_band": "none",
    "term_total": "none",
    "completeness": "organizations",
}
"""What a shape is a part of where the list does not say."""

SETTINGS = {
    "small_count": ("Ngưỡng số nhỏ",),
    "small_quota": ("Chỉ tiêu nhỏ đến",),
    "chance_percent": ("Khả năng ngẫu nhiên của chậm (%)", "Giới hạn ngẫu nhiên"),
    "report_due_day": ("Hạn báo cáo tháng (ngày của tháng sau)", "Hạn báo cáo tháng"),
    "month_close_day": ("Khóa sổ tháng (ngày của tháng sau)", "Khóa sổ tháng"),
    "plan_due": ("Hạn kế hoạch năm (ngày/tháng)", "Hạn kế hoạch năm"),
}
"""What an office may set: the names of data_access/settings.py."""


def chosen(text: str, words: Mapping[str, Iterable[str]]) -> str | None:
    """Return the code that a text stands for, itself or by one of its words; None for none."""
    key = plain(text)
    for code, others in words.items():
        if key in {plain(code), *map(plain, others)}:
            return code
    return None
