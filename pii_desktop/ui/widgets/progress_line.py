"""Progress in its place: a sentence, a percentage, Hủy, a thin bar."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from pii_desktop.ui.task import Step, Task
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label

SHOW_AFTER_MS = 300


class ProgressLine(QWidget):
    """Shows itself when work takes longer than 300 ms. Emits `cancelled` when Hủy was pressed."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until work is watched."""
        super().__init__(parent)
        self._task: Task | None = None
        self._words = ElidedLabel("")
        self._percent = Label("", role=Type.SMALL, tone="text3")
        self._button = Button(self.tr("Hủy"), small=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self._button.clicked.connect(self._on_cancel)
        stack = column(self, gap=8)
        line = row()
        line.addWidget(self._words, 1)
        line.addWidget(self._percent)
        line.addWidget(self._button)
        stack.addLayout(line)
        stack.addWidget(self._bar)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.setSizePolicy(policy)
        self.hide()

    def watch(self, text: str, task: Task | None = None) -> None:
        """Begin: `text` says what goes on, Hủy cancels `task` and is hidden without one.

        Call `finish` in both callbacks of the task.
        """
        self._task = task
        self._words.set_text(text)
        self._percent.setText("")
        self._bar.setRange(0, 0)
        self._button.setVisible(task is not None)
        self._timer.start()

    def show_step(self, step: Step) -> None:
        """Take a report; fits `progressed` of the task runner."""
        if step.text:
            self._words.set_text(step.text)
        percent = step.percent
        self._percent.setText("" if percent is None else f"{percent} %")
        self._bar.setRange(0, 0 if percent is None else 100)
        self._bar.setValue(percent or 0)
        self._bar.setAccessibleName(self._words.whole_text())

    def finish(self) -> None:
        """The work ended one way or another."""
        self._timer.stop()
        self._task = None
        self.hide()

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.finish()
        self.cancelled.emit()
