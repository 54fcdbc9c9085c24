"""Workbooks for the screen Nhập số liệu, of the sample's committee: as offices send them, and with what they forget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

CAM_GIANG, TAN_AN, HONG_PHUC = "Đảng bộ phường Cẩm Giang", "Đảng bộ phường Tân An", "Đảng bộ phường Hồng Phúc"


def report(file: Path, month: str, rows: Mapping[str, object]) -> Path:
    """Write a monthly report: admitted since January by name of the organisation."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Báo cáo"
    sheet.append([f"BÁO CÁO KẾT NẠP ĐẢNG VIÊN THÁNG {month}"])
    sheet.append([])
    sheet.append(["STT", "Tên đơn vị", "Đã kết nạp (lũy kế từ đầu năm)"])
    for number, (name, admitted) in enumerate(rows.items(), 1):
        sheet.append([number, name, admitted])
    book.save(file)
    return file


def listed(file: Path, heads: Sequence[str], *rows: Sequence[object]) -> Path:
    """Write a list of one sheet with its heads in the first row."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (heads, *rows):
        sheet.append(list(row))
    book.save(file)
    return file
