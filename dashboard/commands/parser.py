"""What may be typed behind `quota-dashboard`, explained in Vietnamese; argparse itself only speaks English."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import Any, NoReturn

from dashboard.commands.export_options import add_export_options
from dashboard.commands.meeting_options import add_meeting_commands
from dashboard.commands.snapshot_options import add_snapshot_commands
from dashboard.commands.writing_options import HELP, WRITING, add_options
from dashboard.i18n.language import CODES
from data_access.ingest.preview import KINDS
from data_access.scope import LEVELS

WRONG_USAGE = 2
FIGURES = ("progress", "targets", "shares", "lagging")
"""Commands that print figures of a committee on a day."""
_ACTING = {"snapshot": add_snapshot_commands, "meeting": add_meeting_commands}
"""Commands that have actions of their own."""
_HELP = {
    "usage": "Cách dùng: ",
    "options": "tùy chọn",
    "commands": "lệnh",
    "command": "LỆNH",
    "help": "hiện phần trợ giúp này",
    "description": "Theo dõi tiến độ kết nạp đảng viên. Gõ “quota-dashboard LỆNH --help” để xem cách dùng từng lệnh.",
    "run": "mở các màn hình trong trình duyệt",
    "migrate": "tạo cơ sở dữ liệu, hoặc đưa cơ sở dữ liệu cũ lên phiên bản của chương trình",
    "sample": "nạp số liệu minh họa",
    "progress": "in tiến độ của một đảng bộ",
    "targets": "in các chỉ tiêu của một năm và mức đã đạt",
    "shares": "in số người và tỷ lệ của từng nhóm trong số đã kết nạp",
    "lagging": "in danh sách đơn vị chưa kết nạp được hoặc chậm tiến độ",
    "definitions": "in định nghĩa của các số đo, trạng thái, nhóm người và từ dùng",
    "template": "ghi biểu mẫu để điền số liệu, có sẵn các đơn vị và những gì đã biết",
    "export": "xuất một tờ ra tệp: Excel, CSV, Word, PowerPoint, PDF, ảnh hoặc trang xem không cần mạng",
    "snapshot": "chốt số liệu cho một kỳ họp, xem lại đúng như lúc chốt, so hai bản chốt",
    "meeting": "in các chương trình họp, lập chương trình thường dùng, ghi các trang chiếu ra tệp",
    "action": "VIỆC",
    "doctor": "cho biết cơ sở dữ liệu ở đâu và có dùng được không",
    "database": "địa chỉ cơ sở dữ liệu, ví dụ sqlite:////duong/dan/quota.sqlite3 hoặc postgresql://may-chu/ten; "
    "nếu không cho thì lấy từ biến DATABASE_URL, sau đó là tệp trong thư mục dữ liệu của người dùng",
    "language": "ngôn ngữ của các câu trả lời: vi (mặc định) hoặc en; cũng có thể đặt bằng biến QUOTA_LANGUAGE",
    "address": "địa chỉ IP của máy này để nghe (mặc định 127.0.0.1: chỉ máy này mở được)",
    "port": "cổng để nghe (mặc định 8501)",
    "allow_network": "cho phép máy khác trong mạng mở các màn hình",
    "host": "tên máy mà người xem gõ trong trình duyệt khi mở qua mạng; có thể cho nhiều lần",
    "jurisdiction": "mã đảng bộ, ví dụ thanh-hoa; nếu không cho thì lấy đảng bộ đầu tiên",
    "organization": "mã một đơn vị bên trong; nếu không cho thì là cả đảng bộ",
    "year": "năm; nếu không cho thì là năm của báo cáo mới nhất",
    "as_of": "số liệu đến ngày nào, ví dụ 2024-05-31; nếu không cho thì là ngày báo cáo mới nhất của năm",
    "known_at": "như đã biết vào lúc nào, ví dụ 2024-06-05T08:00; nếu không cho thì là bây giờ",
    "as_snapshot": "như bản chốt số liệu mang số này, thay cho đảng bộ, ngày và thời điểm",
    "children": "thêm danh sách các đơn vị trực thuộc",
    "level": "đơn vị ở cấp nào: direct (trực thuộc, mặc định), base (cơ sở) hoặc cell (chi bộ)",
    "category": "thêm số người thuộc một nhóm trong số đã kết nạp, ví dụ student hoặc enterprise",
    "kind": "loại biểu mẫu: report là báo cáo tháng, còn lại là các danh sách",
    "month": "tháng của báo cáo, ví dụ 2026-06; với danh sách chỉ lấy năm; nếu không cho thì là tháng trước",
    "out": "ghi vào tệp nào; nếu không cho thì theo tên loại, đảng bộ và tháng, trong thư mục hiện tại",
    "json": "trả lời bằng JSON",
}

_ARGPARSE = (
    (r"^argument (LỆNH|\S+): ", r"\1: "),
    (r"the following arguments are required: ", "còn thiếu "),
    (r"unrecognized arguments: ", "không hiểu "),
    (r"invalid choice: (.+?) \(choose from (.+)\)$", r"không có \1, hãy chọn một trong \2"),
    (r"invalid int value: ", "phải là số nguyên, không phải "),
    (r"expected one argument$", "cần thêm một giá trị"),
    (r"ignored explicit argument ", "không nhận giá trị "),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or _HELP["usage"])


class _Parser(argparse.ArgumentParser):
    """Speaks Vietnamese where argparse itself would speak English."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, **options)
        self._optionals.title, self._positionals.title = _HELP["options"], _HELP["commands"]
        self.add_argument("-h", "--help", action="help", help=_HELP["help"])

    def error(self, message: str) -> NoReturn:
        for english, vietnamese in _ARGPARSE:
            message = re.sub(english, vietnamese, message)
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\n")


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; options stand behind the command they belong to."""
    parser = _Parser(prog="quota-dashboard", description=_HELP["description"])
    commands = parser.add_subparsers(dest="command", required=True, metavar=_HELP["command"], prog=parser.prog)
    for name in (
        "run",
        "migrate",
        "sample",
        *FIGURES,
        "definitions",
        "template",
        "export",
        *WRITING,
        "snapshot",
        "meeting",
        "doctor",
    ):
        told = {**_HELP, **HELP}[name]
        command = commands.add_parser(name, help=told, description=told)
        if name in _ACTING:
            _ACTING[name](command, _common, _HELP["action"])
            continue
        _common(command)
        if name in WRITING:
            add_options(command, name)
        if name == "run":
            command.add_argument("--address", default="127.0.0.1", metavar="IP", help=_HELP["address"])
            command.add_argument("--port", type=int, default=8501, metavar="N", help=_HELP["port"])
            command.add_argument("--allow-network", action="store_true", help=_HELP["allow_network"])
            command.add_argument("--host", action="append", default=[], metavar="TÊN", help=_HELP["host"])
        if name == "template":
            command.add_argument("kind", choices=KINDS, metavar="LOẠI", help=_HELP["kind"])
            command.add_argument("--jurisdiction", default="", metavar="MÃ", help=_HELP["jurisdiction"])
            command.add_argument("--month", default="", metavar="THÁNG", help=_HELP["month"])
            command.add_argument("--out", default="", metavar="TỆP", help=_HELP["out"])
        if name in FIGURES:
            command.add_argument("--jurisdiction", default="", metavar="MÃ", help=_HELP["jurisdiction"])
            command.add_argument("--year", default="", metavar="NĂM", help=_HELP["year"])
            command.add_argument("--as-of", default="", metavar="NGÀY", help=_HELP["as_of"])
            command.add_argument("--known-at", default="", metavar="LÚC", help=_HELP["known_at"])
            command.add_argument("--snapshot", default="", metavar="SỐ", help=_HELP["as_snapshot"])
        if name in ("progress", "lagging"):
            command.add_argument("--organization", default="", metavar="MÃ", help=_HELP["organization"])
        if name == "progress":
            command.add_argument("--children", action="store_true", help=_HELP["children"])
            command.add_argument("--level", choices=LEVELS, default=LEVELS[0], help=_HELP["level"])
            command.add_argument("--category", default="", metavar="MÃ", help=_HELP["category"])
        if name == "export":
            add_export_options(command)
        if name in (*FIGURES, "definitions", "doctor"):
            command.add_argument("--json", action="store_true", help=_HELP["json"])
    return parser


def _common(command: argparse.ArgumentParser) -> None:
    """Add what every command takes."""
    preset = os.environ.get("QUOTA_LANGUAGE", "")
    command.add_argument("--database", metavar="URL", help=_HELP["database"])
    command.add_argument(
        "--language", choices=CODES, default=preset if preset in CODES else "vi", help=_HELP["language"]
    )
