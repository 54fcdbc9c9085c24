"""What columns mean, in the words of real workbooks."""

from __future__ import annotations

import pytest

from data_access.ingest.tables.headings import meaning

ROLES = {
    "number": "STT|TT|Số TT|S.T.T|No.",
    "code": "Mã đơn vị|Mã số|Code|Mã ĐV",
    "name": "Tên đảng bộ, chi bộ|Đơn vị|TCCSĐ|Tên tổ chức cơ sở đảng|Đảng bộ, chi bộ trực thuộc|Organisation|TÊN ĐV",
    "note": "Ghi chú|Nguyên nhân|Trạng thái|Notes",
    "quota": (
        "Chỉ tiêu|CT năm|Chỉ tiêu giao 2024|KH năm|Kế hoạch năm 2024|Quota|Chỉ tiêu kết nạp cả năm"
        "|Kết quả/Chỉ tiêu"
    ),
    "admitted": (
        "Kết nạp|KN|KQ kết nạp|Số đã kết nạp|Lũy kế|Luỹ kế từ đầu năm|Trong tháng|T5|Kết nạp 5 tháng đầu năm|Admitted"
        "|Đảng viên mới kết nạp|Tổng số đảng viên kết nạp|Kết nạp/Tổng số|Kết quả so với chỉ tiêu/Kết nạp"
        "|Thực hiện|6 tháng"
        "|Kết quả (số lượng, %)/Số lượng|Quần chúng ưu tú đã được kết nạp|Quần chúng được kết nạp|KQ đến 31/5|Số ĐVKN"
    ),
    "percent": "Tỷ lệ %|Tỉ lệ|Đạt (%)|% so với chỉ tiêu|Tỷ lệ %/HSSV|Percent",
    "student": "HSSV|HS, SV|Học sinh, sinh viên|HS-SV|Trong đó/HS, SV|Students",
    "pupil": "HS|Học sinh|HSSV/HS",
    "university_student": "SV|Sinh viên|HSSV/Sinh viên|University students",
    "enterprise": "DN|Lao động trong DN|Người lao động trong doanh nghiệp|Doanh nghiệp/Tổng số|Enterprise workers"
    "|Công nhân|Công nhân, người lao động",
    "non_state_enterprise": "DNNNN|DN ngoài NN|Ngoài nhà nước|Doanh nghiệp/Ngoài nhà nước|DN tư nhân",
    "student_or_non_state": "HSSV và DN ngoài NN",
    "religious": "người có đạo|Tôn giáo|Người theo đạo|Believers",
    "ethnic_minority": "DTTS|Dân tộc thiểu số|Dân tộc|Ethnic minority",
    "women": "nữ|Phụ nữ|Trong đó/Nữ|Women",
    "youth_union": "Đoàn viên|ĐVTN|Đoàn TNCS|Youth Union",
    "pool": "Nguồn|Quần chúng ưu tú|Nguồn kết nạp|Nguồn/Tổng số|QCƯT",
    "certificate_holders": (
        "Đã học lớp nhận thức|Có giấy chứng nhận|Số GCN|Nguồn/Đã học lớp bồi dưỡng"
        "|Học lớp cảm tình Đảng"
    ),
    "files_pending": "Hồ sơ đang chờ|Hồ sơ đã đề nghị|HS đang chờ|Hồ sơ đề nghị kết nạp",
    "moved_away": (
        "Chuyển đi|Quần chúng có GCN chuyển đi/Tổng số"
        "|Quần chúng được cấp giấy chứng nhận chuyển đi nơi khác"
    ),
    "moved_informed": "Đã thông báo nơi đến|Quần chúng có GCN chuyển đi/Đã thông báo",
    "members": "Tổng số đảng viên đầu năm|Tổng số đảng viên|Số đảng viên hiện có",
    "unknown": (
        "Kết nạp tháng trước|Chưa kết nạp|Kết nạp bình quân|Còn thiếu|Cùng kỳ 2023|Doanh nghiệp nhà nước"
        "|DNNN|Chủ DN|Nông dân|Quý II|Chỉ tiêu/HSSV|HSSV/Nữ|Dự kiến/HSSV"
        "|Nguồn/HSSV|Số TCCSĐ|Xếp thứ|Chuyển đảng chính thức|Độ tuổi|Đảng viên dự bị|Tăng, giảm|Đoàn viên công đoàn"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("heading", "role"), [(one, role) for role, some in ROLES.items() for one in some.split("|")])
def test_a_heading_is_known_in_the_words_of_offices(heading: str, role: str):
    assert meaning(tuple(heading.split("/"))).role == role


@pytest.mark.parametrize(
    ("heading", "next_month"),
    [
        ("Dự kiến tháng này", False),
        ("Dự kiến kết nạp/Tháng này", False),
        ("Dự kiến kết nạp/Tháng sau", True),
        ("Expected next month", True),
    ],
)
def test_a_forecast_says_for_which_month(heading: str, next_month: bool):
    said = meaning(tuple(heading.split("/")))
    assert (said.role, said.next_month) == ("forecast", next_month)
