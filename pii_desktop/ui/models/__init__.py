"""Item models: rows and columns as data."""
