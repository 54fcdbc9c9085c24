"""One screen a file. A view composes: no SQL, no arithmetic, no formats, no colours."""
