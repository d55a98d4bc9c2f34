"""The page Cài đặt. Every field is stored when it is left."""

from collections import deque
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.profile import Profile
from pii_desktop.errors import PiiError
from pii_desktop.services.profiles import load_profile, save_letterhead
from pii_desktop.ui.desk import Desk, Destination
from pii_desktop.ui.preferences.entries import ENTRIES
from pii_desktop.ui.preferences.officers_card import OfficersCard
from pii_desktop.ui.preferences.profile_cards import ProfileCards
from pii_desktop.ui.preferences.workspace_card import WorkspaceCard
from pii_desktop.ui.theme import Theme, ThemeChoice
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING, Type
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.frames import Card, Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label

_WIDEST = 1240
_TWO_COLUMNS = 960


class PreferencesPage(Ground):
    """Department, letterhead, signer, officers, appearance, workspace."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Reads nothing before it is shown."""
        super().__init__("window", parent)
        self._desk = desk
        self._profile: Profile | None = None
        self._is_stale = True
        self._saving: deque[Field] = deque()
        self.cards = ProfileCards(self)
        self.officers = OfficersCard(desk)
        self.workspace = WorkspaceCard(desk)
        self.open_wanted = self.workspace.open_wanted
        self.create_wanted = self.workspace.create_wanted
        self.backed_up = self.workspace.backed_up
        self.move_wanted = self.workspace.move_wanted
        self.theme_field = ChoiceField(self.tr("Màu sắc"), self._themes())
        self._lay_out()
        self._connect()

    def show_place(self, destination: Destination) -> None:
        """The field whose name in the profile is the tab of `destination`; the page as it is for any other."""
        field = self.cards.field_of(destination.tab)
        if field is not None:
            self._scroll.ensureWidgetVisible(field)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_pending(self) -> None:
        """Store what was typed and not left yet."""
        for field in self.cards.fields.values():
            field.commit()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown."""
        super().showEvent(event)
        self._on_theme_changed()
        self._reload_if_seen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one where the window is too narrow for them."""
        super().resizeEvent(event)
        is_wide = self.width() >= _TWO_COLUMNS
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def _themes(self) -> tuple[tuple[str, ThemeChoice], ...]:
        return (
            (self.tr("Theo hệ thống"), ThemeChoice.SYSTEM),
            (self.tr("Sáng"), ThemeChoice.LIGHT),
            (self.tr("Tối"), ThemeChoice.DARK),
        )

    def _lay_out(self) -> None:
        head = row(margins=(PAGE_PADDING, 0, PAGE_PADDING, 0), gap=12)
        head.addWidget(Label(self.tr("Cài đặt"), role=Type.PAGE_TITLE))
        head.addWidget(Label(self.tr("Mọi thay đổi được lưu ngay khi rời ô."), tone="text3"))
        head.addStretch(1)
        bar = QWidget()
        bar.setFixedHeight(PAGE_HEAD_HEIGHT)
        bar.setLayout(head)
        look = Card(self.tr("Giao diện"))
        look.body.addWidget(self.theme_field)
        cards = self.cards
        columns = (
            (cards.department_card, cards.letterhead_card, cards.signer_card),
            (self.officers, self.workspace, look),
        )
        content = Ground("window")
        content.setMaximumWidth(_WIDEST)
        line = self._columns = row(content, gap=16, margins=(PAGE_PADDING, 0, PAGE_PADDING, 16))
        for each in columns:
            stack = column(gap=16)
            for card in each:
                stack.addWidget(card)
            stack.addStretch(1)
            line.addLayout(stack, 1)
        whole = column(self, gap=0)
        whole.addWidget(bar)
        self._scroll = Scroll(content)
        whole.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.cards.left.connect(self._on_left)
        self.officers.handover_wanted.connect(self._on_handover)
        self.theme_field.chosen.connect(self._on_theme)
        self._desk.bus.changed.connect(self._on_changed)
        theme = _theme()
        if theme is not None:
            theme.changed.connect(self._on_theme_changed)

    def _reload_if_seen(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self._desk.ask(load_profile, self._on_read)
            self.officers.read()
            self.workspace.read()

    def _on_read(self, profile: Profile) -> None:
        if self._saving:
            return  # what is on its way into the store is newer
        self._profile = profile
        self.cards.show_profile({key: entry.read(profile) for key, entry in ENTRIES.items()}, profile)

    def _on_left(self, key: str, text: str) -> None:
        if self._profile is None:
            return
        changed = ENTRIES[key].written(self._profile, text)
        if changed == self._profile:
            return
        self._profile = changed
        self._saving.append(self.cards.fields.get(key, self.cards.authority))
        self._desk.change(lambda uow: save_letterhead(uow, changed), self._on_saved, self._on_refused)

    def _on_saved(self, _changes: Changes) -> None:
        field = self._saving.popleft()
        field.clear_message()
        field.mark_saved(datetime.now().astimezone())

    def _on_refused(self, error: PiiError) -> None:
        self._saving.popleft().set_error(str(error))

    def _on_handover(self) -> None:
        from pii_desktop.ui.preferences.handover_dialog import HandoverDialog

        HandoverDialog(self._desk, self.window()).open()

    def _on_theme(self, choice: ThemeChoice) -> None:
        theme = _theme()
        if theme is not None:
            theme.apply(choice)

    def _on_theme_changed(self) -> None:
        theme = _theme()
        if theme is not None:
            self.theme_field.set_value(theme.choice)

    def _on_changed(self, changes: Changes) -> None:
        if changes.profile or changes.desk or changes.everything:
            self._is_stale = True
            self._reload_if_seen()


def _theme() -> Theme | None:
    """The theme of the running program; None where none was applied."""
    app = QApplication.instance()
    return app.findChild(Theme) if app is not None else None
