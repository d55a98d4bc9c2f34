"""Imports: which file, when, what it did, whether it was taken back."""

from pathlib import PurePath

from sqlalchemy import select, update

from pii_desktop.domain.ids import ImportId, PlanId
from pii_desktop.domain.listing import ImportRun
from pii_desktop.errors import InputError
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import import_of
from pii_desktop.storage.records import import_run
from pii_desktop.storage.repositories.base import Repository

_NOUN = "lần nhập"


class Imports(Repository):
    """The imports of the workspace, oldest first."""

    def add(self, plan_id: PlanId, file_name: str, sha256: str, backup: PurePath | str = "") -> ImportId:
        """An import that begins; `backup` is the copy made before it. `finish` writes what it did."""
        counts = {"added": 0, "changed": 0, "removed": 0}
        who = {"at": self._journal.now, "who": self._journal.who, "plan_id": plan_id}
        file_values = {"file_name": file_name, "sha256": sha256, "backup": PurePath(backup).name}
        return ImportId(self._insert(import_run, who | file_values | counts))

    def finish(self, import_id: ImportId, *, added: int, changed: int, removed: int) -> None:
        """How many assignments the import added, changed and took out."""
        counts = {"added": added, "changed": changed, "removed": removed}
        self._connection.execute(update(import_run).where(import_run.c.id == import_id).values(**counts))

    def get(self, import_id: ImportId) -> ImportRun:
        """The import. Raises InputError (code "not-found")."""
        return import_of(self._record(import_run, import_id, _NOUN))

    def backup_of(self, import_id: ImportId) -> str:
        """The name of the backup made before the import; empty when there was none."""
        name: str = self._record(import_run, import_id, _NOUN)["backup"]
        return name

    def all(self) -> tuple[ImportRun, ...]:
        """Every import, oldest first."""
        return tuple(import_of(record) for record in self._records(select(import_run).order_by(import_run.c.id)))

    def last_of(self, plan_id: PlanId) -> ImportRun | None:
        """The newest import into a plan that was not taken back."""
        query = select(import_run).where(import_run.c.plan_id == plan_id, import_run.c.undone_at.is_(None))
        records = self._records(query.order_by(import_run.c.id.desc()).limit(1))
        return import_of(records[0]) if records else None

    def mark_undone(self, import_id: ImportId) -> None:
        """Taken back, now. Raises InputError (code "import-undone") when it already was."""
        record = self._record(import_run, import_id, _NOUN)
        if record["undone_at"] is not None:
            raise InputError(
                title=f"Lần nhập số {import_id} đã được hoàn tác trước đó.",
                text="Không có gì thay đổi thêm.",
                hint="Hãy xem mục Lịch sử để biết lần hoàn tác ấy.",
                code="import-undone",
            )
        subject = Subject(Entity.PLAN, record["plan_id"])
        self._connection.execute(
            update(import_run).where(import_run.c.id == import_id).values(undone_at=self._journal.now)
        )
        self._journal.note(subject, "import", record["file_name"], "")
