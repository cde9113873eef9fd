"""What the reader's browser filters, lists and downloads; docs/reader.md describes the files."""
