"""What is said about a monthly report, by code."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.i18n.language import N_

_NUMBERS: Mapping[str, str] = {
    "count-text": N_("Cột “{heading}”: ô này ghi “{found}”, không phải là số người. Hãy ghi một số, ví dụ 5."),
    "count-negative": N_("Cột “{heading}”: ô này ghi số âm {found}. Số người từ 0 trở lên; hãy kiểm tra lại."),
    "count-fraction": N_("Cột “{heading}”: ô này ghi số lẻ {found}. Số người là số nguyên; hãy kiểm tra lại."),
    "count-percent": N_("Cột “{heading}”: ô này ghi tỷ lệ phần trăm {found}, còn cột này cần số người."),
    "count-too-large": N_("Cột “{heading}”: ô này ghi {found}, quá lớn đối với số người. Hãy kiểm tra lại."),
    "count-ambiguous": N_(
        "Cột “{heading}”: “{found}” có thể là số lẻ, cũng có thể là hàng nghìn. Hãy ghi không có dấu phẩy, ví dụ 1020."
    ),
    "count-other-digits": N_("Cột “{heading}”: “{found}” viết bằng chữ số lạ. Hãy gõ lại bằng các chữ số 0–9."),
    "count-boolean": N_("Cột “{heading}”: ô này ghi {found} (đúng/sai), còn cột này cần số người."),
    "count-date": N_("Cột “{heading}”: ô này là ngày tháng ({found}), còn cột này cần số người."),
    "count-error": N_("Cột “{heading}”: ô này báo lỗi {found}. Hãy sửa công thức hoặc gõ thẳng số người."),
    "count-formula-without-result": N_(
        "Cột “{heading}”: ô này là công thức chưa có kết quả. Hãy mở tệp, bấm Lưu rồi gửi lại, hoặc gõ thẳng số."
    ),
    "count-with-remark": N_("Cột “{heading}”: “{found}” được đọc là {amount}; phần ghi chú không được nhập."),
}

_NAMES: Mapping[str, str] = {
    "name-with-strange-signs": N_("Tên “{name}” có ký tự lạ khiến trông giống tên khác. Hãy gõ lại tên đơn vị."),
    "unknown-code": N_("Không có đơn vị nào mang mã “{code}” (dòng ghi “{name}”). Hãy sửa mã, hoặc thêm đơn vị trước."),
    "unknown-name": N_(
        "Không tìm thấy đơn vị “{name}” trong đảng bộ này. Hãy kiểm tra tên, hoặc thêm đơn vị vào danh sách trước."
    ),
    "code-and-name-differ": N_(
        "Mã “{code}” là của “{coded}”, nhưng tên ghi “{name}” (mã {other}). Hãy sửa mã hoặc tên cho khớp."
    ),
    "code-with-strange-name": N_(
        "Mã “{code}” là của “{coded}”, tên ghi “{name}”. Dòng này có phải của “{coded}” không?"
    ),
    "name-like": N_("Không có đơn vị tên đúng như “{name}”. Có phải là “{proposal}” không?"),
    "name-like-several": N_("“{name}” có thể là một trong các đơn vị: {names}. Hãy chọn một, hoặc ghi đúng tên."),
    "name-of-several": N_(
        "Có nhiều đơn vị tên “{name}” (thuộc “{first}”, “{second}”). Hãy ghi rõ cấp trên hoặc mã, hoặc chọn một đơn vị."
    ),
    "organization-not-yet": N_(
        "“{name}” đến ngày {day} mới thành lập, sau tháng của báo cáo. Hãy kiểm tra tên và tháng."
    ),
    "organization-ended": N_(
        "“{name}” đã kết thúc hoạt động ngày {day}, trước tháng của báo cáo. Hãy kiểm tra tên và tháng."
    ),
    "organization-succeeded": N_(
        "“{name}” đã kết thúc hoạt động ngày {day}, nay là: {successor}. Hãy ghi số liệu vào đơn vị mới."
    ),
    "organization-twice": N_(
        "“{name}” có hai dòng khác nhau: ô này ghi {found}, dòng {row} ghi {first} (cột “{heading}”). "
        "Hãy giữ dòng đúng."
    ),
    "organization-twice-alike": N_("“{name}” có hai dòng giống nhau (dòng kia là {row}); chỉ nhập một lần."),
}

_TABLES: Mapping[str, str] = {
    "no-figures": N_("Trong bảng chưa có số liệu của đơn vị nào, nên không có gì để nhập."),
    "no-month": N_(
        "Không rõ đây là báo cáo của tháng nào: các dòng phía trên bảng, tên cột và tên trang tính không ghi tháng. "
        "Hãy chọn tháng, hoặc ghi “tháng 5/2026” ở dòng phía trên bảng."
    ),
    "month-differs": N_("Tệp ghi tháng {month}, nhưng tháng được chọn là {asked}. Hãy chọn lại tháng hoặc sửa tệp."),
    "several-months": N_("Bảng nói đến nhiều tháng ({months}) mà không cột nào ghi rõ tháng. Hãy chọn một tháng."),
    "month-not-begun": N_("Tháng {month} chưa bắt đầu (hôm nay là {today}). Hãy kiểm tra tháng của báo cáo."),
    "column-stands-twice": N_("Cột “{heading}” và cột “{other}” cùng nói một số nhưng khác nhau. Hãy giữ một cột."),
    "no-quota-in-year": N_(
        "Năm {year} chưa có chỉ tiêu nào trong đảng bộ này. Hãy kiểm tra năm, hoặc nhập chỉ tiêu trước."
    ),
    "admissions-by-day": N_(
        "Năm {year}, “{name}” đã có số kết nạp theo từng ngày. Nhập thêm báo cáo tháng thì một người bị tính hai lần."
    ),
    "hidden-rows": N_(
        "Trang tính có {count} dòng đang bị ẩn (dòng {rows}) và vẫn được đọc. Có nhập các dòng này không?"
    ),
    "hidden-sheet": N_("Trang tính này đang bị ẩn và vẫn được đọc. Có nhập trang này không?"),
    "blank": N_("Cột “{heading}”, “{name}”: ô để trống. Có phải là 0 không?"),
    "admitted-crossed-out": N_("Cột “{heading}”, “{name}”: ô ghi “{found}”. Có phải đơn vị này chưa báo cáo không?"),
    "rows-without-figures": N_(
        "{count} đơn vị để trống mọi số của tháng {month}: {names}. Để trống được hiểu là chưa báo cáo, "
        "không phải là 0; có đúng không?"
    ),
    "sum-differs": N_(
        "Dòng “{name}”, cột “{heading}”: ghi {found}, cộng các dòng được {sum}. Có lấy số của các dòng không?"
    ),
    "sum-without-name-differs": N_(
        "Dòng {row} không ghi tên, được hiểu là dòng cộng. Cột “{heading}”: ghi {found}, cộng các dòng được {sum}. "
        "Có lấy số của các dòng không?"
    ),
    "sum-without-result": N_(
        "Dòng “{name}” là công thức chưa có kết quả nên không so được với các dòng; số của từng đơn vị vẫn được đọc."
    ),
    "organizations-missing": N_(
        "Tệp tháng {month} không có {count} đơn vị phải báo cáo: {names}. Có nhập mà chưa có các đơn vị này không?"
    ),
    "second-level": N_(
        "{count} đơn vị nằm dưới một đơn vị khác cũng có trong tệp: {names}. Nhập cả hai thì một người bị tính hai "
        "lần; có lấy số của cấp trên và bỏ các dòng này không?"
    ),
    "second-level-stored": N_(
        "{count} đơn vị ở cấp khác với cấp đã báo cáo trong năm: {names}. Nhập cả hai thì một người bị tính hai lần; "
        "có bỏ các dòng này không?"
    ),
    "months-left-out": N_("Trước tháng {month}, báo cáo gần nhất là tháng {last}; các tháng ở giữa chưa có số."),
    "month-closed": N_(
        "Tháng {month} đã khóa sổ từ ngày {day}; tệp có {late} báo cáo gửi muộn và {corrected} báo cáo đính chính. "
        "Có nhập không?"
    ),
    "report-late": N_("{count} báo cáo tháng {month} đến sau hạn {due}."),
}

_FIGURES: Mapping[str, str] = {
    "category-above-admitted": N_(
        "“{name}”: cột “{heading}” ghi {found}, lớn hơn số đã kết nạp {admitted}. Hãy kiểm tra lại hai cột."
    ),
    "stored-figure-outdated": N_(
        "“{name}”: cột “{heading}” ghi {found}, không khớp với số {stored} đã nhập mà tệp không nhắc đến. "
        "Có bỏ số đã nhập đó không?"
    ),
    "admitted-missing": N_("“{name}”: không có số đã kết nạp, trong tệp cũng như đã nhập. Hãy thêm cột số đã kết nạp."),
    "parts-above-whole": N_(
        "“{name}”: học sinh và sinh viên cộng lại {parts}, lớn hơn số học sinh, sinh viên {whole}. Hãy kiểm tra lại."
    ),
    "pupil-above-student": N_(
        "“{name}”: {part} học sinh, lớn hơn số học sinh, sinh viên {whole}. Hãy kiểm tra lại hai cột."
    ),
    "university-student-above-student": N_(
        "“{name}”: {part} sinh viên, lớn hơn số học sinh, sinh viên {whole}. Hãy kiểm tra lại hai cột."
    ),
    "non-state-above-enterprise": N_(
        "“{name}”: {part} người ở doanh nghiệp ngoài nhà nước, lớn hơn {whole} người ở mọi doanh nghiệp. "
        "Hãy kiểm tra lại hai cột."
    ),
    "informed-above-moved": N_(
        "“{name}”: đã thông báo {informed} người, lớn hơn {moved} người chuyển đi. Hãy kiểm tra lại hai cột."
    ),
    "certificates-above-pool": N_("“{name}”: {holders} người đã học lớp nhận thức về Đảng, lớn hơn nguồn {pool}."),
    "month-above-year": N_(
        "“{name}”: trong tháng kết nạp {found}, lớn hơn cả năm đến nay {so_far}. Hãy kiểm tra lại hai cột."
    ),
    "month-and-year-differ": N_(
        "“{name}”: đến tháng trước {before}, trong tháng {of_month}, cộng lại {sum}, nhưng lũy kế ghi {found}. "
        "Có lấy số lũy kế không?"
    ),
    "month-only": N_(
        "“{name}”: chỉ có số trong tháng ({found}). Cộng với {before} đến tháng {month} được lũy kế {sum}; "
        "có đúng không?"
    ),
    "month-only-after-gap": N_(
        "“{name}”: chỉ có số trong tháng ({found}), mà báo cáo gần nhất là tháng {month} ({before}). "
        "Lũy kế có phải là {sum} không?"
    ),
    "month-only-first": N_(
        "“{name}”: chỉ có số trong tháng ({found}) và trong năm chưa có báo cáo nào. Lũy kế có phải là {sum} không?"
    ),
    "figure-falls": N_(
        "“{name}”: cột “{heading}” ghi lũy kế {after}, nhỏ hơn {before} của tháng {month}. Có đúng là giảm không?"
    ),
    "figure-above-later": N_(
        "“{name}”: cột “{heading}” ghi lũy kế {before}, lớn hơn {after} của tháng {month} đã nhập. Có đúng không?"
    ),
    "far-above-quota": N_("“{name}”: đã kết nạp {found}, vượt rất xa chỉ tiêu {quota}. Có đúng không?"),
    "far-above-usual": N_(
        "“{name}”: đã kết nạp {found}, nhiều hơn hẳn mức thường có (khoảng {usual}); năm nay không giao chỉ tiêu. "
        "Có đúng không?"
    ),
    "far-above-all-quotas": N_(
        "“{name}”: đã kết nạp {found}, nhiều hơn mọi chỉ tiêu đã giao trong năm cộng lại ({usual}), "
        "mà đơn vị này không giao chỉ tiêu. Có đúng không?"
    ),
    "quota-differs": N_(
        "“{name}”: tệp ghi chỉ tiêu {found}, chỉ tiêu đã giao là {assigned}. Có giữ chỉ tiêu đã giao không?"
    ),
    "quota-not-assigned": N_(
        "“{name}”: tệp ghi chỉ tiêu {found}, nhưng chưa giao chỉ tiêu. Có nhập mà không đổi chỉ tiêu không?"
    ),
    "correction": N_("{count} số đã nhập của tháng {month} sẽ được sửa: {differences}. Có sửa không?"),
}

SENTENCES: Mapping[str, str] = {**_NUMBERS, **_NAMES, **_TABLES, **_FIGURES}
"""Sentence by code, marked for translation."""
