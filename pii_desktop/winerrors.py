"""What Windows said of a call that failed, beneath the number of POSIX that it is translated to."""

import errno
import sys

CLOUD_FILE = frozenset({*range(362, 367), *range(374, 384), *range(386, 399), 404, 405, 426})
"""ERROR_CLOUD_FILE_…: the file lies with OneDrive or another synchroniser only, and could not be fetched now."""

_DENIED = frozenset({5, *range(19, 37), 65, 82, 83, 108, 132, 158, 167})
_MISSING = frozenset({2, 3, 15, 18, 53, 67, 161, 206})


def said_by_windows(error: OSError) -> int:
    """The code of Windows (32 is a sharing violation); 0 on other systems, and where it is not known.

    What goes straight to Windows keeps it: renaming, removing, listing. `open`, reading and writing go through the C
    library, which makes one number of many: a file that is held and one that may not be had are both EACCES. It
    remembers the code until its next failure in this thread, so ask at once.
    """
    told: int = getattr(error, "winerror", None) or 0
    if told:
        return told
    kept = _kept_by_the_c_library()
    return kept if kept and _number_of(kept) == error.errno else 0


def is_left_in_cloud(error: OSError) -> bool:
    """True where a file is only a placeholder of OneDrive or the like, and its content did not come."""
    return said_by_windows(error) in CLOUD_FILE


def _number_of(code: int) -> int:
    """What the C library makes of a code of Windows, as far as one number stands for several."""
    if code in _DENIED:
        return errno.EACCES
    return errno.ENOENT if code in _MISSING else errno.EINVAL


if sys.platform == "win32":
    import ctypes

    def _kept_by_the_c_library() -> int:
        kept = ctypes.c_ulong()
        try:
            ctypes.CDLL("ucrtbase")._get_doserrno(ctypes.byref(kept))  # noqa: SLF001 - its name there
        except (OSError, AttributeError):
            return 0
        return kept.value

else:

    def _kept_by_the_c_library() -> int:
        """Nothing: only Windows has two sets of numbers."""
        return 0
