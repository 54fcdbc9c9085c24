"""What is said about the table of a monthly report, by code."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.i18n.language import N_

SENTENCES: Mapping[str, str] = {
    "columns-alike": N_(
        "Cột “{heading}” và cột “{other}” (ô {cell}) cùng được hiểu là một số liệu. "
        "Hãy bỏ một cột, hoặc ghi rõ tiêu đề của từng cột."
    ),
    "months-disagree": N_(
        "Ở đây ghi cả tháng {month} và tháng {other}, không rõ báo cáo của tháng nào. Hãy ghi lại cho cùng một tháng."
    ),
    "months-of-cells-disagree": N_(
        "Ô này ghi tháng {month}, ô {cell} ghi tháng {other}. Hãy sửa một trong hai ô cho cùng một tháng."
    ),
    "sheet-of-other-month": N_(
        "Ô này ghi tháng {month}, còn tên trang tính là tháng {other}. Hãy sửa tên trang tính hoặc ô này."
    ),
    "no-table": N_("Tệp không có ô nào được điền, nên không có gì để nhập."),
    "only-pictures": N_(
        "Trang này có hình (ảnh chụp hoặc bản quét) mà không có bảng nào được gõ vào ô. Số liệu trong hình không đọc "
        "được; hãy gõ bảng vào các ô của trang tính rồi gửi lại."
    ),
    "no-table-in-sheets": N_(
        "Không thấy bảng báo cáo nào; các trang đã xem: {sheets}. "
        "Bảng cần một dòng tiêu đề có cột tên đơn vị và cột số đã kết nạp."
    ),
    "several-tables": N_(
        "Bảng này và bảng ở trang “{other}”, dòng {row}, đều là báo cáo, không rõ lấy bảng nào. "
        "Hãy giữ lại một bảng, hoặc ghi rõ mỗi bảng của tháng nào."
    ),
    "table-twice-alike": N_("Bảng này giống hệt bảng ở trang “{other}”, dòng {row}, nên chỉ đọc một bảng."),
    "no-column-of-names": N_(
        "Bảng không có cột tên hay mã đơn vị. Các cột thấy được: {headings}. Hãy ghi tiêu đề “Tên đơn vị” trên cột tên."
    ),
    "no-column-of-admitted": N_(
        "Bảng không có cột số đảng viên đã kết nạp. Các cột thấy được: {headings}. "
        "Hãy ghi tiêu đề “Kết nạp” hoặc “Lũy kế từ đầu năm” trên cột đó."
    ),
    "only-quotas": N_(
        "Bảng chỉ có chỉ tiêu, không có số đã kết nạp, nên không phải là báo cáo tháng. Các cột thấy được: {headings}. "
        "Để giao chỉ tiêu, hãy dùng mẫu chỉ tiêu, có cột “Mã đơn vị”, “Năm” và “Chỉ tiêu”; để báo cáo, hãy thêm cột "
        "“Lũy kế từ đầu năm”."
    ),
    "too-many-headings": N_(
        "Trang tính này có {count} dòng tiêu đề bảng, nhiều hơn một báo cáo. Hãy gửi riêng bảng cần nhập."
    ),
    "table-on-its-side": N_(
        "Bảng trong trang này xoay ngang: mỗi đơn vị là một cột. Hãy đổi lại, mỗi đơn vị một dòng, rồi gửi lại."
    ),
    "hidden-sheet-left": N_("Trang tính ẩn này cũng có bảng báo cáo và không được đọc. Có bỏ qua trang này không?"),
    "hidden-column": N_("Cột “{heading}” đang bị ẩn và vẫn được đọc. Có nhập cột này không?"),
    "categories-so-far": N_(
        "Cột “{heading}” đứng ngay sau cột kết nạp trong tháng. Số từ cột này được hiểu là lũy kế từ đầu năm; "
        "có đúng không?"
    ),
    "months-so-far": N_(
        "Phía trên bảng ghi “{title}”, nên số ở cột “{heading}” và các cột tháng khác được hiểu là lũy kế từ đầu năm, "
        "không phải của riêng từng tháng; có đúng không?"
    ),
    "quarter-so-far": N_(
        "Tiêu đề nói về một quý. Cột “{heading}” được hiểu là lũy kế từ đầu năm đến hết tháng {month}; có đúng không?"
    ),
    "rows-without-names": N_(
        "Có {count} dòng có số nhưng không có tên đơn vị, không rõ số của ai. Hãy để mỗi đơn vị một dòng, có tên."
    ),
    "rows-under-one-name": N_(
        "“{name}” có nhiều dòng số liệu dưới một ô tên gộp, không rõ lấy dòng nào. "
        "Hãy để mỗi đơn vị một dòng; chỉ tiêu và kết quả ở hai cột."
    ),
    "figure-of-several": N_(
        "Số {found} nằm trong ô gộp {cells}, không rõ là của dòng hay cột nào. Hãy bỏ gộp ô, ghi số vào từng ô."
    ),
    "title-of-a-group": N_(
        "Tiêu đề “{title}” chỉ nói về một nhóm người, mà bảng không có cột riêng của nhóm này. "
        "Cột “{heading}” có phải là số kết nạp của mọi người không?"
    ),
    "list-of-people": N_(
        "Trang này là danh sách từng người (cột “{heading}”, “{other}”) nên không được đọc, "
        "và tệp không được giữ lại trong cơ sở dữ liệu: chương trình chỉ nhận số đếm theo đơn vị."
    ),
    "only-people": N_(
        "Trang này là danh sách từng người (cột “{heading}”, “{other}”). Chương trình chỉ nhận số đếm theo đơn vị, "
        "không nhận thông tin cá nhân. Hãy gửi bảng tổng hợp theo đơn vị."
    ),
    "row-without-name": N_("Dòng này có số nhưng không có tên đơn vị. Có bỏ qua dòng này không?"),
    "row-of-the-sum": N_(
        "Dòng “{text}” đứng dưới dòng tổng, chỉ so sánh hoặc tách số của dòng đó, nên không được đọc."
    ),
    "row-not-read": N_("Dòng “{text}” không có số liệu nên không được đọc."),
    "column-not-read": N_("Cột “{heading}” không thuộc các số liệu của báo cáo này nên không được đọc."),
    "column-without-heading": N_(
        "Cột này có số nhưng không có tiêu đề nên không được đọc. Nếu cần nhập, hãy ghi tiêu đề của cột."
    ),
    "names-without-heading": N_("Cột này được hiểu là tên đơn vị, dù tiêu đề ghi “{heading}”."),
    "table-left": N_("Bảng này không có cột tên, mã đơn vị hoặc không có cột số đã kết nạp nên không được đọc."),
    "table-of-a-group-left": N_(
        "Bảng này đếm riêng một nhóm người (cột “{heading}”) và không có cột số đã kết nạp nên không được đọc. "
        "Có bỏ qua bảng này không?"
    ),
    "year-assumed": N_("Tệp không ghi năm nên được hiểu là tháng {month}."),
    "table-of-other-month": N_("Bảng này không phải của tháng {month} nên không được đọc."),
}
