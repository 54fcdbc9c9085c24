"""Thành ủy Hải Phòng before the merger, 2022 to June 2025: its conclusion gives the targets, the rest is invented."""

from sample_data.hai_phong_2024.build import build
from sample_data.hai_phong_2024.units import CODE

__all__ = ["CODE", "build"]
