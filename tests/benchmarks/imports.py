"""What an import costs by the command: time and highest memory of any of its processes, on both engines."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from tests.postgresql import running_server

CODE = "tinh-lon"
SIZES = (118, 1000, 5000)
FILES = 118

HEADINGS = (
    "STT",
    "Tên đảng bộ, chi bộ",
    "Chỉ tiêu",
    "Lũy kế từ đầu năm",
    "Nữ",
    "Đoàn viên",
    "Học sinh, sinh viên",
    "Lao động trong DN",
    "Người có đạo",
    "Dự kiến tháng này",
    "Dự kiến tháng sau",
    "Hồ sơ đang thẩm tra",
)


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of the processor, and the mebibytes of the largest process: command or reading child."""

    seconds: float
    processor: float
    mebibytes: float


def report() -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    units = "seconds, of the processor, MiB"
    yield f"| Import | SQLite: {units} | PostgreSQL: {units} (without the server) |"
    yield "| --- | --- | --- |"
    with tempfile.TemporaryDirectory() as place, running_server() as server:
        folder = Path(place)
        rows: dict[str, list[Cost]] = {}
        for engine in ("sqlite", "postgresql"):
            for size in SIZES:
                database = (
                    f"sqlite:///{folder / f'{size}.sqlite3'}"
                    if engine == "sqlite"
                    else server.url(server.create_database()).render_as_string(hide_password=False)
                )
                for what, cost in _costs(folder, database, size):
                    rows.setdefault(what, []).append(cost)
        for what, costs in rows.items():
            yield (
                f"| {what} | "
                + " | ".join(f"{cost.seconds:.1f}, {cost.processor:.1f}, {cost.mebibytes:.0f}" for cost in costs)
                + " |"
            )


def _costs(folder: Path, database: str, size: int) -> Iterator[tuple[str, Cost]]:
    _command("migrate", "--database", database)
    _command("jurisdiction", "add", CODE, "--name", "Tỉnh ủy Lớn", "--database", database)
    codes = [f"db{number:04}" for number in range(1, size + 1)]
    names = [f"Đảng bộ xã {_word(number)}" for number in range(1, size + 1)]
    registry = _csv(folder / "don-vi.csv", ("code", "name"), zip(codes, names, strict=True))
    quotas = _csv(folder / "chi-tieu.csv", ("code", "year", "amount"), [(code, 2026, 40) for code in codes])
    yield f"registry of {size} organisations (CSV)", _import(database, registry)
    yield f"quotas of {size} organisations (CSV)", _import(database, quotas)
    first = _workbook(folder / "thang-1.xlsx", names, 1)
    yield f"month of {size} rows, 12 columns", _import(database, first)
    yield f"the same file again, {size} rows", _import(database, first)
    second = _workbook(folder / "thang-2.xlsx", names, 2)
    yield f"the next month, {size} rows", _import(database, second)
    if size == SIZES[0]:
        files = [_workbook(folder / f"mot-{number}.xlsx", [name], 3) for number, name in enumerate(names[:FILES])]
        yield f"{FILES} files of one organisation each", _import(database, *files, "--confirm")


def _word(number: int) -> str:
    """Return a name of two syllables that no other number has, without digits."""
    first = (
        "An",
        "Bình",
        "Cẩm",
        "Châu",
        "Đông",
        "Gia",
        "Hà",
        "Hoàng",
        "Khê",
        "Lạc",
        "Minh",
        "Nam",
        "Phú",
        "Quang",
        "Sơn",
    )
    second = (
        "Ái",
        "Bảo",
        "Cường",
        "Dương",
        "Đức",
        "Giang",
        "Hải",
        "Hưng",
        "Khánh",
        "Lâm",
        "Mỹ",
        "Ninh",
        "Phong",
        "Quý",
    )
    third = (
        "",
        " Đoài",
        " Đông",
        " Hạ",
        " Nội",
        " Ngoại",
        " Thượng",
        " Trung",
        " Tây",
        " Bắc",
        " Nam",
        " Tiền",
        " Hậu",
    )
    fourth = ("", " Một", " Hai", " Ba")
    number, place = divmod(number, len(first))
    number, other = divmod(number, len(second))
    number, further = divmod(number, len(third))
    return f"{first[place]} {second[other]}{third[further]}{fourth[number]}"


def _csv(path: Path, heading: Sequence[str], rows: object) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows(rows)  # type: ignore[call-overload]
    return path


def _workbook(path: Path, names: Sequence[str], month: int) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Báo cáo")
    sheet.append([f"KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG {month}/2026"])
    sheet.append(HEADINGS)
    for number, name in enumerate(names, start=1):
        admitted = 3 * month + number % 4
        sheet.append([number, name, 40, admitted, month, month, month, month, 0, 1, 2, 1])
    book.save(path)
    return path


def _import(database: str, *what: Path | str) -> Cost:
    return _command("import", *map(str, what), "--jurisdiction", CODE, "--json", "--database", database)


def _command(*arguments: str) -> Cost:
    """Run the command in a process of its own; fails loudly where it does."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "dashboard.cli", *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments[:2])} ended with {process.returncode}")
    return Cost(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
