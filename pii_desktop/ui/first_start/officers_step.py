"""Step 4: focal officers and who signs. May be skipped; the settings keep the same fields."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.people import Post
from pii_desktop.domain.profile import Officer, Profile
from pii_desktop.text.normalise import one_line
from pii_desktop.ui.first_start.beyond_card import BeyondCard
from pii_desktop.ui.widgets.authority_field import AuthorityField
from pii_desktop.ui.widgets.frames import Card, column, row
from pii_desktop.ui.widgets.line_fields import LineField


class OfficerCard(Card):
    """The fields of one officer."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(title, parent=parent)
        self.name = LineField(self.tr("Họ và tên"))
        self.post = LineField(self.tr("Chức vụ"))
        self.phone = LineField(self.tr("Điện thoại"))
        self.email = LineField(self.tr("Thư điện tử"))
        for field in (self.name, self.post, self.phone, self.email):
            self.body.addWidget(field)

    def officer(self) -> Officer | None:
        """Who is named; None without a name."""
        name = one_line(self.name.text())
        words = (one_line(field.text()) for field in (self.post, self.phone, self.email))
        return Officer(name, *words) if name else None


class OfficersStep(QWidget):
    """Emits `changed` when something was typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank until a profile is shown."""
        super().__init__(parent)
        self._profile: Profile | None = None
        self.leader = OfficerCard(Post.LEADER.label)
        self.specialist = OfficerCard(Post.SPECIALIST.label)
        self.beyond = BeyondCard()
        self.signing = Card(self.tr("Ký và gửi báo cáo"))
        self.authority = AuthorityField()
        self.signer_title = LineField(self.tr("Chức vụ người ký"))
        self.signer_name = LineField(self.tr("Họ và tên người ký"))
        self.symbol = LineField(self.tr("Chữ viết tắt đơn vị trong số ký hiệu"))
        self.addressee = LineField(self.tr("Nơi nhận báo cáo"))
        self._fields = (self.signer_title, self.signer_name, self.symbol, self.addressee)
        self._lay_out()
        self.setFocusProxy(self.leader.name)

    def show_profile(self, profile: Profile) -> None:
        """The usual letterhead of department and province; what was typed in place of an earlier one stays."""
        before, self._profile = self._profile, profile
        usual = {"signer_title": self.signer_title, "symbol": self.symbol, "addressee": self.addressee}
        for name, field in usual.items():
            if before is None or field.text() == getattr(before, name):
                field.set_text(getattr(profile, name))
        if before is None or self.authority.authority() == before.signing_authority:
            self.authority.set_authority(profile.signing_authority)

    def profile(self, blank: Profile) -> Profile:
        """`blank` with what was typed here."""
        if self._profile is None:
            return blank
        title, name, symbol, addressee = (one_line(field.text()) for field in self._fields)
        return replace(
            blank,
            signing_authority=self.authority.authority(),
            signer_title=title,
            signer_name=name,
            symbol=symbol or blank.symbol,
            addressee=addressee or blank.addressee,
            leader=self.leader.officer(),
            specialist=self.specialist.officer(),
        )

    def missing(self) -> str:
        """Nothing has to be answered here."""
        return ""

    def _lay_out(self) -> None:
        for field in (self.authority, *self._fields):
            self.signing.body.addWidget(field)
        line = row(gap=16)
        for card in (self.leader, self.specialist, self.signing):
            line.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        stack = column(self, gap=16)
        stack.addLayout(line)
        stack.addWidget(self.beyond)
        stack.addStretch(1)
