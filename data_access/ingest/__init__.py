"""Ways figures come into the database. Every function here runs inside a caller's write transaction."""
