"""Registries of organisations: what comes in, what is asked, what cannot be right."""

from __future__ import annotations

from tests.corpus.cases import Case, Says
from tests.corpus.lists import asks, comes, no, sheet

NEW = ("code", "name")

CASES: list[Case] = [
    comes("a new organisation", "organizations", sheet(NEW, ("ml", "Đảng bộ xã Mỹ Lộc")), daily=True),
    comes(
        "new organisations in a workbook with Vietnamese headings",
        "organizations",
        sheet(
            ("Mã đơn vị", "Tên đơn vị", "Tên gọi tắt", "Loại hình", "Khối", "Mã cấp trên trực tiếp", "Tên gọi khác"),
            ("ml", "Đảng bộ xã Mỹ Lộc", "Mỹ Lộc", None, "xã", None, "Xã Mỹ Lộc; ĐU Mỹ Lộc"),
            named="don-vi.xlsx",
        ),
    ),
    comes(
        "whoever is above comes later in the file",
        "organizations",
        sheet(("code", "name", "parent_code"), ("ml1", "Chi bộ thôn 1", "ml"), ("ml", "Đảng bộ xã Mỹ Lộc", "")),
    ),
    comes(
        "columns in another order, capitals, blanks",
        "organizations",
        sheet((" NAME ", "Parent_Code", "CODE"), ("Đảng bộ xã Mỹ Lộc", "", " ml ")),
    ),
    no(
        "no column of names",
        "organizations",
        sheet(("code", "short_name"), ("ml", "Mỹ Lộc")),
        Says(()),
        options=("--kind", "organizations"),
    ),
    no("an organisation without a name", "organizations", sheet(NEW, ("ml", "")), Says((), "B2"), daily=True),
    no("a name without a code", "organizations", sheet(NEW, ("", "Đảng bộ xã Mỹ Lộc")), Says((), "A2")),
    no(
        "one code twice",
        "organizations",
        sheet(NEW, ("ml", "Đảng bộ xã Mỹ Lộc"), ("ml", "Đảng bộ xã Mỹ Hà")),
        Says(("ml",), "A3"),
    ),
    no(
        "above it is nobody",
        "organizations",
        sheet(("code", "name", "parent_code"), ("ml", "Đảng bộ xã Mỹ Lộc", "zz")),
        Says(("zz",), "C2"),
    ),
    no(
        "each above the other",
        "organizations",
        sheet(("code", "name", "parent_code"), ("a1", "Đảng bộ A", "b1"), ("b1", "Đảng bộ B", "a1")),
        Says(("b1",), "C2"),
    ),
    no(
        "ends before it begins",
        "organizations",
        sheet(("code", "name", "valid_from", "valid_to"), ("ml", "Đảng bộ xã Mỹ Lộc", "01/07/2025", "30/06/2025")),
        Says((), "D2"),
    ),
    no(
        "no day",
        "organizations",
        sheet(("code", "name", "valid_from"), ("ml", "Đảng bộ xã Mỹ Lộc", "31/02/2026")),
        Says(("31/02/2026",), "C2"),
    ),
    asks(
        "renamed",
        "organizations",
        sheet(NEW, ("dk", "Đảng bộ xã Đông Khê Thượng")),
        Says(("Đông Khê Thượng",), "B2"),
        daily=True,
    ),
    asks(
        "ended",
        "organizations",
        sheet(("code", "name", "valid_to"), ("dk", "Đảng bộ xã Đông Khê", "31/12/2026")),
        Says(("Đông Khê",)),
    ),
]
