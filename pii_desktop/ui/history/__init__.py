"""What was changed by whom, and what was deleted."""
