"""Figures are agreed upon before a meeting, opened again by their link after a correction, and held against now."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import make_url, select

from data_access.engine import create_database_engine, write_transaction
from data_access.ingest.imports.versioned import next_moment
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.schema import organization
from tests.browser import serving
from tests.browser.serving import Server

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]

APRIL = "/?dang_bo=thanh-hoa&den_ngay=2024-04-30"


def go(page: Page, address: str) -> None:
    serving.visit(page, address, 1366, 900, dark=False)


def correct_april(database: str) -> None:
    """A ward had admitted 6 by the end of April, not 5."""
    engine = create_database_engine(make_url(database))
    with write_transaction(engine) as connection:
        ward = select(organization.c.id).where(organization.c.code == "th-phuong-cam-giang").distinct()
        moment = next_moment(connection)
        one = connection.execute(ward).scalar_one()
        april = MonthlyReport(one, date(2024, 4, 30), date(2024, 5, 5), moment, {"all": 6})
        record_reports(connection, [april], moment, fall_confirmed=True)
    engine.dispose()


def test_a_meeting_freezes_its_figures_and_the_next_one_sees_what_changed(page: Page, office: Server):
    go(page, office.url + APRIL)
    page.get_by_role("button", name="Chốt số liệu").click()
    page.get_by_label("Tên kỳ họp").fill("Họp Ban chỉ đạo tháng 4")
    page.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    expect(page.get_by_text("Đã chốt: Số liệu chốt số 1 · Họp Ban chỉ đạo tháng 4 · 30/04/2024.")).to_be_visible()
    expect(page.get_by_text(f"{office.url}/?chot=1")).to_be_visible()

    go(page, f"{office.url}/?chot=1")
    expect(page.locator("h1")).to_contain_text("205/817")
    expect(page.get_by_text("Số liệu chốt số 1 · Họp Ban chỉ đạo tháng 4 · 30/04/2024")).to_be_visible()
    for name in ("Chậm tiến độ", "Báo cáo", "Tổng quan"):  # no step leads out of it
        page.get_by_role("navigation").first.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url("**chot=1*")
    correct_april(office.database)
    go(page, f"{office.url}/?chot=1")
    expect(page.locator("h1")).to_contain_text("205/817")
    expect(page.get_by_text("đã có số liệu mới hơn")).to_be_visible()

    go(page, f"{office.url}/?dang_bo=thanh-hoa&den_ngay=2024-05-31&so_voi=1")
    expect(page.get_by_text("205 → 289, +84")).to_be_visible()
    expect(page.get_by_text("Trong +84: +83 kết nạp sau ngày chốt, +1 do điều chỉnh số đã chốt.")).to_be_visible()
    expect(page.get_by_text("đã kết nạp 5 → 6")).to_be_visible()
    go(page, f"{office.url}/chot-so-lieu")
    page.get_by_role("link", name="Họp Ban chỉ đạo tháng 4").click()
    page.wait_for_url("**chot=1*")
