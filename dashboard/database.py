"""The database behind this process, and the words for the condition it is in: one wording for screens and commands."""

from __future__ import annotations

import functools

from sqlalchemy import URL, Engine

from dashboard.i18n.language import Code
from data_access.engine import create_database_engine, database_url
from data_access.migrate import Condition

_SENTENCES: dict[Condition, dict[Code, tuple[str, str]]] = {
    Condition.READY: {
        "vi": ("Cơ sở dữ liệu sẵn sàng.", ""),
        "en": ("The database is ready.", ""),
    },
    Condition.MISSING: {
        "vi": (
            "Chưa có tệp cơ sở dữ liệu.",
            "Chạy “quota-dashboard sample” để tạo số liệu minh họa, hoặc “quota-dashboard migrate” để tạo tệp trống.",
        ),
        "en": (
            "There is no database file yet.",
            "Run “quota-dashboard sample” for sample figures, or “quota-dashboard migrate” for an empty database.",
        ),
    },
    Condition.UNREACHABLE: {
        "vi": (
            "Không mở được cơ sở dữ liệu.",
            "Kiểm tra địa chỉ, mật khẩu, kết nối mạng và quyền đọc; “quota-dashboard doctor” cho biết lý do.",
        ),
        "en": (
            "The database cannot be opened.",
            "Check the address, the password, the network and the permissions; “quota-dashboard doctor” tells why.",
        ),
    },
    Condition.OLDER: {
        "vi": (
            "Cơ sở dữ liệu thuộc phiên bản cũ hơn chương trình.",
            "Sao lưu rồi chạy “quota-dashboard migrate”.",
        ),
        "en": ("The database is older than the program.", "Back it up, then run “quota-dashboard migrate”."),
    },
    Condition.NEWER: {
        "vi": (
            "Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình.",
            "Cài bản chương trình mới hơn; không có gì bị thay đổi.",
        ),
        "en": ("The database is newer than the program.", "Install a newer program; nothing was changed."),
    },
    Condition.EMPTY: {
        "vi": (
            "Cơ sở dữ liệu chưa có tổ chức nào.",
            "Nạp số liệu của đảng bộ, hoặc chạy “quota-dashboard sample” để có số liệu minh họa.",
        ),
        "en": (
            "The database holds no organisation yet.",
            "Load the figures of your committee, or run “quota-dashboard sample” for sample figures.",
        ),
    },
}


@functools.cache
def get_engine() -> Engine:
    """Return the engine of this process: one pool for all sessions, made on first use.

    Raises UnusableDatabaseUrlError when `DATABASE_URL` is no address of SQLite or PostgreSQL.
    """
    return create_database_engine(database_url())


def condition_sentence(condition: Condition, language: Code = "vi") -> tuple[str, str]:
    """Return what is the matter and what to do about it; both are plain sentences, the second may be empty."""
    return _SENTENCES[condition][language]


def shown_address(url: URL) -> str:
    """Return `url` as it may be shown: no password, and no query, which may carry one as well."""
    return url.set(query={}).render_as_string(hide_password=True)
