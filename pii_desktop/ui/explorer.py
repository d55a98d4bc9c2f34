"""Explorer of Windows: a file shown in its folder, and names that its old functions take."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST = 259
"""What the shell of Windows takes, also where long paths are switched on."""


def extended(text: str) -> str:
    r"""The path as functions of the file system take it at any length: `\\?\C:\…`, `\\?\UNC\server\…`."""
    if text.startswith("\\\\?\\"):
        return text
    return f"\\\\?\\UNC\\{text[2:]}" if text.startswith("\\\\") else f"\\\\?\\{text}"


def plain(text: str) -> str:
    """What `extended` gave, without its mark."""
    if text.startswith("\\\\?\\UNC\\"):
        return f"\\\\{text[8:]}"
    return text.removeprefix("\\\\?\\")


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def for_shell(path: Path) -> Path:
        """`path`, or its short name (`SO-PII~1`) where it is too long for the shell and the drive keeps such names."""
        if len(str(path)) <= LONGEST:
            return path
        shorten = ctypes.WinDLL("kernel32").GetShortPathNameW
        shorten.argtypes = (wintypes.LPCWSTR, wintypes.LPWSTR, wintypes.DWORD)
        room = ctypes.create_unicode_buffer(32_768)
        return Path(plain(room.value)) if shorten(extended(str(path)), room, len(room)) else path

    @contextmanager
    def with_its_own_libraries() -> Iterator[None]:
        """A program that is started meanwhile finds its libraries where Windows has them, not among ours.

        The frozen program has Windows look into its folder first, and what it starts inherits that: a PDF reader would
        take our C++ library for its own, and hold it when the next version is installed.
        """
        bundle = getattr(sys, "_MEIPASS", None)
        if bundle is None:
            yield
            return
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetDllDirectoryW.argtypes = (wintypes.LPCWSTR,)
        kernel.SetDllDirectoryW(None)
        try:
            yield
        finally:
            kernel.SetDllDirectoryW(str(bundle))

    def select_in_explorer(path: Path) -> bool:
        """Show the folder with the file selected, in a window that shows it already if there is one; False if not."""
        shell = ctypes.WinDLL("shell32")
        shell.ILCreateFromPathW.argtypes = (wintypes.LPCWSTR,)
        shell.ILCreateFromPathW.restype = ctypes.c_void_p
        shell.ILFree.argtypes = (ctypes.c_void_p,)
        shell.SHOpenFolderAndSelectItems.argtypes = (ctypes.c_void_p, wintypes.UINT, ctypes.c_void_p, wintypes.DWORD)
        shell.SHOpenFolderAndSelectItems.restype = ctypes.c_long
        item = shell.ILCreateFromPathW(str(for_shell(path)))
        if not item:
            return False
        try:
            return bool(shell.SHOpenFolderAndSelectItems(item, 0, None, 0) >= 0)
        finally:
            shell.ILFree(item)

else:

    def for_shell(path: Path) -> Path:
        """`path`: only Windows has such a limit."""
        return path

    @contextmanager
    def with_its_own_libraries() -> Iterator[None]:
        """Elsewhere a program looks for libraries by itself."""
        yield

    def select_in_explorer(_path: Path) -> bool:
        """False: there is no Explorer."""
        return False
