"""What the last check of the kept files found, so that lists can tell it without reading a single file again."""

import json
from typing import TYPE_CHECKING, Final

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.checks_matter import DamagedFile
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.services.integrity import Damage, IntegrityReport

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

MOST: Final = 200
"""How many damaged files are remembered: where more are missing, the folder itself is gone."""

_KEY = "integrity-last"


def remember(uow: "UnitOfWork", report: IntegrityReport) -> Changes:
    """Keep what a check found in place of the one before; no history, nothing to undo."""
    uow.keep_no_step()
    found = [each for each in report.findings if each.evidence_id is not None and each.damage is not Damage.ORPHANED]
    entries = [[each.evidence_id, each.file_name, each.damage is Damage.ALTERED, each.sha256] for each in found[:MOST]]
    uow.drafts.put(_KEY, json.dumps(entries, ensure_ascii=False))
    return Changes("Kiểm tra các tệp minh chứng", desk=True)


def remembered(uow: "UnitOfWork") -> tuple[DamagedFile, ...]:
    """The files that were missing or altered at the last check, and that a document still names."""
    entries = json.loads(uow.drafts.get(_KEY) or "[]")
    there = uow.checks.files_of(EvidenceId(each[0]) for each in entries) if entries else frozenset()
    # Before, no content was remembered: such an entry goes by the name of its file.
    names = {(number, name) for number, name, _ in there}
    contents = {(number, sha256) for number, _, sha256 in there}
    return tuple(
        DamagedFile(EvidenceId(number), name, is_altered)
        for number, name, is_altered, *sha256 in entries
        if ((number, sha256[0]) in contents if sha256 else (number, name) in names)
    )
