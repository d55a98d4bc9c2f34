"""The mark that Windows gives a file from the internet: Word, Excel and Defender are careful with one that bears it.

It is a second stream of the file on drives of NTFS, which copying the content leaves behind.
"""

import os
from pathlib import Path

_HAS_STREAMS = os.name == "nt"
_STREAM = ":Zone.Identifier"
_LONGEST = 64 * 1024


def carry_mark(source: Path, target: Path) -> None:
    """Let the copy `target` bear the mark of `source`; nothing happens where there is none, or the drive has none."""
    if not _HAS_STREAMS:
        return
    try:
        with Path(f"{source}{_STREAM}").open("rb") as stream:
            mark = stream.read(_LONGEST)
        Path(f"{target}{_STREAM}").write_bytes(mark)
    except OSError:
        return
