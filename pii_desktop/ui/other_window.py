"""The window of a program that was started before: a second start brings it to the front instead of refusing."""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _RESTORE = 9

    def raise_window_of(pid: int) -> bool:
        """Bring the window of process `pid` to the front; False when it has none.

        Windows lets the program that the user has just started do so, no other one.
        """
        user32 = ctypes.WinDLL("user32")
        found: list[int] = []

        def visit(window: int, _parameter: int) -> bool:
            owner = wintypes.DWORD()
            user32.GetWindowThreadProcessId(wintypes.HWND(window), ctypes.byref(owner))
            is_shown = user32.IsWindowVisible(wintypes.HWND(window))
            if owner.value == pid and is_shown and user32.GetWindowTextLengthW(wintypes.HWND(window)):
                found.append(window)
            return True

        visitor = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
        user32.EnumWindows(visitor(visit), 0)
        for window in found[:1]:
            if user32.IsIconic(wintypes.HWND(window)):
                user32.ShowWindow(wintypes.HWND(window), _RESTORE)
            user32.SetForegroundWindow(wintypes.HWND(window))
        return bool(found)

else:

    def raise_window_of(pid: int) -> bool:  # noqa: ARG001 - the same door on each system
        """False: elsewhere the refusal names who has the workspace open."""
        return False
