"""The database behind this process, and the words for the condition it is in: on screens, and for commands."""

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

_FOR_AN_OFFICE: dict[Condition, dict[Code, str]] = {
    Condition.READY: {"vi": "", "en": ""},
    Condition.MISSING: {
        "vi": (
            "Tệp chưa được lập, hoặc đã chuyển đi nơi khác; chương trình không xóa và không ghi đè gì. Hãy báo người"
            " phụ trách máy chủ lập tệp hoặc đưa tệp về chỗ cũ; có tệp là số liệu tự hiện lại."
        ),
        "en": (
            "Nobody made the file yet, or it was moved; this program deleted and overwrote nothing. Ask whoever looks"
            " after the server to make it or to put it back; the figures come by themselves."
        ),
    },
    Condition.UNREACHABLE: {
        "vi": (
            "Số liệu đã ghi không bị thay đổi. Nếu chờ vài phút vẫn chưa mở, hãy báo người phụ trách máy chủ xem lại"
            " kết nối và quyền đọc."
        ),
        "en": (
            "What was recorded is unchanged. If it stays like this for some minutes, ask whoever looks after the server"
            " to check the connection and the permissions."
        ),
    },
    Condition.OLDER: {
        "vi": (
            "Chương trình đã lên bản mới, cơ sở dữ liệu thì chưa; không có gì bị thay đổi. Hãy báo người phụ trách máy"
            " chủ sao lưu rồi nâng cấp cơ sở dữ liệu."
        ),
        "en": (
            "The program was upgraded, the database was not; nothing was changed. Ask whoever looks after the server to"
            " back it up and upgrade it."
        ),
    },
    Condition.NEWER: {
        "vi": "Không có gì bị thay đổi. Hãy báo người phụ trách máy chủ cài bản chương trình mới hơn.",
        "en": "Nothing was changed. Ask whoever looks after the server to install a newer program.",
    },
    Condition.EMPTY: {
        "vi": "Mở “Nhập số liệu” để lập đảng bộ đầu tiên.",
        "en": "Open “Import” to set up the first committee.",
    },
}
"""What to do, for whoever reads a screen: commands are typed by others."""


@functools.cache
def get_engine() -> Engine:
    """Return the engine of this process: one pool for all sessions, made on first use.

    Raises UnusableDatabaseUrlError when `DATABASE_URL` is no address of SQLite or PostgreSQL.
    """
    return create_database_engine(database_url())


def condition_sentence(condition: Condition, language: Code = "vi") -> tuple[str, str]:
    """Return what is the matter and what to type about it; both are plain sentences, the second may be empty."""
    return _SENTENCES[condition][language]


def screen_sentence(condition: Condition, language: Code = "vi") -> tuple[str, str]:
    """Return what is the matter, and for an office what was kept and whom to ask; the second may be empty."""
    return _SENTENCES[condition][language][0], _FOR_AN_OFFICE[condition][language]


def shown_address(url: URL) -> str:
    """Return `url` as it may be shown: no password, and no query, which may carry one as well."""
    return url.set(query={}).render_as_string(hide_password=True)
