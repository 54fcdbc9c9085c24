"""Workbooks to be filled in: what comes back is imported without a question."""
