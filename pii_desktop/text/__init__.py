"""Vietnamese text: normal form, order, legacy encodings, numbers. Standard library only."""
