"""The pieces of Quản trị and of typing a month in."""
