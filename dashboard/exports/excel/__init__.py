"""Workbooks: a document as real numbers, live formulas with their results, and sheets that print."""
