"""Which fields a row needs: depends on who supplies the number and on the kind of target."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.checks import needs_number
from pii_desktop.domain.listing import IndicatorDetail, IndicatorRow
from pii_desktop.domain.plan import RowKind, Series
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import Op, Target
from pii_desktop.services.browsing import lacks_evidence
from pii_desktop.services.catalogue import framework


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of one row. `numerator` and `denominator` are their names, empty where only a value is typed.

    `has_published` where an official score or rank can be recorded, `expects_published` where others publish it.
    """

    has_value: bool
    is_judged: bool
    has_own_target: bool
    unit: str = ""
    numerator: str = ""
    denominator: str = ""
    note: str = ""
    has_published: bool = False
    expects_published: bool = False

    @property
    def has_fraction(self) -> bool:
        """True where the value is computed from two numbers."""
        return bool(self.numerator and self.denominator)


def shape_of(detail: IndicatorDetail) -> Shape:
    """The fields of a row (domain.md 3): numbers for local and mixed sources, or where a target in numbers stands."""
    assignment, indicator = detail.row.assignment, detail.indicator
    typed = indicator is not None and indicator.source_class.is_typed_by_departments
    numeric = _is_in_numbers(assignment.target) and (
        assignment.own_target is not None or assignment.row.series in (None, Series.VALUE)
    )
    return Shape(
        has_value=typed or numeric,
        is_judged=_is_in_words(assignment.target),
        has_own_target=assignment.row.kind is not RowKind.TASK,
        unit=assignment.row.unit or (indicator.unit if indicator else None) or "",
        numerator=(indicator.numerator or "") if indicator and typed else "",
        denominator=(indicator.denominator or "") if indicator and typed else "",
        note="" if typed or numeric else _note() if indicator else "",
        has_published=indicator is not None,
        expects_published=not typed or assignment.row.series in (Series.SCORE, Series.RANK),
    )


def what_is_missing(row: IndicatorRow, entry: Entry) -> str:
    """Sentences about what has to be explained; empty where nothing is missing."""
    found = []
    if needs_number(row, framework()) and entry.value is None:
        found.append(_tr("Chưa có số liệu kỳ này."))
    if lacks_evidence(row):
        found.append(_tr("Chưa có minh chứng."))
    return " ".join(found)


def _is_in_numbers(target: Target | None) -> bool:
    return target is not None and target.value is not None


def _is_in_words(target: Target | None) -> bool:
    return target is not None and target.op in (Op.TEXT, Op.BOOL)


def _note() -> str:
    return _tr("Số liệu do cơ quan khác công bố; đơn vị báo cáo việc đã làm.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("FormShape", text)
