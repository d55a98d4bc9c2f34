"""The commands of the command line: each takes parsed arguments, prints its result, returns its exit code."""
