"""The file a plan was read from, kept byte for byte among the documents: it proves the assignment, no indicator.

What links them is the hash of the content: a plan and each of its imports carry that of the file they were read from.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import EvidenceId, ImportId
from pii_desktop.domain.plan import ParsedPlan, PlanDocument
from pii_desktop.errors import InputError

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def keep_source(uow: "UnitOfWork", file: Path, parsed: ParsedPlan, import_id: ImportId | None = None) -> EvidenceId:
    """Keep a copy of the file that `parsed` was read from, once. Raises InputError when it is another one by now."""
    stored = uow.files.store(file)
    if stored.sha256 != parsed.sha256:
        raise InputError(
            f"Tệp “{stored.file_name}” đã thay đổi sau khi đọc.",
            "Chưa có gì được ghi.",
            "Hãy đóng tệp trong Word hoặc Excel rồi nhập lại.",
            "source-changed",
        )
    known = uow.evidence.by_sha256(stored.sha256)
    if known is not None:
        return known.id
    with uow.action(f"Lưu tệp kế hoạch {stored.file_name}", import_id=import_id):
        return uow.evidence.add(stored, source_fields(parsed.document))


def source_fields(document: PlanDocument) -> EvidenceFields:
    """What is written about the kept file: number, date, issuer and title as the file says them."""
    return EvidenceFields(
        number=document.number or "",
        signed_on=document.signed_on,
        issuer=document.issuer or "",
        abstract=" ".join(document.title),
    )
