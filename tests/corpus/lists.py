"""Lists that set an office up: registry, successions, quotas, targets, members, plans, documents, pace, register."""

from __future__ import annotations

from pathlib import Path

from tests.corpus import writing
from tests.corpus.cases import ASKED, IMPORTED, REFUSED, UNCHANGED, Case, Make, Says, Step
from tests.corpus.office import ORGANIZATIONS, csv_text, quotas, registry, targets, truth
from tests.corpus.pages import Page

OF = "lists"


def sheet(*rows: tuple[object, ...], named: str = "danh-sach.csv") -> Make:
    """Rows as a CSV file or, by its name, as a workbook."""

    def write(folder: Path) -> Path:
        path = folder / named
        if path.suffix == ".csv":
            path.write_text(csv_text(*rows), encoding="utf-8")
            return path
        return writing.by_openpyxl(path, Page([list(row) for row in rows], "Danh sách"))

    return write


def text(content: str, named: str = "danh-sach.csv") -> Make:
    def write(folder: Path) -> Path:
        (folder / named).write_text(content, encoding="utf-8")
        return folder / named

    return write


def step(
    kind: str, make: Make, *outcomes: str, says: tuple[Says, ...] = (), options: tuple[str, ...] = (), **more: object
) -> Step:
    return Step(make, outcomes, None, says=says, options=options, kind=kind, **more)  # type: ignore[arg-type]


def comes(name: str, kind: str, make: Make, *, daily: bool = False, options: tuple[str, ...] = ()) -> Case:
    """It comes in without a question, and a second time it is in already."""
    steps = (step(kind, make, IMPORTED, options=options), step(kind, make, UNCHANGED, options=options))
    return Case(name, f"{OF}: {kind}", steps, daily)


def no(name: str, kind: str, make: Make, says: Says, *, daily: bool = False, options: tuple[str, ...] = ()) -> Case:
    return Case(name, f"{OF}: {kind}", (step(kind, make, REFUSED, says=(says,), options=options),), daily)


def asks(name: str, kind: str, make: Make, says: Says, *, daily: bool = False, reports: object = None) -> Case:
    return Case(name, f"{OF}: {kind}", (step(kind, make, ASKED, says=(says,), reports=reports),), daily)


QUOTA = ("code", "year", "amount")
WITH_22 = {"2026-05": {**truth("2026-05", ("quota",)), "ta": {"quota": 22}}}

CASES: list[Case] = [
    Case("the registry again", f"{OF}: organizations", (step("organizations", text(registry()), UNCHANGED),)),
    Case("the quotas again", f"{OF}: quotas", (step("quotas", text(quotas()), UNCHANGED),)),
    Case("the targets again", f"{OF}: targets", (step("targets", text(targets()), UNCHANGED),)),
    comes("quotas of another year", "quotas", sheet(QUOTA, *[(each.code, 2025, each.quota) for each in ORGANIZATIONS])),
    comes(
        "a quota of the whole and of a category",
        "quotas",
        sheet(("code", "year", "category", "amount"), ("kim-giang", 2026, "", 138), ("ta", 2026, "student", 3)),
        daily=True,
    ),
    comes(
        "quotas in a workbook with Vietnamese headings",
        "quotas",
        sheet(
            ("Mã đơn vị", "Tên đơn vị", "Năm", "Nhóm người", "Chỉ tiêu", "Văn bản"),
            ("ta", "Đảng bộ phường Tân An", "2025", "", "20", "Kế hoạch số 201-KH/TU ngày 22/01/2025"),
            named="chi-tieu.xlsx",
        ),
    ),
    comes("a quota that is not assigned", "quotas", sheet(QUOTA, ("ta", 2025, ""), ("tn", 2025, 5))),
    asks(
        "a quota changes",
        "quotas",
        sheet(QUOTA, ("ta", 2026, 22)),
        Says(("20", "22"), "C2"),
        reports=WITH_22,
        daily=True,
    ),
    no("a quota of nobody", "quotas", sheet(QUOTA, ("zz", 2026, 22)), Says(("zz",), "A2"), daily=True),
    no("a negative quota", "quotas", sheet(QUOTA, ("ta", 2026, -1)), Says(("-1",), "C2")),
    no("a fraction of a quota", "quotas", sheet(QUOTA, ("ta", 2026, "2.5")), Says(("2.5",), "C2")),
    no("a word for a quota", "quotas", sheet(QUOTA, ("ta", 2026, "hai mươi")), Says(("hai mươi",), "C2")),
    no("a word for a year", "quotas", sheet(QUOTA, ("ta", "năm nay", 5)), Says(("năm nay",), "B2")),
    no("a year of two digits", "quotas", sheet(QUOTA, ("ta", 26, 5)), Says(("26",), "B2")),
    no("one quota twice", "quotas", sheet(QUOTA, ("ta", 2025, 5), ("ta", 2025, 6)), Says(("5", "6"), "C3")),
    no(
        "a category that is none",
        "quotas",
        sheet(("code", "year", "category", "amount"), ("ta", 2026, "vận động viên", 1)),
        Says(("vận động viên",), "C2"),
    ),
    no(
        "quotas without amounts",
        "quotas",
        sheet(("code", "year"), ("ta", 2026)),
        Says(()),
        options=("--kind", "quotas"),
    ),
    no(
        "five good rows and one bad",
        "quotas",
        sheet(QUOTA, *[(each.code, 2025, 5) for each in ORGANIZATIONS[:5]], ("ca", 2025, "?")),
        Says(("?",), "C7"),
    ),
    comes(
        "another target",
        "targets",
        sheet(("category", "first_year", "last_year", "shape", "low"), ("student", 2026, 2030, "minimum_share", "20%")),
    ),
    no(
        "a target of no shape",
        "targets",
        sheet(("first_year", "last_year", "shape", "low"), (2026, 2030, "nhiều hơn", "3%")),
        Says(("nhiều hơn",), "C2"),
    ),
    no(
        "a target that ends before it begins",
        "targets",
        sheet(("first_year", "last_year", "shape", "low"), (2030, 2026, "minimum_rate", "3%")),
        Says(("2026",)),
    ),
    no(
        "a band upside down",
        "targets",
        sheet(("first_year", "last_year", "shape", "low", "high"), (2026, 2030, "rate_band", "4%", "3%")),
        Says(("3",)),
    ),
    comes("members", "members", sheet(("code", "year", "members"), ("ta", 2025, "1.020"), ("tn", 2025, 480))),
    no("members of nobody", "members", sheet(("code", "year", "members"), ("zz", 2025, 1)), Says(("zz",), "A2")),
    no("negative members", "members", sheet(("code", "year", "members"), ("ta", 2025, -5)), Says(("-5",), "C2")),
    Case(
        "members change",
        f"{OF}: members",
        (
            step("members", sheet(("code", "year", "members"), ("ta", 2025, 1020)), IMPORTED),
            step(
                "members",
                sheet(("code", "year", "members"), ("ta", 2025, 1021)),
                ASKED,
                says=(Says(("1.020", "1.021"), "C2"),),
            ),
        ),
    ),
    comes(
        "plans",
        "plans",
        sheet(
            ("code", "year", "due_on", "received_on"),
            ("ta", 2026, "25/01/2026", "20/01/2026"),
            ("tn", 2026, "2026-01-25", ""),
        ),
    ),
    no(
        "a plan of no day",
        "plans",
        sheet(("code", "year", "due_on"), ("ta", 2026, "hôm qua")),
        Says(("hôm qua",), "C2"),
    ),
    comes(
        "documents",
        "documents",
        sheet(
            ("number", "issuer", "issued_on", "title"),
            ("201-KH/TU", "Thành ủy Kim Giang", "22/01/2026", "Kế hoạch kết nạp đảng viên năm 2026"),
        ),
    ),
    comes(
        "a pace curve",
        "pace",
        sheet(
            ("name", "month", "share"),
            *[
                ("Đường chung", month, f"{share}%")
                for month, share in enumerate((3, 8, 15, 22, 35, 45, 55, 62, 72, 82, 92, 100), start=1)
            ],
        ),
    ),
    no(
        "a pace that falls",
        "pace",
        sheet(
            ("name", "month", "share"),
            *[
                ("Đường chung", month, f"{share}%")
                for month, share in enumerate((3, 8, 15, 22, 35, 30, 55, 62, 72, 82, 92, 100), start=1)
            ],
        ),
        Says(("30", "35"), "C7"),
    ),
    Case(
        "a register of another year",
        f"{OF}: register",
        (
            step("quotas", sheet(QUOTA, ("ta", 2025, 9)), IMPORTED),
            step(
                "register",
                sheet(("date", "code", "all", "student"), ("19/05/2025", "ta", 3, 1), ("02/09/2025", "ta", 4, 0)),
                IMPORTED,
            ),
        ),
    ),
    no(
        "a register beside monthly reports",
        "register",
        sheet(("date", "code", "all"), ("19/05/2026", "ta", 3)),
        Says(("Tân An",)),
    ),
    no(
        "a register of tomorrow",
        "register",
        sheet(("date", "code", "all"), ("19/12/2026", "ta", 3)),
        Says(("19/12/2026",), "A2"),
    ),
    no(
        "a register with more of a category than of all",
        "register",
        sheet(("date", "code", "all", "student"), ("19/05/2025", "ta", 3, 4)),
        Says(("4", "3")),
    ),
    no(
        "a report called quotas",
        "quotas",
        text("Báo cáo tháng 6/2026\nĐơn vị,Lũy kế\nĐảng bộ phường Tân An,11\n"),
        Says(()),
        options=("--kind", "quotas"),
    ),
    Case(
        "a registry called report", "report", (step("report", text(registry()), REFUSED, options=("--kind", "report")),)
    ),
    Case("headings and no rows", f"{OF}: quotas", (step("quotas", sheet(QUOTA), UNCHANGED, REFUSED),)),
    comes(
        "a list with remarks above and a column more",
        "quotas",
        sheet(
            ("BẢNG GIAO CHỈ TIÊU", None, None, None),
            (None, None, None, None),
            ("code", "year", "amount", "lãnh đạo"),
            ("ta", 2025, 7, "đ/c A"),
        ),
    ),
    Case(
        "a list in code page 1258",
        f"{OF}: organizations",
        (
            step(
                "organizations",
                lambda folder: writing.as_csv(
                    folder / "don-vi.csv",
                    Page([["code", "name"], ["ml", "Chi bô\u0323 My\u0303"]]),
                    encoding="cp1258",
                    delimiter=";",
                ),
                IMPORTED,
                REFUSED,
            ),
        ),
    ),
    Case(
        "succession into a new one",
        f"{OF}: successions",
        (
            step(
                "organizations",
                sheet(("code", "name", "valid_from"), ("ml", "Đảng bộ xã Mỹ Lộc", "01/07/2026")),
                IMPORTED,
            ),
            step(
                "successions",
                sheet(("predecessor", "successor", "effective_on", "extent"), ("dk", "ml", "01/07/2026", "full")),
                ASKED,
                IMPORTED,
            ),
        ),
    ),
    Case(
        "a second level of the same branch",
        "asked: second level",
        (
            step("organizations", sheet(("code", "name", "parent_code"), ("ta1", "Chi bộ khu phố 1", "ta")), IMPORTED),
            Step(
                sheet(
                    ("Báo cáo tháng 6/2026",),
                    ("Đơn vị", "Lũy kế"),
                    *[(each.name, each.admitted[2]) for each in ORGANIZATIONS],
                    ("Chi bộ khu phố 1", 4),
                ),
                (ASKED,),
                says=(Says(("Chi bộ khu phố 1",)),),
                reports={"2026-06": truth(fields=("admitted",))},
            ),
        ),
    ),
    Case(
        "one quota of another year beside those that are in",
        f"{OF}: quotas",
        (
            step("quotas", sheet(QUOTA, ("ta", 2025, 20), ("tn", 2025, 5)), IMPORTED, says=(Says(("25",)),)),
            step("quotas", sheet(QUOTA, ("cg", 2025, 7)), IMPORTED, says=(Says(("32",)),)),
        ),
    ),
]
