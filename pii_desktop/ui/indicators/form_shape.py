"""Which fields a row needs: depends on who supplies the number and on the kind of target."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.checks_values import needs_number
from pii_desktop.domain.framework import Indicator
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
    """The fields of a row (domain.md 3): numbers for local and mixed sources, or where a target in numbers stands.

    A number that is stored is shown in any case: it counts, whoever put it there.
    """
    assignment, indicator, entry = detail.row.assignment, detail.indicator, detail.row.entry
    typed = indicator is not None and indicator.source_class.is_typed_by_departments
    numeric = _is_in_numbers(assignment.target) and (
        assignment.own_target is not None or assignment.row.series in (None, Series.VALUE)
    )
    is_held = entry.numerator is not None or entry.denominator is not None
    has_value = typed or numeric or is_held
    numerator, denominator = _fraction(indicator, is_held=is_held) if has_value else ("", "")
    return Shape(
        has_value=has_value,
        is_judged=_is_in_words(assignment.target),
        has_own_target=assignment.row.kind is not RowKind.TASK,
        unit=assignment.row.unit or (indicator.unit if indicator else None) or "",
        numerator=numerator,
        denominator=denominator,
        note=_note() if indicator and not has_value else "",
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


def _fraction(indicator: Indicator | None, *, is_held: bool) -> tuple[str, str]:
    """Names of numerator and denominator; blank where the indicator has none and none is stored."""
    if indicator and indicator.numerator and indicator.denominator:
        return indicator.numerator, indicator.denominator
    return (_tr("Tử số"), _tr("Mẫu số")) if is_held else ("", "")


def _is_in_numbers(target: Target | None) -> bool:
    return target is not None and target.value is not None


def _is_in_words(target: Target | None) -> bool:
    return target is not None and target.op in (Op.TEXT, Op.BOOL)


def _note() -> str:
    return _tr("Số liệu do cơ quan khác công bố; đơn vị báo cáo việc đã làm.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("FormShape", text)
