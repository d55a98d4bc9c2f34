"""The page "Nhiệm vụ": all work items, by state, due date and indicator."""
