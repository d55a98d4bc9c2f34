"""Versions of reports and what was frozen in them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import RowMapping, delete, insert, select, update

from pii_desktop.domain.ids import EvidenceId, PeriodId, VersionId
from pii_desktop.domain.versions import Version
from pii_desktop.errors import WorkspaceError
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.records_report import report_content, report_version
from pii_desktop.storage.repositories.base import Repository

_NOUN = "bản báo cáo"
_OWN = tuple(field.name for field in fields(Version) if field.name != "id")


@dataclass(frozen=True, slots=True)
class FrozenTexts:
    """What is kept of a version, as JSON: the facts it was built from and the document."""

    facts: str
    document: str

    @property
    def sha256(self) -> str:
        """The hash that is kept beside them."""
        return hashlib.sha256(f"{self.facts}\n{self.document}".encode()).hexdigest()


class Versions(Repository):
    """The versions of every period's report."""

    def add(self, new: Version) -> VersionId:
        """`new` with an id of its own."""
        number = self._insert(report_version, _values(new))
        self._journal.note(Subject(Entity.REPORT, number), "", "", f"{new.kind.label} bản {new.number}")
        return VersionId(number)

    def get(self, version_id: VersionId) -> Version:
        """The version. Raises InputError (code "not-found")."""
        return _version(self._record(report_version, version_id, _NOUN))

    def of_period(self, period_id: PeriodId) -> tuple[Version, ...]:
        """The versions of a period's report, the first one first."""
        query = select(report_version).where(report_version.c.period_id == period_id).order_by(report_version.c.number)
        return tuple(_version(record) for record in self._records(query))

    def signed_with(self, evidence_id: EvidenceId) -> tuple[Version, ...]:
        """The versions whose signed file is this document of the register."""
        query = select(report_version).where(report_version.c.evidence_id == evidence_id)
        return tuple(_version(record) for record in self._records(query))

    def update(self, changed: Version) -> bool:
        """The version as given; each changed field goes to the history. Raises InputError as `get` does."""
        record = self._record(report_version, changed.id, _NOUN)
        return self._change(report_version, record, _values(changed), Subject(Entity.REPORT, changed.id))

    def delete(self, version_id: VersionId) -> None:
        """Remove it with what was frozen in it. Raises InputError as `get` does."""
        gone = self.get(version_id)
        self._connection.execute(delete(report_content).where(report_content.c.version_id == version_id))
        self._connection.execute(delete(report_version).where(report_version.c.id == version_id))
        self._journal.note(Subject(Entity.REPORT, version_id), "", f"{gone.kind.label} bản {gone.number}", "")

    def freeze(self, version_id: VersionId, content: FrozenTexts) -> None:
        """Keep `content` as that of the version, in place of what was kept before."""
        values = {"facts": content.facts, "document": content.document, "sha256": content.sha256}
        kept = update(report_content).where(report_content.c.version_id == version_id).values(**values)
        if not self._connection.execute(kept).rowcount:
            self._connection.execute(insert(report_content).values(version_id=version_id, **values))

    def frozen(self, version_id: VersionId) -> FrozenTexts | None:
        """What was frozen, None for a draft. Raises WorkspaceError where it is not what was kept then."""
        query = select(report_content).where(report_content.c.version_id == version_id)
        record = self._connection.execute(query).mappings().one_or_none()
        if record is None:
            return None
        content = FrozenTexts(record["facts"], record["document"])
        if content.sha256 != record["sha256"]:
            raise _changed()
        return content


def _version(record: RowMapping) -> Version:
    return Version(id=record["id"], **{name: record[name] for name in _OWN})


def _values(version: Version) -> Mapping[str, Any]:
    return {name: getattr(version, name) for name in _OWN}


def _changed() -> WorkspaceError:
    return WorkspaceError(
        title="Bản báo cáo đã lưu không còn nguyên như lúc gửi.",
        text="Nội dung lưu trong sổ dữ liệu đã bị thay đổi bằng công cụ khác; các bản khác không bị ảnh hưởng.",
        hint="Hãy khôi phục sổ dữ liệu từ bản sao lưu gần nhất trước lúc bị thay đổi.",
        code="version-changed",
    )
