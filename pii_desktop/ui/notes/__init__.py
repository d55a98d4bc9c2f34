"""The page of all notes."""
