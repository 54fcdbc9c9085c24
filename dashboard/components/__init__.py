"""Pieces of screens. Markup is built in Python from the view model, with every text escaped."""
