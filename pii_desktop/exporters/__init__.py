"""Reports become files: one renderer per format."""
