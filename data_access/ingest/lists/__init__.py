"""Lists that set up a jurisdiction: organisations, quotas, targets and what else an office keeps in tables."""

from __future__ import annotations

from data_access.ingest.lists.preview import preview_list
from data_access.ingest.lists.sheets import recognise_list

__all__ = ["preview_list", "recognise_list"]
