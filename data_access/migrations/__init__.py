"""The schema's history (Alembic), and the functions that bring a database to it."""
