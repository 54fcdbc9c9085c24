"""What a heading of a monthly report means, in whatever words and however many rows it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from data_access.ingest.tables.folded import folded, words_of
from data_access.ingest.tables.table import (
    ADMITTED,
    CATEGORIES,
    CODE,
    MEMBERS,
    NAME,
    NOTE,
    NUMBER,
    PERCENT,
    QUOTA,
    UNKNOWN,
)
from data_access.ingest.tables.when import When, read_when

TOTAL = "total"
"""'Tổng số' with nothing around it that says of what; the column of those admitted where there is no other."""
FORECAST = "forecast"
"""A forecast; for which month, only the month of the report tells."""


_NOTHING_SAID = When()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds. `role` is one of the table's roles, TOTAL or FORECAST."""

    role: str
    when: When = _NOTHING_SAID
    next_month: bool | None = None
    """Of a forecast that says 'tháng sau' (True) or 'tháng này' (False)."""


_NUMBER = re.compile(r"(?:s?tt|so tt|so thu tu|thu tu|s t t|t t|no|order)")
_CODE = re.compile(r"(?:ma(?: so| don vi| dv| to chuc(?: dang)?| tccsd| dang bo| chi bo| dinh danh)*|code|unit code)")
_NAME_WORDS = (
    "ten|don vi|chi|dang bo|chi bo|dang uy|cap uy|to chuc|co so|dang|truc thuoc|cac|va|hoac|cua|co quan|xa|phuong"
    "|thi tran|dac khu"
    "|truong|truong hoc|doanh nghiep|danh muc|danh sach|bao cao|dia phuong|dia ban|tccsd|tcd|db|cb|du|dv"
    "|thanh uy|huyen uy"
    "|quan uy|thi uy|tinh uy|thanh pho|tinh|huyen|quan|day du|bo phan|noi|name|organi[sz]ation|committee|unit"
    "|cell|party|of|and"
)
_NAME = re.compile(rf"(?:{_NAME_WORDS})(?: (?:{_NAME_WORDS}))*")
_NAME_NEEDS = re.compile(
    r"\b(?:ten|don vi|dang bo|chi bo|dang uy|cap uy|to chuc|tccsd|tcd|db|cb|dia phuong|dia ban|name"
    r"|organi[sz]ation|committee|unit)\b"
    r"|^co so dang"
)
_NOTE = re.compile(
    r"\bghi chu\b|\bnguyen nhan\b|\bly do\b|\bnhan xet\b|\btrang thai\b|\bdanh gia\b|\bxep loai\b|\bgiai trinh\b"
    r"|\bdien giai\b|^(?:notes?|remarks?|comments?|status|y kien)$"
)
_PERCENT = re.compile(r"%|\bt[yi] le\b|\bphan tram\b|\bpercent\w*|\brate\b|\bt[yi] trong\b|\bshare\b")
_NOT_READ = re.compile(
    r"\bcon (?:thieu|lai|phai|no)\b|\bcung ky\b|\bnam (?:truoc|ngoai|sau)\b|\bxoa ten\b|\bkhai tru\b|\bdu bi\b"
    r"|\bchinh thuc\b"
    r"|\bchuyen den\b|\bcong doan\b|\bket nap lai\b|\btuoi\b|\b(?:thang|ky|quy) truoc\b|\bbinh quan\b"
    r"|\bnhiem ky\b|\btuan\b|\b(?:trong quy|quy nay)\b|\btu tran\b|\bremaining\b|\blast year\b|\bgan nhat\b"
)
"""What is counted for other ends; in an upper row it speaks for all columns below."""
_LEAF_NOT_READ = re.compile(
    r"\btang\b|\bgiam\b|\bchenh lech\b|\bso voi\b|\bxep (?:hang|thu)\b|\bthu hang\b"
    r"|\bso (?:tccsd|to chuc|chi bo|dang bo|don vi)\b|^(?!.*\b(?:nguon|quan chung|gcn|chung nhan)\b).*\bchua\b"
)
_FORECAST = re.compile(
    r"\bdu kien\b|\bke hoach (?=(?:ket nap )?(?:trong )?thang\b)|\buoc\b|\bforecast|\bexpected\b"
    r"|\bkh (?=(?:ket nap )?thang\b)|\bdk (?=thang\b|t\d)"
)
_RESULT = re.compile(r"\bket qua\b|\bda ket nap\b|\bthuc hien\b")
_DONE = re.compile(r"\bda (?:duoc )?(?:ket nap|kn)\b|(?<!kien )(?<!nghi )\bduoc (?:ket nap|kn)\b")
_NEXT = re.compile(r"\bthang (?:sau|toi|tiep|ke tiep|lien sau)\b|\bnext month\b")
_THIS = re.compile(r"\bthang (?:nay|bao cao)\b|\btrong thang\b|\bthis month\b")
_QUOTA = re.compile(
    r"\bchi tieu\b|\bcttw\b|\bct\b|\bctieu\b|\bke hoach\b|\bkh\b|\bquota\b|\btarget\b|\bduoc giao\b|\bso giao\b|^giao\b"
)
_ADMITTED = re.compile(
    r"\bket nap\b|\bkn\b|\bkndv\b|\bdvkn\b|\bkq\b|^th \d|\badmitted\b|\badmissions?\b|\bdang vien moi\b"
    r"|\bdv moi\b|\bda dat\b"
    r"|\bthuc hien\b|\bket qua\b|\bluy ke\b"
    r"|\bcumulative\b|\bto date\b|^\d\d? thang(?: dau nam)?(?: nam)?(?: 20\d\d)?$|^quy i(?: nam)?(?: 20\d\d)?$"
    r"|\bluy tien\b|\blk\b|\bcong don\b|^dat(?: duoc)?$|^(?:trong )?thang(?: nay| bao cao)?$|^trong thang\b"
    r"|^th$|^da kn\b|^tu dau nam\b|^den nay$"
)
_ONLY_A_MONTH = re.compile(
    r"(?:trong )?(?:thang|thg|th|t) ?(?:0?[1-9]|1[0-2])(?: (?:nam )?20\d\d)?|(?:0?[1-9]|1[0-2]) 20\d\d"
)
_MEMBERS = re.compile(r"\bdang vien\b|\bdang so\b|\btsdv\b|^dv\b|\bmembers?\b|\bso dv\b")
_MEMBERS_ANYWAY = re.compile(r"\b(?<!tu )(?:dau nam|hien co)\b|\b31 12\b|\bso dang vien cuoi nam\b")
_MOVED = re.compile(r"\bchuyen (?:di|cong tac|noi|sang|khoi)\b|\bda chuyen\b|\bmoved\b")
_INFORMED = re.compile(r"\bthong bao\b|\bda bao\b|\bduoc bao\b|\binformed\b|\bnotified\b")
_CERTIFICATE = re.compile(
    r"\bnhan thuc\b|\bcam tinh\b|\bchung nhan\b|\bgcn\b|\bbdnt\b|\bcertificates?\b|\bda hoc(?: lop)?\b"
    r"|\bboi duong\b|\bqua lop\b"
)
_FILES = re.compile(
    r"\bho so\b|\bfiles?\b|\bhs (?:dang|cho|da|de nghi|trinh|xet|ton|ket nap|kn)\b|\bdang (?:cho|tham tra"
    r"|xet)\b|\bpending\b"
)
_POOL = re.compile(r"\bnguon\b|\bquan chung\b|\bqcut\b|\buu tu\b|\bdoi tuong dang\b(?! vien)|\bpool\b|\bcandidates?\b")
_TOTAL = re.compile(
    r"(?:tong(?: so| cong)?|so luong|ts|sl|cong|so(?: nguoi)?|nguoi|(?:so )?dang vien|total|count|number|chung"
    r"|so dv|so dang vien)"
)
_LINK = re.compile(
    r"(?:trong do|gom|bao gom|chia ra|co cau|of which|including|phan theo|theo doi tuong|thanh phan|doi tuong)"
)

_PUPIL = re.compile(r"\bhoc sinh\b|\bhs\b(?! (?:dang|cho|da|de nghi|trinh|xet|ton|ket nap|kn))|\bpupils?\b|\bthpt\b")
_UNIVERSITY = re.compile(r"\bsinh vien\b|\bsv\b|\buniversity\b")
_STUDENT = re.compile(r"\bhs ?sv\b|\bhssv\b|\bstudents?\b")
_NON_STATE = re.compile(
    r"\bngoai (?:nha nuoc|nn|kvnn|kv nn|khu vuc nn|quoc doanh|khu vuc nha nuoc)\b|\b(?:dn)?nnn\b"
    r"|\bdnnnn\b|\btu nhan\b|\bdntn\b"
    r"|\bnon state\b|\bprivate\b"
)
_STATE = re.compile(
    r"(?<!ngoai )\b(?:nha nuoc|nn)\b|\bdnnn\b|\bnuoc ngoai\b|\bfdi\b|\bchu (?:doanh nghiep|dn)\b|\bnn\b(?<!ngoai nn)"
)
_ENTERPRISE = re.compile(
    r"\bdoanh nghiep\b|\bdns?\b|\benterprises?\b|\bworkers?\b|\bcnld\b|\bcong nhan,? (?:va )?(?:nguoi )?lao dong\b"
    r"|^(?:la )?cong nhan$"
)
_PLAIN_CATEGORIES = (
    ("religious", re.compile(r"\bco dao\b|\bton giao\b|\btheo dao\b|\bgiao dan\b|\bbelievers?\b|\breligio\w+|^dao$")),
    ("ethnic_minority", re.compile(r"\bdan toc\b|\bdtts\b|\bdttstt\b|\bethnic\b|\bminorit\w+|^dt$")),
    ("women", re.compile(r"\bnu\b|\bphu nu\b|\bwomen\b|\bfemale\b")),
    (
        "youth_union",
        re.compile(r"\bdoan vien\b|\bdoan tncs\b|\bdvtn\b|\bthanh nien\b|\bdv doan\b|\byouth\b|\bdoan tn\b|\bdtn\b"),
    ),
)
_PARTS = {
    "student": {"pupil", "university_student", "student"},
    "enterprise": {"non_state_enterprise", "enterprise"},
    "student_or_non_state": {"pupil", "university_student", "student", "non_state_enterprise", "student_or_non_state"},
}
"""Categories that may stand below the heading of another; any other, such as women among pupils, is not one of ours."""


@lru_cache(maxsize=16384)
def heading_role(text: str) -> str:
    """Return the role of a heading of one cell, UNKNOWN where it has none by itself."""
    return meaning((text,)).role


@lru_cache(maxsize=65536)
def label_role(text: str) -> str:
    """Return NAME, NUMBER, CODE or NOTE for a heading of one cell that says so by itself, '' for any other."""
    words = words_of(text)
    return _label(words, words) if words else ""


@lru_cache(maxsize=4096)
def meaning(path: tuple[str, ...]) -> Meaning:
    """Return what a column means. `path` holds its heading, the upper rows first."""
    words = tuple(words_of(part) for part in path)
    if not any(words):
        return Meaning(UNKNOWN)
    leaf, whole = words[-1], " ".join(words)
    label = _label(leaf, whole)
    if label:
        return Meaning(label)
    when = _when(tuple(_FORECAST.sub(" ", folded(part)) for part in path) if _FORECAST.search(whole) else path)
    if _is_percent(path, words):
        return Meaning(PERCENT)
    if _NOT_READ.search(whole) or _LEAF_NOT_READ.search(leaf) or when.part:
        return Meaning(UNKNOWN, when)
    category = _category(words)
    beside = _beside(words, whole)
    if beside:
        return Meaning(UNKNOWN if category else beside, when, _next(leaf, whole) if beside == FORECAST else None)
    return Meaning(_figure(words, whole, category), when)


def _label(leaf: str, whole: str) -> str:
    for role, pattern in ((NUMBER, _NUMBER), (CODE, _CODE)):
        if pattern.fullmatch(leaf) or pattern.fullmatch(whole):
            return role
    for words in (leaf, whole):
        if _NAME.fullmatch(words) and _NAME_NEEDS.search(words):
            return NAME
    return NOTE if _NOTE.search(leaf) else ""


def _when(path: tuple[str, ...]) -> When:
    """Return what the heading says about time; a lower row is nearer to the figures than an upper one."""
    said = [read_when(part) for part in path]
    months = next((one.months for one in reversed(said) if one.months), ())
    day = next((one.day for one in reversed(said) if one.day), None)
    of_month = next((one.of_month for one in reversed(said) if one.of_month is not None), None)
    if day and not months:
        months = ((day[0], day[1]),)
    alone = of_month is None and bool(months)
    years = next((one.years for one in reversed(said) if one.years), ())
    part = any(one.part for one in said)
    return When(months, day, True if alone else of_month, part, years, by_month_alone=alone)


def _is_percent(path: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if _PERCENT.search(words[-1]):
        return True
    return any(re.match(r"\(?%|t[yi] le|percent", folded(part)) for part in path[:-1]) and not _TOTAL.fullmatch(
        words[-1]
    )


def _beside(words: tuple[str, ...], whole: str) -> str:
    """Return the role of what is counted beside those admitted, '' where nobody but they are counted."""
    if _INFORMED.search(words[-1]):
        return "moved_informed"
    if _MOVED.search(whole):
        return "moved_away"
    if any(_FORECAST.search(part) and not _RESULT.search(part) for part in words):
        return FORECAST
    for part in reversed(words):
        of_result = _ADMITTED if part is not words[-1] else _DONE
        if of_result.search(part) or _QUOTA.search(part):
            return ""
        if _FILES.search(part):
            return "files_pending"
        if _CERTIFICATE.search(part):
            return "certificate_holders"
        if _POOL.search(part):
            return "pool"
    return ""


def _next(leaf: str, whole: str) -> bool | None:
    for part in (leaf, whole):
        if _NEXT.search(part):
            return True
        if _THIS.search(part):
            return False
    return None


def _category(words: tuple[str, ...]) -> str:
    """Return the category of the lowest row that names one; '' for none, UNKNOWN for one that is none of ours."""
    found = [category for part in reversed(words) if (category := category_of(part))]
    if not found:
        return ""
    lowest, *above = found
    if any(lowest not in _PARTS.get(upper, {upper}) for upper in above):
        return UNKNOWN
    return lowest


def category_of(words: str) -> str:
    """Return the category that the words name, UNKNOWN for one that is none of ours, '' for none."""
    pupil, university = bool(_PUPIL.search(words)), bool(_UNIVERSITY.search(words))
    student = bool(_STUDENT.search(words)) or (pupil and university)
    non_state, enterprise = bool(_NON_STATE.search(words)), bool(_ENTERPRISE.search(words))
    if non_state and (student or pupil or university):
        return "student_or_non_state"
    if non_state:
        return "non_state_enterprise"
    if _STATE.search(words) or (enterprise and (student or pupil or university)):
        return UNKNOWN
    if student:
        return "university_student" if university and not pupil and not re.search(r"hs ?sv", words) else "student"
    for category, is_meant in (("pupil", pupil), ("university_student", university), ("enterprise", enterprise)):
        if is_meant:
            return category
    plain = [category for category, pattern in _PLAIN_CATEGORIES if pattern.search(words)]
    return plain[0] if len(plain) == 1 else UNKNOWN if plain else ""


def _figure(words: tuple[str, ...], whole: str, category: str) -> str:
    """Return QUOTA, ADMITTED, MEMBERS, a category, TOTAL or UNKNOWN: the lowest row that says one of them decides."""
    for part in reversed(words):
        if _TOTAL.fullmatch(part) or _LINK.fullmatch(part) or not part:
            continue
        quota, admitted = _QUOTA.search(part), _ADMITTED.search(part)
        if category_of(part):
            if quota and quota.start() == 0:  # Chỉ tiêu học sinh, sinh viên: who is to be admitted, nobody who was
                return UNKNOWN
            continue
        if quota and (admitted is None or quota.start() < admitted.start()):
            return UNKNOWN if category else QUOTA
        if admitted or _ONLY_A_MONTH.fullmatch(part):
            break
    if category:
        return category
    if _MEMBERS.search(words[-1]) and (_MEMBERS_ANYWAY.search(words[-1]) or not _admits(words)):
        return TOTAL if _TOTAL.fullmatch(words[-1]) and not words[-1].startswith("tong so dang vien") else MEMBERS
    if _admits(words):
        return ADMITTED
    if _TOTAL.fullmatch(words[-1]) or _LINK.fullmatch(whole):
        return TOTAL if _TOTAL.fullmatch(words[-1]) else UNKNOWN
    return UNKNOWN


def _admits(words: tuple[str, ...]) -> bool:
    return any(_ADMITTED.search(part) or _ONLY_A_MONTH.fullmatch(part) for part in words)


COUNTED = frozenset((QUOTA, ADMITTED, MEMBERS, *CATEGORIES))
