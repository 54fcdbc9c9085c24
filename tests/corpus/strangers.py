"""Habits that a reader who had not seen the others thought of: what yes would store wrongly is refused or told."""

from __future__ import annotations

from pathlib import Path

from tests.corpus import writing
from tests.corpus.cases import Case, Says, asked, good, only, refused
from tests.corpus.office import ORGANIZATIONS, figure
from tests.corpus.pages import Page, fill_in, plain, total_row

OF = "4.3 unseen habits"


def _plan_and_result() -> Page:
    """Two rows each beside one merged name: the plan above the result."""
    page = Page()
    page.add(["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG 6/2026"], [], ["STT", "Đơn vị", "Nội dung", "Tổng số"])
    for number, each in enumerate(ORGANIZATIONS, 1):
        top = len(page.rows) + 1
        page.add([number, each.name, "Kế hoạch", figure(each, "quota")])
        page.add([None, None, "Thực hiện", figure(each, "admitted")])
        page.merges.append(f"B{top}:B{top + 1}")
    return page


def _one_figure_for_two() -> Page:
    page = plain(total="none")
    top, below = page.cell("ta", "admitted"), page.cell("tn", "admitted")
    page.put("tn", "admitted", None).merges.append(f"{top}:{below}")
    return page


def _numbered_twice() -> Page:
    page = plain(total="none")
    for number, each in enumerate(ORGANIZATIONS, 1):
        page.put(each.code, "name", f"{number}. {each.name}")
    return page


def _of_a_group() -> Page:
    """Pupils and students only, and no column says so."""
    page = Page()
    page.add(["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN LÀ HỌC SINH, SINH VIÊN THÁNG 6/2026"], [])
    page.add(["STT", "Đơn vị", "Đã kết nạp"])
    return page.add(*([number, each.name, figure(each, "student")] for number, each in enumerate(ORGANIZATIONS, 1)))


def _sum_of_groups() -> Page:
    page = plain(total="none")
    return page.add(
        total_row(("stt", "name", "quota", "admitted", "student", "enterprise", "religious"), words="Cộng (I+II+III)")
    )


def _in_words() -> Page:
    page = Page()
    page.add(["BÁO CÁO KẾT QUẢ KẾT NẠP ĐẢNG VIÊN"], ["Sáu tháng đầu năm 2026"])
    page.add(["STT", "Tên đảng bộ, chi bộ", "Chỉ tiêu", "Lũy kế từ đầu năm", "HSSV", "LĐ trong doanh nghiệp", "Có đạo"])
    fill_in(page, ("stt", "name", "quota", "admitted", "student", "enterprise", "religious"))
    return page


_ABBREVIATED = {"ta": "ĐBP Tân An", "tn": "ĐB P. Tân Ân", "dk": "Đảng ủy xã Đông Khê", "c2": "CB 2", "qs": "ĐBQS TP"}


def _abbreviated() -> Page:
    page = plain()
    for code, name in _ABBREVIATED.items():
        page.put(code, "name", name)
    return page


def _with_the_city_behind() -> Page:
    page = plain()
    for each in ORGANIZATIONS:
        page.put(each.code, "name", f"{each.name} - TP Kim Giang")
    return page


def _below_each_other() -> Page:
    """Three lists as they came, each with its own sum and signature."""
    page = Page()
    for these in (ORGANIZATIONS[:5], ORGANIZATIONS[5:10], ORGANIZATIONS[10:]):
        page.add(["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG 6/2026"], ["STT", "Đơn vị", "Chỉ tiêu", "Lũy kế từ đầu năm"])
        for number, each in enumerate(these, 1):
            page.add([number, each.name, figure(each, "quota"), figure(each, "admitted")])
        sums = [sum(figure(each, column) or 0 for each in these) for column in ("quota", "admitted")]
        page.add([None, "Cộng", *sums], [None, None, "NGƯỜI LẬP BIỂU", "BÍ THƯ"], [])
    return page


def _bare_months(*, so_far: str) -> Page:
    page = Page()
    page.add([f"TIẾN ĐỘ KẾT NẠP ĐẢNG VIÊN NĂM 2026{so_far}"], ["STT", "Đơn vị", "Chỉ tiêu", "T5", "T6"])
    for number, each in enumerate(ORGANIZATIONS, 1):
        figures = (figure(each, "admitted", month) for month in ("2026-05", "2026-06"))
        page.add([number, each.name, figure(each, "quota"), *figures])
    return page


_SMALL, _SMALL_STORED = only("quota", "admitted")
_ADMITTED, _ADMITTED_STORED = only("admitted")


def _beside_a_list(folder: Path) -> Path:
    """A report with a sheet that lists codes and names, as drop-down lists take them."""
    listed = Page(name="Danh mục").add(["Mã", "Tên"], ["moi", "Đảng bộ xã Mới"])
    return writing.by_openpyxl(folder / "bao-cao.xlsx", plain(), listed)


def _slashes_and_old_spelling() -> Page:
    page = plain(("name", "quota", "admitted"), total="none")
    for number, each in enumerate(ORGANIZATIONS, 1):
        page.put(each.code, "name", f"{number}/ {each.name.replace('Công ty', 'Công ti')}")
    return page


def _groups_not_computed() -> Page:
    page = Page()
    page.add(["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG 6/2026"], [], ["Đơn vị", "Chỉ tiêu", "Lũy kế từ đầu năm"])
    for name, these in (("Khối xã, phường", ORGANIZATIONS[:7]), ("Khối trường học", ORGANIZATIONS[7:])):
        top = len(page.rows) + 2
        page.add([name, *(f"=SUM({letter}{top}:{letter}{top + len(these) - 1})" for letter in "BC")])
        page.add(*([each.name, figure(each, "quota"), figure(each, "admitted")] for each in these))
    return page


CASES: tuple[Case, ...] = (
    good("abbreviated kinds", OF, _abbreviated(), daily=True),
    good("the city behind every name", OF, _with_the_city_behind()),
    good("lists below each other with their sums", OF, _below_each_other(), months=_SMALL, reports=_SMALL_STORED),
    asked("bare months of a cumulative title", OF, _bare_months(so_far=" (lũy kế)"), Says(("lũy kế", "T5"), "D2")),
    refused("plan and result below one another", OF, _plan_and_result(), Says(("nhiều dòng",), "B5"), daily=True),
    refused("one merged figure for two", OF, _one_figure_for_two(), Says(("ô gộp", "bỏ gộp"))),
    good("numbers before names too", OF, _numbered_twice()),
    asked(
        "a table of one group of people",
        OF,
        _of_a_group(),
        Says(("HỌC SINH, SINH VIÊN", "mọi người"), "A1"),
        reports={},
    ),
    good("a sum that names its groups", OF, _sum_of_groups()),
    good("so many months in words", OF, _in_words()),
    good("a report beside a list of names", OF, _beside_a_list, says=(Says(("danh sách", "không được đọc"), "A1"),)),
    good(
        "numbers with a slash, companies in old spelling",
        OF,
        _slashes_and_old_spelling(),
        months=_ADMITTED,
        reports=_ADMITTED_STORED,
    ),
    good(
        "sums of groups that nobody computed",
        OF,
        _groups_not_computed(),
        months=_ADMITTED,
        reports=_ADMITTED_STORED,
        says=(Says(("Khối xã, phường", "chưa có kết quả"), "B4"),),
    ),
)
