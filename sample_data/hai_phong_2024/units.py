"""The 35 direct committees and, below the districts, the communes that reported: all names are invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from sample_data.common import share_out
from sample_data.hai_phong.units import direct_units
from sample_data.hai_phong_2024.succession_plan import Former, former_communes

CODE = "hai-phong-2024"
MEMBERS = 124_934
"""Published for 2020; taken as the members of 2023 and 2024, for which the conclusion names none."""
QUOTAS = {2022: 3_900, 2023: 4_000, 2024: 4_120, 2025: 4_250}
MOVED_ON = date(2025, 1, 1)

_SEED = 2024
_LEADERS = (
    "Phó Bí thư Thường trực Thành ủy",
    "Trưởng Ban Tổ chức Thành ủy",
    "Trưởng Ban Tuyên giáo Thành ủy",
    "Trưởng Ban Dân vận Thành ủy",
    "Chủ nhiệm Ủy ban Kiểm tra Thành ủy",
)
DISTRICTS = (
    ("hp24-quan-bach-hac", "Quận ủy Bạch Hạc"),
    ("hp24-quan-cua-trieu", "Quận ủy Cửa Triều"),
    ("hp24-quan-lach-giang", "Quận ủy Lạch Giang"),
    ("hp24-quan-hong-trieu", "Quận ủy Hồng Triều"),
    ("hp24-quan-phu-sa", "Quận ủy Phù Sa"),
    ("hp24-quan-vong-hai", "Quận ủy Vọng Hải"),
    ("hp24-quan-kim-ngan", "Quận ủy Kim Ngạn"),
    ("hp24-huyen-thuong-trieu", "Huyện ủy Thượng Triều"),
    ("hp24-huyen-ha-trieu", "Huyện ủy Hạ Triều"),
    ("hp24-huyen-dong-ngan", "Huyện ủy Đông Ngạn"),
    ("hp24-huyen-tay-ngan", "Huyện ủy Tây Ngạn"),
    ("hp24-huyen-nam-lach", "Huyện ủy Nam Lạch"),
    ("hp24-huyen-bac-lach", "Huyện ủy Bắc Lạch"),
    ("hp24-huyen-dao-ngoc-trieu", "Huyện ủy đảo Ngọc Triều"),
    ("hp24-huyen-dao-mai-trieu", "Huyện ủy đảo Mai Triều"),
)
URBAN, RURAL = 7, 6
"""The first districts are urban, the next rural; the first island has communes, the second reports for itself."""
_OTHERS = (
    ("hp24-khoi-co-quan", "Đảng bộ Khối các cơ quan thành phố", "agency", 8.0),
    ("hp24-khoi-doanh-nghiep", "Đảng bộ Khối Doanh nghiệp thành phố", "enterprise", 11.0),
    ("hp24-khu-kinh-te", "Đảng bộ Ban Quản lý Khu kinh tế", "enterprise", 1.5),
    ("hp24-quan-su", "Đảng bộ Quân sự thành phố", "armed_forces", 1.8),
    ("hp24-cong-an", "Đảng bộ Công an thành phố", "armed_forces", 4.0),
    ("hp24-bien-phong", "Đảng bộ Bộ đội Biên phòng thành phố", "armed_forces", 1.4),
    ("hp24-dai-hoc-ky-thuat", "Đảng bộ Trường Đại học Kỹ thuật Cửa Triều", "school", 2.2),
    ("hp24-dai-hoc-y", "Đảng bộ Trường Đại học Y Lạch Giang", "school", 1.8),
    ("hp24-dai-hoc-su-pham", "Đảng bộ Trường Đại học Sư phạm Vọng Hải", "school", 1.6),
    ("hp24-cao-dang-nghe", "Đảng bộ Trường Cao đẳng Nghề Phù Sa", "school", 1.0),
    ("hp24-bv-da-khoa", "Đảng bộ Bệnh viện Đa khoa Hồng Triều", "agency", 1.3),
    ("hp24-bv-san-nhi", "Đảng bộ Bệnh viện Sản Nhi Kim Ngạn", "agency", 1.0),
    ("hp24-cang", "Đảng bộ Công ty Cảng Cửa Triều", "enterprise", 1.9),
    ("hp24-dong-tau", "Đảng bộ Công ty Đóng tàu Đông Ngạn", "enterprise", 1.6),
    ("hp24-xi-mang", "Đảng bộ Công ty Xi măng Bạch Hạc", "enterprise", 1.0),
    ("hp24-cap-nuoc", "Đảng bộ Công ty Cấp nước thành phố", "enterprise", 0.8),
    ("hp24-dien-luc", "Đảng bộ Công ty Điện lực thành phố", "enterprise", 1.2),
    ("hp24-buu-dien", "Đảng bộ Bưu điện thành phố", "enterprise", 0.7),
    ("hp24-nhua", "Đảng bộ Công ty Nhựa Kim Ngạn", "enterprise", 0.8),
    ("hp24-thep", "Đảng bộ Công ty Thép Vọng Hải", "enterprise", 0.9),
)


@dataclass(frozen=True)
class Unit:
    """One committee as it stands in 2025. `members` are those of 2023 and 2024, None where its communes have them."""

    code: str
    name: str
    parent: str
    kind: str
    cluster: str
    members: int | None
    leader: str | None = None

    @property
    def is_direct(self) -> bool:
        """Whether it stands directly below the city committee."""
        return self.parent == CODE


@cache
def all_units() -> tuple[Unit, ...]:
    """Return the direct committees in the order of the quota plan, then the communes below the districts."""
    communes = former_communes(URBAN, RURAL)
    members = share_out(MEMBERS, _weights(communes), least=120)
    direct = [(code, name, "district_committee", "district") for code, name in DISTRICTS]
    direct += [(code, name, "base_committee", cluster) for code, name, cluster, _ in _OTHERS]
    return (
        *(
            Unit(code, name, CODE, kind, cluster, members.get(code), _LEADERS[place % len(_LEADERS)])
            for place, (code, name, kind, cluster) in enumerate(direct)
        ),
        *(
            Unit(one.code, one.name, DISTRICTS[one.district][0], "base_committee", one.cluster, members[one.code])
            for one in communes
        ),
    )


def _weights(communes: Sequence[Former]) -> dict[str, float]:
    """Return how the members are shared: an old commune has its part of whoever took it in later."""
    rng = Random(_SEED)
    later = {unit.code: unit.members for unit in direct_units()}
    parts = Counter(heir for commune in communes for heir in commune.heirs)
    weights = {
        one.code: sum(later[heir] / parts[heir] for heir in one.heirs) * rng.uniform(0.85, 1.15)
        if one.heirs
        else rng.uniform(200, 400)
        for one in communes
    }
    return weights | {code: 2_000 * weight for code, _, _, weight in _OTHERS} | {DISTRICTS[-1][0]: 600}


@cache
def reporters() -> tuple[Unit, ...]:
    """Return whoever sends reports: the communes, and the direct committees without communes."""
    return tuple(unit for unit in all_units() if unit.members is not None)


def moved_unit() -> str:
    """Return the code of the commune that was handed from one rural district to the next on MOVED_ON."""
    return next(one.code for one in former_communes(URBAN, RURAL) if one.district == URBAN + 1)


def parent_of(unit: Unit, year: int) -> str:
    """Return whom a committee stood below in a year."""
    moved_later = unit.code == moved_unit() and year < MOVED_ON.year
    return DISTRICTS[URBAN][0] if moved_later else unit.parent


def members(year: int) -> dict[str, int]:
    """Return the members at the end of a year, those of the districts and the city added up."""
    return _added_up({unit.code: unit.members or 0 for unit in reporters()}, year + 1)


@cache
def quotas(year: int) -> dict[str, int]:
    """Return the quotas of a year; those of the communes add up to the district's, all direct ones to the city's."""
    rng = Random(_SEED + year)
    weights = {unit.code: (unit.members or 0) * rng.uniform(0.85, 1.15) for unit in reporters()}
    return _added_up(share_out(QUOTAS[year], weights, 2), year)


def _added_up(amounts: dict[str, int], year: int) -> dict[str, int]:
    """Return the amounts with those of the districts and of the city, by the districts of a year."""
    whole = dict(amounts)
    for unit in reporters():
        for upper in {parent_of(unit, year), CODE}:
            whole[upper] = whole.get(upper, 0) + amounts[unit.code]
    return whole
