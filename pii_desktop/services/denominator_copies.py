"""The document a background figure is taken from, kept as evidence and named by the figure."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.denominators import EvidenceChoice
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import DenominatorId, EvidenceId
from pii_desktop.services.evidence import attach

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def attach_copy(uow: "UnitOfWork", denominator_id: DenominatorId, file: Path) -> Changes:
    """Keep `file` as the source of a figure; the same content is kept once. Raises PiiError for an unreadable file."""
    figure = uow.denominators.get(denominator_id)
    action = f"Gắn bản lưu cho {figure.title}"
    with uow.action(action):
        attached = attach(uow, file, EvidenceFields(abstract=figure.fields.document))
        uow.denominators.update(denominator_id, replace(figure.fields, evidence_id=attached.evidence_id))
    return replace(attached.changes, action=action, denominators=frozenset({denominator_id}))


def name_copy(uow: "UnitOfWork", denominator_id: DenominatorId, evidence_id: EvidenceId | None) -> Changes:
    """Let a kept document be the source of a figure; None takes it off, the document itself stays."""
    figure = uow.denominators.get(denominator_id)
    document = figure.fields.document
    if evidence_id is not None:
        kept = uow.evidence.get(evidence_id).fields
        document = document or ", ".join(part for part in (kept.number, kept.abstract) if part)
    action = f"{'Gỡ' if evidence_id is None else 'Chọn'} bản lưu của {figure.title}"
    with uow.action(action):
        uow.denominators.update(denominator_id, replace(figure.fields, evidence_id=evidence_id, document=document))
    touched = frozenset({evidence_id} if evidence_id else set())
    return Changes(action, evidence=touched, denominators=frozenset({denominator_id}))


def evidence_choices(uow: "UnitOfWork", words: str, limit: int = 50) -> tuple[EvidenceChoice, ...]:
    """Kept documents that may be the source of a figure, newest first, by all of `words` without accents."""
    return uow.denominator_uses.evidence_choices(words, limit)
