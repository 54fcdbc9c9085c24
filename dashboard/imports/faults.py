"""Why something could not be written although nothing is wrong with it: files as codes of sentences in file_words."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.exc import SQLAlchemyError

from dashboard.i18n.language import N_, Language
from data_access.ingest.imports.faults import DatabaseBusyError, DiskFullError

DISK_FULL = "disk-full"
FAULTS: Mapping[type[Exception], str] = {
    DatabaseBusyError: "someone-importing",
    DiskFullError: DISK_FULL,
    SQLAlchemyError: "database-away",
}


def fault_code(error: Exception) -> str:
    """Return the code of the sentence for a fault of the database."""
    return next(code for kind, code in FAULTS.items() if isinstance(error, kind))


_UNWRITTEN: Mapping[type[Exception], str] = {
    DatabaseBusyError: N_(
        "Đang có người nhập số liệu vào cơ sở dữ liệu này; chưa có gì thay đổi. Hãy thử lại sau ít phút."
    ),
    DiskFullError: N_("Ổ đĩa chứa cơ sở dữ liệu đã đầy; chưa có gì thay đổi. Hãy giải phóng dung lượng rồi làm lại."),
}


def unwritten_sentence(language: Language, error: DatabaseBusyError | DiskFullError) -> str:
    """Return why something that is no file, such as a snapshot or an agenda, could not be written."""
    return language.text(_UNWRITTEN[type(error)])
