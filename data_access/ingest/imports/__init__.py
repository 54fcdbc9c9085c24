"""The one way a file takes into the database: read, decided, and recorded in one transaction, or not at all."""
