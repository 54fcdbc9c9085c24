"""Frames of the queries put together to what the rules of the figures take: one reader a subject."""
