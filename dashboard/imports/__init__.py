"""What is said about files that come in: the sentences behind the codes of data_access.ingest.messages."""
