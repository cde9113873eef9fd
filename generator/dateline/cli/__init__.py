"""The command line: glue between click and the stages, one module a command."""
