"""What was typed and not yet saved: kept within a second, even when invalid. No history, no revision."""

from sqlalchemy import delete, insert, select

from pii_desktop.storage.records import draft
from pii_desktop.storage.repositories.base import Repository


class Drafts(Repository):
    """Unsaved texts by key ("progress/12/3")."""

    def get(self, key: str) -> str | None:
        """The draft, None when there is none."""
        found: str | None = self._connection.execute(select(draft.c.text).where(draft.c.key == key)).scalar()
        return found

    def put(self, key: str, text: str) -> None:
        """Keep `text`, in place of an earlier draft of this key."""
        values = {"key": key, "text": text, "saved_at": self._journal.now}
        self._connection.execute(insert(draft).prefix_with("OR REPLACE").values(**values))

    def clear(self, key: str) -> None:
        """Forget the draft of this key, if any."""
        self._connection.execute(delete(draft).where(draft.c.key == key))
