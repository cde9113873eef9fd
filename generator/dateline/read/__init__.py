"""Text to values: the only package that opens records, and the only one that knows YAML."""
