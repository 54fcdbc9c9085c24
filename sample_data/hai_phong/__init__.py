"""Thành ủy Hải Phòng 2026: the conclusion for 2026–2030 gives the targets, everything below the totals is invented."""

from sample_data.hai_phong.build import build
from sample_data.hai_phong.units import CODE

__all__ = ["CODE", "build"]
