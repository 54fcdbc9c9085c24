"""What is said about a list, by code."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.i18n.language import N_

SENTENCES: Mapping[str, str] = {
    "list-not-there": N_(
        "Không trang tính nào có đủ các cột cần thiết: {expected}. Hãy dùng biểu mẫu và giữ nguyên dòng tiêu đề."
    ),
    "list-without-rows": N_("Dưới dòng tiêu đề chưa có dòng nào được điền, nên không có gì để nhập."),
    "list-rows-not-filled": N_("{n} dòng chưa được điền nên được bỏ qua."),
    "quota-root-missing": N_(
        "Năm {year} chưa có chỉ tiêu của cả đảng bộ; màn hình dùng tổng {parts} của các đơn vị trực thuộc. Nếu có chỉ "
        "tiêu riêng, hãy thêm một dòng mang mã {root}."
    ),
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
    "list-empty-cell": N_("Ô này phải có giá trị nhưng đang để trống. Hãy điền ô này, hoặc xoá cả dòng nếu không cần."),
    "list-contradiction": N_("“{found}” đã có ở dòng {other} với nội dung khác. Hãy giữ một dòng đúng."),
    "list-unknown-code": N_(
        "Không có đơn vị nào mang mã “{found}”. Hãy sửa mã, hoặc thêm đơn vị vào danh sách đơn vị trước."
    ),
    "list-unknown-category": N_("Không có nhóm người nào là “{found}”. Hãy ghi một trong: {expected}."),
    "list-does-not-stand": N_("“{found}” không hoạt động trong thời gian {period}. Hãy kiểm tra mã và thời gian."),
    "quota-twice": N_("“{name}”: ô này ghi {found}, dòng {other} ghi {first} cho cùng một năm. Hãy giữ dòng đúng."),
    "list-changed": N_("“{found}”: đang ghi là “{before}”, tệp ghi “{after}”. Có thay đổi không?"),
    "organization-same-name": N_(
        "Dưới cùng một cấp trên đã có “{found}” mang mã “{other}”. Nếu là hai đơn vị, báo cáo phải ghi mã mới phân "
        "biệt được. Có thêm đơn vị cùng tên này không?"
    ),
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
    "organization-renamed": N_(
        "Đổi tên “{before}” thành “{after}”. Không ghi từ ngày nào nên tên mới hiện ở mọi ngày, cả trước đây; nếu đổi "
        "từ một ngày, hãy ghi ngày ở cột effective_on (Đổi tên, chuyển cấp trên từ ngày). Có đổi ở mọi ngày không?"
    ),
    "organization-renamed-on": N_(
        "Đổi tên “{before}” thành “{after}” từ ngày {day}; trước ngày đó vẫn hiện tên cũ. Có đổi không?"
    ),
    "organization-name-day": N_(
        "“{found}” không thể đổi tên từ ngày {day}: phải hoạt động cả ngày đó và ngày hôm trước. Hãy kiểm tra ngày."
    ),
    "list-changed-on": N_("“{found}”: đang ghi là “{before}”, từ ngày {day} là “{after}”. Có thay đổi không?"),
    "organization-ends": N_("“{found}” và mọi đơn vị bên dưới kết thúc sau ngày {day}. Có đúng không?"),
    "organization-first-day": N_(
        "“{found}” không thể bắt đầu ngày {day}: cấp trên chưa có, hoặc có đơn vị bên dưới bắt đầu sớm hơn."
    ),
    "organization-moves": N_("“{found}” chuyển về trực thuộc “{parent}” từ ngày {day}. Có đúng không?"),
    "organization-move-without-day": N_(
        "“{found}” đang thuộc cấp trên khác. Nếu chuyển về “{parent}”, hãy ghi ngày ở cột effective_on "
        "(Đổi tên, chuyển cấp trên từ ngày); nếu không, hãy sửa mã cấp trên."
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
    "setting-unknown": N_("Không có thiết lập “{found}”. Hãy ghi một trong: {expected}."),
    "setting-bad-value": N_("“{name}” không đặt được là “{found}”. Giá trị dùng được: {expected}."),
    "setting-changed": N_("“{found}”: {before} → {after} từ ngày {day}. Số liệu từ ngày đó tính theo; có đặt không?"),
    "quota-revised": N_("Chỉ tiêu năm {year} của “{name}”: {before} → {after} từ ngày {day}. Có điều chỉnh không?"),
    "quota-earlier": N_(
        "Chỉ tiêu năm {year} của “{name}” đang có từ ngày {first}; tệp ghi {after} từ ngày {day}. Có thêm không?"
    ),
    "quota-sum": N_("Năm {year}: chỉ tiêu của cả đảng bộ là {whole}, cộng các đơn vị trực thuộc được {parts}."),
    "list-day-to-come": N_("Ngày {found} chưa đến. Hãy kiểm tra ngày."),
    "pace-bad-month": N_("{found} không phải là tháng trong năm. Hãy ghi từ 1 đến 12."),
    "pace-months-missing": N_("Đường “{found}” còn thiếu tháng {months}. Cần đủ mười hai tháng."),
    "pace-falls": N_(
        "Đường “{name}”: tháng {month} ghi {found}%, thấp hơn {before}% của tháng trước. Tỷ lệ lũy kế không giảm; "
        "hãy kiểm tra lại."
    ),
    "pace-does-not-end": N_("Đường “{name}”: tháng 12 ghi {found}%. Cả năm phải là 100%; hãy kiểm tra lại."),
    "succession-unknown-extent": N_("“{found}” không cho biết toàn bộ hay một phần. Hãy ghi một trong: {expected}."),
    "succession-of-itself": N_("“{found}” không thể kế thừa chính mình. Hãy kiểm tra hai mã."),
    "succession-two-whole": N_(
        "“{found}” đã nhập toàn bộ vào đơn vị khác ở dòng {other}. Nếu chia ra, hãy ghi một phần ở cả hai dòng."
    ),
    "target-unknown-shape": N_("Không có dạng mục tiêu “{found}”. Hãy ghi một trong: {expected}."),
    "target-unknown-denominator": N_("Không rõ “{found}” là tính trên số nào. Hãy ghi một trong: {expected}."),
    "target-denominator": N_("Dạng mục tiêu này không tính trên “{found}”. Hãy ghi “{expected}” hoặc để trống."),
    "target-years": N_("Năm cuối {found} trước năm đầu {first}. Hãy kiểm tra hai năm."),
    "target-band-without-high": N_("Mục tiêu là một khoảng nên cần cả mức cao nhất."),
    "target-low-above-high": N_("Mức thấp nhất {low} lớn hơn mức cao nhất {high}. Hãy kiểm tra hai mức."),
    "target-one": N_("Số 1 có thể là 1% hoặc 100%. Hãy ghi kèm dấu %."),
    "target-mixed": N_("Không rõ các số {found} có cùng là phần trăm không. Hãy ghi kèm dấu %."),
    "register-twice": N_(
        "“{found}” ngày {day} đã có ở dòng {other}. Hãy cộng hai dòng thành một, hoặc bỏ dòng lặp lại."
    ),
    "register-and-reports": N_(
        "Năm {year}, “{found}” đã có báo cáo tháng. Nhập thêm sổ theo ngày thì một người bị đếm hai lần; "
        "hãy chỉ dùng một cách."
    ),
    "register-beside-reports": N_(
        "Năm {year}, “{other}” ở cấp trên hoặc cấp dưới của “{found}” đã có báo cáo tháng. Nhập thêm sổ theo ngày thì "
        "một người bị đếm hai lần; hãy chỉ dùng một cách."
    ),
    "register-two-levels": N_(
        "Năm {year}, “{other}” ở cấp trên hoặc cấp dưới của “{found}” cũng có sổ theo ngày, nên một người có thể bị "
        "đếm hai lần. Hãy chỉ ghi ở một cấp."
    ),
    "register-part-above-all": N_("Số {found} lớn hơn tổng số kết nạp {all} của dòng. Hãy kiểm tra hai số."),
}
