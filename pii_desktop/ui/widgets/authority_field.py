"""On whose behalf a report is signed (Nghị định 30/2020/NĐ-CP, Phụ lục I): the first start and the settings ask it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.widgets.choice_field import ChoiceField

_AUTHORITIES = ("", "TM.", "KT.", "TL.", "TUQ.", "Q.")


class AuthorityField(ChoiceField):
    """Signals: those of ChoiceField, with the sign ("KT."), blank for who signs directly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Signed directly at first."""
        super().__init__(_tr("Quyền ký"), tuple((_words()[sign], sign) for sign in _AUTHORITIES), parent)
        self.set_value("")

    def authority(self) -> str:
        """The sign, blank for who signs directly."""
        value = self.value()
        return value if isinstance(value, str) else ""

    def set_authority(self, text: str) -> None:
        """Show what a stored text means: "kt" and "KT. Giám đốc" are "KT."."""
        first, *_ = (*text.upper().split(), "")
        wanted = f"{first.rstrip('.')}."
        self.set_value(wanted if wanted in _AUTHORITIES else "")


def _words() -> dict[str, str]:
    return {
        "": _tr("Ký trực tiếp"),
        "TM.": _tr("TM. – thay mặt"),
        "KT.": _tr("KT. – ký thay"),
        "TL.": _tr("TL. – thừa lệnh"),
        "TUQ.": _tr("TUQ. – thừa ủy quyền"),
        "Q.": _tr("Q. – quyền"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("AuthorityField", text)
