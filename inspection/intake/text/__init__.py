"""Text and Markdown: which encoding the bytes are in, and their lines."""
