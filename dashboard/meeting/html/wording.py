"""What the scripts of the pages say: whole sentences, in the language of the meeting."""

from __future__ import annotations

from dashboard.i18n.language import Language


def wall_words(language: Language, snapshot: int) -> dict[str, str]:
    """Return the sentences by their names; "{…}" in them is filled in by the page."""
    return {
        "server": language.text(
            "Mất liên lạc với máy chủ từ {time}. Số liệu trên màn hình vẫn là bản chốt số {snapshot}.",
            time="{time}",
            snapshot=snapshot,
        ),
        "database": language.text(
            "Cơ sở dữ liệu tạm ngừng từ {time}. Số liệu trên màn hình vẫn là bản chốt số {snapshot}.",
            time="{time}",
            snapshot=snapshot,
        ),
        "gone": language.text("Chương trình họp này không còn. Màn hình giữ nguyên trang đang có."),
        "page": language.text("Đến trang {n}: bấm Enter", n="{n}"),
        "slide": language.text("trang {n}/{all}", n="{n}", all="{all}"),
        "none": language.text("Không có đơn vị nào tên như vậy"),
        "found": language.text("{n} đơn vị", n="{n}"),
    }


def presenter_words(language: Language) -> dict[str, str]:
    """Return the sentences that only the presenter's page says."""
    return {
        "server": language.text("Mất liên lạc với máy chủ từ {time}.", time="{time}"),
        "database": language.text("Cơ sở dữ liệu tạm ngừng từ {time}.", time="{time}"),
        "unreached": language.text(
            "Phím bấm ở đây chưa tới màn hình lớn trên máy khác; có lại kết nối sẽ tự chuyển tới."
        ),
        "last": language.text("Hết chương trình"),
        "running": language.text("Đã họp {time}", time="{time}"),
        "place": language.text("Trang {n}/{all}", n="{n}", all="{all}"),
        "unit": language.text("Đang tra cứu một đơn vị"),
        "newer": language.text("Đã có số liệu mới hơn bản chốt; trang chiếu giữ nguyên bản chốt."),
        "written": language.text("Đã ghi kết luận."),
        "unwritten": language.text("Chưa ghi được kết luận; nội dung vẫn còn trong ô. Kiểm tra kết nối rồi ghi lại."),
        "everybody": language.text("Tất cả các đơn vị"),
        "unknown": language.text("Chọn một đơn vị trong danh sách, hoặc để trống ô này nếu kết luận về tất cả."),
        "empty": language.text("Nhập nội dung kết luận rồi ghi."),
    }


def key_lines(language: Language) -> tuple[tuple[str, str], ...]:
    """Return the keys and what they do, for whoever presses "?"."""
    return (
        ("→ ↓ PageDown Space", language.text("trang sau")),
        ("← ↑ PageUp", language.text("trang trước")),
        ("Home, End", language.text("trang đầu, trang cuối")),
        ("12 Enter", language.text("đến trang 12")),
        ("/", language.text("tìm một đơn vị")),
        ("Esc", language.text("trở lại trang đang trình chiếu")),
        ("B", language.text("tắt, bật hình")),
        ("F", language.text("toàn màn hình")),
        ("T", language.text("nền sáng, tối, tương phản")),
        ("+ −", language.text("chữ to hơn, nhỏ hơn")),
        ("?", language.text("bảng phím này")),
    )
