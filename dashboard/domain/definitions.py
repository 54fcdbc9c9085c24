"""What every measure, state, mark, curve, target and term means: the one source of the page, the hover and the command.

Categories of people are data: their definitions stand in the table `category`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.narrative import MARK_WORDS, STATE_WORDS
from dashboard.domain.position import Mark
from dashboard.domain.states import State
from dashboard.domain.target_words import ANSWER_WORDS
from dashboard.domain.targets import Answer
from dashboard.i18n.language import N_, Language


class Group(StrEnum):
    """Where a definition stands on the page; the order is that of the page."""

    MEASURE = "measure"
    STATE = "state"
    MARK = "mark"
    CURVE = "curve"
    TARGET = "target"
    ANSWER = "answer"
    CATEGORY = "category"
    TERM = "term"


GROUP_WORDS = {
    Group.MEASURE: N_("Số đo"),
    Group.STATE: N_("Trạng thái"),
    Group.MARK: N_("Dấu bên cạnh trạng thái"),
    Group.CURVE: N_("Mức cần đạt tính theo nhịp nào"),
    Group.TARGET: N_("Các dạng chỉ tiêu, mục tiêu"),
    Group.ANSWER: N_("Đánh giá so với mục tiêu"),
    Group.CATEGORY: N_("Nhóm người"),
    Group.TERM: N_("Từ dùng trong các màn hình"),
}


@dataclass(frozen=True)
class Definition:
    """One thing that a reader may ask about; `term` and `text` are Vietnamese, to be translated where they are "
    "shown."""

    group: Group
    code: str
    term: str
    text: str


_MEASURES = {
    "quota": (
        N_("Chỉ tiêu"),
        N_("Số đảng viên phải kết nạp trong năm do cấp trên giao; lấy bản có hiệu lực đến ngày đang xem."),
    ),
    "admitted": (
        N_("Đã kết nạp"),
        N_("Số người được kết nạp từ ngày 01/01 đến ngày đang xem, tính theo ngày tổ chức lễ kết nạp."),
    ),
    "percent": (
        N_("Tỷ lệ đạt"),
        N_(
            "Đã kết nạp chia cho chỉ tiêu, làm tròn nửa lên một chữ số: 289/817 = 35,4%. Chưa đủ 100 thì không in "
            "thành 100; vượt 100 là bình thường."
        ),
    ),
    "remaining": (N_("Còn phải kết nạp"), N_("Chỉ tiêu trừ số đã kết nạp, thấp nhất là 0: 817 − 289 = 528.")),
    "needed_per_month": (
        N_("Cần mỗi tháng"),
        N_("Số còn phải kết nạp chia cho số tháng còn lại của năm: 528 người trong 7 tháng là 75,4 người/tháng."),
    ),
    "pace_per_month": (
        N_("Đến nay mỗi tháng"),
        N_("Số đã kết nạp chia cho số tháng đã qua: 289 người trong 5 tháng là 57,8 người/tháng."),
    ),
    "due": (
        N_("Mức cần đạt"),
        N_("Số người lẽ ra đã kết nạp đến ngày báo cáo: chỉ tiêu nhân với phần của năm mà nhịp đang dùng cho biết."),
    ),
    "missing": (N_("Còn thiếu"), N_("Mức cần đạt trừ số đã kết nạp, thấp nhất là 0; danh sách chậm xếp theo số này.")),
    "chance": (
        N_("Thiếu rõ, thiếu ít"),
        N_(
            "Đơn vị đi đúng nhịp vẫn có lúc thấp hơn mức cần đạt, nhất là khi chỉ tiêu nhỏ. Nếu khả năng thấp như thế "
            "chỉ do dao động thường gặp là dưới 1 phần 10 thì thiếu rõ và coi là chậm; từ 1 phần 10 thì thiếu ít, chưa "
            "coi là chậm (tính theo phân phối nhị thức của chỉ tiêu). Mức 1 phần 10 có thể được đặt khác ở Quản trị."
        ),
    ),
    "forecast": (
        N_("Dự báo cả năm"),
        N_(
            "Khoảng số người cuối năm, suy từ nhịp của ít nhất ba năm trước. Không dự báo khi mới dưới 10 người, "
            "chưa đủ ba năm, còn quá sớm trong năm hoặc đã đủ chỉ tiêu."
        ),
    ),
    "expected": (
        N_("Dự kiến"),
        N_("Số người mà chính đơn vị ghi trong báo cáo là sẽ kết nạp trong tháng hoặc tháng sau."),
    ),
    "share": (
        N_("Tỷ lệ trong số kết nạp"),
        N_(
            "Số người thuộc một nhóm chia cho tất cả người mới kết nạp trong cùng thời gian. Một người có thể thuộc "
            "nhiều nhóm, nên các nhóm không cộng thành tổng."
        ),
    ),
    "people_needed": (
        N_("Cần thêm"),
        N_(
            "Số người thuộc nhóm còn phải kết nạp để cuối năm đạt tỷ lệ tối thiểu, tính cả việc mẫu số cũng tăng: 60 "
            "trong 289, còn 528 người, mức 25% thì cần thêm 145 người."
        ),
    ),
    "reported": (
        N_("Đã báo cáo"),
        N_("Số đơn vị trực thuộc đã gửi đủ báo cáo của tháng mới nhất mà có đơn vị nào đó đã báo cáo."),
    ),
    "periods_behind": (
        N_("Chậm mấy kỳ"),
        N_("Số tháng báo cáo liên tiếp, tính đến tháng mới nhất, đơn vị ở mức chậm."),
    ),
    "zero_years": (
        N_("Mấy năm liền chưa kết nạp"),
        N_("Số năm trọn liên tiếp trước năm nay có chỉ tiêu, có báo cáo mà không kết nạp được ai."),
    ),
    "last_admission": (N_("Kết nạp gần nhất"), N_("Tháng gần nhất có người được kết nạp, kể cả các năm trước.")),
    "members": (
        N_("Số đảng viên"),
        N_("Tổng số đảng viên vào cuối năm trước, dùng làm mẫu số của tỷ lệ phát triển đảng."),
    ),
}
_STATES = {
    State.NOT_ASSIGNED: N_("Năm đó không được giao chỉ tiêu, hoặc chỉ tiêu là 0; không xếp hạng và không có tỷ lệ."),
    State.NOT_REPORTED: N_("Từ đầu năm chưa có báo cáo nào; khác với báo cáo là 0."),
    State.ZERO: N_(
        "Có chỉ tiêu, có báo cáo, chưa kết nạp được ai (danh sách Phụ lục 02). Khi năm đã khép ghi “Không kết nạp "
        "được”."
    ),
    State.BEHIND: N_(
        "Thiếu rõ so với mức cần đạt: khả năng thấp như thế chỉ do dao động thường gặp là dưới 1 phần 10. Khi năm đã "
        "khép mà chưa đủ chỉ tiêu ghi “Không đạt chỉ tiêu”."
    ),
    State.ON_PACE: N_("Chưa đủ chỉ tiêu; đạt mức cần đạt, hoặc thiếu ít, trong mức dao động thường gặp."),
    State.MET: N_("Đã kết nạp đúng bằng chỉ tiêu năm."),
    State.EXCEEDED: N_("Đã kết nạp nhiều hơn chỉ tiêu năm."),
}
_MARKS = {
    Mark.LAST_REPORT_MISSING: N_("Đã báo cáo trong năm nhưng chưa gửi đủ báo cáo của tháng mới nhất."),
    Mark.SMALL_QUOTA: N_(
        "Chỉ tiêu từ 1 đến 3 người, hoặc đến mức văn phòng đặt ở Quản trị: chỉ xem số người, không so theo tỷ lệ."
    ),
    Mark.MANY_YEARS_ZERO: N_(
        "Chưa kết nạp được ai và ít nhất hai năm trọn trước đó cũng vậy, trong khi vẫn còn nguồn."
    ),
    Mark.POOL_BUT_ZERO: N_("Chưa kết nạp được ai trong khi báo cáo mới nhất ghi vẫn còn nguồn."),
    Mark.NO_POOL: N_("Báo cáo mới nhất ghi nguồn là 0: cần hỗ trợ tạo nguồn, không phải để phê bình."),
}
_CURVES = {
    "own_history": (
        N_("Nhịp các năm của chính đơn vị"),
        N_("Phần của năm mà ba năm đã khép gần nhất đạt đến cùng ngày, mỗi năm ít nhất 10 người."),
    ),
    "school_history": (
        N_("Nhịp chung của khối trường học"),
        N_("Gộp các năm trước của những trường quanh đó: trường học đi theo năm học, không theo đường thẳng."),
    ),
    "parent_history": (
        N_("Nhịp của cấp trên"),
        N_("Nhịp các năm của tổ chức đảng cấp trên, dùng khi đơn vị chưa đủ số liệu."),
    ),
    "office": (
        N_("Nhịp do văn phòng đặt"),
        N_(
            "Đường do văn phòng cấp ủy đặt và đặt tên, cho mọi khối hoặc riêng một khối, từ một ngày; dùng khi chưa đủ "
            "ba năm số liệu."
        ),
    ),
    "straight": (N_("Đường thẳng theo tháng"), N_("Mỗi tháng một phần mười hai; chỉ dùng khi không có nhịp nào khác.")),
}
_TARGETS = {
    "assigned_count": (N_("Chỉ tiêu giao"), N_("Một số người cho cả năm, do cấp trên giao cho từng đơn vị.")),
    "minimum_rate": (
        N_("Tỷ lệ tối thiểu"),
        N_("Ít nhất bằng một tỷ lệ của tổng số đảng viên, làm tròn lên thành người: 3% của 243.544 là 7.307."),
    ),
    "rate_band": (
        N_("Khoảng tỷ lệ"),
        N_("Từ mức thấp đến mức cao của tổng số đảng viên: 3–4% của 124.934 là 3.749–4.997 người."),
    ),
    "minimum_share": (
        N_("Tỷ lệ tối thiểu trong số kết nạp"),
        N_("Ít nhất bằng một phần của tất cả người mới kết nạp trong năm: 25% của 7.307 là 1.827 người."),
    ),
    "count_band": (N_("Khoảng số người"), N_("Từ số thấp đến số cao trong một năm, ví dụ 1.020–1.250 người.")),
    "term_total": (N_("Tổng cả nhiệm kỳ"), N_("Cộng kết quả các năm của nhiệm kỳ, ví dụ 573 so với 500–550.")),
    "completeness": (N_("Đủ 100%"), N_("Mọi đơn vị, hoặc mọi người thuộc diện, đều phải làm được.")),
}
_ANSWERS = {
    Answer.BELOW: N_("Thấp hơn mức thấp nhất của khoảng; khi năm chưa khép ghi “Chưa tới mức cả năm”."),
    Answer.INSIDE: N_("Nằm giữa mức thấp nhất và cao nhất, tính cả hai mức."),
    Answer.ABOVE: N_("Cao hơn mức cao nhất của khoảng; nêu ra, không coi là sai."),
    Answer.MET: N_("Đã bằng hoặc hơn mức tối thiểu, tính trên số người đã kết nạp."),
    Answer.NOT_MET: N_("Còn thấp hơn mức tối thiểu, tính trên số người đã kết nạp; khi năm đã khép ghi “Không đạt”."),
    Answer.UNKNOWN: N_("Chưa có báo cáo hoặc mẫu số để tính; không phải là 0."),
}
_TERMS = {
    "as_of": (N_("Đến ngày"), N_("Ngày mà số liệu tính đến, kể cả ngày đó.")),
    "report_day": (
        N_("Ngày báo cáo"),
        N_(
            "Ngày cuối mà báo cáo bao gồm. Nhịp và trạng thái tính đến ngày này, để không ai bị coi là chậm chỉ vì "
            "tháng chưa hết."
        ),
    ),
    "known_at": (
        N_("Như đã biết lúc"),
        N_("Xem lại số liệu đúng như lúc đó, trước các báo cáo muộn và đính chính về sau."),
    ),
    "snapshot": (
        N_("Bản chốt số liệu"),
        N_(
            "Số liệu mà kỳ họp thống nhất: một đảng bộ, một ngày và thời điểm biết đến, mang một số. Mở lại lúc nào "
            "cũng đúng như khi chốt, dù sau đó có báo cáo muộn, đính chính, sáp nhập hay chỉ tiêu mới."
        ),
    ),
    "corrected_since": (
        N_("Điều chỉnh sau kỳ họp"),
        N_(
            "Số của ngày đã chốt mà về sau biết khác đi: báo cáo đến muộn, đính chính, chỉ tiêu sửa lại. Để riêng, "
            "không tính vào số kết nạp thêm từ kỳ họp."
        ),
    ),
    "same_day": (
        N_("Cùng kỳ năm trước"),
        N_("Năm trước tính đến đúng ngày này, không phải cả năm: 289 đến 31/05/2024 so với 288 đến 31/05/2023."),
    ),
    "term": (
        N_("Nhiệm kỳ"),
        N_("Cộng năm năm giữa hai kỳ đại hội: nhiệm kỳ 2020–2025 gồm các năm 2021 đến 2025."),
    ),
    "provisional": (
        N_("Tạm tính"),
        N_("Tháng còn thiếu báo cáo của đơn vị đã có báo cáo khác trong năm; số của tháng đó có thể còn thay đổi."),
    ),
    "direct": (N_("Đơn vị trực thuộc"), N_("Đảng bộ, chi bộ ngay dưới một cấp, đang hoạt động vào ngày đang xem.")),
    "cluster": (N_("Khối"), N_("Nhóm đơn vị cùng loại, ví dụ phường, xã, cơ quan, doanh nghiệp, trường học.")),
    "pool": (N_("Nguồn"), N_("Quần chúng ưu tú có thể xét kết nạp, theo báo cáo của đơn vị.")),
    "certificate_holders": (
        N_("Đã học lớp nhận thức"),
        N_("Người trong nguồn đã có giấy chứng nhận bồi dưỡng nhận thức về Đảng."),
    ),
    "files_pending": (N_("Hồ sơ đang xét"), N_("Hồ sơ đã đề nghị cấp có thẩm quyền, chưa có quyết định.")),
    "with_all_reports": (
        N_("Nếu đủ báo cáo"),
        N_(
            "Từ số đang có đến số đang có cộng với số mà các đơn vị còn thiếu báo cáo đã dự kiến cho tháng đó; đơn vị "
            "không dự kiến được tính theo số gần nhất."
        ),
    ),
    "movement": (
        N_("Lên bậc, xuống bậc"),
        N_(
            "So trạng thái với ngày báo cáo của tháng trước trong năm, theo thứ tự: chưa kết nạp được, chậm, bảo đảm, "
            "đạt, vượt. Không so đơn vị không có chỉ tiêu hoặc không gửi báo cáo mới."
        ),
    ),
    "usual_range": (
        N_("Mức dao động thường gặp"),
        N_(
            "Dải quanh mức cần đạt mà tám trong mười đơn vị cùng cỡ sẽ nằm trong đó nếu đều đi đúng nhịp; chỉ tiêu "
            "càng lớn dải càng hẹp. Đây không phải bằng chứng về lỗi của đơn vị."
        ),
    ),
    "peers": (
        N_("Đơn vị cùng loại"),
        N_(
            "Đơn vị cùng khối dưới cùng một cấp, chỉ tiêu từ bằng nửa đến gấp đôi, đã báo cáo kỳ này; ít nhất bốn đơn "
            "vị khác mới so, thiếu thì lấy trong toàn Đảng bộ. Chỉ nói một phần ba, không xếp hạng."
        ),
    ),
    "absent": (
        N_("Dấu “…” và “–”"),
        N_("“…” là chưa biết hoặc chưa báo cáo; “–” là không giao hoặc không áp dụng. Số 0 là đã đếm và không có ai."),
    ),
    "hidden": (
        N_("Dấu ■"),
        N_(
            "Không hiển thị để bảo vệ cá nhân: số người có đạo hoặc dân tộc thiểu số của nơi đó ít đến mức có thể nhận "
            "ra từng người, hoặc từ số đó có thể trừ ra số ít của nơi khác."
        ),
    ),
    "illustrative": (
        N_("Số liệu minh họa"),
        N_("Số liệu do chương trình đặt ra để trình bày, không phải của đơn vị nào."),
    ),
}


def _named(group: Group, entries: Mapping[str, tuple[str, str]]) -> list[Definition]:
    return [Definition(group, code, term, text) for code, (term, text) in entries.items()]


DEFINITIONS: tuple[Definition, ...] = (
    *_named(Group.MEASURE, _MEASURES),
    *(Definition(Group.STATE, state.value, STATE_WORDS[state], text) for state, text in _STATES.items()),
    *(Definition(Group.MARK, mark.value, MARK_WORDS[mark], text) for mark, text in _MARKS.items()),
    *_named(Group.CURVE, _CURVES),
    *_named(Group.TARGET, _TARGETS),
    *(Definition(Group.ANSWER, answer.value, ANSWER_WORDS[answer], text) for answer, text in _ANSWERS.items()),
    *_named(Group.TERM, _TERMS),
)
"""All but the categories, in the order of the page. A code is unique within its group."""
_BY_CODE = {(definition.group, definition.code): definition for definition in DEFINITIONS}


def meaning(language: Language, group: Group, code: str) -> str:
    """Return the text of a definition, to stand where a reader hovers over its term."""
    return language.text(_BY_CODE[group, code].text)
