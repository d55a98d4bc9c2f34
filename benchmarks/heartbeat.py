"""A heartbeat on the GUI thread: the longest pause between two beats is the longest block of the window."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 4
LATE_SECONDS = 0.016
"""A frame at 60 Hz: what comes later than this is seen."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """The pauses between beats, in seconds: the longest, and the share of the time that lay in late ones.

    `own` is the processor time of the GUI thread in the longest pause: far below `longest` where the thread waited for
    another one or for the machine. `most` is the most processor time that it used between any two beats.
    """

    longest: float
    own: float
    most: float
    late_share: float


class Heartbeat(QObject):
    """Beats while the event loop turns."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Stands still."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._on_beat)
        self._beats: list[tuple[float, float]] = []

    def start(self) -> None:
        """Begin anew."""
        self._beats = [_now()]
        self._timer.start()

    def stop(self) -> Pulse:
        """What was felt since the start."""
        self._timer.stop()
        self._beats.append(_now())
        pauses = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(self._beats, self._beats[1:], strict=False)]
        longest, own = max(pauses)
        whole = sum(pause for pause, _ in pauses)
        late = sum(pause for pause, _ in pauses if pause > LATE_SECONDS)
        most = max(own for _, own in pauses)
        return Pulse(longest, own, most, late / whole if whole else 0.0)

    def _on_beat(self) -> None:
        self._beats.append(_now())


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()
