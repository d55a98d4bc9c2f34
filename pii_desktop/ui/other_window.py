"""The window of a program that was started before: a second start brings it to the front instead of refusing.

What the second start was asked to show goes with it, as a message of Windows: no file, no socket.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal


class Visitors(QObject):
    """Hears of files that a second start was opened with. Emits `arrived` with the Path, once each.

    Connect queued: the second start waits while the message is taken.
    """

    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Listens until `end`."""
        super().__init__(parent)
        self._door = _Door(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._door)

    def end(self) -> None:
        """Listen no more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self._door)


class _Door(QAbstractNativeEventFilter):
    """Takes the messages that `raise_window_of` sends, and leaves all others to Qt."""

    def __init__(self, visitors: Visitors) -> None:
        super().__init__()
        self._visitors = visitors

    def nativeEventFilter(self, _kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        told = _told_by(int(message))
        if told:
            self._visitors.arrived.emit(Path(told))
        return bool(told), int(bool(told))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _RESTORE = 9
    _COPY_DATA = 0x004A
    _OURS = 0x50494931  # "PII1"
    _LONGEST = 1 << 16
    _NOT_IF_HUNG, _PATIENCE_MS = 2, 5000

    class _Parcel(ctypes.Structure):
        """COPYDATASTRUCT: whose it is, how many bytes, where they lie."""

        _fields_ = (("kind", ctypes.c_size_t), ("size", wintypes.DWORD), ("start", ctypes.c_void_p))

    def raise_window_of(pid: int, shown: Path | None = None) -> bool:
        """Bring the window of process `pid` to the front, to show the file `shown`.

        Windows lets the program that the user has just started do so, no other one. False when there is none, and when
        none takes the file: a dialog of Windows itself, which stands in front of ours, does not know it, and a program
        that hangs does not answer.
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
        return bool(found) if shown is None else any(_send(window, str(shown)) for window in found)

    def _send(window: int, text: str) -> bool:
        """Whether the window took it."""
        content = text.encode("utf-8")
        buffer = ctypes.create_string_buffer(content, len(content))
        parcel = _Parcel(_OURS, len(content), ctypes.cast(buffer, ctypes.c_void_p))
        answer = ctypes.c_size_t()
        was_heard = ctypes.WinDLL("user32").SendMessageTimeoutW(
            wintypes.HWND(window),
            wintypes.UINT(_COPY_DATA),
            wintypes.WPARAM(0),
            ctypes.byref(parcel),
            wintypes.UINT(_NOT_IF_HUNG),
            wintypes.UINT(_PATIENCE_MS),
            ctypes.byref(answer),
        )
        return bool(was_heard and answer.value)

    def _told_by(message: int) -> str:
        """The text a message of ours carries; "" for any other message."""
        told = wintypes.MSG.from_address(message)
        if told.message != _COPY_DATA or not told.lParam:
            return ""
        parcel = _Parcel.from_address(told.lParam)
        if parcel.kind != _OURS or not 0 < parcel.size <= _LONGEST:
            return ""
        return ctypes.string_at(parcel.start, parcel.size).decode("utf-8", "replace")

else:

    def raise_window_of(pid: int, shown: Path | None = None) -> bool:  # noqa: ARG001 - the same door on each system
        """False: elsewhere the refusal names who has the workspace open."""
        return False

    def _told_by(message: int) -> str:  # noqa: ARG001
        """Nothing: elsewhere no second start speaks."""
        return ""
