"""Search records to the files of an index, by Pagefind's own program."""
