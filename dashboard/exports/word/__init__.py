"""Word files: from a document to the bytes of a .docx in the form of Party papers."""
