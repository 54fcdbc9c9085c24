"""Thành ủy Thanh Hóa 2021–2024: the letter of May 2024 gives the totals, everything below them is invented."""

from sample_data.thanh_hoa.build import build
from sample_data.thanh_hoa.units import CODE

__all__ = ["CODE", "build"]
