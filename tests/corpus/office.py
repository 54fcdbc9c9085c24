"""The office of the corpus: Kim Giang, fourteen organisations, made by the command from the lists of the issue.

Every figure of every case can be checked against ORGANIZATIONS by hand. April and May 2026 are in, June is not.
"""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard import cli
from dashboard.commands import importing

CODE = "kim-giang"
TODAY = date(2026, 7, 20)
"""The day on which all files of the corpus come in."""
MONTHS = ("2026-04", "2026-05", "2026-06")


@dataclass(frozen=True)
class Organization:
    """One that reports: its quota of 2026, cumulative admissions of April to June, and of June's of which."""

    code: str
    name: str
    quota: int | None
    admitted: tuple[int, int, int]
    student: int = 0
    enterprise: int = 0
    religious: int = 0
    other_names: str = ""


ORGANIZATIONS = (
    Organization("ta", "Đảng bộ phường Tân An", 20, (5, 8, 11), 2, 1, 0),
    Organization("tn", "Đảng bộ phường Tân Ân", 18, (4, 6, 9), 1, 2, 1),
    Organization("cg", "Đảng bộ phường Cẩm Giang", 25, (7, 9, 12), 3, 2, 0),
    Organization("cj", "Đảng bộ phường Cẩm Giàng", 15, (2, 4, 6), 1, 1, 0),
    Organization("hb", "Đảng bộ xã Hòa Bình", 12, (3, 4, 5), 1, 0, 2),
    Organization("dk", "Đảng bộ xã Đông Khê", 10, (0, 2, 3), 0, 1, 0),
    Organization("gl", "Đảng bộ thị trấn Gia Lộc", 16, (4, 6, 8), 2, 2, 0),
    Organization("c2", "Chi bộ 2", 3, (0, 1, 1)),
    Organization("c10", "Chi bộ 10", 4, (1, 1, 2), 1, 0, 0, "Chi bộ thôn Mười"),
    Organization("ca", "Đảng bộ Công an thành phố", 8, (2, 3, 4)),
    Organization("qs", "Đảng bộ Quân sự thành phố", 0, (0, 0, 0)),
    Organization("nt", "Đảng bộ Trường THPT Nguyễn Trãi", 5, (1, 2, 4), 3, 0, 0),
    Organization("mp", "Chi bộ Công ty TNHH Minh Phát", 2, (0, 0, 1), 0, 1, 0),
    Organization("hl", "Chi bộ Công ty Cổ phần May Hưng Long", None, (0, 1, 2), 0, 2, 0),
)
BY_CODE = {each.code: each for each in ORGANIZATIONS}
FIELDS = ("quota", "admitted", "student", "enterprise", "religious")


def figure(each: Organization, field: str, month: str = "2026-06") -> int | None:
    """What the organisation truly says of a field; columns that FIELDS does not name follow from the admitted."""
    place = MONTHS.index(month)
    admitted = each.admitted[place]
    if field == "admitted":
        return admitted
    if field == "month":
        return admitted - (each.admitted[place - 1] if place else 0)
    if field in FIELDS:
        return getattr(each, field) if field == "quota" or month == "2026-06" else 0  # type: ignore[no-any-return]
    return {
        "women": admitted // 2,
        "youth_union": admitted * 2 // 3,
        "ethnic_minority": admitted // 9,
        "pupil": each.student - each.student // 3,
        "university_student": each.student // 3,
        "non_state_enterprise": each.enterprise // 2,
        "moved_away": 2,
        "moved_informed": 1,
        "forecast_this_month": 1,
        "forecast_next_month": 2,
        "pool": admitted + 7,
        "certificate_holders": admitted + 3,
        "files_pending": 1,
    }[field]


def totals(month: str = "2026-06", fields: tuple[str, ...] = FIELDS) -> dict[str, int]:
    """Sums over all organisations: 138 quota, 68 admitted, 14 students, 12 of enterprises, 3 believers in June."""
    return {field: sum(figure(each, field, month) or 0 for each in ORGANIZATIONS) for field in fields}


def truth(month: str = "2026-06", fields: tuple[str, ...] = FIELDS) -> dict[str, dict[str, int | None]]:
    """What `reports` must print once the month is in, by code."""
    return {each.code: {field: figure(each, field, month) for field in fields} for each in ORGANIZATIONS}


def csv_text(*rows: tuple[object, ...]) -> str:
    """Write rows with commas; None is an empty cell."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([["" if cell is None else cell for cell in row] for row in rows])
    return text.getvalue()


def registry() -> str:
    """The registry as the issue names its columns."""
    rows = [(each.code, each.name, each.other_names) for each in ORGANIZATIONS]
    return csv_text(("code", "name", "other_names"), *rows)


def quotas() -> str:
    """The quotas of 2026; May Hưng Long has none assigned."""
    return csv_text(("code", "year", "amount"), *[(each.code, 2026, each.quota) for each in ORGANIZATIONS])


def targets() -> str:
    return csv_text(
        ("category", "first_year", "last_year", "shape", "low", "high"),
        ("", 2026, 2030, "rate_band", "3%", "4%"),
    )


def month_report(month: str) -> str:
    """A plain report of a month."""
    year, number = month.split("-")
    rows = [(each.name, each.quota, figure(each, "admitted", month)) for each in ORGANIZATIONS]
    return csv_text((f"Báo cáo tháng {int(number)}/{year}",), ("Đơn vị", "Chỉ tiêu", "Lũy kế từ đầu năm"), *rows)


def fill(engine: Engine) -> None:
    """Set the office up as one that begins does: an empty jurisdiction, three lists and two months, by the command."""
    database = ("--database", engine.url.render_as_string(hide_password=False))
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as place:
        patch.setattr(importing, "today", lambda: TODAY)
        folder = Path(place)
        _done("jurisdiction", "add", CODE, "--name", "Đảng bộ thành phố Kim Giang", *database)
        for name, text in {
            "don-vi.csv": registry(),
            "chi-tieu.csv": quotas(),
            "muc-tieu.csv": targets(),
            "thang-4.csv": month_report("2026-04"),
            "thang-5.csv": month_report("2026-05"),
        }.items():
            (folder / name).write_text(text, encoding="utf-8")
            _done("import", str(folder / name), "--jurisdiction", CODE, *database)


def _done(*arguments: str) -> None:
    code = cli.main(arguments)
    assert code == 0, f"{arguments[:3]}: {code}"
