"""Levels of organisations in words: what is listed, how much of the whole it holds, who stands above a row."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.narrative import people
from dashboard.domain.position import Position, Standing
from dashboard.domain.selection import with_own_figures
from dashboard.i18n.language import N_, Language

LEVEL_WORDS = {"direct": N_("Trực thuộc"), "base": N_("Cơ sở"), "cell": N_("Chi bộ")}
VIEW_WORDS = {"": N_("Danh sách"), "matrix": N_("Bảng cơ cấu")}
COLUMN_WORDS = {
    "student": N_("Học sinh, sinh viên"),
    "enterprise": N_("Doanh nghiệp"),
    "non_state_enterprise": N_("Doanh nghiệp ngoài nhà nước"),
    "women": N_("Nữ"),
    "youth_union": N_("Đoàn viên"),
}
"""Heads of the matrix: narrower than the names of the categories."""
FIGURES_WORDS = {"": N_("Gồm cấp dưới"), "own": N_("Riêng")}


def units_text(language: Language, level: str, count: int) -> str:
    """Return how many organisations of a level: "108 đảng bộ, chi bộ", "54 chi bộ"."""
    if level == "base":
        return language.plural("{n} tổ chức cơ sở đảng", count)
    if level == "cell":
        return language.plural("{n} chi bộ", count)
    return language.plural("{n} đảng bộ, chi bộ", count)


def coverage_text(language: Language, position: Position, level: str) -> str:
    """Return how many of all admitted stand in the rows of a level; empty where they hold everybody.

    In the sample the 54 cells of the city hold 32 of 289: the other committees report for all their cells together.
    """
    held = sum(row.admitted or 0 for row in position.children)
    whole = position.own.admitted
    if level == "direct" or not whole or held == whole:
        return ""
    return language.text(
        "Các đơn vị này kết nạp {part} trong {people}; số còn lại ghi ở cấp khác",
        part=language.number(held),
        people=people(language, whole),
    )


def figures_text(language: Language, rows: Sequence[Standing], figures: str, level: str) -> str:
    """Return whose figures are shown, by who recorded them: by themselves, or by those below. Cells have none below."""
    below = len(rows) - len(with_own_figures(rows))
    if not below:
        if level == "cell":
            return ""
        return language.text("Số của mỗi đơn vị do chính đơn vị báo cáo")
    if figures:
        return language.plural("Không gồm {n} đơn vị có số do cấp dưới báo cáo", below)
    return language.plural("Số của {n} đơn vị do cấp dưới báo cáo", below)


def path_text(row: Standing) -> str:
    """Return who stands between the organisation looked at and this one: "Huyện A › Xã B"; empty for a direct one."""
    return " › ".join(step.short_name for step in row.above)
