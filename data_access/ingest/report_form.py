"""The monthly report as the template writes it and the reader of tables reads it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from data_access.ingest.tables.table import ADMITTED, CODE, NAME, NOTE, NUMBER, QUOTA

HEADINGS: Mapping[str, str] = {
    NUMBER: "STT",
    CODE: "Mã đơn vị",
    NAME: "Tên đơn vị",
    QUOTA: "Chỉ tiêu năm {year}",
    ADMITTED: "Đã kết nạp từ đầu năm (lũy kế)",
    "pupil": "Học sinh",
    "university_student": "Sinh viên",
    "enterprise": "Người lao động trong doanh nghiệp",
    "non_state_enterprise": "Doanh nghiệp ngoài nhà nước",
    "religious": "Người có đạo",
    "ethnic_minority": "Dân tộc thiểu số",
    "women": "Nữ",
    "youth_union": "Đoàn viên",
    "forecast_this_month": "Dự kiến kết nạp tháng này",
    "forecast_next_month": "Dự kiến kết nạp tháng sau",
    "pool": "Nguồn quần chúng ưu tú",
    "certificate_holders": "Đã có giấy chứng nhận lớp nhận thức về Đảng",
    "files_pending": "Hồ sơ đang chờ xét",
    "moved_away": "Người có giấy chứng nhận đã chuyển nơi ở",
    "moved_informed": "Trong đó đã thông báo cho nơi ở mới",
    NOTE: "Ghi chú",
}
"""Headings by role, in the order of the columns."""


def report_title(month: date) -> tuple[str, str]:
    """Return the lines above the heading, which say for which month it is."""
    last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return (
        f"BÁO CÁO KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG {month.month} NĂM {month.year}",
        f"Số liệu tính đến ngày {last.day}/{last.month}/{last.year}",
    )


def report_tab(month: date) -> str:
    """Return the name of the sheet."""
    return f"Tháng {month.month:02d}.{month.year}"
