"""One repository a table, all inside one unit of work."""
