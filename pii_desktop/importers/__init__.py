"""Plan files become rows: one reader per format, one meaning of columns and rows."""
