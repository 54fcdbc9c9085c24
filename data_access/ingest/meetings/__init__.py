"""What is written before, during and after a meeting. No figure follows from it, so `data_version` stays."""
