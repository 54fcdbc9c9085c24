"""What stands where a figure cannot: what is missing, why, and the one step that leads on."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.address import CHOICE, CLUSTER, DAY, JURISDICTION, KNOWN_AT, LANGUAGE, ORGANIZATION, YEAR
from dashboard.components.markup import escape, link, show
from dashboard.i18n.language import N_, Language

_WHAT = {
    JURISDICTION: N_("Không có đảng bộ nào mang mã “{value}”"),
    ORGANIZATION: N_("Không có đơn vị nào mang mã “{value}” trong phạm vi và vào ngày đang xem"),
    YEAR: N_("Không có số liệu của năm “{value}”"),
    DAY: N_("Không xem được số liệu đến ngày “{value}”"),
    KNOWN_AT: N_("Không hiểu thời điểm “{value}”"),
    CLUSTER: N_("Không có khối nào mang mã “{value}”"),
    CHOICE: N_("Không có trạng thái nào mang mã “{value}”"),
    LANGUAGE: N_("Không có ngôn ngữ “{value}”"),
}


def box(heading: str, text: str, steps: Sequence[tuple[str, str]] = ()) -> None:
    """Show a box: heading, sentence, and links (address, words) that lead on."""
    buttons = "".join(link(href, words, "qd-button") for href, words in steps)
    show(f'<div class="qd-box" role="status"><h2>{escape(heading)}</h2><p>{escape(text)}</p>{buttons}</div>')


def unknown_value(language: Language, key: str, value: str, way_back: str) -> None:
    """Say which value of the address means nothing here, and offer the way back."""
    heading = language.text(_WHAT.get(key, N_("Không hiểu giá trị “{value}” trong địa chỉ")), value=value[:80])
    text = language.text("Địa chỉ có thể đã bị gõ nhầm, hoặc đơn vị đã được sáp nhập. Không có gì bị thay đổi.")
    box(heading, text, [(way_back, language.text("Về Tổng quan"))])
