"""A timeline to pages. Knows Jinja and Markdown, and nothing of MkDocs."""
