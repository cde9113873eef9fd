"""The grammar of dated expressions: tables of named rules, one module to a topic."""
