"""Files come in by the screen: brought, looked at, answered, confirmed once, corrected, taken back, never lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, make_url, select

from dashboard.views.importing import MOST_UPLOADED
from data_access.engine import read_transaction
from data_access.schema import import_batch
from data_access.workbooks.limits import FILE_BYTES
from tests.browser import measuring, reading, serving
from tests.browser.conftest import serving_the_sample
from tests.browser.import_files import CAM_GIANG, HONG_PHUC, TAN_AN, listed, report
from tests.browser.serving import Server
from tests.browser.test_accessible import grave
from tests.browser.test_keyboard_journey import Keys
from tests.templates import Templates, disposed

pytestmark = pytest.mark.browser

SCREEN = "/nhap-so-lieu"


@pytest.fixture
def own_office(templates: Templates, tmp_path: Path) -> Iterator[Server]:
    with serving_the_sample(templates, tmp_path) as running:
        yield running


def go(page: Page, address: str, width: int = 1366, height: int = 900) -> None:
    serving.visit(page, address, width, height, dark=False)


def bring(page: Page, office: Server, *files: Path) -> str:
    """Drop files and return the address that the screen then has."""
    go(page, office.url + SCREEN)
    page.locator("input[type=file]").set_input_files(list(files))
    if len(files) == 1:
        page.wait_for_url("**tep=*")
    serving.stand(page)
    return page.url


def confirm(page: Page) -> None:
    """Press the button that imports, twice as an impatient hand does."""
    serving.primary(page).dblclick()
    page.wait_for_url("**lan_nhap=*")
    serving.stand(page)


def agree_to_all(page: Page) -> None:
    """Say yes to whatever is asked; a month after others asks less."""
    boxes = page.locator("[data-testid=stCheckbox] label")
    if page.get_by_role("button", name="Đồng ý tất cả").count():
        page.get_by_role("button", name="Đồng ý tất cả").click()
    elif boxes.count():
        boxes.first.click()
    serving.primary(page)


def take_back(page: Page) -> None:
    page.get_by_role("button", name="Hoàn tác lần nhập này").click()
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    expect(page.locator(".qd h1")).to_contain_text("đã được hoàn tác")
    serving.stand(page)


def imports_of(office: Server, file: Path) -> int:
    with disposed(make_url(office.database)) as engine, read_transaction(engine) as connection:
        named = select(func.count()).where(import_batch.c.file_name == file.name)
        return int(connection.scalar(named) or 0)


def effect(page: Page) -> str:
    """Return what the screen says of the whole committee, with plain spaces."""
    said = page.locator(".qd p b", has_text="Toàn Đảng bộ")
    said.wait_for()
    return reading.plain(said.inner_text())


def test_a_report_is_answered_comes_in_once_is_corrected_and_taken_back(page, office, tmp_path):
    """May 2024 stands at 289 of 817, Tân An 2 and Hồng Phúc 10; June says 3 and 11: 291; the correction 4: 292."""
    near = "Đảng bộ phường Hồng Phucc"
    june = report(tmp_path / "thang-6.xlsx", "6/2024", {TAN_AN: 3, near: 11})
    go(page, office.url + SCREEN)
    page.get_by_label("Người nhập").fill("Phòng Tổ chức")
    page.get_by_label("Người nhập").press("Enter")
    serving.stand(page)
    page.locator("input[type=file]").set_input_files(june)
    page.wait_for_url("**tep=*")
    serving.stand(page)
    expect(page.locator(".qd h1")).to_contain_text("cần trả lời")
    expect(page.locator(".qd-sheet td.marked", has_text=near)).to_have_count(1)
    page.get_by_role("combobox", name=f"“{near}”").click()
    page.get_by_role("option", name=HONG_PHUC, exact=True).click()
    expect(page.get_by_text("Đã chọn đơn vị cho 1 tên")).to_be_visible()
    agree_to_all(page)
    assert effect(page) == (
        "Toàn Đảng bộ năm 2024: 289/817 (đến 31/05/2024, 108 đơn vị) → 291/817 (đến 30/06/2024, 108 đơn vị)."
    )
    assert serving.primary(page).inner_text() == "Nhập 2 hàng tháng 6/2024"
    confirm(page)
    first = page.url
    expect(page.locator(".qd .note").first).to_contain_text("bởi Phòng Tổ chức")
    assert imports_of(office, june) == 1
    page.get_by_role("link", name="Xem Tổng quan").click()
    expect(page.locator(".qd h1")).to_contain_text("291/817")
    assert "den_ngay=2024-06-30" in page.url

    corrected = report(tmp_path / "thang-6-sua.xlsx", "6/2024", {TAN_AN: 4, HONG_PHUC: 11})
    bring(page, office, corrected)
    assert "→ 292/817" in effect(page)
    assert page.locator(".qd-sheet td.changed").inner_text().endswith("3 → 4")
    agree_to_all(page)
    confirm(page)
    expect(page.locator(".qd h2", has_text="1 số được sửa")).to_be_visible()
    take_back(page)
    serving.follow(page, "/?nam=2024")  # two reports of June are far from half of them
    assert "289/817" in reading.sentence(page)
    serving.follow(page, "/?nam=2024&den_ngay=2024-06-30")
    assert "291/817" in reading.sentence(page)
    go(page, first)
    take_back(page)
    serving.follow(page, "/?nam=2024")
    assert "289/817" in reading.sentence(page)


def test_a_cut_in_mid_preview_loses_nothing_and_two_people_import_it_once(page, office, browser: Browser, tmp_path):
    file = report(tmp_path / "thang-8.xlsx", "8/2024", {CAM_GIANG: 9, TAN_AN: 2})
    address = bring(page, office, file)
    agree_to_all(page)
    said = reading.sentence(page)
    office.kill()
    office.start()
    elsewhere = serving.new_context(browser)
    other = elsewhere.new_page()
    go(other, address)
    assert reading.sentence(other) == said
    expect(other.get_by_role("checkbox").first).to_be_checked()
    go(page, address)
    buttons = [serving.primary(each) for each in (page, other)]
    for button in buttons:
        button.click(no_wait_after=True)
    for each in (page, other):
        expect(each.locator(".qd h1")).to_have_text("Báo cáo tháng 8/2024: đã nhập 2 hàng.")
    assert imports_of(office, file) == 1
    elsewhere.close()


@pytest.mark.exhaustive
def test_what_is_refused_says_where_and_what_to_do(page, office, tmp_path):
    refused = report(tmp_path / "sai.xlsx", "6/2024", {TAN_AN: "ba người", HONG_PHUC: -2})
    address = bring(page, office, refused)
    assert reading.sentence(page) == "Báo cáo tháng 6/2024 chưa nhập được: phải sửa 2 điều."
    places = page.locator(".qd-said").first.locator("tbody b").all_inner_texts()
    assert places == ["C4", "C5"]
    assert page.locator("button[kind=primary]").count() == 0
    page.get_by_role("button", name="Bỏ tệp này").click()
    page.wait_for_url(lambda url: "tep=" not in url)
    entry = page.locator("tr", has_text="sai.xlsx")
    expect(entry).to_contain_text("Không nhận")
    expect(entry).to_contain_text("“ba người”")
    go(page, address)
    expect(page.locator(".qd-box")).to_contain_text("đã được bỏ")


@pytest.mark.exhaustive
def test_files_too_large_among_good_ones_are_told_and_stay_in_the_history(page, office, tmp_path):
    good, large = report(tmp_path / "thang-6.xlsx", "6/2024", {TAN_AN: 3}), tmp_path / "to-qua.xlsx"
    large.write_bytes(good.read_bytes() + bytes(FILE_BYTES))
    beyond = huge(tmp_path / "rat-to.xlsx")
    bring(page, office, good, large, beyond)
    expect(page.locator(".qd h2", has_text="3 tệp đang chờ")).to_be_visible()
    for name in (large.name, beyond.name):
        rows = page.locator("tr", has_text=name)
        expect(rows).to_have_count(2)
        expect(rows.first).to_contain_text("Phải sửa 1 điều")
        expect(rows.last).to_contain_text("Không nhận")
        expect(rows.last).to_contain_text("10 MB")
    page.locator("tr", has_text=large.name).last.get_by_role("link").first.click()
    page.wait_for_url("**lan_nhap=*")
    expect(page.locator(".qd h1")).to_contain_text("không được nhận")
    expect(page.locator(".qd-said")).to_contain_text("10 MB")


def huge(path: Path) -> Path:
    """Return a file of 101 MB, more than the server lets a browser send."""
    with path.open("wb") as file:
        file.truncate((MOST_UPLOADED + 1) * 1024 * 1024)
    return path


@pytest.mark.exhaustive
def test_a_file_that_is_far_too_large_is_told_whether_it_is_chosen_or_dropped(page, office, tmp_path):
    address = bring(page, office, huge(tmp_path / "chon.xlsx"))
    expect(page.locator(".qd h1")).to_contain_text("chưa nhập được")
    expect(page.locator(".qd-said").first).to_contain_text("10 MB")
    go(page, office.url + SCREEN)
    page.get_by_test_id("stFileUploaderDropzone").wait_for()
    page.evaluate(
        """(bytes) => {
            const carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array(bytes)], "tha.xlsx"));
            const place = document.querySelector("[data-testid=stFileUploaderDropzone]");
            for (const type of ["dragenter", "dragover", "drop"])
              place.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
        }""",
        (MOST_UPLOADED + 1) * 1024 * 1024,
    )
    page.wait_for_url(lambda url: "tep=" in url and url != address)
    serving.stand(page)
    expect(page.locator(".qd-said").first).to_contain_text("10 MB")
    go(page, office.url + SCREEN)
    for name in ("chon.xlsx", "tha.xlsx"):
        expect(page.locator("tr", has_text=name).last).to_contain_text("Không nhận")


@pytest.mark.exhaustive
def test_many_files_show_how_far_they_are_and_end_with_one_summary(page, office, tmp_path):
    months = {9: "không rõ", 10: 5, 11: 6, 12: 6}
    files = [report(tmp_path / f"t{month}.xlsx", f"{month}/2024", {TAN_AN: said}) for month, said in months.items()]
    bring(page, office, *files)
    expect(page.locator(".qd-cards tr", has_text="t9.xlsx").first).to_contain_text("Phải sửa 1 điều")
    button = page.get_by_role("button", name="tệp không có câu hỏi")
    ready = button.inner_text().split()[1]
    button.click()
    expect(page.locator(".qd-box")).to_have_text(f"Đã xong {ready} tệp: đã nhập: {ready}.")
    assert [imports_of(office, file) for file in files].count(1) == int(ready) > 0


@pytest.mark.exhaustive
def test_a_new_committee_is_set_up_and_filled_by_files_alone(page, office, tmp_path):
    go(page, office.url + SCREEN)
    page.get_by_text("Lập đảng bộ mới").click()
    page.get_by_label("Tên đảng bộ").fill("Thành ủy Vinh Sơn")
    page.get_by_label("Mã (").fill("vinh-son")
    page.get_by_role("button", name="Lập đảng bộ", exact=True).click()
    page.wait_for_url("**dang_bo=vinh-son")
    serving.stand(page)
    registry = listed(tmp_path / "dv.xlsx", ("code", "name"), ("V1", "Chi bộ Một"), ("V2", "Chi bộ Hai"))
    quotas = listed(tmp_path / "ct.xlsx", ("code", "year", "amount"), ("V1", 2026, 6), ("V2", 2026, 4))
    month = report(tmp_path / "bc.xlsx", "6/2026", {"Chi bộ Một": 3, "Chi bộ Hai": 1})
    for file in (registry, quotas, month):
        go(page, f"{office.url}{SCREEN}?dang_bo=vinh-son")
        page.locator("input[type=file]").set_input_files(file)
        page.wait_for_url("**tep=*")
        serving.stand(page)
        if page.locator("[data-testid=stCheckbox]").count():
            agree_to_all(page)
        confirm(page)
    page.get_by_role("link", name="Xem Tổng quan").click()
    expect(page.locator(".qd h1")).to_contain_text("4/10")


@pytest.mark.exhaustive
def test_the_kept_file_and_the_templates_come_down(page, office, tmp_path):
    file = report(tmp_path / "thang-11.xlsx", "11/2024", {TAN_AN: 5})
    bring(page, office, file)
    agree_to_all(page)
    confirm(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải tệp thang-11.xlsx").click()
    assert Path(waiting.value.path()).read_bytes() == file.read_bytes()
    go(page, office.url + SCREEN)
    page.get_by_text("Tải biểu mẫu").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Báo cáo tháng", exact=True).click()
    assert waiting.value.suggested_filename.startswith("Mau_BaoCaoThang_ThanhHoa_")


@pytest.mark.exhaustive
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_state_of_the_screen_stands_at_four_sizes(page, own_office, sample_file, tmp_path, language):
    office = own_office  # its history holds no files of other tests
    stored = reading.stored_texts(sample_file)
    ending = "&ngon_ngu=en" if language == "en" else ""
    rows = {TAN_AN: "ba người", HONG_PHUC: 3, "Đảng bộ phường Cẩm Giangg": 4, CAM_GIANG: None}
    asking = bring(page, office, report(tmp_path / "hoi.xlsx", "10/2024", rows))
    for address in (f"{office.url}{SCREEN}?dang_bo=thanh-hoa", asking + "&dang_bo=thanh-hoa"):
        for width, height in ((1920, 1080), (1366, 768), (1024, 768), (390, 844)):
            go(page, address + ending, width, height)
            measuring.assert_in_place(page)
            assert grave(page) == []
        reading.assert_calm(page)
        names = [
            *stored,
            *rows,
            "Báo cáo",
            "Văn phòng",
            "Phòng Tổ chức",
            "BÁO CÁO KẾT NẠP ĐẢNG VIÊN THÁNG 10/2024",
            "Tên đơn vị",
        ]
        said = [*names, "Đã kết nạp (lũy kế từ đầu năm)", "ba người", "hoi.xlsx", "XLSX"]
        left = reading.vietnamese_left(page, said) if language == "en" else reading.english_left(page, said)
        assert left == [], (address, left)


@pytest.mark.exhaustive
def test_a_file_comes_in_by_keyboard_alone(page, office, tmp_path):
    bring(page, office, report(tmp_path / "phim.xlsx", "7/2024", {TAN_AN: 1, HONG_PHUC: 3}))
    keys = Keys(page)
    for _ in range(page.locator("[data-testid=stCheckbox]").count()):
        keys.to(re.compile(r"^[AC]\d:"))
        page.keyboard.press("Space")
        serving.stand(page)
    serving.primary(page)
    keys.to(re.compile("^Nhập 2 hàng"))
    page.keyboard.press("Enter")
    page.wait_for_url("**lan_nhap=*")
    expect(page.locator(".qd h1")).to_have_text("Báo cáo tháng 7/2024: đã nhập 2 hàng.")
