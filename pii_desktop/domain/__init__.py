"""What things are: frozen dataclasses and pure functions. No disk, no Qt, no third party."""
