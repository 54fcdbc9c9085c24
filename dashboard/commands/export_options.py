"""The options of `quota-dashboard export`: paper, format, place, and filters as in the address of a screen."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from dashboard.address import (
    BOUNDARIES,
    CATEGORY,
    CHOICE,
    CLUSTER,
    COMPARED,
    DAY,
    FIGURES,
    GROUPING,
    JURISDICTION,
    KNOWN_AT,
    LEVEL,
    ORDER,
    ORGANIZATION,
    PERIOD,
    PRESENCE,
    SEARCH,
    SNAPSHOT,
    YEAR,
)
from dashboard.domain.boundaries import READINGS
from dashboard.domain.carriers import PRESENCES
from dashboard.domain.groups import GROUPINGS, ORDERS
from dashboard.domain.report_periods import REPORT_PERIODS
from dashboard.domain.selection import CHOICES
from dashboard.domain.structure import LISTED
from data_access.scope import LEVELS

FILTERS: Mapping[str, str] = {
    "jurisdiction": JURISDICTION,
    "organization": ORGANIZATION,
    "year": YEAR,
    "as_of": DAY,
    "known_at": KNOWN_AT,
    "snapshot": SNAPSHOT,
    "compared": COMPARED,
    "cluster": CLUSTER,
    "state": CHOICE,
    "search": SEARCH,
    "order": ORDER,
    "group": GROUPING,
    "level": LEVEL,
    "figures": FIGURES,
    "category": CATEGORY,
    "presence": PRESENCE,
    "boundaries": BOUNDARIES,
    "period": PERIOD,
}
"""Options and the keys of the address that they stand for."""
_HELP = {
    "view": "tờ cần xuất: overview, progress, lagging, shares, organization, trends, reports, annex-01, annex-02,"
    " report hoặc tờ khác đã có; bỏ trống khi đã cho --link",
    "format": "định dạng tệp, ví dụ xlsx (mặc định), csv, docx, pptx, pdf, png, svg, html, zip",
    "out": "thư mục hoặc tệp để ghi (mặc định: thư mục hiện tại); ghi xong mới thay tệp cũ",
    "link": "địa chỉ chép từ trình duyệt: cho biết tờ và bộ lọc; tùy chọn khác ghi đè lên",
    "plain": "với --format csv: UTF-8, dấu phẩy, dấu chấm thập phân và mã, cho chương trình đọc",
    "size": "khổ ảnh png: 16:9 (mặc định) hoặc a4; khổ trang pptx: 16:9 (mặc định) hoặc 4:3",
    "keep": "giữ lại chừng này tệp mới nhất của cùng một tờ trong thư mục, xóa tệp cũ hơn",
    "jurisdiction": "mã đảng bộ, ví dụ thanh-hoa; nếu không cho thì lấy đảng bộ đầu tiên",
    "organization": "mã một đơn vị, cho tờ organization",
    "year": "năm; nếu không cho thì là năm của báo cáo mới nhất",
    "as_of": "số liệu đến ngày nào, ví dụ 2024-05-31",
    "known_at": "như đã biết vào lúc nào, ví dụ 2024-06-05T08:00",
    "snapshot": "như bản chốt số liệu mang số này, thay cho đảng bộ, ngày và thời điểm",
    "compared": "so với bản chốt số liệu mang số này",
    "cluster": "mã khối, ví dụ ward; có thể cho nhiều lần",
    "state": "nhóm đơn vị của danh sách chậm: " + ", ".join(CHOICES),
    "search": "chữ cần tìm trong tên",
    "order": "cách xếp danh sách tiến độ: " + ", ".join(ORDERS),
    "group": "cách nhóm danh sách tiến độ: " + ", ".join(GROUPINGS),
    "level": "cấp của danh sách tiến độ: " + ", ".join(LEVELS),
    "figures": "own: chỉ đơn vị tự báo cáo",
    "category": "nhóm người được theo dõi ở tờ shares: " + ", ".join(LISTED),
    "boundaries": "địa giới của tờ trends: " + ", ".join(READINGS),
    "period": "kỳ của tờ report: " + ", ".join(REPORT_PERIODS),
    "presence": "danh sách ở tờ shares: " + ", ".join(PRESENCES),
}
_METAVARS = {
    "out": "NƠI",
    "link": "ĐỊA_CHỈ",
    "keep": "N",
    "size": "KHỔ",
    "format": "DẠNG",
    "search": "CHỮ",
    "year": "NĂM",
    "snapshot": "SỐ",
    "compared": "SỐ",
}


def add_export_options(command: argparse.ArgumentParser) -> None:
    """Add them; which papers and formats there are is asked later, where a sentence can list them."""
    command.add_argument("view", nargs="?", default="", metavar="TỜ", help=_HELP["view"])
    command.add_argument("--format", default="xlsx", metavar=_METAVARS["format"], help=_HELP["format"])
    command.add_argument("--out", default=".", metavar=_METAVARS["out"], help=_HELP["out"])
    command.add_argument("--link", default="", metavar=_METAVARS["link"], help=_HELP["link"])
    command.add_argument("--plain", action="store_true", help=_HELP["plain"])
    command.add_argument("--size", default="", metavar=_METAVARS["size"], help=_HELP["size"])
    command.add_argument("--keep", type=int, default=0, metavar=_METAVARS["keep"], help=_HELP["keep"])
    for name in FILTERS:
        option = f"--{name.replace('_', '-')}"
        if name == "cluster":
            command.add_argument(option, action="append", default=[], metavar="MÃ", help=_HELP[name])
        else:
            command.add_argument(option, default="", metavar=_METAVARS.get(name, "MÃ"), help=_HELP[name])
