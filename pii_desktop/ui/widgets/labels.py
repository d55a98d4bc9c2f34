"""Labels: always plain text, in a role of type and the tone of a token."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import colour, font, restyle, tip
from pii_desktop.ui.tokens import TAG_HEIGHT, TAG_RADIUS, Type
from pii_desktop.ui.widgets.buttons import RESTYLED

_SOFT = {"accent": "accent_soft", "good": "good_soft", "warn": "warn_soft", "bad": "bad_soft"}


class Label(QLabel):
    """A sentence or a word. What a file or a user wrote is never read as markup."""

    def __init__(
        self,
        text: str = "",
        *,
        role: Type = Type.BODY,
        tone: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`wrap` breaks long sentences; for names in one line take ElidedLabel."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        self.setWordWrap(wrap)
        self.set_tone(tone)

    def set_tone(self, tone: str) -> None:
        """Show the words in the colour of another token."""
        restyle(self, tone=str(tone))


class SectionTitle(Label):
    """Head of a card or a block, 14/600."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """`text` in sentence case."""
        super().__init__(text, role=Type.SECTION, parent=parent)


class ElidedLabel(Label):
    """One line, cut at its end with "…"; the whole text is then the tooltip."""

    def __init__(
        self, text: str = "", *, role: Type = Type.BODY, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        """Takes any width it is given."""
        super().__init__("", role=role, tone=tone, parent=parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text, in full where there is room."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole_text(self) -> str:
        """The text before it was cut."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Wide enough for the whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(24, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")


class IconLabel(QLabel):
    """An icon that is no button; `name` is what a screen reader says, empty for mere ornament."""

    def __init__(
        self, icon_name: Icon, *, tone: str = "text2", size: int = 16, name: str = "", parent: QWidget | None = None
    ) -> None:
        """`size` in logical pixels: 14, 16, 20 or 24."""
        super().__init__(parent)
        self._icon_name = icon_name
        self._tone = tone
        self._size = size
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(size, size)

    def set_icon(self, icon_name: Icon, tone: str | None = None) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._tone = tone or self._tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the colours of the theme in force."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, pixmap(self._icon_name, self._tone, self._size, self.devicePixelRatioF()))


class TagLabel(QWidget):
    """A small filled word with an optional icon: state, role, "tạm tính". Tone neutral, accent, good, warn, bad."""

    def __init__(
        self, text: str, *, tone: str = "text2", icon_name: Icon | None = None, parent: QWidget | None = None
    ) -> None:
        """`tone` colours the word; the ground is its soft sister."""
        super().__init__(parent)
        self.setFont(font(Type.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tag(text, tone=tone, icon_name=icon_name)

    def set_tag(self, text: str, *, tone: str = "text2", icon_name: Icon | None = None) -> None:
        """Show another word."""
        self._text, self._tone, self._icon_name = text, tone, icon_name
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word."""
        return self._text

    def sizeHint(self) -> QSize:
        """20 high, 6 of air at each side."""
        icon_width = 18 if self._icon_name else 0
        height = max(TAG_HEIGHT, self.fontMetrics().height() + 2)
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 12 + icon_width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Soft ground, icon, word."""
        painter = QPainter(self)
        paint_tag(painter, QRectF(self.rect()), self._text, tone=self._tone, icon_name=self._icon_name)


class Rule(QFrame):
    """A hairline."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        """Horizontal unless `vertical`."""
        super().__init__(parent)
        restyle(self, rule=True)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class SavedMark(QWidget):
    """Icon and word at the right end of a field's label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing at first."""
        super().__init__(parent)
        self._text, self._tone = "", "good"
        self._icon_name = Icon.CHECK
        self.setFont(font(Type.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, text: str, icon_name: Icon, tone: str) -> None:
        """Show `text`; an empty one shows nothing."""
        self._text, self._icon_name, self._tone = text, icon_name, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What is shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Room for icon and word, so that nothing moves when it comes and goes the height stays."""
        width = self.fontMetrics().horizontalAdvance(self._text) + 20 if self._text else 0
        return QSize(width, max(16, self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Icon, then word."""
        if not self._text:
            return
        painter = QPainter(self)
        top = (self.height() - 14) // 2
        painter.drawPixmap(0, top, pixmap(self._icon_name, self._tone, 14, self.devicePixelRatioF()))
        painter.setPen(colour(self._tone))
        painter.drawText(self.rect().adjusted(18, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)


def paint_tag(painter: QPainter, rect: QRectF, text: str, *, tone: str, icon_name: Icon | None = None) -> None:
    """Paint a tag into `rect`; used by rows too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(_SOFT.get(tone, "neutral_soft")))
    painter.drawRoundedRect(rect, TAG_RADIUS, TAG_RADIUS)
    left = rect.left() + 6
    if icon_name is not None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(round(left), round(rect.center().y() - 7), pixmap(icon_name, tone, 14, ratio))
        left += 18
    painter.setPen(colour(tone))
    words = QRectF(left, rect.top(), rect.right() - left, rect.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
    painter.restore()


def is_restyled(event: QEvent) -> bool:
    """True for the events that follow a change of theme."""
    return event.type() in RESTYLED
