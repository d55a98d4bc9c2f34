"""The pages of the window, at its left edge."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pii_desktop.ui.boxes import draw_ring
from pii_desktop.ui.desk import PageKey
from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import colour, control_height, font
from pii_desktop.ui.tokens import NAVIGATION_ITEM_HEIGHT, NAVIGATION_WIDTH, RADIUS, Type
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Rule

_ICON = 20
_ICON_AT = 12
_BAR = (3, 20)
_NARROW_WIDTH, _NARROW_HEIGHT = 88, 46
_BOTTOM = Qt.AlignmentFlag.AlignBottom


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One entry of the navigation."""

    key: PageKey
    word: str
    icon: Icon


class NavigationItem(QAbstractButton):
    """One page: icon and word; a bar at its left while it is shown."""

    def __init__(self, place: PageEntry, keys: str, parent: QWidget | None = None) -> None:
        """`keys` is the shortcut that the tooltip names."""
        super().__init__(parent)
        self.key = place.key
        self._icon = place.icon
        self.setText(place.word)
        self.setAccessibleName(place.word)
        self.setToolTip(f"{place.word} ({keys})" if keys else place.word)
        self.setCheckable(True)
        self.setFont(font())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._is_narrow = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """The word below the icon instead of beside it."""
        self._is_narrow = is_narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """40 high, more with a larger font or two lines."""
        if self._is_narrow:
            return QSize(_NARROW_WIDTH - 16, control_height(self, _NARROW_HEIGHT))
        return QSize(NAVIGATION_WIDTH - 16, control_height(self, NAVIGATION_ITEM_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does; arrows go up and down."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill and bar of the page shown, icon, word, ring under the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = self.rect().toRectF()
        if self.isChecked() or self.underMouse():
            painter.setBrush(colour("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        if self.isChecked() and not self._is_narrow:
            painter.fillRect(QRectF(0, (area.height() - _BAR[1]) / 2, *_BAR), colour("accent"))
        self._paint_words(painter)
        if self.hasFocus():
            draw_ring(painter, area)

    def _paint_words(self, painter: QPainter) -> None:
        tone = "disabled" if not self.isEnabled() else "accent" if self.isChecked() else "text2"
        picture = pixmap(self._icon, tone, _ICON, self.devicePixelRatioF())
        if self._is_narrow:
            painter.drawPixmap((self.width() - _ICON) // 2, 5, picture)
            painter.setFont(font(Type.SMALL_STRONG if self.isChecked() else Type.SMALL))
            painter.setPen(colour("text" if self.isChecked() else tone))
            painter.drawText(self.rect().adjusted(0, 0, 0, -4), Qt.AlignmentFlag.AlignHCenter | _BOTTOM, self.text())
            return
        painter.drawPixmap(_ICON_AT, (self.height() - _ICON) // 2, picture)
        painter.setFont(font(Type.STRONG if self.isChecked() else Type.BODY))
        painter.setPen(colour("text" if self.isChecked() else tone))
        words = self.rect().adjusted(_ICON_AT + _ICON + 12, 0, -8, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class Navigation(Ground):
    """All pages, the settings at the bottom. Emits `chosen` with a PageKey."""

    chosen = Signal(object)

    def __init__(self, places: Sequence[PageEntry], last: PageEntry, parent: QWidget | None = None) -> None:
        """`places` from the top, `last` at the bottom."""
        super().__init__("window", parent)
        self.setFixedWidth(NAVIGATION_WIDTH)
        self.setAccessibleName(self.tr("Các trang"))
        self._items = {
            place.key: NavigationItem(place, f"Ctrl+{number}") for number, place in enumerate((*places, last), start=1)
        }
        stack = column(gap=0, margins=(8, 8, 8, 8))
        for place in places:
            stack.addWidget(self._items[place.key])
        stack.addStretch(1)
        stack.addWidget(self._items[last.key])
        line = row(self, gap=0)
        line.addLayout(stack, 1)
        line.addWidget(Rule(vertical=True))
        for item in self._items.values():
            item.clicked.connect(self._on_clicked)

    def page_keys(self) -> tuple[PageKey, ...]:
        """The pages in their order, the settings last."""
        return tuple(self._items)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the pages more room, in a small window or at 150 %."""
        self.setFixedWidth(_NARROW_WIDTH if is_narrow else NAVIGATION_WIDTH)
        for item in self._items.values():
            item.set_narrow(is_narrow=is_narrow)

    def set_current(self, key: PageKey) -> None:
        """Mark the page shown."""
        for each, item in self._items.items():
            item.setChecked(each is key)

    def _on_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, NavigationItem):
            item.setChecked(True)
            self.chosen.emit(item.key)
