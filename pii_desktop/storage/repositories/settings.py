"""Settings of the workspace: the profile and what the user chose, as text by key."""

from sqlalchemy import insert, select, update

from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.records import setting
from pii_desktop.storage.repositories.base import Repository

_SUBJECT = Subject(Entity.SETTINGS, 0)


class Settings(Repository):
    """Texts by key; the history names the key as the field."""

    def get(self, key: str) -> str | None:
        """The text, None where nothing was set."""
        found: str | None = self._connection.execute(select(setting.c.value).where(setting.c.key == key)).scalar()
        return found

    def put(self, key: str, value: str) -> None:
        """Set the text of `key`."""
        old = self.get(key)
        if old is None:
            self._connection.execute(insert(setting).values(key=key, value=value))
        elif old != stored_text(setting.c.value, value):
            self._connection.execute(update(setting).where(setting.c.key == key).values(value=value))
        else:
            return
        self._journal.note(_SUBJECT, key, old or "", stored_text(setting.c.value, value))

    def all(self) -> dict[str, str]:
        """Everything that is set."""
        return {record["key"]: record["value"] for record in self._records(select(setting).order_by(setting.c.key))}
