"""The pieces of the screen Nhập số liệu."""
