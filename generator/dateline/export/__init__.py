"""A timeline to files for machines, one module per format."""
