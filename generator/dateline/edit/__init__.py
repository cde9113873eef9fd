"""Records written anew: put in order, given another name, made one. Text in, text out."""
