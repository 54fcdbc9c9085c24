"""What may be typed behind `quota-dashboard snapshot`: create, list, show NUMBER, diff A B."""

from __future__ import annotations

import argparse
from collections.abc import Callable

_HELP = {
    "create": "chốt số liệu của một đảng bộ đến một ngày, với những gì biết lúc này; in ra số của bản chốt",
    "list": "in các bản chốt số liệu, mới nhất trước",
    "show": "in tiến độ đúng như lúc chốt",
    "diff": "in những gì thay đổi từ bản chốt này đến bản chốt kia, phần điều chỉnh để riêng",
    "jurisdiction": "mã đảng bộ, ví dụ thanh-hoa; nếu không cho thì lấy đảng bộ đầu tiên",
    "of": "chỉ các bản chốt của đảng bộ mang mã này",
    "as_of": "số liệu đến ngày nào, ví dụ 2024-05-31; nếu không cho thì là ngày báo cáo mới nhất",
    "label": "tên kỳ họp, ví dụ “Họp Ban chỉ đạo tháng 5”",
    "by": "ai chốt, ví dụ Văn phòng; nếu không cho thì là tài khoản của máy",
    "number": "số của bản chốt",
    "organization": "mã một đơn vị bên trong; nếu không cho thì là cả đảng bộ",
    "children": "thêm danh sách các đơn vị trực thuộc",
    "json": "trả lời bằng JSON",
}
ACTIONS = ("create", "list", "show", "diff")


def add_snapshot_commands(
    command: argparse.ArgumentParser, common: Callable[[argparse.ArgumentParser], None], metavar: str
) -> None:
    """Give the command its actions; `common` adds the options that every command takes."""
    actions = command.add_subparsers(dest="action", required=True, metavar=metavar, prog=command.prog)
    for name in ACTIONS:
        action = actions.add_parser(name, help=_HELP[name], description=_HELP[name])
        common(action)
        if name == "create":
            action.add_argument("--jurisdiction", default="", metavar="MÃ", help=_HELP["jurisdiction"])
            action.add_argument("--as-of", default="", metavar="NGÀY", help=_HELP["as_of"])
            action.add_argument("--label", required=True, metavar="TÊN", help=_HELP["label"])
            action.add_argument("--by", default="", metavar="AI", help=_HELP["by"])
        if name == "list":
            action.add_argument("--jurisdiction", default="", metavar="MÃ", help=_HELP["of"])
        if name == "show":
            action.add_argument("snapshot", metavar="SỐ", help=_HELP["number"])
            action.add_argument("--organization", default="", metavar="MÃ", help=_HELP["organization"])
            action.add_argument("--children", action="store_true", help=_HELP["children"])
        if name == "diff":
            action.add_argument("former", metavar="A", help=_HELP["number"])
            action.add_argument("snapshot", metavar="B", help=_HELP["number"])
        action.add_argument("--json", action="store_true", help=_HELP["json"])
