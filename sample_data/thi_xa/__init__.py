"""Thị ủy 2016–2022, the town unnamed: the directive gives yearly and term totals, everything below is invented."""

from sample_data.thi_xa.build import build
from sample_data.thi_xa.units import CODE

__all__ = ["CODE", "build"]
