"""What is said about a file as a whole, by code."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.i18n.language import N_

SENTENCES: Mapping[str, str] = {
    "list-beside-report": N_(
        "Trang này là một danh sách đi kèm báo cáo tháng và không được đọc. "
        "Nếu cần nhập danh sách, hãy gửi riêng trang này."
    ),
    "file-imported-before": N_("Tệp này đã nhập lúc {moment}, bởi {who}. Không có gì thay đổi."),
    "figures-imported-before": N_(
        "Các số liệu này đã nhập lúc {moment}, bởi {who}, từ tệp “{file}”. Không có gì thay đổi."
    ),
    "nothing-new": N_("Mọi số liệu trong tệp đã có sẵn. Không có gì thay đổi."),
    "not-of-this-kind": N_(
        "Tệp không có bảng của loại đã chọn. Hãy bỏ lựa chọn đó để chương trình tự nhận, "
        "hoặc dùng biểu mẫu của loại đó."
    ),
    "not-understood": N_(
        "Chương trình không đọc hiểu được tệp này; số liệu giữ nguyên. Hãy chép bảng sang một tệp Excel mới "
        "rồi nhập lại, hoặc gửi tệp cho người phụ trách chương trình."
    ),
    "cannot-be-recorded": N_(
        "Chương trình không ghi được tệp này; số liệu giữ nguyên. Hãy gửi tệp cho người phụ trách chương trình."
    ),
    "someone-importing": N_(
        "Đang có người nhập số liệu vào cơ sở dữ liệu này nên tệp chưa được nhập; số liệu giữ nguyên. "
        "Hãy thử lại sau ít phút."
    ),
    "disk-full": N_(
        "Ổ đĩa chứa cơ sở dữ liệu đã đầy nên tệp chưa được nhập; số liệu giữ nguyên. "
        "Hãy giải phóng dung lượng rồi nhập lại."
    ),
    "database-away": N_(
        "Không làm việc được với cơ sở dữ liệu nên tệp chưa được nhập. Hãy chạy “quota-dashboard doctor” để xem lý do."
    ),
}

OUTCOME_WORDS: Mapping[str, str] = {
    "imported": N_("Đã nhập"),
    "needs-confirmation": N_("Cần trả lời"),
    "refused": N_("Không nhận"),
    "unchanged": N_("Đã có sẵn"),
}

KIND_WORDS: Mapping[str, str] = {
    "report": N_("Báo cáo tháng"),
    "organizations": N_("Danh sách đơn vị"),
    "successions": N_("Kế tục tổ chức"),
    "quotas": N_("Chỉ tiêu giao"),
    "targets": N_("Mục tiêu của văn bản"),
    "members": N_("Số đảng viên"),
    "plans": N_("Kế hoạch năm"),
    "documents": N_("Văn bản"),
    "pace": N_("Nhịp kết nạp trong năm"),
    "register": N_("Sổ kết nạp theo ngày"),
    "settings": N_("Thiết lập cách tính"),
}

SEVERITY_WORDS: Mapping[str, str] = {
    "refusal": N_("Phải sửa"),
    "question": N_("Cần trả lời"),
    "note": N_("Lưu ý"),
}
