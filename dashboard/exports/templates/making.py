"""The form of a kind for a jurisdiction, with what is known already, and the name of its file."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from dashboard.exports.templates.form import Form
from dashboard.exports.templates.list_forms import list_form
from dashboard.exports.templates.report_form import report_form
from dashboard.i18n.collation import fold
from dashboard.i18n.language import Language
from dashboard.reading.template_rows import list_rows, report_rows
from data_access.ingest.lists.known import read_categories
from data_access.ingest.lists.units import read_units

REPORT = "report"
_FILES = {
    REPORT: "BaoCaoThang",
    "organizations": "DanhSachDonVi",
    "successions": "KeThua",
    "quotas": "ChiTieu",
    "targets": "MucTieu",
    "members": "SoDangVien",
    "plans": "KeHoachNam",
    "documents": "VanBan",
    "pace": "DuongTienDo",
    "register": "SoKetNap",
    "settings": "ThietLap",
}
"""Middle part of the file's name by kind: no marks, so that every system can hold it."""


def make_form(connection: Connection, words: Language, kind: str, root: int, month: date) -> tuple[Form, str]:
    """Return the form of a kind for a jurisdiction, and the name of its file: "Mau_ChiTieu_ThanhHoa_2026.xlsx"."""
    top = read_units(connection, root).root
    period = f"{month:%Y-%m}" if kind == REPORT else f"{month:%Y}"
    name = f"Mau_{_FILES[kind]}_{without_marks(top.code)}_{period}.xlsx"
    if kind == REPORT:
        return report_form(words, top.name, month, report_rows(connection, root, month)), name
    rows = list_rows(connection, root, kind, month.year)
    return list_form(words, kind, top.name, rows, read_categories(connection)), name


def without_marks(code: str) -> str:
    """Return a code as a part of a file's name: ThanhHoa for thanh-hoa."""
    plain = (fold(sign) if sign.isalnum() else " " for sign in code)
    letters = "".join(without.upper() if sign.isupper() else without for sign, without in zip(code, plain, strict=True))
    return "".join(part[:1].upper() + part[1:] for part in letters.split()) or "DangBo"
