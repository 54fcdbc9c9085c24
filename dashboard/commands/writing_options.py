"""What may be typed behind the commands through which figures come in, explained in Vietnamese."""

from __future__ import annotations

import argparse

from data_access.ingest.lists.choices import KINDS as FORMS
from data_access.ingest.preview import KINDS

WRITING = ("import", "imports", "undo", "reports", "jurisdiction")
HELP = {
    "import": "nhập tệp báo cáo và danh sách vào cơ sở dữ liệu",
    "imports": "in các lần nhập của một đảng bộ, hoặc những gì một lần nhập đã thay đổi",
    "undo": "hoàn tác một lần nhập; không có gì bị xóa",
    "reports": "in số liệu đã lưu của một tháng, đúng như báo cáo",
    "jurisdiction": "lập một đảng bộ mới, chưa có đơn vị nào",
    "files": "tệp cần nhập (.xlsx, .csv …); có thể cho nhiều tệp",
    "which": "mã đảng bộ, ví dụ thanh-hoa",
    "kind": "loại tệp; nếu không cho thì tự nhận",
    "month": "tháng báo cáo, ví dụ 2026-06; nếu không cho thì đọc trong tệp",
    "dry_run": "chỉ cho biết sẽ thế nào, không ghi gì",
    "confirm": "trả lời “có” cho mọi câu hỏi",
    "watch": "theo dõi một thư mục: tệp không có câu hỏi được nhập rồi chuyển vào da-nhap, tệp khác chuyển vào can-xem "
    "kèm lý do",
    "once": "với --watch: xem thư mục một lượt rồi thôi",
    "by": "ai nhập, ví dụ Văn phòng; nếu không cho thì là tài khoản của máy",
    "batch": "số của lần nhập",
    "compare": "so với lần nhập này: số liệu các tháng chung khác nhau ở đâu",
    "save": "ghi tệp đã nhập ra đường dẫn này",
    "month_of": "tháng, ví dụ 2026-06",
    "action": "add: lập mới",
    "code": "mã dùng trong địa chỉ: chữ không dấu, số và dấu gạch nối",
    "name": "tên chính thức, ví dụ “Tỉnh ủy Hậu Giang”",
    "form": "loại hình; nếu không cho thì đoán theo tên",
    "first_day": "ngày thành lập, ví dụ 2025-07-01; nếu không cho thì không giới hạn ngày của các đơn vị bên dưới",
    "json": "trả lời bằng JSON",
}


def add_options(command: argparse.ArgumentParser, name: str) -> None:
    """Give a command that writes its options."""
    if name == "import":
        command.add_argument("files", nargs="*", metavar="TỆP", help=HELP["files"])
        command.add_argument("--kind", choices=KINDS, default="", help=HELP["kind"])
        command.add_argument("--month", default="", metavar="THÁNG", help=HELP["month"])
        command.add_argument("--dry-run", action="store_true", help=HELP["dry_run"])
        command.add_argument("--confirm", action="store_true", help=HELP["confirm"])
        command.add_argument("--watch", default="", metavar="THƯ-MỤC", help=HELP["watch"])
        command.add_argument("--once", action="store_true", help=HELP["once"])
    if name == "undo":
        command.add_argument("batch", type=int, metavar="SỐ", help=HELP["batch"])
        command.add_argument("--dry-run", action="store_true", help=HELP["dry_run"])
    if name == "jurisdiction":
        command.add_argument("action", choices=("add",), metavar="VIỆC", help=HELP["action"])
        command.add_argument("code", metavar="MÃ", help=HELP["code"])
        command.add_argument("--name", required=True, metavar="TÊN", help=HELP["name"])
        command.add_argument("--kind", choices=FORMS, default="", help=HELP["form"])
        command.add_argument("--first-day", default="", metavar="NGÀY", help=HELP["first_day"])
    if name in ("import", "imports", "reports"):
        command.add_argument("--jurisdiction", required=True, metavar="MÃ", help=HELP["which"])
    if name == "imports":
        command.add_argument("--batch", type=int, metavar="SỐ", help=HELP["batch"])
        command.add_argument("--compare", type=int, metavar="SỐ", help=HELP["compare"])
        command.add_argument("--save", default="", metavar="TỆP", help=HELP["save"])
    if name == "reports":
        command.add_argument("--month", required=True, metavar="THÁNG", help=HELP["month_of"])
    if name in ("import", "undo"):
        command.add_argument("--by", default="", metavar="AI", help=HELP["by"])
    if name != "jurisdiction":
        command.add_argument("--json", action="store_true", help=HELP["json"])
