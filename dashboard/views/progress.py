"""Tiến độ đơn vị: all organisations of a level with their figures, in an order and groups of choice, or as a matrix."""

from __future__ import annotations

from dashboard.components.headline import note
from dashboard.components.list_controls import list_controls
from dashboard.components.markup import escape, show
from dashboard.components.matrix import matrix, print_title
from dashboard.components.notices import box
from dashboard.components.organization_list import Section, organization_list
from dashboard.components.since_panel import since_note
from dashboard.context import IMPORT, PROGRESS, Context
from dashboard.domain.groups import sections_of
from dashboard.domain.level_narrative import coverage_text, figures_text
from dashboard.domain.list_narrative import group_heading, states_sentence
from dashboard.domain.position import Standing
from dashboard.domain.selection import narrow, with_own_figures
from dashboard.domain.setting_up_words import next_step
from data_access.scope import DIRECT


def render(context: Context) -> None:
    """Draw the screen."""
    language, address, listed = context.language, context.address, context.listed
    found = narrow(listed.children, context.filters)
    rows = with_own_figures(found) if address.figures else found
    sentence = states_sentence(language, listed, rows, address.level)
    coverage = coverage_text(language, listed, address.level)
    reported = figures_text(language, found, address.figures, address.level)
    first = " · ".join(part for part in (coverage, reported) if part)
    title = print_title(context) if address.view else ""
    show(f"{title}<h1>{escape(sentence)}</h1>{note(language, context.position, first)}")
    since_note(context)
    list_controls(context, recorded_below=len(with_own_figures(found)) < len(found))
    if not rows:
        _nothing(context)
    elif address.view:
        matrix(context, _sections(context, rows), language.text("Bảng cơ cấu theo đơn vị"))
    else:
        organization_list(context, _sections(context, rows), language.text("Tiến độ đơn vị"), strips=True)


def _sections(context: Context, rows: tuple[Standing, ...]) -> list[Section]:
    order, grouping = context.address.order, context.address.grouping
    return [
        (group_heading(context.language, grouping, group) if grouping else "", group.rows, True)
        for group in sections_of(rows, order, grouping)
    ]


def _nothing(context: Context) -> None:
    language, filters = context.language, context.filters
    needed = next_step(language, context.position)
    if needed and not context.position.children and not filters.clusters:
        box(*needed, [(context.href(IMPORT), language.text("Nhập số liệu"))])
        return
    steps = []
    if filters.search:
        steps.append((context.href(PROGRESS, search=""), language.text("Bỏ tìm “{words}”", words=filters.search)))
    if filters.clusters:
        steps.append((context.href(PROGRESS, clusters=()), language.text("Xem tất cả các khối")))
    if context.address.figures:
        steps.append((context.href(PROGRESS, figures=""), language.text("Xem cả số do cấp dưới báo cáo")))
    if context.address.level != DIRECT:
        steps.append((context.href(PROGRESS, level=DIRECT), language.text("Xem các đơn vị trực thuộc")))
    text = language.text("Trong phạm vi và ở cấp đang xem không có đơn vị nào.")
    box(language.text("Không có đơn vị nào khớp"), text, steps)
