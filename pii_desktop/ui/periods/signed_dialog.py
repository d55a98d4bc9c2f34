"""The dialog that records what the leader signed: number, day, and the signed file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.report_differences import Difference
from pii_desktop.domain.signing_matter import SigningFinding
from pii_desktop.errors import InputError, PiiError
from pii_desktop.services.version_refusals import parse_number
from pii_desktop.text.normalise import lower_first, one_line
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.periods.reason_dialogs import ErrorsReason
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files
from pii_desktop.ui.widgets.drop_zone import dropped_files
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label
from pii_desktop.ui.widgets.line_fields import DateField, LineField

SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".docx", ".doc", ".zip", ".p7s", ".p7m")


@dataclass(frozen=True, slots=True)
class SignedWish:
    """What was signed: the number of the records office, the day, the signed file if any, why in spite of errors."""

    number: str
    on: date
    file: Path | None = None
    why: str = ""


class SignedDialog(FormDialog):
    """Gives out a SignedWish."""

    def __init__(self, title: str, symbol: str, today: date, parent: QWidget | None = None) -> None:
        """`symbol` completes a bare number: "BC-STC" makes "05/BC-STC" of "5"; `today` is offered."""
        super().__init__(self.tr("Ghi đã ký: báo cáo {title}").format(title=title), self.tr("Ghi đã ký"), parent)
        self._symbol = symbol
        self._file: Path | None = None
        self.changes = Banner()
        self.changes.hide()
        self.number = LineField(self.tr("Số, ký hiệu"), placeholder=f"05/{symbol}")
        self.day = DateField(self.tr("Ngày ký"))
        self.day.set_value(today)
        self.reason = ErrorsReason(self.fields)
        self.choose = Button(self.tr("Chọn tệp…"), icon_name=Icon.PAPERCLIP)
        self.choose.setAccessibleName(self.tr("Chọn tệp đã ký"))
        self.remove = IconButton(Icon.CLOSE, self.tr("Không đính kèm tệp này"), kind=Kind.QUIET)
        self._name = ElidedLabel("", tone="text2")
        self._lay_out()
        self._show_file()
        self.setAcceptDrops(True)
        self.number.left.connect(self._complete)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(self._on_remove)

    def show_changes(self, changes: Sequence[Difference]) -> None:
        """Say how many places were changed since what is signed was submitted: they are not in it.

        What stands in its head and foot is said word by word: another signer or symbol makes it another document.
        """
        said = self.tr(
            "Hiện tại đã khác bản trình {count} chỗ. Ký là ký bản đã trình: những chỗ ấy không nằm trong đó."
        ).format(count=len(changes))
        head = "; ".join(_printed(each) for each in changes if each.place.is_head)
        if head:
            said = self.tr("{said} Bản trình ghi: {head}.").format(said=said, head=head)
        self.changes.show_text(said, mood=Mood.WARN)
        self.changes.setVisible(bool(changes))

    def ask_reason(self, errors: int, form: Sequence[SigningFinding] = ()) -> None:
        """Ask why it was signed although errors are left, `form` in the document; nothing where there is none."""
        self.reason.ask(errors, form)

    def show_error(self, error: PiiError) -> None:
        """A symbol that is not the department's may be right: a reason is asked for then."""
        if error.code == "other-symbol":
            self.reason.ask_symbol()
        super().show_error(error)

    def take_file(self, file: Path) -> None:
        """Attach this file."""
        self._file = file
        self._show_file()

    def file_name(self) -> str:
        """The file that is attached, as said."""
        return self._name.whole_text()

    def showEvent(self, event: QShowEvent) -> None:
        """The notice above the fields has its room."""
        super().showEvent(event)
        self.fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A signed file may be dropped anywhere here."""
        if dropped_files(event.mimeData(), SUFFIXES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first one counts."""
        files = dropped_files(event.mimeData(), SUFFIXES)
        if files:
            event.acceptProposedAction()
            self.take_file(files[0])

    def _lay_out(self) -> None:
        line = row(gap=8)
        line.addWidget(self.choose)
        line.addWidget(self._name, 1)
        line.addWidget(self.remove)
        block = column(gap=4)
        block.addWidget(Label(self.tr("Tệp đã ký (bản quét hoặc ký số)"), role=Type.SMALL, tone="text2"))
        block.addLayout(line)
        self.fields.addWidget(self.changes)
        self.fields.addWidget(self.number)
        self.fields.addWidget(self.day)
        self.fields.addLayout(block)

    def _show_file(self) -> None:
        none = self.tr("Tệp sẽ vào Sổ minh chứng; gắn sau cũng được.")
        self._name.set_text(self._file.name if self._file is not None else none)
        self._name.set_tone("text" if self._file is not None else "text3")
        self.remove.setVisible(self._file is not None)

    def _on_choose(self) -> None:
        ask_signed_file(self, self._on_files)

    def _on_files(self, files: list[str]) -> None:
        if files:
            self.take_file(Path(files[0]))

    def _on_remove(self) -> None:
        self._file = None
        self._show_file()
        self.choose.setFocus()

    def _complete(self, typed: str) -> None:
        self.number.set_text(completed(typed, self._symbol))

    def _value(self) -> SignedWish:
        number = parse_number(completed(self.number.text(), self._symbol))
        on = self.day.value()
        if on is None:
            raise InputError("Chưa nhập ngày ký.", "Chưa có gì được ghi.", "Hãy nhập ngày, ví dụ 28/11/2025.", "blank")
        return SignedWish(number, on, self._file, self.reason.text())


def ask_signed_file(parent: QWidget, chosen: Callable[[list[str]], None]) -> None:
    """Let the user pick the signed file; `chosen`, a bound method, gets its path."""
    kinds = (
        _tr("Tệp đã ký ({suffixes})").format(suffixes=" ".join(f"*{each}" for each in SUFFIXES)),
        _tr("Mọi tệp (*)"),
    )
    ask_open_files(parent, FileWish(_tr("Chọn tệp đã ký"), filters=kinds), chosen)


def _printed(each: Difference) -> str:
    """Like "Người ký Nguyễn Văn A, nay là Trần Thị B"."""
    then, now = each.old or _tr("(trống)"), each.new or _tr("(trống)")
    return _tr("{what} {then}, nay là {now}").format(what=lower_first(each.what), then=then, now=now)


def completed(typed: str, symbol: str) -> str:
    """A bare number with two digits and the symbol of the report: "5" is "05/BC-STC"; anything else as typed."""
    text = one_line(typed)
    return f"{int(text):02d}/{symbol}" if text.isdecimal() else text


def _tr(text: str) -> str:
    return QCoreApplication.translate("SignedDialog", text)
