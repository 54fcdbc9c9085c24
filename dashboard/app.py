"""What Streamlit runs for every visitor and click: configuration, navigation, one screen. Nothing else lives here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from dashboard.components.notices import unknown_value
from dashboard.components.page_address import current_address
from dashboard.components.scope_bar import scope_bar
from dashboard.components.source_dialog import source_dialog
from dashboard.components.top_bar import top_bar
from dashboard.components.waiting import wait_for_database
from dashboard.context import (
    ADMINISTRATION,
    DEFINITIONS,
    ENTRY,
    GUIDE,
    IMPORT,
    LAGGING,
    MEETING,
    OVERVIEW,
    PROGRESS,
    REPORTS,
    SNAPSHOTS,
    STRUCTURE,
    TRENDS,
    UNIT,
    Context,
    open_context,
    page_language,
)
from dashboard.exports_offered import exports_offered
from dashboard.look import style_sheet
from dashboard.readiness import DatabaseConditionError, condition_behind
from dashboard.resolve import UnknownValueError
from dashboard.views import (
    administration,
    definitions,
    entry,
    guide,
    importing,
    lagging,
    meeting,
    organization,
    overview,
    progress,
    reports,
    snapshots,
    structure,
    trends,
)
from data_access.migrate import Condition


def screen(page: str, render: Callable[[Context], None]) -> None:
    """Draw one screen, or say what stands in its way."""
    language = page_language()
    try:
        context = open_context(page)
    except UnknownValueError as unknown:
        top_bar(language, page, lambda target, **changes: target + ("?ngon_ngu=en" if language.code == "en" else ""))
        unknown_value(
            language, unknown.key, unknown.value, OVERVIEW + ("?ngon_ngu=en" if language.code == "en" else "")
        )
        return
    except (DatabaseConditionError, SQLAlchemyError) as error:
        top_bar(language, page, lambda target, **changes: target + current_address().with_(**changes).query())
        if page == IMPORT and condition_behind(error) is Condition.EMPTY:
            importing.render_first(language)
            return
        wait_for_database(language, condition_behind(error))
        return
    top_bar(language, page, context.href)
    if page not in (DEFINITIONS, IMPORT, ENTRY, ADMINISTRATION, SNAPSHOTS, MEETING):
        scope_bar(context, context.clusters, exports_offered(context))
    render(context)
    if context.address.source:
        source_dialog(context)


def guide_screen() -> None:
    """Draw the guide, whatever becomes of the figures: who reads it may be looking for what to do."""
    language = page_language()
    top_bar(language, GUIDE, lambda target, **changes: target + current_address().with_(**changes).query())
    guide.render(language)


def main() -> None:
    """Configure the page and run the screen that the address names."""
    language = page_language()
    st.set_page_config(page_title=language.text("Phát triển đảng viên"), layout="wide")
    show_style()
    pages = [
        st.Page(
            partial(screen, OVERVIEW, overview.render),
            title=language.text("Tổng quan"),
            url_path="tong-quan",
            default=True,
        ),
        st.Page(partial(screen, LAGGING, lagging.render), title=language.text("Chậm tiến độ"), url_path=LAGGING[1:]),
        st.Page(
            partial(screen, PROGRESS, progress.render), title=language.text("Tiến độ đơn vị"), url_path=PROGRESS[1:]
        ),
        st.Page(partial(screen, STRUCTURE, structure.render), title=language.text("Cơ cấu"), url_path=STRUCTURE[1:]),
        st.Page(partial(screen, TRENDS, trends.render), title=language.text("Theo thời gian"), url_path=TRENDS[1:]),
        st.Page(partial(screen, REPORTS, reports.render), title=language.text("Báo cáo"), url_path=REPORTS[1:]),
        st.Page(partial(screen, MEETING, meeting.render), title=language.text("Họp"), url_path=MEETING[1:]),
        st.Page(partial(screen, IMPORT, importing.render), title=language.text("Nhập số liệu"), url_path=IMPORT[1:]),
        st.Page(partial(screen, ENTRY, entry.render), title=language.text("Nhập số liệu tháng"), url_path=ENTRY[1:]),
        st.Page(
            partial(screen, ADMINISTRATION, administration.render),
            title=language.text("Quản trị"),
            url_path=ADMINISTRATION[1:],
        ),
        st.Page(guide_screen, title=language.context_text("screen", "Hướng dẫn"), url_path=GUIDE[1:]),
        st.Page(
            partial(screen, SNAPSHOTS, snapshots.render),
            title=language.text("Chốt số liệu"),
            url_path=SNAPSHOTS[1:],
        ),
        st.Page(
            partial(screen, DEFINITIONS, definitions.render),
            title=language.text("Định nghĩa"),
            url_path=DEFINITIONS[1:],
        ),
        st.Page(partial(screen, UNIT, organization.render), title=language.text("Đơn vị"), url_path=UNIT[1:]),
    ]
    st.navigation(pages, position="hidden").run()


def show_style() -> None:
    """Put the style sheet on the page, for the theme that the visitor's device asks for."""
    st.html(style_sheet(dark=st.context.theme.type == "dark"))


main()
