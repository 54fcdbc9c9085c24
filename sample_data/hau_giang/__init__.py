"""Tỉnh ủy Hậu Giang 2018–2025: its resolution gives the totals and the targets, everything below them is invented."""

from sample_data.hau_giang.build import build
from sample_data.hau_giang.units import CODE

__all__ = ["CODE", "build"]
