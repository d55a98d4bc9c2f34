"""PDFium may be called by one thread at a time, whatever document it reads: everyone here takes this turn."""

import threading

TURN = threading.RLock()
"""Held while a document of pypdfium2 is open."""
