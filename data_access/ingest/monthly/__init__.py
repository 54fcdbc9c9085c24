"""A recognised monthly report against what the database knows: what would change, and what stands in the way."""
