"""Papers as PDF: a document becomes plain data, and a template set by Typst in a process of its own becomes pages."""
