"""Pieces of the screen Họp, and of agendas elsewhere."""
