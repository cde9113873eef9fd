"""The addresses of sources: whether they still lead anywhere. Nothing in a build imports it."""
