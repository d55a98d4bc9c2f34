"""Head and foot of the import."""

from PySide6.QtWidgets import QWidget

from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.steps import Steps


class WizardHead(Ground):
    """Title and steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """At the first step."""
        super().__init__("surface", parent)
        names = (
            self.tr("Chọn tệp"),
            self.tr("Bảng và cột"),
            self.tr("Của đơn vị"),
            self.tr("Khác biệt"),
            self.tr("Hoàn tất"),
        )
        self._steps = Steps(names)
        self.setFixedHeight(PAGE_HEAD_HEIGHT)
        line = row(self, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        self._note = Label("", tone="text2")
        line.addWidget(Label(self.tr("Nhập phân công"), role=Type.PAGE_TITLE))
        line.addSpacing(8)
        line.addWidget(self._note)
        line.addStretch(1)
        line.addWidget(self._steps)

    def set_current(self, step: int, note: str = "") -> None:
        """The step shown, from 0; `note` tells which of several files it is about."""
        self._steps.set_current(step)
        self._note.setText(note)

    def note(self) -> str:
        """What stands beside the title."""
        return self._note.text()


class WizardFoot(Ground):
    """The ways back, on and out, and what happens with what is not decided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """At the first step."""
        super().__init__("surface", parent)
        self.back = Button(self.tr("Quay lại"))
        self.leave = Button(self.tr("Thôi nhập"), kind=Kind.QUIET)
        self.onward = Button(self.tr("Tiếp tục"), kind=Kind.PRIMARY)
        self._note = Label("", tone="text2")
        self.setFixedHeight(PAGE_HEAD_HEIGHT)
        content = QWidget()  # a bare layout would be no higher than its buttons
        line = row(content, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0), gap=16)
        line.addWidget(self.back)
        line.addWidget(self.leave)
        line.addStretch(1)
        line.addWidget(self._note)
        line.addWidget(self.onward)
        stack = column(self, gap=0)
        stack.addWidget(Rule())
        stack.addWidget(content, 1)

    def show_first(self, *, is_ready: bool, is_reading: bool) -> None:
        """A file has to be chosen, or is being read."""
        wish = self.tr("Đang đọc…") if is_reading else self.tr("Chọn tệp hoặc một kế hoạch có sẵn")
        note = "" if is_ready else wish
        self._show(self.tr("Tiếp tục"), note, is_ready=is_ready)
        self.back.hide()

    def show_tables(self, *, is_ready: bool) -> None:
        """Some table has to give rows."""
        note = self.tr("Chưa có gì được ghi") if is_ready else self.tr("Chưa có dòng nào: chọn bảng và cột")
        self._show(self.tr("Tiếp tục"), note, is_ready=is_ready)

    def show_between(self) -> None:
        """Nothing to decide."""
        self._show(self.tr("Tiếp tục"), self.tr("Chưa có gì được ghi"))

    def show_decisions(self, taken: int, total: int, *, is_ready: bool, missing: str = "") -> None:
        """What is taken and what happens to the rest, or what is `missing` before anything can be stored."""
        left = total - taken
        parts = [self.tr("Nhận {taken} trên {total} khác biệt").format(taken=taken, total=total)]
        if left:
            parts.append(self.tr("{left} không nhận, giữ như đang lưu").format(left=left))
        parts.append(self.tr("tự sao lưu trước khi ghi"))
        words = self.tr("Ghi {count} thay đổi").format(count=taken)
        self._show(words, missing or " · ".join(parts), is_ready=is_ready and taken > 0 and not missing)

    def show_facts_only(self, *, is_ready: bool) -> None:
        """No row is taken, but number or day of the plan were typed."""
        self._show(self.tr("Ghi số, ngày"), self.tr("Bổ sung số, ngày của kế hoạch đang lưu"), is_ready=is_ready)

    def show_nothing_new(self, waiting: int = 0) -> None:
        """The file says what is stored; `waiting` files follow."""
        self._show(self.tr("Tệp tiếp theo") if waiting else self.tr("Xong"), self.tr("Không có gì để ghi"))

    def show_last(self, waiting: int = 0) -> None:
        """All is done with this file; `waiting` files follow."""
        note = self.tr("Còn {count} tệp").format(count=waiting) if waiting else ""
        self._show(self.tr("Tệp tiếp theo") if waiting else self.tr("Xem phân công"), note)
        self.back.hide()
        self.leave.setVisible(bool(waiting))

    def _show(self, onward: str, note: str, *, is_ready: bool = True) -> None:
        self.back.show()
        self.leave.show()
        self.onward.setText(onward)
        self.onward.setEnabled(is_ready)
        self.onward.setAccessibleDescription(note)
        self._note.setText(note)
