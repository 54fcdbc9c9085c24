"""What stands behind `quota-dashboard`: one command a file, its parser and its words."""
