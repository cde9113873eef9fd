"""Articles as they come, files of text, Markdown and HTML, to values."""
