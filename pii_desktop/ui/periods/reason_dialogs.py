"""Dialogs and fields that ask why: the report comes back, is unlocked, or was sent with errors in it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.domain.period import PeriodState
from pii_desktop.ui.widgets.text_field import TextField
from pii_desktop.ui.widgets.words_dialog import WordsDialog, WordsWish


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
    """A field that asks, in a dialog, why a draft with errors was signed or sent; hidden where there are none."""

    def __init__(self, into: QVBoxLayout) -> None:
        """Stands at the end of `into`."""
        self.field = TextField(_tr("Lý do"), least=2, most=4)
        self.field.hide()
        into.addWidget(self.field)

    def ask(self, errors: int) -> None:
        """Show the field where `errors` errors are left."""
        self.field.set_label(_tr("Còn {count} lỗi: vì sao vẫn ghi (vào lịch sử)").format(count=errors))
        self.field.setVisible(errors > 0)

    def ask_symbol(self) -> None:
        """Show the field for a number whose symbol is not that of the department; what was asked before stays asked."""
        if self.field.isHidden():
            self.field.set_label(_tr("Vì sao ký hiệu khác (vào lịch sử)"))
            self.field.show()

    def text(self) -> str:
        """The reason as typed; blank where none was asked."""
        return self.field.text().strip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reasons", text)
