"""Names as offices write them: abbreviations, forms of Unicode, old fonts, slips, and names that are nobody's."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from tests.corpus import writing
from tests.corpus.cases import ASKED, IMPORTED, REFUSED, Case, Says, Step, asked, either, good, june, refused, xlsx
from tests.corpus.office import ORGANIZATIONS
from tests.corpus.old_fonts import in_tcvn3, in_vni
from tests.corpus.pages import Page, fill_in, plain

OF = "4.3 names"
ABBREVIATED = {
    "ta": "ĐB P. Tân An",
    "tn": "ĐB phường Tân Ân",
    "cg": "Đảng bộ P.Cẩm Giang",
    "cj": "ĐB P Cẩm Giàng",
    "hb": "ĐB X. Hòa Bình",
    "dk": "ĐB xã Đông Khê",
    "gl": "ĐB TT. Gia Lộc",
    "c2": "CB 2",
    "c10": "CB 10",
    "ca": "ĐB Công an TP",
    "qs": "ĐB Quân sự thành phố",
    "nt": "ĐB Trường THPT Nguyễn Trãi",
    "mp": "CB Cty TNHH Minh Phát",
    "hl": "CB Cty CP May Hưng Long",
}
WITHOUT_KIND = {
    "ta": "Phường Tân An",
    "tn": "Phường Tân Ân",
    "cg": "Phường Cẩm Giang",
    "cj": "Phường Cẩm Giàng",
    "hb": "Xã Hòa Bình",
    "dk": "Xã Đông Khê",
    "gl": "Thị trấn Gia Lộc",
    "ca": "Công an thành phố",
    "qs": "Quân sự thành phố",
    "nt": "Trường THPT Nguyễn Trãi",
    "mp": "Công ty TNHH Minh Phát",
    "hl": "Công ty Cổ phần May Hưng Long",
}
COMMITTEES = {
    each.code: each.name.replace("Đảng bộ", "Đảng ủy") for each in ORGANIZATIONS if each.name.startswith("Đảng bộ")
}


def named(names: Mapping[str, str]) -> Page:
    page = plain()
    for code, name in names.items():
        page.put(code, "name", name)
    return page


def _changed(change: Callable[[str], str]) -> Page:
    return named({each.code: change(each.name) for each in ORGANIZATIONS})


def _with_codes() -> Page:
    page = Page()
    page.add(
        ["BÁO CÁO THÁNG 6/2026"], ["Mã đơn vị", "Tên đơn vị", "Chỉ tiêu", "Lũy kế", "HSSV", "Doanh nghiệp", "Có đạo"]
    )
    columns = ("stt", "name", "quota", "admitted", "student", "enterprise", "religious")
    fill_in(page, columns)
    for each in ORGANIZATIONS:
        page.put(each.code, "stt", each.code)
    return page


def _swapped_accent(name: str) -> str:
    """Tone on the other letter of the vowel, as half of all offices write it."""
    return name.replace("Hòa", "Hoà").replace("ủy", "uỷ")


def _twice(first: int, second: int) -> Page:
    """Tân An stands twice."""
    page = plain(total="none")
    row = list(page.rows[3])
    row[3] = second
    page.put("ta", "admitted", first)
    return page.add(row)


def _old(letters: Callable[[str], str], font: str) -> Page:
    """A sheet typed before Unicode."""
    page = plain().map(letters)
    page.font = font
    return page


def _only(*codes: str) -> Page:
    page = plain(total="none")
    page.rows = page.rows[:3] + [page.rows[page.places[code, "name"][0]] for code in codes]
    return page


def _slip_then_again() -> tuple[Step, ...]:
    typed = named({"gl": "Đảng bộ thị trấn Gia Lọc"})
    later = named({"gl": "Đảng bộ thị trấn Gia Lọc"}).put("ta", "student", 3)
    later.rows[-1][4] = 15
    return (
        Step(xlsx(typed), (ASKED,), says=(Says(("Gia Lọc", "Gia Lộc"), typed.cell("gl", "name")),), reports=june()),
        Step(
            xlsx(later),
            (ASKED,),
            says=(Says(("2", "3"), later.cell("ta", "student")),),
            reports=june(ta={"student": 3}),
        ),
    )


_GOOD = named({})

CASES: list[Case] = [
    good("abbreviations ĐB CB P. X. TT. Cty TNHH CP THPT TP", OF, named(ABBREVIATED), daily=True),
    either(good("no word for the kind before the name", OF, named(WITHOUT_KIND)), IMPORTED, ASKED),
    either(good("Đảng ủy instead of Đảng bộ", OF, named(COMMITTEES)), IMPORTED, ASKED),
    good("capitals", OF, _changed(str.upper)),
    good("decomposed Unicode", "1.5 names", plain().map(lambda text: unicodedata.normalize("NFD", text)), daily=True),
    good("tone on the other letter", "1.5 names", _changed(_swapped_accent)),
    good("Ð of other alphabets", "4.1 names", _changed(lambda name: name.replace("Đ", "Ð"))),
    good(
        "no-break and zero-width spaces, soft hyphens",
        "1.5 names",
        _changed(lambda name: " " + name.replace(" ", " \u00a0") + "\u200b\u00ad "),
    ),
    good("lines broken inside names", OF, _changed(lambda name: name.replace("bộ ", "bộ\n"))),
    good("codes of organisations in a column", OF, _with_codes()),
    good("another name that is stored", OF, named({"c10": "Chi bộ thôn Mười"}), daily=True),
    either(good("Chi bộ 02", OF, named({"c2": "Chi bộ 02"})), IMPORTED, ASKED),
    either(good("Chi bộ số 2", OF, named({"c2": "Chi bộ số 2", "c10": "Chi bộ số 10"})), IMPORTED, ASKED),
    either(good("Chi bộ Hai", OF, named({"c2": "Chi bộ Hai"})), IMPORTED, ASKED, REFUSED),
    either(good("full stop after names", OF, _changed(lambda name: name + ".")), IMPORTED, ASKED),
    either(
        good("remark after a name", OF, named({"hb": "Đảng bộ xã Hòa Bình (mới thành lập)"})), IMPORTED, ASKED, REFUSED
    ),
    asked(
        "slip in a name",
        "asked: near match",
        named({"hb": "Đảng bộ xã Hòa Bìn"}),
        Says(("Hòa Bìn", "Hòa Bình"), _GOOD.cell("hb", "name")),
        daily=True,
        reports=june(),
    ),
    asked(
        "slip in a company's name",
        "asked: near match",
        named({"mp": "Chi bộ Công ty TNHH Minh Phat"}),
        Says(("Minh Phat", "Minh Phát"), _GOOD.cell("mp", "name")),
        reports=june(),
    ),
    Case("a near match is remembered as another name", "asked: near match", _slip_then_again(), daily=True),
    refused(
        "marks dropped between two names",
        "refused: two names",
        named({"ta": "Dang bo phuong Tan An"}),
        Says(("Tân An", "Tân Ân"), _GOOD.cell("ta", "name")),
        daily=True,
    ),
    refused(
        "a name between Giang and Giàng",
        "refused: two names",
        named({"cg": "Đảng bộ phường Cẩm Giáng"}),
        Says(("Cẩm Giang", "Cẩm Giàng"), _GOOD.cell("cg", "name")),
    ),
    refused(
        "Tân An twice with other figures", "refused: twice", _twice(11, 12), Says(("Tân An", "11", "12")), daily=True
    ),
    either(refused("Tân An twice, alike", "refused: twice", _twice(11, 11), ()), REFUSED, ASKED, IMPORTED),
    refused(
        "nobody's name",
        "refused: unknown name",
        named({"dk": "Đảng bộ xã Trung Lập Thượng"}),
        Says(("Trung Lập Thượng",), _GOOD.cell("dk", "name")),
        daily=True,
    ),
    refused(
        "letters of two alphabets",
        "1.5 names",
        named({"ta": "Đảng bộ phường Тân An"}),
        Says((), _GOOD.cell("ta", "name")),
    ),
    refused(
        "letters that change direction",
        "1.5 names",
        named({"ta": "Đảng bộ phường \u202eTân An"}),
        Says((), _GOOD.cell("ta", "name")),
    ),
    refused(
        "a formula for a name",
        "1.6",
        xlsx(named({"dk": "=1+1|cmd"}), by=writing.by_xlsxwriter),
        Says((), _GOOD.cell("dk", "name")),
    ),
    either(
        refused(
            "a name of five thousand letters",
            "1.5",
            named({"dk": "Đảng bộ xã " + "Đông " * 1000}),
            Says((), _GOOD.cell("dk", "name")),
        ),
        REFUSED,
    ),
    either(good("TCVN3 with its font", "4.3 legacy fonts", _old(in_tcvn3, ".VnTime")), IMPORTED, REFUSED),
    either(good("TCVN3 without its font", "4.3 legacy fonts", _old(in_tcvn3, "")), IMPORTED, REFUSED),
    either(good("VNI with its font", "4.3 legacy fonts", _old(in_vni, "VNI-Times")), IMPORTED, REFUSED),
    either(good("VNI without its font", "4.3 legacy fonts", _old(in_vni, "")), IMPORTED, REFUSED),
    asked(
        "two committees only",
        "asked: missing",
        _only("ta", "cj"),
        Says(("12",)),
        reports=june(**{each.code: None for each in ORGANIZATIONS if each.code not in ("ta", "cj")}),
    ),
    asked(
        "one committee is missing",
        "asked: missing",
        _only(*[each.code for each in ORGANIZATIONS if each.code != "gl"]),
        Says(("Gia Lộc",)),
        reports=june(gl=None),
    ),
]
