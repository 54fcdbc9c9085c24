"""What the command answers, in both languages."""

from __future__ import annotations

from dashboard.i18n.language import Code

WORDS: dict[Code, dict[str, str]] = {
    "vi": {
        "open": "Mở {} trong trình duyệt",
        "network": "Địa chỉ {} mở cho máy khác trong mạng; thêm --allow-network nếu đúng là muốn như vậy.",
        "bad_address": "“{}” không phải là địa chỉ IP. Dùng 127.0.0.1, hoặc địa chỉ của máy này trong mạng.",
        "bad_port": "Cổng phải là số từ 1 đến 65535.",
        "port_taken": "Không nghe được ở {}:{}; có lẽ cổng đang được dùng. Chọn cổng khác bằng --port.",
        "bad_url": "Địa chỉ cơ sở dữ liệu không dùng được: chỉ nhận sqlite:////… (tệp) và postgresql://….",
        "migrated": "Cơ sở dữ liệu ở phiên bản {}.",
        "filled": "Đã nạp số liệu minh họa.",
        "filled_before": "Cơ sở dữ liệu đã có số liệu; không nạp thêm gì.",
        "not_installed": "Bản cài đặt này không có phần “{}”.",
        "none": "không có",
        "database": "Cơ sở dữ liệu",
        "source": "Lấy từ",
        "condition": "Tình trạng",
        "to_do": "Việc cần làm",
        "reason": "Lý do",
        "revision": "Phiên bản có",
        "expected": "Phiên bản cần",
        "folder": "Thư mục dữ liệu",
        "versions": "Chương trình",
        "default": "mặc định",
    },
    "en": {
        "open": "Open {} in a browser",
        "network": "Address {} is open to other machines; add --allow-network if that is what you want.",
        "bad_address": "“{}” is not an IP address. Use 127.0.0.1, or the address of this machine in the network.",
        "bad_port": "The port must be a number from 1 to 65535.",
        "port_taken": "Cannot listen at {}:{}; the port may be in use. Choose another one with --port.",
        "bad_url": "This database address cannot be used: only sqlite:////… (a file) and postgresql://….",
        "migrated": "The database is at revision {}.",
        "filled": "The sample figures are loaded.",
        "filled_before": "The database already holds figures; nothing was added.",
        "not_installed": "This installation has no “{}”.",
        "none": "none",
        "database": "Database",
        "source": "Taken from",
        "condition": "Condition",
        "to_do": "To do",
        "reason": "Reason",
        "revision": "Revision found",
        "expected": "Revision expected",
        "folder": "Data folder",
        "versions": "Program",
        "default": "default",
    },
}
