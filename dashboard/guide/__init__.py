"""The guide: one Markdown file a chapter and language, for the screen Hướng dẫn and for docs/huong-dan."""
