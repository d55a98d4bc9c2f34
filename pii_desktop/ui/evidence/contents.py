"""What the page shows, read on the database thread."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.evidence_register import EvidenceDetail, RegisterCounts, RegisterFilter, RegisterPage
from pii_desktop.domain.ids import EvidenceId, PeriodId
from pii_desktop.errors import WorkspaceError
from pii_desktop.services.evidence_register import evidence_detail, register, register_counts
from pii_desktop.services.validity import soon_days
from pii_desktop.ui.drafts import evidence_draft_key, texts_of
from pii_desktop.ui.evidence.filters import narrowed

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class ListContent:
    """The rows of a filter; `checked` are the chips they were read for."""

    page: RegisterPage
    checked: frozenset[str]


@dataclass(frozen=True, slots=True)
class CountContent:
    """The numbers of the chips, and how early the department wants to be warned."""

    counts: RegisterCounts
    soon_days: int
    assignment_code: str = ""


@dataclass(frozen=True, slots=True)
class PanelContent:
    """One document, texts of it that were typed and not saved, and where its main file lies (None: gone)."""

    detail: EvidenceDetail
    drafts: dict[str, str]
    kept: Path | None

    @property
    def evidence_id(self) -> EvidenceId:
        """Of which document."""
        return self.detail.document.id


def read_list(
    uow: "UnitOfWork", wanted: RegisterFilter, checked: frozenset[str], period_id: PeriodId | None
) -> ListContent:
    """The rows that pass."""
    return ListContent(register(uow, narrowed(wanted, checked), period_id), checked)


def read_counts(uow: "UnitOfWork", wanted: RegisterFilter, period_id: PeriodId | None) -> CountContent:
    """What each chip would leave."""
    code = uow.assignments.get(wanted.assignment_id).display_code if wanted.assignment_id is not None else ""
    return CountContent(register_counts(uow, wanted, period_id), soon_days(uow), code)


def read_panel(uow: "UnitOfWork", evidence_id: EvidenceId, period_id: PeriodId | None) -> PanelContent:
    """One document. Raises PiiError when it is gone."""
    detail = evidence_detail(uow, evidence_id, period_id)
    drafts = texts_of(uow.drafts.get(evidence_draft_key(evidence_id)))
    try:
        kept: Path | None = uow.files.path_of(detail.document.sha256)
    except WorkspaceError:
        kept = None
    return PanelContent(detail, drafts, kept)
