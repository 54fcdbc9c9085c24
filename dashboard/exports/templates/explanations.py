"""What every column of a template means, and what 0, an empty cell and a dash say."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.i18n.language import N_

REPORT_REMARKS = (
    N_("Chỉ điền vào các ô trắng. Không thêm, bớt hay đổi tên cột; không sửa mã đơn vị."),
    N_("Số liệu là số lũy kế từ ngày 01/01 đến hết tháng báo cáo, không phải số riêng của tháng."),
    N_(
        "0 hoặc dấu “-” nghĩa là không có ai. Cột để trống ở mọi đơn vị nghĩa là không báo cáo mục đó. Đơn vị nào "
        "không có số liệu của một mục thì ghi x; nếu để trống, chương trình sẽ hỏi lại."
    ),
    N_("Đơn vị chưa gửi báo cáo: để trống cả dòng."),
    N_("Chỉ tiêu được in sẵn để đối chiếu; báo cáo không làm thay đổi chỉ tiêu."),
)
LIST_REMARKS = (
    N_("Mỗi dòng là một mục; điền tiếp vào các dòng trống bên dưới. Giữ nguyên dòng tiêu đề."),
    N_("Tên cột in đậm là bắt buộc; ô khác để trống thì giữ nguyên giá trị đang có hoặc lấy giá trị mặc định."),
    N_("0 hoặc dấu “-” ở ô số người nghĩa là không có ai; ô trống nghĩa là không nói gì."),
)
REPORT_COLUMNS: Mapping[str, str] = {
    "number": N_("Số thứ tự, chỉ để đọc."),
    "code": N_("Mã của đơn vị trong chương trình; dùng để nhận ra đơn vị, không sửa."),
    "name": N_("Tên đơn vị."),
    "quota": N_("Chỉ tiêu kết nạp của năm đã giao cho đơn vị; trống nghĩa là không giao chỉ tiêu."),
    "admitted": N_("Số người đã được kết nạp từ đầu năm đến hết tháng, tính theo ngày lễ kết nạp."),
    "pupil": N_("Trong số đã kết nạp: học sinh trung học phổ thông."),
    "university_student": N_("Trong số đã kết nạp: sinh viên cao đẳng, đại học."),
    "enterprise": N_("Trong số đã kết nạp: người lao động trong mọi loại hình doanh nghiệp."),
    "non_state_enterprise": N_("Trong số người lao động trong doanh nghiệp: ở doanh nghiệp ngoài nhà nước."),
    "religious": N_("Trong số đã kết nạp: người theo một tôn giáo. Chỉ ghi số người."),
    "ethnic_minority": N_("Trong số đã kết nạp: người dân tộc thiểu số. Chỉ ghi số người."),
    "women": N_("Trong số đã kết nạp: nữ."),
    "youth_union": N_("Trong số đã kết nạp: đoàn viên Đoàn TNCS Hồ Chí Minh."),
    "forecast_this_month": N_("Số người dự kiến còn được kết nạp trong tháng báo cáo."),
    "forecast_next_month": N_("Số người dự kiến được kết nạp trong tháng tiếp theo."),
    "pool": N_("Số quần chúng ưu tú trong nguồn phát triển đảng viên hiện có."),
    "certificate_holders": N_("Trong nguồn: số người đã có giấy chứng nhận học lớp nhận thức về Đảng."),
    "files_pending": N_("Số hồ sơ đã đề nghị và đang chờ xét, quyết định."),
    "moved_away": N_("Số người đã có giấy chứng nhận chuyển nơi ở, nơi làm việc từ đầu năm."),
    "moved_informed": N_("Trong số đã chuyển: số người mà cấp ủy nơi ở mới đã được thông báo."),
    "note": N_("Ghi chú tự do, không được đọc. Không ghi tên người."),
}
_DOCUMENT = N_("Số, ký hiệu hoặc trích yếu của văn bản; văn bản chưa có thì được ghi thêm từ chữ trong ô.")
LIST_COLUMNS: Mapping[str, str] = {
    "code": N_("Mã đơn vị, ví dụ DB03; không đổi theo thời gian và không phân biệt chữ hoa, chữ thường."),
    "name": N_("Tên chính thức của đơn vị; ở các danh sách khác chỉ để đọc."),
    "short_name": N_("Tên dùng ở chỗ hẹp; trống thì lấy tên chính thức."),
    "kind": N_("Loại hình tổ chức; trống thì suy từ tên và vị trí trong cây tổ chức."),
    "cluster": N_("Khối của đơn vị; có thể ghi tên khối riêng."),
    "parent_code": N_("Mã của cấp trên trực tiếp; trống thì trực thuộc thẳng đảng bộ."),
    "display_order": N_("Thứ tự trên màn hình và trên giấy; trống thì theo thứ tự các dòng."),
    "valid_from": N_("Ngày đầu tiên hoạt động; trống thì lấy ngày của cấp trên."),
    "valid_to": N_("Ngày cuối cùng hoạt động; trống nghĩa là còn hoạt động."),
    "other_names": N_("Các tên gọi khác thường gặp trong báo cáo, cách nhau bằng dấu chấm phẩy."),
    "organizations.effective_on": N_(
        "Chỉ khi đổi tên hoặc chuyển về cấp trên khác: ngày đầu tiên mang tên mới, hoặc thuộc cấp trên mới. Đổi tên mà "
        "để trống thì tên mới hiện ở mọi ngày."
    ),
    "predecessor": N_("Mã đơn vị kết thúc hoặc chuyển giao một phần."),
    "successor": N_("Mã đơn vị tiếp nhận."),
    "effective_on": N_(
        "Ngày bắt đầu có hiệu lực. Chỉ tiêu có ngày sau là chỉ tiêu điều chỉnh, số cũ vẫn giữ cho trước đó."
    ),
    "extent": N_("Toàn bộ (đơn vị cũ kết thúc ngày hôm trước) hoặc một phần; trống là toàn bộ."),
    "document": _DOCUMENT,
    "year": N_("Năm, bốn chữ số."),
    "category": N_("Nhóm người; trống là tất cả đảng viên mới."),
    "amount": N_("Số người phải kết nạp trong năm; trống nghĩa là không giao chỉ tiêu, 0 là giao 0 người."),
    "basis": N_("Giao (cấp trên giao) hoặc nghị quyết (nghị quyết đại hội đề ra); trống là giao."),
    "first_year": N_("Năm đầu tiên của mục tiêu."),
    "last_year": N_("Năm cuối cùng của mục tiêu."),
    "shape": N_("Dạng mục tiêu: tỷ lệ, cơ cấu, khoảng số người, tổng cả nhiệm kỳ hay mức độ hoàn thành."),
    "low": N_("Mức thấp nhất: số người, hoặc tỷ lệ ghi 25%, 25 hay 0,25."),
    "high": N_("Mức cao nhất; chỉ với mục tiêu là một khoảng."),
    "denominator": N_("Tỷ lệ tính trên số nào; trống thì theo dạng mục tiêu."),
    "clause": N_("Mục, điểm, khoản của văn bản."),
    "past_last_year": N_("Nếu văn bản nhìn lại năm năm trước: năm cuối của năm năm đó."),
    "members": N_("Số đảng viên cuối năm (31/12)."),
    "due_on": N_("Ngày phải nộp kế hoạch; trống là 25/01 của năm."),
    "received_on": N_("Ngày nhận được kế hoạch; trống nghĩa là chưa nhận."),
    "number": N_("Số và ký hiệu như in trên văn bản, ví dụ 201-KH/TU."),
    "documents.kind": N_("Tên loại văn bản: Kế hoạch, Kết luận, Nghị quyết…; trống thì suy từ ký hiệu."),
    "issuer": N_("Cơ quan ban hành."),
    "issued_on": N_("Ngày ban hành."),
    "title": N_("Trích yếu nội dung."),
    "setting": N_("Điều được đặt: hạn, ngưỡng hay giới hạn dùng khi tính và xếp trạng thái."),
    "value": N_("Số được đặt; hạn kế hoạch năm ghi ngày/tháng, ví dụ 25/01."),
    "settings.effective_on": N_("Ngày bắt đầu áp dụng; số liệu trước ngày đó vẫn theo giá trị cũ."),
    "pace.effective_on": N_("Ngày bắt đầu áp dụng; trống là áp dụng cho mọi ngày."),
    "pace.name": N_("Tên đường tiến độ, hiện trên màn hình."),
    "pace.cluster": N_("Khối áp dụng; trống là mọi khối."),
    "pace.code": N_("Đơn vị áp dụng cùng mọi đơn vị bên dưới; trống là cả đảng bộ."),
    "month": N_("Tháng, từ 1 đến 12; đủ mười hai tháng."),
    "share": N_("Phần của cả năm cần đạt đến hết tháng, tính dồn, ghi 32% hay 32; tháng 12 là 100%."),
    "date": N_("Ngày tổ chức lễ kết nạp."),
    "all": N_("Số người được kết nạp trong ngày."),
    "counted": N_("Trong số đó: số người thuộc nhóm. Chỉ ghi số người, không ghi tên."),
}
TITLES: Mapping[str, str] = {
    "organizations": N_("Danh sách đơn vị"),
    "successions": N_("Kế thừa giữa các đơn vị"),
    "quotas": N_("Chỉ tiêu kết nạp"),
    "targets": N_("Mục tiêu của văn bản"),
    "members": N_("Số đảng viên cuối năm"),
    "plans": N_("Kế hoạch năm"),
    "documents": N_("Văn bản"),
    "pace": N_("Đường tiến độ"),
    "register": N_("Sổ kết nạp theo ngày"),
    "settings": N_("Thiết lập cách tính"),
}


def explanation(kind: str, field: str) -> str:
    """Return the marked text that explains a column of a list."""
    return LIST_COLUMNS.get(f"{kind}.{field}") or LIST_COLUMNS.get(field) or LIST_COLUMNS["counted"]
