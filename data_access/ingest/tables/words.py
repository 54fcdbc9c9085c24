"""Words that tell the rows of a table apart: sums, groups, organisations, signatures."""

from __future__ import annotations

import re

from data_access.ingest.tables.folded import words_of

MOST_LETTERS = 300
"""What follows in a longer text tells nothing more."""
_WHOLE = (
    r"thanh pho|tp|tinh|dang bo|dang uy|huyen|quan|thi xa|thi uy|thi tran|phuong|xa|khoi|nganh|db|don vi|quoc"
    r"|bo|dia ban|dac khu|truong|co quan|cong ty"
)
_TOTAL = re.compile(
    rf"(?:tong so|tong cong(?! ty\b)|tc|toan (?:{_WHOLE})|(?:grand )?total|sum)(?: .*)?|tong(?: (?:khoi|nhom"
    rf"|chung|toan|cac) .*)?"
    r"|(?:tong )?cong(?: (?:chung|so|lai|toan .*|khoi .*|nhom .*|muc .*|phan .*|cac .*"
    r"|(?:i{1,3}|iv|vi{0,3}|ix|x|[a-d])(?: (?:i{1,3}|iv|vi{0,3}|ix|x|[a-d]))*|\d+ .*))?"
)
_PAGE = r"trang(?: so)?(?: \d+| nay| truoc| sau| tren)?"
_OF_PAGE = re.compile(
    rf"(?:tong |tong so |so |luy ke )?(?:cong )?(?:{_PAGE} )?(?:mang|chuyen) (?:sang|qua|tiep|trang)(?: .*)?"
    rf"|(?:tong (?:so )?)?cong {_PAGE}|tong (?:so )?{_PAGE}|cong (?:don|luy ke)(?: .*)?"
)
"""Forms that are printed page by page sum each page, and carry the sum over to the next."""
_OF_GROUP = re.compile(
    r"(?:tong )?cong (?:so )?(?:(?:khoi|nhom|muc|phan)\b.*|i{1,3}|iv|vi{0,3}|ix|x|[a-d])|tong (?:so )?(?:khoi|nhom)\b.*"
)
_GENERIC_WORDS = (
    "dang bo|chi bo|dang uy|cap uy|cac|khoi|va|xa|phuong|thi tran|dac khu|co quan|doanh nghiep|truong hoc|truong|don vi"
    "|su nghiep|luc luong vu trang|llvt|truc thuoc|thuoc|nha nuoc|ngoai|hanh chinh|doan the|dang|co so|to chuc|giao duc"
    "|y te|cong an|quan su|quan doi|bien phong|kinh te|thpt|nhom|loai hinh|i{1,3}|iv|vi{0,3}|dn|hcsn|mat tran|ban nganh"
    "|nganh|thanh pho|tinh|huyen|quan|thi xa|tren dia ban|tccsd"
)
_GENERIC = re.compile(rf"(?:{_GENERIC_WORDS})(?: (?:{_GENERIC_WORDS}))*")
"""What names of groups are made of; a name with any other word is somebody's own."""
_PARTY = re.compile(r"(?:dang bo|dang uy|chi bo|chi uy|d ?b|d ?u|c ?b|thanh uy|huyen uy|quan uy|thi uy|tinh uy)\b")
_BELONGS = re.compile(
    r"(?:phuong|xa|thi tran|dac khu|truong|cong ty|cty|tong cong ty|benh vien|trung tam|uy ban|ubnd|co quan"
    r"|phong|cong an|quan su"
    r"|chi cuc|cuc|ngan hang|hop tac xa|htx|xi nghiep|thon|to dan pho|tdp|khu pho|khu dan cu|ban|p|x|tt|thpt|thcs)\b"
)
_CLOSING = re.compile(
    r"(?:nguoi (?:lap|tong hop|ky|bao cao|thuc hien)|noi nhan|t m|k t|tm|kt|thay mat|ghi chu|chu thich|luu y"
    r"|dau|xac nhan|ky ten|ky thay"
    r"|bi thu|pho bi thu|truong ban|pho truong ban|chanh van phong|thu truong|can bo|lap bieu|ban thuong vu"
    r"|xuat luc|nguon so lieu)\b.*"
    r"|.*\bngay\b.*\bthang\b.*\bnam\b.*"
)
_OF_SUM = re.compile(
    r"(?:cung ky|so (?:sanh|voi|cung ky)|tang|giam|ty le|tile|dat ty le|trong do|bao gom|gom"
    r"|(?:tong )?so (?:don vi|dang bo|chi bo|to chuc|co so|dang vien)|con (?:lai|thieu|phai)|chua ket nap)\b.*"
)
"""Lines below the sum of a table that compare it or take it apart."""
ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
LETTER = re.compile(r"[A-HĐ]")


def is_total(label: str) -> bool:
    """Tell whether a row of this label is a sum: 'Cộng', 'Tổng cộng (I+II)', 'Toàn thành phố'; not 'Tổng công ty X'."""
    words = words_of(label)
    return _TOTAL.fullmatch(words) is not None or _OF_PAGE.fullmatch(words) is not None


def sums_a_page(label: str) -> bool:
    """Tell whether a sum is that of a printed page, or one carried over: 'Cộng trang 1', 'Mang sang'."""
    return _OF_PAGE.fullmatch(words_of(label)) is not None


def sums_a_group(label: str) -> bool:
    """Tell whether a sum says that it is that of a group: 'Cộng khối xã', 'Cộng I'."""
    return _OF_GROUP.fullmatch(words_of(label)) is not None


def is_plain_sum(label: str) -> bool:
    """Tell whether a sum says only 'Cộng', so that the rows around it tell of what."""
    return words_of(label) in ("cong", "tong")


def is_group(label: str) -> bool:
    """Tell whether a name is that of many organisations: 'Khối xã, phường', 'KHỐI DOANH NGHIỆP', 'Các chi bộ'."""
    return _GENERIC.fullmatch(words_of(re.sub(r"\(.*?\)", " ", label))) is not None


def is_bloc(label: str) -> bool:
    """Tell whether a group is called a bloc or a group, so that it is one even with a number before it."""
    return words_of(label).startswith(("khoi ", "cac ", "nhom ")) and is_group(label)


def is_party(label: str) -> bool:
    """Tell whether a name begins as that of a Party organisation."""
    return _PARTY.match(words_of(label)) is not None


def is_organization(label: str) -> bool:
    """Tell whether a name begins as that of a Party organisation or of what it belongs to."""
    words = words_of(label)
    return _PARTY.match(words) is not None or _BELONGS.match(words) is not None


def speaks_of_the_sum(label: str) -> bool:
    """Tell whether a line below a sum compares it or takes it apart: 'Cùng kỳ', 'Tăng/giảm', 'Trong đó: nữ'."""
    return _OF_SUM.fullmatch(words_of(label)) is not None


def is_closing(text: str) -> bool:
    """Tell whether a text belongs below a table: signatures, recipients, remarks."""
    return _CLOSING.fullmatch(words_of(text[:MOST_LETTERS])) is not None
