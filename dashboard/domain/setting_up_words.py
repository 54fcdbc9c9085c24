"""What a jurisdiction still needs before its figures can be told, in words."""

from __future__ import annotations

from dashboard.domain.position import Position
from dashboard.i18n.language import Language


def next_step(language: Language, position: Position) -> tuple[str, str] | None:
    """Return what is missing and what comes next, None once anybody reported or where a part is looked at."""
    if position.own.admitted is not None or position.organization.code != position.jurisdiction.code:
        return None
    if not position.children:
        return (
            language.text("Chưa có đơn vị trực thuộc nào"),
            language.text(
                "Bước tiếp theo: nhập danh sách đơn vị theo biểu mẫu, sau đó nhập chỉ tiêu và báo cáo tháng."
            ),
        )
    if not position.own.quota and not any(child.quota for child in position.children):
        return (
            language.text("Chưa có chỉ tiêu năm {year}", year=position.year),
            language.text("Bước tiếp theo: nhập chỉ tiêu của năm theo biểu mẫu, sau đó nhập báo cáo tháng."),
        )
    return (
        language.text("Chưa có báo cáo nào của năm {year}", year=position.year),
        language.text("Bước tiếp theo: nhập báo cáo của tháng đầu tiên; tiến độ được tính từ báo cáo đó."),
    )
