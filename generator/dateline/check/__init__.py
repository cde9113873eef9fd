"""The rules. Each is a module with an id, a docstring that is its documentation, and a check."""
