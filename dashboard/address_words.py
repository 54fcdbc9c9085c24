"""What is said of a value in an address that nothing stands for: the same words on screens and on the command line."""

from __future__ import annotations

from dashboard.address import (
    AGENDA,
    BATCH,
    BOUNDARIES,
    CATEGORY,
    CHOICE,
    CLUSTER,
    COMPARED,
    DAY,
    DRAWING,
    FIGURES,
    GROUPING,
    JURISDICTION,
    KNOWN_AT,
    LANGUAGE,
    LEVEL,
    ORDER,
    ORGANIZATION,
    PERIOD,
    PRESENCE,
    SNAPSHOT,
    SOURCE,
    STAGE,
    VIEW,
    YEAR,
)
from dashboard.i18n.language import N_, Language

_WHAT = {
    JURISDICTION: N_("Không có đảng bộ nào mang mã “{value}”"),
    ORGANIZATION: N_("Không có đơn vị nào mang mã “{value}” trong phạm vi và vào ngày đang xem"),
    YEAR: N_("Không có số liệu của năm “{value}”"),
    DAY: N_("Không xem được số liệu đến ngày “{value}”"),
    KNOWN_AT: N_("Không hiểu thời điểm “{value}”, hoặc lúc đó chưa có số liệu"),
    SNAPSHOT: N_("Không có bản chốt số liệu nào mang số “{value}”"),
    COMPARED: N_("Không so được với bản chốt số liệu số “{value}”"),
    CLUSTER: N_("Không có khối nào mang mã “{value}”"),
    CHOICE: N_("Không có trạng thái nào mang mã “{value}”"),
    ORDER: N_("Không có cách xếp “{value}”"),
    CATEGORY: N_("Không có nhóm người nào mang mã “{value}”"),
    PRESENCE: N_("Không có danh sách nào mang mã “{value}”"),
    GROUPING: N_("Không có cách nhóm “{value}”"),
    LEVEL: N_("Không có cấp nào mang mã “{value}”"),
    VIEW: N_("Không có cách xem “{value}”"),
    FIGURES: N_("Không có cách tính “{value}”"),
    BOUNDARIES: N_("Không có cách xem địa giới “{value}”"),
    DRAWING: N_("Không có biểu đồ “{value}”"),
    PERIOD: N_("Không có kỳ báo cáo “{value}”"),
    SOURCE: N_("Không có đơn vị nào mang mã “{value}” trên màn hình này"),
    STAGE: N_("Không có tệp nào mang mã “{value}” đang chờ"),
    BATCH: N_("Không có lần nhập nào mang số “{value}”"),
    AGENDA: N_("Không có chương trình họp nào mang số “{value}”"),
    LANGUAGE: N_("Không có ngôn ngữ “{value}”"),
}


def unknown_value_sentence(language: Language, key: str, value: str) -> str:
    """Return the sentence that names the value."""
    message = _WHAT.get(key, N_("Không hiểu giá trị “{value}” trong địa chỉ"))
    return language.text(message, value=value[:80])
