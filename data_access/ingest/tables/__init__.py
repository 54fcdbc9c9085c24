"""Where in a sheet the table of a monthly report stands, and what its columns and rows mean."""
