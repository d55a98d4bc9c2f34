"""Reads the body of a plan: duties under the names of departments, pillar focal points, deadlines for reports."""

import re
from collections.abc import Iterable, Iterator

from pii_desktop.domain.framework import Framework
from pii_desktop.domain.plan_body import Duty, DutyGroup, PlanBody
from pii_desktop.importers.body_dates import deadlines_in
from pii_desktop.importers.body_focal import focal_points_in
from pii_desktop.importers.body_paragraphs import Level, Node, body_nodes
from pii_desktop.importers.parties import Subject, read_subject
from pii_desktop.importers.table import Grid, Source

_LONGEST_TOPIC = 140
# "(Chi tiết phân công nhiệm vụ theo Phụ lục kèm theo)" points to the annex; a PDF joins it to the last duty.
_POINTER = re.compile(r"\s*\((?:có|chi tiết|theo)\b[^()]*\bphụ lục\b[^()]*\)[.;]?$", re.IGNORECASE)


def read_body(lines: Iterable[str], framework: Framework | None = None) -> PlanBody:
    """What the lines above the annex say; empty for a file that is an annex only."""
    nodes = body_nodes(lines)
    reading = _Reading(nodes)
    groups = tuple(reading.groups())
    return PlanBody(groups, tuple(focal_points_in(groups, framework)), tuple(deadlines_in(nodes)))


def lines_above(source: Source, annex: Grid | None) -> Iterator[str]:
    """The text of a file up to the table of assignments."""
    for block in source.blocks:
        if isinstance(block, str):
            yield block
        elif annex is not None and (block is annex or annex in block.nested):
            return


class _Reading:
    """One body being read."""

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self._nodes = nodes
        self._subjects = {node: self._subject(node) for node in nodes}

    def groups(self) -> Iterator[DutyGroup]:
        """One group for each paragraph that names somebody, with the duties under it; blank ones left out."""
        found: dict[Node, list[Duty]] = {}
        for node in self._nodes:
            owner = self._owner(node)
            if owner is not None and (duty := self._duty(node)):
                found.setdefault(owner, []).append(duty)
        for owner, duties in found.items():
            subject = self._subjects[owner]
            names = subject.names if subject else ()
            yield DutyGroup(owner.number, names, owner.text, owner.place, tuple(duties), self._topic(owner))

    def _subject(self, node: Node) -> Subject | None:
        """Whom it addresses; a bare name with nothing under it is a duty's words and addresses nobody."""
        if node.level is Level.PLAIN and node.parent is None:
            return None
        subject = read_subject(node.text)
        return None if subject and not subject.duty and not node.children else subject

    def _owner(self, node: Node) -> Node | None:
        return next((each for each in (node, *node.line_up()) if self._subjects[each]), None)

    def _duty(self, node: Node) -> Duty | None:
        subject = self._subjects[node]
        text = _POINTER.sub("", subject.duty if subject else node.text)
        if not text or self._only_announces(node, text) or _is_remark(text):
            return None
        return Duty(text, node.number, node.place, self._lead_in(node))

    def _only_announces(self, node: Node, text: str) -> bool:
        """A line above a list is no duty itself: "Chỉ đạo các đơn vị:", or what only names others below it."""
        if not node.children:
            return False
        return text.endswith(":") or any(
            self._subjects[child] for child in node.children if child.level is not Level.DASH
        )

    def _lead_in(self, node: Node) -> str:
        """The line right above a list inside a duty ("Chỉ đạo các đơn vị:"), not the heading with the name."""
        above = node.parent
        if above is None or not above.text.endswith(":") or self._owner(above) is None:
            return ""
        subject = self._subjects[above]
        return subject.duty if subject else above.text

    def _topic(self, owner: Node) -> str:
        """The nearest heading above that names nobody."""
        above = next((node for node in owner.line_up() if not self._subjects[node]), None)
        return "" if above is None else _as_sentence(above.text)


def _is_remark(text: str) -> bool:
    """A paragraph in brackets, "(có Phụ lục kèm theo)", is no duty."""
    return text.startswith("(") and text.rstrip(".;").endswith(")")


def _as_sentence(text: str) -> str:
    """A heading without its colon, capitals put down, cut at a word."""
    text = text.rstrip(" :.;")
    if text.isupper():
        text = text[:1] + text[1:].lower()
    return text if len(text) <= _LONGEST_TOPIC else f"{text[:_LONGEST_TOPIC].rsplit(' ', 1)[0]} …"
