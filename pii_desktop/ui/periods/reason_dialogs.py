"""Dialogs and fields that ask why: the report comes back, is unlocked, is submitted or was sent with errors in it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.signing_matter import SigningFinding
from pii_desktop.errors import InputError
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.text_field import TextField
from pii_desktop.ui.widgets.words_dialog import WordsDialog, WordsWish

_LISTED = 6
"""How many errors a dialog lists; all of them stand where they are put right."""


def return_dialog(name: str, parent: QWidget) -> WordsDialog:
    """Why the leader wants it changed; `name` is what the version is called."""
    wish = WordsWish(
        title=_tr("Yêu cầu chỉnh lý: {name}").format(name=name),
        label=_tr("Lãnh đạo yêu cầu sửa gì"),
        accept=_tr("Ghi yêu cầu"),
        note=_tr("Bản đã trình được giữ nguyên. Sửa xong thì trình lại thành bản mới."),
    )
    return WordsDialog(wish, parent)


def unlock_dialog(name: str, becomes: PeriodState, parent: QWidget) -> WordsDialog:
    """Why what was signed or sent is opened again, and what it is then."""
    back = _tr("Bản đã ký vẫn được giữ cùng số, ngày và tệp. Báo cáo trở về chờ chỉnh lý.")
    signed = _tr("Báo cáo trở về đã ký, chưa gửi: nội dung, số, ngày và tệp giữ nguyên. Muốn sửa thì mở khoá lần nữa.")
    wish = WordsWish(
        title=_tr("Mở khoá: {name}").format(name=name),
        label=_tr("Lý do (ghi vào lịch sử)"),
        accept=_tr("Mở khoá"),
        note=signed if becomes is PeriodState.SIGNED else back,
    )
    return WordsDialog(wish, parent)


class ErrorsReason:
    """The errors of a draft and a field that asks why it goes on; hidden where there are none.

    `form` lists those of the check before signature, its button leads to them.
    """

    def __init__(self, into: QVBoxLayout) -> None:
        """Stands at the end of `into`."""
        self.form = Banner()
        self.field = TextField(_tr("Lý do"), least=2, most=4)
        for part in (self.form, self.field):
            part.hide()
            into.addWidget(part)

    def ask(self, errors: int, form: Sequence[SigningFinding] = ()) -> None:
        """Show the field where `errors` errors are left in the records, or `form` in the document."""
        count = errors + len(form)
        self.field.set_label(_tr("Còn {count} lỗi: vì sao vẫn ghi (vào lịch sử)").format(count=count))
        self.field.setVisible(count > 0)
        self.form.show_text(_listed(form), mood=Mood.BAD, action=_tr("Xem"))
        self.form.setVisible(bool(form))

    def ask_symbol(self) -> None:
        """Show the field for a number whose symbol is not that of the department; what was asked before stays asked."""
        if self.field.isHidden():
            self.field.set_label(_tr("Vì sao ký hiệu khác (vào lịch sử)"))
            self.field.show()

    def text(self) -> str:
        """The reason as typed; blank where none was asked."""
        return self.field.text().strip()


class SubmitDialog(FormDialog):
    """Gives out why a report is submitted although the check before signature finds errors in it."""

    def __init__(self, period: str, form: Sequence[SigningFinding], parent: QWidget | None) -> None:
        """`period` as inside a sentence; `form` are the errors."""
        title = self.tr("Trình báo cáo {period} khi còn lỗi?").format(period=period)
        note = self.tr("Bản trình được giữ nguyên từ lúc này, lỗi cũng nằm trong đó.")
        super().__init__(title, self.tr("Vẫn trình"), parent, note=note)
        self.reason = ErrorsReason(self.fields)
        self.reason.ask(0, form)
        self.reason.field.set_label(self.tr("Vì sao vẫn trình (ghi vào lịch sử)"))

    def showEvent(self, event: QShowEvent) -> None:
        """The errors have their room."""
        super().showEvent(event)
        self.fit()

    def _value(self) -> str:
        if not self.reason.text():
            raise InputError(
                self.tr("Chưa ghi lý do."),
                self.tr("Báo cáo chưa được trình."),
                self.tr("Hãy ghi lý do, hoặc sửa lỗi rồi trình."),
                "no-reason",
            )
        return self.reason.text()


def _listed(form: Sequence[SigningFinding]) -> str:
    """The errors a line each, the first ones by name."""
    lines = [_tr("Kiểm tra trước khi ký còn {count} lỗi:").format(count=len(form))]
    lines += [f"– {each.text}" for each in form[:_LISTED]]
    if len(form) > _LISTED:
        lines.append(_tr("– và {count} lỗi khác").format(count=len(form) - _LISTED))
    return "\n".join(lines)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reasons", text)
