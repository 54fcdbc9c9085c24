"""The 118 direct committees: 67 communes, 45 wards, 2 special zones with invented names, and four others."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from sample_data.common import share_out

CODE = "hai-phong"
MEMBERS = 243_544
"""Members named at the congress of 27/09/2025, taken as those at the end of 2025."""
QUOTA = 7_307
"""At least 3% of the members: ceil(0.03 × 243.544)."""

_SEED = 2026
_OTHERS = (
    ("hp-co-quan-dang", "Đảng bộ các cơ quan Đảng thành phố", "agency", 2_339),
    ("hp-ubnd", "Đảng bộ Ủy ban nhân dân thành phố", "agency", 19_522),
    ("hp-quan-su", "Đảng bộ Quân sự thành phố", "armed_forces", 2_308),
    ("hp-cong-an", "Đảng bộ Công an thành phố", "armed_forces", 5_193),
)
"""Their members are printed; only their figures of the year are invented."""
_FIRST = (
    ("an", "An"), ("binh", "Bình"), ("cam", "Cẩm"), ("dai", "Đại"), ("dong", "Đông"), ("gia", "Gia"), ("hoa", "Hòa"),
    ("hung", "Hưng"), ("khanh", "Khánh"), ("lac", "Lạc"), ("minh", "Minh"), ("nghia", "Nghĩa"), ("phu", "Phú"),
    ("quang", "Quang"), ("tan", "Tân"), ("thinh", "Thịnh"), ("vinh", "Vĩnh"), ("xuan", "Xuân"),
)  # fmt: skip
_SECOND = (
    ("trach", "Trạch"), ("tuong", "Tường"), ("doai", "Đoài"), ("nhue", "Nhuệ"), ("boi", "Bối"), ("khue", "Khuê"),
    ("lam", "Lãm"),
)  # fmt: skip
_KINDS = (("xa", "xã", "commune", 67), ("phuong", "phường", "ward", 45), ("dac-khu", "đặc khu", "special_zone", 2))
_LEADERS = (
    "Phó Bí thư Thường trực Thành ủy",
    "Trưởng Ban Tổ chức Thành ủy",
    "Trưởng Ban Tuyên giáo và Dân vận Thành ủy",
    "Chủ nhiệm Ủy ban Kiểm tra Thành ủy",
    "Chánh Văn phòng Thành ủy",
)


@dataclass(frozen=True)
class Unit:
    """One direct committee with its members and its quota of 2026."""

    code: str
    name: str
    cluster: str
    members: int
    quota: int
    leader: str


def direct_units() -> tuple[Unit, ...]:
    """Return the committees in the order of the quota plan; members add up to MEMBERS, quotas to QUOTA."""
    rng = Random(_SEED)
    names = [(f"{a}-{b}", f"{first} {second}") for a, first in _FIRST for b, second in _SECOND]
    rng.shuffle(names)
    places = iter(names)
    drafts = []
    for key, kind, cluster, count in _KINDS:
        for _ in range(count):
            slug, name = next(places)
            drafts.append((f"hp-{key}-{slug}", f"Đảng bộ {kind} {name}", cluster))
    weights = {code: rng.uniform(0.5, 1.6) * (1.25 if cluster == "ward" else 1) for code, _, cluster in drafts}
    rest = MEMBERS - sum(members for *_, members in _OTHERS)
    members = share_out(rest, weights, least=180)
    members |= {code: count for code, _, _, count in _OTHERS}
    drafts += [(code, name, cluster) for code, name, cluster, _ in _OTHERS]
    quotas = share_out(QUOTA, {code: members[code] * rng.uniform(0.8, 1.2) for code, *_ in drafts}, least=3)
    return tuple(
        Unit(code, name, cluster, members[code], quotas[code], _LEADERS[place % len(_LEADERS)])
        for place, (code, name, cluster) in enumerate(drafts)
    )
