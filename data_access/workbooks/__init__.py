"""Files that come from anywhere: their bytes become sheets of cells, within limits, and nothing of them is trusted."""
