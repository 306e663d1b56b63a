"""Text that comes as paragraphs rather than as pages: what its lists, headings, tables and forms are."""
