"""What else the plan holds for the department: not taken at the first start, one click away from it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.services.first_look import MergedRows
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.frames import Card, row
from pii_desktop.ui.widgets.labels import Label


class BeyondCard(Card):
    """Hidden where there is nothing more. Signals: `duties_wanted` and `mergers_wanted` begin, then go there."""

    duties_wanted = Signal()
    mergers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing more."""
        super().__init__(self.tr("Kế hoạch này còn có"), parent=parent)
        self.duties = Button(self.tr("Bắt đầu và xem nhiệm vụ"), small=True)
        self.mergers = Button(self.tr("Bắt đầu và sắp xếp lại đơn vị"), small=True)
        self._duty_words = Label("", wrap=True)
        self._merger_words = Label("", wrap=True)
        self._lines = [self._line(self._duty_words, self.duties), self._line(self._merger_words, self.mergers)]
        self.duties.clicked.connect(self.duties_wanted)
        self.mergers.clicked.connect(self.mergers_wanted)
        self.hide()

    def show_more(self, duties: int, merged: Sequence[MergedRows]) -> None:
        """Groups of duties in the body of the file, and rows under the names of departments that were merged."""
        words = self.tr("Phần thân kế hoạch giao thêm cho đơn vị {count} mục nhiệm vụ, chưa nằm trong danh sách.")
        self._duty_words.setText(words.format(count=duties))
        self._merger_words.setText(" ".join(map(self._merger_sentence, merged)))
        for line, is_shown in zip(self._lines, (duties > 0, bool(merged)), strict=True):
            line.setVisible(is_shown)
        self.setVisible(duties > 0 or bool(merged))

    def words(self) -> str:
        """All that is said."""
        pairs = zip(self._lines, (self._duty_words, self._merger_words), strict=True)
        return " ".join(label.text() for line, label in pairs if not line.isHidden())

    def _merger_sentence(self, each: MergedRows) -> str:
        words = self.tr("{count} dòng in tên {old}, đơn vị đã nhập vào đơn vị bạn từ {day}, chưa tính là việc của bạn.")
        return words.format(count=each.count, old=each.old.name, day=each.merger.since.strftime("%d/%m/%Y"))

    def _line(self, label: Label, button: Button) -> QWidget:
        line = QWidget(self)
        content = row(line, gap=16)
        content.addWidget(label, 1)
        content.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(line)
        return line
