"""What is said about a file that cannot be read, or that was read with a remark, by code."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.i18n.language import N_

_KINDS: Mapping[str, str] = {
    "empty-file": N_("Tệp này trống. Hãy mở tệp gốc, kiểm tra nội dung rồi lưu và gửi lại."),
    "password": N_(
        "Tệp này có mật khẩu nên không đọc được. Hãy mở tệp trong Excel, vào Tệp › Thông tin › Bảo vệ sổ làm việc, "
        "xoá mật khẩu, lưu rồi gửi lại."
    ),
    "old-workbook": N_(
        "Đây là tệp Excel kiểu cũ (.xls). Hãy mở tệp trong Excel, chọn Lưu thành, kiểu “Excel Workbook (.xlsx)”, "
        "rồi gửi tệp mới."
    ),
    "binary-workbook": N_(
        "Đây là tệp Excel nhị phân (.xlsb). Hãy mở tệp trong Excel, chọn Lưu thành, kiểu “Excel Workbook (.xlsx)”, "
        "rồi gửi tệp mới."
    ),
    "xml-workbook": N_(
        "Đây là bảng tính XML kiểu cũ. Hãy mở tệp trong Excel, chọn Lưu thành, kiểu “Excel Workbook (.xlsx)”, "
        "rồi gửi tệp mới."
    ),
    "macros": N_(
        "Tệp này có macro nên không được nhận. Hãy mở tệp trong Excel, chọn Lưu thành, kiểu “Excel Workbook (.xlsx)” "
        "(không có macro), rồi gửi tệp mới."
    ),
    "opendocument": N_(
        "Đây là tệp OpenDocument (.ods, .odt). Hãy mở tệp trong LibreOffice, chọn Lưu thành, kiểu “Excel 2007–365 "
        "(.xlsx)”, rồi gửi tệp mới."
    ),
    "numbers-document": N_("Đây là tệp của Apple Numbers. Hãy xuất sang Excel (.xlsx) rồi gửi tệp mới."),
    "word-document": N_("Đây là văn bản Word. Hãy chép bảng số liệu sang Excel, lưu thành .xlsx rồi gửi tệp đó."),
    "presentation": N_("Đây là tệp trình chiếu. Hãy chép bảng số liệu sang Excel, lưu thành .xlsx rồi gửi tệp đó."),
    "pdf": N_("Đây là tệp PDF. Hãy xin tệp Excel (.xlsx) gốc rồi gửi tệp đó."),
    "picture": N_("Đây là ảnh. Hãy xin tệp Excel (.xlsx) gốc rồi gửi tệp đó."),
    "web-page": N_(
        "Đây là trang web, dù tên tệp có thể là .xls. Hãy mở tệp trong Excel, chọn Lưu thành, kiểu “Excel Workbook "
        "(.xlsx)”, rồi gửi tệp mới."
    ),
    "archive": N_(
        "Đây là tệp nén, bên trong không phải là một bảng tính. Hãy giải nén rồi gửi từng tệp Excel (.xlsx)."
    ),
    "unknown-kind": N_("Tệp này không phải là bảng tính. Hãy gửi tệp Excel (.xlsx) hoặc CSV."),
}

_DAMAGE: Mapping[str, str] = {
    "broken-archive": N_(
        "Tệp này bị hỏng hoặc tải về chưa hết. Hãy mở thử trong Excel; nếu mở được, lưu thành tệp .xlsx mới rồi gửi "
        "lại, "
        "nếu không, hãy xin lại tệp."
    ),
    "broken-part": N_(
        "Bên trong tệp có phần bị hỏng ({part}). Hãy mở tệp trong Excel, để Excel sửa, lưu thành tệp .xlsx mới rồi "
        "gửi lại."
    ),
    "missing-part": N_(
        "Bên trong tệp thiếu phần “{part}”. Hãy mở tệp trong Excel, để Excel sửa, lưu thành tệp .xlsx mới rồi gửi lại."
    ),
    "broken-sheet": N_(
        "Trang tính này bị hỏng (ở “{found}”). Hãy mở tệp trong Excel, để Excel sửa, lưu thành tệp .xlsx mới rồi "
        "gửi lại."
    ),
    "two-values-in-a-cell": N_(
        "Ô này được ghi hai lần trong tệp nên không biết giá trị nào đúng. Hãy mở tệp trong Excel, kiểm tra ô, lưu rồi "
        "gửi lại."
    ),
    "no-sheets": N_("Tệp này không có trang tính nào. Hãy gửi tệp có bảng số liệu."),
    "unsafe-archive": N_(
        "Cấu trúc bên trong tệp không an toàn nên không được đọc. Hãy mở tệp trong Excel, lưu thành tệp .xlsx mới rồi "
        "gửi lại."
    ),
    "document-type": N_(
        "Bên trong tệp có khai báo không được phép (DOCTYPE), thường chỉ có ở tệp cố ý gây hại. Hãy xin lại tệp từ nơi "
        "gửi và hỏi tệp được làm bằng chương trình nào."
    ),
    "broken-text": N_(
        "Tệp văn bản này bị cắt giữa chừng hoặc bị hỏng. Hãy lưu lại dạng CSV UTF-8 hoặc .xlsx rồi gửi lại."
    ),
    "unknown-encoding": N_(
        "Không nhận ra bảng mã của tệp văn bản này nên chữ tiếng Việt có thể bị sai. Hãy mở tệp bằng đúng chương trình "
        "đã tạo ra nó, lưu thành .xlsx hoặc CSV UTF-8 rồi gửi lại."
    ),
    "broken-quotes": N_(
        "Dấu ngoặc kép ở dòng này mở mà không đóng đúng chỗ, nên không biết ô kết thúc ở đâu. Hãy sửa dòng này, "
        "hoặc gửi "
        "tệp .xlsx."
    ),
}

_LIMITS: Mapping[str, str] = {
    "file-too-large": N_(
        "Tệp lớn hơn {limit} MB. Hãy bỏ ảnh và các trang tính không phải số liệu báo cáo, hoặc chia tệp, rồi gửi lại."
    ),
    "too-large-unpacked": N_(
        "Nội dung bên trong tệp lớn hơn {limit} MB, quá nhiều cho một báo cáo. Hãy chép riêng bảng số liệu sang tệp "
        "mới."
    ),
    "too-many-parts": N_(
        "Bên trong tệp có {count} phần, nhiều hơn {limit}. Hãy chép riêng bảng số liệu sang tệp mới rồi gửi tệp đó."
    ),
    "too-many-sheets": N_(
        "Tệp có {count} trang tính, nhiều hơn {limit}. Hãy chỉ giữ các trang có số liệu báo cáo rồi gửi lại."
    ),
    "cell-outside-limits": N_(
        "Ô này có nội dung nhưng nằm ngoài {rows} dòng và {columns} cột được đọc. Hãy xoá nội dung thừa, hoặc chia "
        "bảng "
        "thành nhiều tệp."
    ),
    "too-many-cells": N_(
        "Tệp có hơn {limit} ô có nội dung. Hãy chỉ giữ bảng số liệu báo cáo, hoặc chia thành nhiều tệp."
    ),
    "too-much-text": N_("Tệp có hơn {limit} ký tự. Hãy chỉ giữ bảng số liệu báo cáo, hoặc chia thành nhiều tệp."),
    "text-too-long": N_("Ô này có nhiều chữ hơn Excel cho phép (32.767 ký tự). Hãy viết ngắn lại."),
    "machine-busy": N_(
        "Máy chủ đang bận: sau {limit} giây vẫn chưa đọc xong tệp này. Tệp không bị từ chối vì nội dung; "
        "hãy gửi lại sau ít phút."
    ),
    "too-slow": N_("Đọc tệp này mất hơn {limit} giây nên đã dừng lại. Hãy chép riêng bảng số liệu sang tệp mới."),
    "too-much-memory": N_(
        "Đọc tệp này cần quá nhiều bộ nhớ nên đã dừng lại. Hãy chép riêng bảng số liệu sang tệp mới."
    ),
    "reader-failed": N_(
        "Không đọc được tệp này. Hãy mở tệp trong Excel, lưu thành tệp .xlsx mới rồi gửi lại; nếu vẫn không được, hãy "
        "báo cho người quản trị."
    ),
}

_CELLS: Mapping[str, str] = {
    "number-unreadable": N_("Ô này ghi “{found}” ở chỗ phải là số. Hãy gõ lại ô này trong Excel rồi lưu."),
    "control-character": N_(
        "Ô này có ký tự điều khiển không nhìn thấy được ({found}). Hãy xoá ô và gõ lại nội dung bằng tay."
    ),
    "direction-character": N_(
        "Ô này có ký tự ẩn làm đảo chiều chữ ({found}): chữ nhìn thấy có thể khác chữ được lưu. Hãy xoá ô và gõ lại "
        "bằng "
        "tay."
    ),
    "lost-character": N_("Chữ trong ô này đã bị mất khi chuyển bảng mã ({found}). Hãy gõ lại ô này từ bản gốc."),
    "legacy-text-unclear": N_(
        "Chữ trong ô này giống phông chữ cũ (TCVN3 hoặc VNI) nhưng không chuyển được chắc chắn: “{found}”. Hãy chuyển "
        "tệp sang Unicode (ví dụ bằng UniKey), lưu rồi gửi lại."
    ),
}

_NOTES: Mapping[str, str] = {
    "legacy-text-converted": N_(
        "Chữ gõ theo bảng mã {encoding} đã được chuyển sang Unicode, ví dụ “{example}”. Hãy xem lại các tên có đúng "
        "không."
    ),
    "text-encoding": N_(
        "Tệp văn bản theo bảng mã {encoding} đã được chuyển sang Unicode. Hãy xem lại các tên có đúng không."
    ),
}

SENTENCES: Mapping[str, str] = {**_KINDS, **_DAMAGE, **_LIMITS, **_CELLS, **_NOTES}
