"""A group of fields whose wrong texts are kept as a draft until they are put right."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from pii_desktop.errors import PiiError
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.drafts import keep_on
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.line_fields import ReadField


class KeptFields(QObject):
    """Emits `settled` when a field was left with something that can be stored."""

    settled = Signal()

    def __init__(self, desk: Desk, key: str, fields: Mapping[str, Field], parent: QObject) -> None:
        """`key` names the draft in the store."""
        super().__init__(parent)
        self._desk = desk
        self._key = key
        self._fields = dict(fields)
        self._kept: dict[str, str] = {}
        for field in self._fields.values():
            field.left.connect(self._on_left)
            if isinstance(field, ReadField):
                field.value_left.connect(self._on_settled)
            else:
                field.left.connect(self._on_settled)

    def restore(self, drafts: Mapping[str, str]) -> None:
        """Put texts kept from last time into their fields, each with what is wrong with it."""
        self._kept = dict(drafts)
        for name, text in drafts.items():
            if name in self._fields:
                self._fields[name].set_text(text)
        self.wrong()

    def wrong(self) -> dict[str, str]:
        """Texts that are no number or no day, by field; each says why under itself."""
        found = {}
        for name, field in self._fields.items():
            if not isinstance(field, ReadField):
                continue
            try:
                field.value()
            except PiiError as error:
                field.show_error(error)
                found[name] = field.text()
        return found

    def commit(self) -> None:
        """Treat every field as left."""
        for field in self._fields.values():
            field.commit()

    def keep_all(self) -> None:
        """Keep every text as it stands: the store refused them together."""
        self._keep({name: field.text() for name, field in self._fields.items()})

    def keep_wrong(self) -> None:
        """Keep what is wrong now and nothing else: a field was filled by other means than typing."""
        self._keep(self.wrong())

    def _on_left(self) -> None:
        self.keep_wrong()

    def _on_settled(self) -> None:
        self.settled.emit()

    def _keep(self, texts: dict[str, str]) -> None:
        if texts != self._kept:
            self._kept = texts
            keep_on(self._desk, self._key, texts)
