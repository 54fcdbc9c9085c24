"""The committees: 11 directly below the province, base organisations below those; all names are invented.

Of the real province only numbers are kept: 2 cities, 1 town, 5 districts, 75 communes, 11 committees above the base.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from random import Random

CODE = "hau-giang"
_SEED = 4_715


@dataclass(frozen=True)
class Unit:
    """One committee. `weight` is its size beside others, for members and quotas."""

    code: str
    parent: str
    name: str
    kind: str
    cluster: str
    leader: str
    weight: float

    @property
    def is_direct(self) -> bool:
        """Whether it stands directly below the province."""
        return self.parent == CODE


@dataclass(frozen=True)
class _District:
    """A district with its committee; `communes` says how many of which cluster lie in it."""

    code: str
    committee: str
    name: str
    company: str
    communes: tuple[tuple[str, int], ...]

    @property
    def place(self) -> str:
        """The district itself, as its own offices are named after it."""
        return f"{_PLACES[self.committee]} {self.name}"


_PLACES = {"Thành ủy": "thành phố", "Thị ủy": "thị xã", "Huyện ủy": "huyện"}
_DISTRICTS = (
    _District("hg-vinh-khue", "Thành ủy", "Vĩnh Khuê", "TNHH May Vĩnh Khuê", (("ward", 5), ("commune", 4))),
    _District("hg-tan-hac", "Thành ủy", "Tân Hạc", "Cổ phần Mía đường Tân Hạc", (("ward", 4), ("commune", 2))),
    _District("hg-long-suong", "Thị ủy", "Long Sương", "TNHH Gỗ Long Sương", (("ward", 4), ("commune", 5))),
    _District("hg-hoa-mac", "Huyện ủy", "Hòa Mạc", "TNHH Giày Hòa Mạc", (("township", 2), ("commune", 8))),
    _District("hg-thanh-luu", "Huyện ủy", "Thạnh Lựu", "Cổ phần Thủy sản Thạnh Lựu", (("township", 2), ("commune", 7))),
    _District("hg-binh-dieu", "Huyện ủy", "Bình Diệu", "Cổ phần Gạo Bình Diệu", (("township", 3), ("commune", 12))),
    _District("hg-phu-tram", "Huyện ủy", "Phú Tràm", "TNHH Bao bì Phú Tràm", (("township", 1), ("commune", 9))),
    _District("hg-my-khue", "Huyện ủy", "Mỹ Khuê", "TNHH Trái cây Mỹ Khuê", (("township", 1), ("commune", 6))),
)
_BLOCS = (
    ("hg-khoi", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", "bloc", 16.0),
    ("hg-quan-su", "Đảng ủy Quân sự tỉnh", "armed_forces", 5.0),
    ("hg-cong-an", "Đảng ủy Công an tỉnh", "armed_forces", 6.0),
)
_BLOC_MEMBERS = (
    ("so-giao-duc", "Chi bộ Sở Giáo dục và Đào tạo", "agency"),
    ("so-nong-nghiep", "Đảng bộ Sở Nông nghiệp và Phát triển nông thôn", "agency"),
    ("so-y-te", "Đảng bộ Sở Y tế", "agency"),
    ("benh-vien", "Đảng bộ Bệnh viện Đa khoa tỉnh", "agency"),
    ("cuc-thue", "Đảng bộ Cục Thuế", "agency"),
    ("dai-ptth", "Chi bộ Đài Phát thanh và Truyền hình", "agency"),
    ("thu-vien", "Chi bộ Thư viện tỉnh", "agency"),
    ("cd-cong-dong", "Đảng bộ Trường Cao đẳng Cộng đồng", "school"),
    ("dh-hac-giang", "Đảng bộ Trường Đại học Hạc Giang", "school"),
    ("dien-luc", "Đảng bộ Công ty Điện lực", "enterprise"),
    ("giay-hac-giang", "Đảng bộ Công ty TNHH Giấy Hạc Giang", "enterprise"),
    ("bia-hac-giang", "Chi bộ Công ty Cổ phần Bia Hạc Giang", "enterprise"),
    ("cang-song-hac", "Chi bộ Công ty Cổ phần Cảng Sông Hạc", "enterprise"),
)
STATE_OWNED = "hg-khoi-dien-luc"
COLLEGES = ("hg-khoi-cd-cong-dong", "hg-khoi-dh-hac-giang")
_OFFICES = (
    ("co-quan-dang", "Đảng bộ Cơ quan Đảng, đoàn thể", "agency", 0.9),
    ("chinh-quyen", "Đảng bộ Cơ quan chính quyền", "agency", 1.2),
    ("quan-su", "Đảng bộ Quân sự", "armed_forces", 0.5),
    ("cong-an", "Đảng bộ Công an", "armed_forces", 0.8),
)
_FIRST = (
    ("an", "An"), ("binh", "Bình"), ("dong", "Đông"), ("hoa", "Hòa"), ("hung", "Hưng"), ("khanh", "Khánh"),
    ("long", "Long"), ("my", "Mỹ"), ("phu", "Phú"), ("tan", "Tân"), ("thanh", "Thạnh"), ("thuan", "Thuận"),
    ("vinh", "Vĩnh"), ("xuan", "Xuân"),
)  # fmt: skip
_SECOND = (
    ("khue", "Khuê"), ("dieu", "Diệu"), ("luu", "Lựu"), ("tram", "Tràm"), ("hac", "Hạc"), ("suong", "Sương"),
    ("mac", "Mạc"),
)  # fmt: skip
_COMMUNES = {
    "ward": ("phuong", "phường", 1.3),
    "township": ("thi-tran", "thị trấn", 1.4),
    "commune": ("xa", "xã", 1.0),
}
HOMONYM, _HOMONYM_NAME = "hg-xa-dong-luu", "Đông Lựu"
"""Two communes of this name lie in two districts."""
_PROVINCE_LEADERS = (
    "Bí thư Tỉnh ủy",
    "Phó Bí thư Thường trực Tỉnh ủy",
    "Phó Bí thư, Chủ tịch Ủy ban nhân dân tỉnh",
    "Trưởng Ban Tổ chức Tỉnh ủy",
    "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy",
    "Trưởng Ban Tuyên giáo Tỉnh ủy",
    "Trưởng Ban Dân vận Tỉnh ủy",
)
_LEADERS = (
    "Bí thư",
    "Phó Bí thư Thường trực",
    "Trưởng Ban Tổ chức",
    "Chủ nhiệm Ủy ban Kiểm tra",
    "Trưởng Ban Tuyên giáo",
    "Trưởng Ban Dân vận",
)
"""Members of a standing committee; each follows some base organisations."""


@cache
def all_units() -> tuple[Unit, ...]:
    """Return the direct committees in the order of the quota plan, then the base organisations of one after another."""
    rng = Random(_SEED)
    leaders = cycle(_PROVINCE_LEADERS)
    direct = [
        Unit(one.code, CODE, f"{one.committee} {one.name}", "district_committee", "district", next(leaders), 0.0)
        for one in _DISTRICTS
    ]
    direct += [
        Unit(code, CODE, name, "bloc_committee", cluster, next(leaders), weight)
        for code, name, cluster, weight in _BLOCS
    ]
    places = _places(rng)
    base = [unit for district in _DISTRICTS for unit in _base_of(district, places, rng)]
    return (*direct, *base, *_base_of_bloc(rng))


@cache
def direct_units() -> tuple[Unit, ...]:
    """Return the committees directly below the province."""
    return tuple(unit for unit in all_units() if unit.is_direct)


@cache
def base_of(code: str) -> tuple[Unit, ...]:
    """Return the base organisations below a direct committee; none below the army and the police."""
    return tuple(unit for unit in all_units() if unit.parent == code)


@cache
def reporters() -> tuple[Unit, ...]:
    """Return whoever sends reports: the base organisations, and direct committees without any."""
    return tuple(unit for unit in all_units() if not base_of(unit.code))


def _places(rng: Random) -> Iterator[tuple[str, str]]:
    """Yield slugs and names of communes that no district bears; the homonym is kept for its two places."""
    taken = {*(district.name for district in _DISTRICTS), _HOMONYM_NAME}
    names = [(f"{a}-{b}", f"{first} {second}") for a, first in _FIRST for b, second in _SECOND]
    free = [(slug, name) for slug, name in names if name not in taken]
    rng.shuffle(free)
    return iter(free)


def _base_of(district: _District, places: Iterator[tuple[str, str]], rng: Random) -> list[Unit]:
    leaders = cycle(f"{position} {district.committee}" for position in _LEADERS)
    homonym = {"hg-phu-tram": HOMONYM, "hg-my-khue": f"{HOMONYM}-2"}.get(district.code)
    units = []
    for cluster, count in district.communes:
        key, word, size = _COMMUNES[cluster]
        for place in range(count):
            if homonym and cluster == "commune" and place == 0:
                code, name = homonym, _HOMONYM_NAME
            else:
                slug, name = next(places)
                code = f"hg-{key}-{slug}"
            weight = size * rng.uniform(0.7, 1.4)
            units.append(
                Unit(code, district.code, f"Đảng bộ {word} {name}", "base_committee", cluster, next(leaders), weight)
            )
    others = [(key, f"{name} {district.place}", cluster, weight) for key, name, cluster, weight in _OFFICES]
    others.append(("thpt", f"Chi bộ Trường THPT {district.name}", "school", 0.5))
    others.append(("cong-ty", f"Chi bộ Công ty {district.company}", "enterprise", 0.5))
    for key, name, cluster, weight in others:
        kind = "base_cell" if name.startswith("Chi bộ") else "base_committee"
        units.append(Unit(f"{district.code}-{key}", district.code, name, kind, cluster, next(leaders), weight))
    return units


def _base_of_bloc(rng: Random) -> list[Unit]:
    leaders = cycle(f"{position} Đảng ủy Khối" for position in _LEADERS)
    return [
        Unit(
            f"hg-khoi-{key}",
            "hg-khoi",
            name,
            "base_cell" if name.startswith("Chi bộ") else "base_committee",
            cluster,
            next(leaders),
            rng.uniform(0.6, 1.3),
        )
        for key, name, cluster in _BLOC_MEMBERS
    ]
