"""The offline page: one HTML file that asks nobody for anything, for a room without a network."""
