"""Two collections to the changes between them: facts, not lines of files."""
