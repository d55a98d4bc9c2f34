"""The blocks of the form, made when they are first asked for: whole the form would hold up the window."""

from functools import cached_property

from pii_desktop.ui.indicators.assessment_line import AssessmentLine
from pii_desktop.ui.indicators.narrative_block import NarrativeBlock
from pii_desktop.ui.indicators.number_block import NumberBlock
from pii_desktop.ui.indicators.published_block import PublishedBlock


class FormBlocks:
    """Whoever has time makes some of them before the form takes them all in."""

    @cached_property
    def numbers(self) -> NumberBlock:
        """Numerator, denominator, value, the own target."""
        return NumberBlock()

    @cached_property
    def assessment(self) -> AssessmentLine:
        """What follows from the numbers."""
        return AssessmentLine()

    @cached_property
    def narrative(self) -> NarrativeBlock:
        """What is said in words."""
        return NarrativeBlock()

    @cached_property
    def published(self) -> PublishedBlock:
        """An official score or rank."""
        return PublishedBlock()

    def make_narrative(self) -> None:
        """The largest one."""
        _ = self.narrative

    def make_numbers(self) -> None:
        """Those of numbers."""
        _ = self.numbers, self.assessment, self.published
