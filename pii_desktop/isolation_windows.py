"""A child on Windows: its memory is capped by a job object that also ends it with its parent; it crashes silently."""

import sys
from collections.abc import Callable

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _LIMIT_PROCESS_MEMORY = 0x100
    _LIMIT_KILL_ON_CLOSE = 0x2000
    _EXTENDED_LIMITS = 9
    _SET_QUOTA_AND_TERMINATE = 0x0100 | 0x0001

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    _NO_BOXES = 0x8000 | 0x0002 | 0x0001  # file not found when opening, general protection fault, critical error

    def end_without_a_box() -> None:
        """From here on a crash of this process ends it at once: Windows would show a box and wait for a click."""
        ctypes.WinDLL("kernel32").SetErrorMode(_NO_BOXES)

    def cap_process(pid: int, memory: int) -> Callable[[], None]:
        """Puts process `pid` into a job that allows `memory` bytes; returns what closes the job (and ends the child).

        Raises OSError when the system refuses.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        for name in ("CreateJobObjectW", "OpenProcess"):
            getattr(kernel, name).restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY | _LIMIT_KILL_ON_CLOSE
        limits.ProcessMemoryLimit = memory
        size = ctypes.sizeof(limits)
        process = wintypes.HANDLE(kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, 0, pid))
        try:
            capped = kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
            if not capped or not kernel.AssignProcessToJobObject(job, process):
                refused = ctypes.WinError(ctypes.get_last_error())
                kernel.CloseHandle(job)
                raise refused
        finally:
            kernel.CloseHandle(process)

        def release() -> None:
            kernel.CloseHandle(job)

        return release
