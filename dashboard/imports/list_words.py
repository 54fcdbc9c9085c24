"""What is said about a list, by code."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.i18n.language import N_

SENTENCES: Mapping[str, str] = {
    "list-not-there": N_(
        "Không trang tính nào có đủ các cột cần thiết ({expected}). Hãy dùng tệp mẫu và giữ nguyên dòng tiêu đề."
    ),
    "list-without-rows": N_("Dưới dòng tiêu đề chưa có dòng nào được điền, nên không có gì để nhập."),
    "list-unread-columns": N_("Các cột này không thuộc danh sách nên không được đọc: {found}."),
    "list-hidden-sheet": N_("Trang tính “{found}” đang bị ẩn và vẫn được đọc. Có nhập trang này không?"),
    "list-hidden-rows": N_("Có {n} dòng đang bị ẩn và vẫn được đọc. Có nhập các dòng này không?"),
    "list-text-too-long": N_("“{found}…” dài quá {most} ký tự. Hãy viết ngắn lại."),
    "list-bad-year": N_("“{found}” không phải là một năm từ {first} đến {last}. Hãy ghi bốn chữ số, ví dụ 2026."),
    "list-bad-day": N_("“{found}” không phải là một ngày. Hãy ghi ngày/tháng/năm, ví dụ 31/05/2026."),
    "list-bad-count": N_("“{found}” không phải là số nguyên từ 0 trở lên (nhiều nhất 7 chữ số)."),
    "list-bad-share": N_("“{found}” không phải là một số hay tỷ lệ. Hãy ghi ví dụ 25%, 0,25 hoặc 35."),
    "list-formula": N_("Ô này là công thức chưa có kết quả. Hãy mở tệp, bấm Lưu rồi gửi lại, hoặc gõ thẳng kết quả."),
    "list-error-cell": N_("Ô này báo lỗi {found}. Hãy sửa công thức hoặc gõ thẳng giá trị."),
    "list-empty-cell": N_("Ô này phải có giá trị nhưng đang để trống."),
    "list-contradiction": N_("“{found}” đã có ở dòng {other} với nội dung khác. Hãy giữ một dòng đúng."),
    "list-unknown-code": N_(
        "Không có đơn vị nào mang mã “{found}”. Hãy sửa mã, hoặc thêm đơn vị vào danh sách đơn vị trước."
    ),
    "list-unknown-category": N_("Không có nhóm người nào là “{found}”. Hãy ghi một trong: {expected}."),
    "list-does-not-stand": N_("“{found}” không hoạt động trong thời gian {period}. Hãy kiểm tra mã và thời gian."),
    "list-changed": N_("“{found}”: đang ghi là “{before}”, tệp ghi “{after}”. Có thay đổi không?"),
    "organization-bad-code": N_("Mã “{found}” có ký tự không dùng được trong địa chỉ. Hãy bỏ các dấu / ? & # %."),
    "organization-unknown-kind": N_("Không có loại hình “{found}”. Hãy ghi một trong: {expected}."),
    "organization-ends-before-it-begins": N_("Ngày cuối cùng {found} trước ngày thành lập. Hãy kiểm tra hai ngày."),
    "organization-circle": N_("Cấp trên “{found}” làm thành vòng: đơn vị nằm dưới chính nó. Hãy sửa mã cấp trên."),
    "organization-unknown-parent": N_(
        "Không có đơn vị nào mang mã cấp trên “{found}”, cả trong tệp lẫn trong cơ sở dữ liệu. Hãy sửa mã cấp trên."
    ),
    "organization-before-parent": N_(
        "“{found}” bắt đầu ngày {day}, khi cấp trên “{parent}” (từ {first}) không hoạt động. Hãy kiểm tra ngày."
    ),
    "organization-after-parent": N_(
        "“{found}” có ngày cuối cùng sau ngày {day} là ngày cuối cùng của cấp trên “{parent}”. Hãy kiểm tra ngày."
    ),
    "organization-before-root": N_(
        "“{found}” bắt đầu ngày {day}, trước ngày {first} của {root}; {root} sẽ được tính từ ngày {day}."
    ),
    "organization-renamed": N_("Đổi tên “{before}” thành “{after}”. Tên cũ được giữ làm tên gọi khác. Có đổi không?"),
    "organization-ends": N_("“{found}” và mọi đơn vị bên dưới kết thúc sau ngày {day}. Có đúng không?"),
    "organization-first-day": N_(
        "“{found}” không thể bắt đầu ngày {day}: cấp trên chưa có, hoặc có đơn vị bên dưới bắt đầu sớm hơn."
    ),
    "organization-moves": N_("“{found}” chuyển về trực thuộc “{parent}” từ ngày {day}. Có đúng không?"),
    "organization-move-without-day": N_(
        "“{found}” đang thuộc cấp trên khác. Nếu chuyển về “{parent}”, hãy ghi ngày ở cột effective_on "
        "(Chuyển cấp trên từ ngày); nếu không, hãy sửa mã cấp trên."
    ),
    "organization-move-day": N_(
        "“{found}” không thể chuyển ngày {day}: ngày đó hoặc ngày trước đó đơn vị hay cấp trên mới không hoạt động."
    ),
    "list-unknown-basis": N_("“{found}” không cho biết chỉ tiêu do đâu. Hãy ghi một trong: {expected}."),
    "quota-day-outside": N_("Ngày {found} không thể là ngày có hiệu lực của chỉ tiêu năm {year}."),
    "quota-changed": N_(
        "Chỉ tiêu năm {year} của “{name}” đang là {before} từ ngày {day}, tệp ghi {after}. Có sửa không? "
        "Nếu là điều chỉnh, hãy ghi ngày điều chỉnh ở cột effective_on (Có hiệu lực từ ngày)."
    ),
    "quota-revised": N_("Chỉ tiêu năm {year} của “{name}”: {before} → {after} từ ngày {day}. Có điều chỉnh không?"),
    "quota-earlier": N_(
        "Chỉ tiêu năm {year} của “{name}” đang có từ ngày {first}; tệp ghi {after} từ ngày {day}. Có thêm không?"
    ),
    "quota-sum": N_("Năm {year}: chỉ tiêu của cả đảng bộ là {whole}, cộng các đơn vị trực thuộc được {parts}."),
}
