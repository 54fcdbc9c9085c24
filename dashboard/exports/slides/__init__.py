"""A document as slides: one message each, its sentence as title, charts and tables that can be edited."""
