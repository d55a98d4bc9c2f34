"""The cards of the profile: department, letterhead, signer, recipients."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.profile import Profile
from pii_desktop.ui.widgets.authority_field import AuthorityField
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.frames import Card, row
from pii_desktop.ui.widgets.line_fields import LineField
from pii_desktop.ui.widgets.text_field import TextField


class ProfileCards(QWidget):
    """Holds every field of the profile by its key. Emits `left` with (key, text) when one was changed and left."""

    left = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """The cards have no layout of their own: the page puts them into its columns."""
        super().__init__(parent)
        self.hide()
        self.fields: dict[str, Field] = {}
        self._province = LineField(self.tr("Tỉnh, thành phố"))
        self._department = LineField(self.tr("Đơn vị báo cáo"))
        self.authority = AuthorityField()
        self.department_card = self._department_card()
        self.letterhead_card = self._letterhead_card()
        self.signer_card = self._signer_card()
        for field in self.fields.values():
            field.left.connect(self._on_left)
        self.authority.chosen.connect(self._on_authority)

    def show_profile(self, texts: dict[str, str], profile: Profile) -> None:
        """Show the text of each field; what is being typed stays."""
        self._province.set_text(profile.province)
        self._department.set_text(profile.department)
        self.authority.set_authority(profile.signing_authority)
        for key, field in self.fields.items():
            field.set_text(texts[key])

    def field_of(self, key: str) -> Field | None:
        """The field of a key of the profile, None where there is none that can be written in."""
        return self.authority if key == "signing_authority" else self.fields.get(key)

    def _department_card(self) -> Card:
        card = Card(self.tr("Đơn vị"), self.tr("đặt khi tạo sổ dữ liệu"))
        line = row(gap=16)
        for field in (self._department, self._province):
            field.set_read_only(read_only=True)
            line.addWidget(field, 1)
        card.body.addLayout(line)
        return card

    def _letterhead_card(self) -> Card:
        card = Card(self.tr("Thể thức văn bản"), self.tr("in ở đầu và cuối báo cáo"))
        card.body.addWidget(self._line("official_name", self.tr("Tên đơn vị in trên văn bản")))
        card.body.addWidget(self._line("parent_body", self.tr("Cơ quan chủ quản")))
        pair = row(gap=16)
        pair.addWidget(self._line("symbol", self.tr("Ký hiệu đơn vị"), "STC"), 1)
        pair.addWidget(self._line("drafting_unit", self.tr("Phòng soạn thảo (Lưu: VT, …)"), "QLNS"), 1)
        pair.addWidget(self._line("place", self.tr("Địa danh")), 1)
        card.body.addLayout(pair)
        card.body.addWidget(self._line("addressee", self.tr("Kính gửi (nơi nhận báo cáo)")))
        recipients = TextField(self.tr("Nơi nhận, mỗi dòng một nơi"), least=3, most=6)
        self.fields["recipients"] = recipients
        card.body.addWidget(recipients)
        return card

    def _signer_card(self) -> Card:
        card = Card(self.tr("Người ký"))
        first = row(gap=16)
        first.addWidget(self.authority, 1)
        first.addWidget(self._line("signer_title", self.tr("Chức vụ")), 1)
        card.body.addLayout(first)
        card.body.addWidget(self._line("signer_name", self.tr("Họ và tên")))
        return card

    def _line(self, key: str, label: str, placeholder: str = "") -> LineField:
        field = LineField(label, placeholder=placeholder)
        self.fields[key] = field
        return field

    def _on_left(self, text: str) -> None:
        for key, field in self.fields.items():
            if field is self.sender():
                self.left.emit(key, text)

    def _on_authority(self, value: str) -> None:
        self.left.emit("signing_authority", value)
