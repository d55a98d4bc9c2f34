"""What the page reads from the store: the list of a year, and everything the panel shows of one figure."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.services.browsing import scope_period
from pii_desktop.services.dates import today
from pii_desktop.services.denominators import FigureDetail, FigureRow, YearFigures, figure_detail, year_figures
from pii_desktop.services.scope import Scope
from pii_desktop.ui.drafts import denominator_draft_key, texts_of

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

Key = tuple[DenominatorKind, str]
"""Which line of the list: kind, and the name of a figure of the department's own."""


@dataclass(frozen=True, slots=True)
class PanelContent:
    """One line in one year; `detail` is None while nothing was entered. `drafts` are texts kept by field."""

    row: FigureRow
    year: int
    detail: FigureDetail | None = None
    drafts: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """Which line."""
        return key_of(self.row)

    @property
    def draft_key(self) -> str:
        """Under which name its unsaved texts are kept."""
        return denominator_draft_key(self.row.kind, self.row.name, self.year)

    @property
    def fields(self) -> DenominatorFields:
        """As stored, or blank with the usual unit."""
        if self.detail is not None:
            return self.detail.figure.fields
        return DenominatorFields(self.row.kind, self.year, unit=self.row.kind.unit, name=self.row.name)


def key_of(row: FigureRow) -> Key:
    """What tells a line from the others."""
    return row.kind, row.name


def read_list(uow: "UnitOfWork", year: int | None, scope: Scope) -> YearFigures:
    """The figures of `year`; None means that of the period in the head, else this one."""
    period = None if year else scope_period(uow, scope)
    return year_figures(uow, year or (period.year if period else today().year))


def read_panel(uow: "UnitOfWork", row: FigureRow, year: int) -> PanelContent:
    """Everything the panel shows of a line, as it stands now."""
    figure = uow.denominators.find(row.kind, year, row.name)
    detail = figure_detail(uow, figure.id) if figure else None
    drafts = texts_of(uow.drafts.get(denominator_draft_key(row.kind, row.name, year)))
    return PanelContent(row, year, detail, drafts)
