"""Which invented commune of the old city went into which committee of the merged one, wholly or in part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from sample_data.hai_phong.units import Unit, direct_units

WARDS, COMMUNES = 24, 24
"""How many wards and communes of the merged city come from the old one; with both special zones they are 50."""

_SEED = 1_669
_FIRST = (
    ("tien", "Tiên"), ("thuong", "Thượng"), ("ky", "Kỳ"), ("bich", "Bích"), ("lien", "Liên"), ("ngu", "Ngũ"),
    ("thuy", "Thụy"), ("my", "Mỹ"), ("duc", "Đức"), ("luong", "Lương"), ("viet", "Việt"), ("bach", "Bạch"),
    ("hoang", "Hoàng"), ("ngoc", "Ngọc"),
)  # fmt: skip
_SECOND = (
    ("ngan", "Ngạn"), ("tao", "Tảo"), ("bieu", "Biều"), ("lang", "Lạng"), ("hoach", "Hoạch"), ("chieu", "Chiểu"),
    ("trieu", "Triều"), ("quyet", "Quyết"),
)  # fmt: skip
_RENAMED, _MOVED = 0, 0
"""The first ward is one old ward under a new name; the first commune is the same one below another committee."""
_SPLIT_WARDS = ((1, 2), (9, 10), (17, 18))
_SPLIT_COMMUNES = ((3, 4), (11, 12), (19, 20))
"""Pairs that share one old commune between them."""
_ISLAND_COMMUNES = 6


@dataclass(frozen=True)
class Former:
    """An old commune with its district (place in the list of districts) and the committees that took it in."""

    code: str
    name: str
    cluster: str
    district: int
    heirs: tuple[str, ...]


@cache
def heirs_of_the_old_city() -> tuple[tuple[Unit, ...], tuple[Unit, ...], tuple[Unit, ...]]:
    """Return the wards, communes and special zones of the merged city that come from the old one."""
    units = direct_units()
    by_cluster = {name: [unit for unit in units if unit.cluster == name] for name in ("ward", "commune")}
    zones = tuple(unit for unit in units if unit.cluster == "special_zone")
    return tuple(by_cluster["ward"][:WARDS]), tuple(by_cluster["commune"][:COMMUNES]), zones


@cache
def former_communes(urban: int, rural: int) -> tuple[Former, ...]:
    """Return the old communes, given how many districts are urban and rural; those of the island come last."""
    rng = Random(_SEED)
    names = [(f"{a}-{b}", f"{first} {second}") for a, first in _FIRST for b, second in _SECOND]
    rng.shuffle(names)
    places = iter(names)
    wards, communes, _ = heirs_of_the_old_city()
    found = []
    for key, kind, cluster, heirs, splits, special, first_district, districts in (
        ("phuong", "phường", "ward", wards, _SPLIT_WARDS, _RENAMED, 0, urban),
        ("xa", "xã", "commune", communes, _SPLIT_COMMUNES, _MOVED, urban, rural),
    ):
        for place, heir in enumerate(heirs):
            district = first_district + place * districts // len(heirs)
            if place == special and cluster == "commune":
                found.append(Former(heir.code, heir.name, cluster, district, (heir.code,)))
                continue
            for _ in range(1 if place == special else rng.choice((1, 2, 2)) if _shares(place, splits) else 2):
                slug, name = next(places)
                old = Former(f"hp24-{key}-{slug}", f"Đảng bộ {kind} {name}", cluster, district, (heir.code,))
                found.append(old)
            for left, right in splits:
                if left == place:
                    slug, name = next(places)
                    both = (heirs[left].code, heirs[right].code)
                    found.append(Former(f"hp24-{key}-{slug}", f"Đảng bộ {kind} {name}", cluster, district, both))
    for _ in range(_ISLAND_COMMUNES):  # they follow their district, see `build`
        slug, name = next(places)
        found.append(Former(f"hp24-xa-{slug}", f"Đảng bộ xã {name}", "commune", urban + rural, ()))
    return tuple(found)


def _shares(place: int, splits: tuple[tuple[int, int], ...]) -> bool:
    return any(place in pair for pair in splits)
