"""From lines to passages, headings, sections, reform groups and tables: where in a document one is."""
