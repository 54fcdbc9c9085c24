"""The rules of the figures: pure, typed, each with its source and a number that a reader can check by hand."""
