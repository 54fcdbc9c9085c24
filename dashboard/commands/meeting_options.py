"""What may be typed behind `quota-dashboard meeting`: agendas, default, deck AGENDA SNAPSHOT."""

from __future__ import annotations

import argparse
from collections.abc import Callable

_HELP = {
    "agendas": "in các chương trình họp, cũ nhất trước",
    "default": "lập chương trình họp thường dùng của một đảng bộ; in ra số của chương trình",
    "deck": "ghi các trang của một chương trình họp trên một bản chốt số liệu ra tệp",
    "of": "chỉ các chương trình họp của đảng bộ mang mã này",
    "jurisdiction": "mã đảng bộ, ví dụ thanh-hoa; nếu không cho thì lấy đảng bộ đầu tiên",
    "label": "tên chương trình họp, ví dụ “Giao ban tháng”",
    "by": "ai lập, ví dụ Văn phòng; nếu không cho thì là tài khoản của máy",
    "agenda": "số của chương trình họp",
    "snapshot": "số của bản chốt số liệu",
    "out": "ghi vào tệp nào: tên.pptx (PowerPoint) hoặc tên.html (trang chiếu không cần mạng)",
    "json": "trả lời bằng JSON",
}
ACTIONS = ("agendas", "default", "deck")


def add_meeting_commands(
    command: argparse.ArgumentParser, common: Callable[[argparse.ArgumentParser], None], metavar: str
) -> None:
    """Give the command its actions; `common` adds the options that every command takes."""
    actions = command.add_subparsers(dest="action", required=True, metavar=metavar, prog=command.prog)
    for name in ACTIONS:
        action = actions.add_parser(name, help=_HELP[name], description=_HELP[name])
        common(action)
        if name == "agendas":
            action.add_argument("--jurisdiction", default="", metavar="MÃ", help=_HELP["of"])
            action.add_argument("--json", action="store_true", help=_HELP["json"])
        if name == "default":
            action.add_argument("--jurisdiction", default="", metavar="MÃ", help=_HELP["jurisdiction"])
            action.add_argument("--label", required=True, metavar="TÊN", help=_HELP["label"])
            action.add_argument("--by", default="", metavar="AI", help=_HELP["by"])
        if name == "deck":
            action.add_argument("agenda", metavar="CHƯƠNG_TRÌNH", type=int, help=_HELP["agenda"])
            action.add_argument("snapshot", metavar="BẢN_CHỐT", type=int, help=_HELP["snapshot"])
            action.add_argument("--out", required=True, metavar="TỆP", help=_HELP["out"])
