"""One paper a file: from the figures of an address to its parts."""
