"""The verdict on the row: icon and word, the target bar, and the rule that says so."""

from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.assessment import Assessment, Verdict
from pii_desktop.domain.gap import Gap
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import Series
from pii_desktop.domain.target import format_target
from pii_desktop.domain.target_bar import BarValues, target_bar
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.indicators.columns import verdict_look
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.chart_view import ChartView
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label

_BAR_WIDTH = 128


class AssessmentLine(QWidget):
    """Shows an assessment; hidden where none is due."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(parent)
        self._icon = IconLabel(Icon.CIRCLE_DASHED)
        self._word = Label("")
        self._bar = ChartView(self.tr("Mức đạt mục tiêu"))
        self._share = ElidedLabel("", role=Type.SMALL, tone="text2")
        self._rule = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self._gap = Label("", role=Type.STRONG, wrap=True)
        line = row(gap=4)
        line.addWidget(self._icon)
        line.addWidget(self._word)
        line.addSpacing(4)
        line.addWidget(self._bar)
        line.addSpacing(4)
        line.addWidget(self._share, 1)
        stack = column(self, gap=2, margins=(0, 4, 0, 4))
        stack.addLayout(line)
        stack.addWidget(self._gap)
        stack.addWidget(self._rule)

    def show_assessment(
        self, assessment: Assessment, assignment: StoredAssignment, now: Decimal | None, gap: Gap | None = None
    ) -> None:
        """Say the verdict, how many countable things are missing, and draw how far the value is."""
        icon_name, tone = verdict_look(assessment.verdict)
        self.setVisible(icon_name is not None)
        if icon_name is None:
            return
        self._icon.set_icon(icon_name, tone)
        self._word.setText(assessment.verdict.label)
        self._word.set_tone(tone or "text2")
        self._share.set_text(_share(assessment, assignment))
        self._rule.setText(_rule(assessment, assignment))
        self._gap.setText(f"{gap.sentence} để đạt mục tiêu." if gap else "")
        self._gap.setVisible(gap is not None)
        self._draw(assessment, assignment, now)

    def text(self) -> str:
        """The verdict and what follows the bar."""
        return " ".join(part for part in (self._word.text(), self._share.whole_text()) if part)

    def gap_text(self) -> str:
        """What is missing to the target, blank where nothing is."""
        return self._gap.text()

    def _draw(self, assessment: Assessment, assignment: StoredAssignment, now: Decimal | None) -> None:
        target = assignment.target
        own_scale = assignment.own_target is not None and assignment.row.series is Series.SCORE
        baseline = None if own_scale else assignment.row.baseline
        is_drawn = assessment.progress is not None or assessment.verdict is Verdict.NO_NUMBER
        self._bar.setVisible(is_drawn and baseline is not None)
        if target is None or self._bar.isHidden():
            return
        reached = assessment.verdict is Verdict.REACHED
        self._bar.set_drawing(
            target_bar(
                BarValues(baseline=baseline, target=target.value, now=now, is_reached=reached, tooltip=assessment.rule),
                _BAR_WIDTH,
            )
        )


def _rule(assessment: Assessment, assignment: StoredAssignment) -> str:
    """The rule; a target in words stands here in full, it would not fit beside the verdict."""
    target = assignment.target
    if target is None or target.value is not None:
        return assessment.rule
    return f"Mục tiêu: {target.text.rstrip('.')}. {assessment.rule}"


def _share(assessment: Assessment, assignment: StoredAssignment) -> str:
    """How far and to what, "74 % · mục tiêu ≥ 0,130"."""
    target = assignment.target
    if target is None or target.value is None:
        return ""
    goal = f"mục tiêu {format_target(target)}"
    if assessment.progress is None or assessment.verdict is Verdict.REACHED:
        return goal
    percent = (assessment.progress * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return f"{percent} % · {goal}"
