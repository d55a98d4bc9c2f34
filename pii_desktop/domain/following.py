"""Which sentences are those of a supplement or a correction: their keys say what it is and which version it follows.

A period may have several such reports beside the whole one, and each has an opening and a closing of its own. What is
reworded in one stands in no other; it stays when the report comes back and is submitted anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pii_desktop.domain.frozen_facts import Facts
from pii_desktop.domain.ids import VersionId
from pii_desktop.domain.narrative_parts import kind_of, section_of
from pii_desktop.domain.versions import Version, VersionKind
from pii_desktop.domain.wordings import Wording

WHY: Final = "why"
"""The name of the wording that keeps the reason in the clerk's words; it is the value of a place, no sentence."""
_KINDS: Final = (VersionKind.SUPPLEMENT, VersionKind.CORRECTION)


@dataclass(frozen=True, slots=True)
class Run:
    """One supplement or correction from draft to sent: `base_id` is the version that it follows."""

    kind: VersionKind
    base_id: VersionId | None = None

    @property
    def section(self) -> str:
        """The section that its sentences make up."""
        return self.kind.value

    def key(self, name: str) -> str:
        """The key of its sentence of a kind: "correction/reason:3"."""
        return f"{self.kind.value}/{name}{self._end}"

    def owns(self, key: str) -> bool:
        """True for a key of one of its sentences."""
        return section_of(key) == self.kind.value and key.removeprefix(kind_of(key)) == self._end

    @property
    def _end(self) -> str:
        return f":{self.base_id}" if self.base_id is not None else ""


def run_of(version: Version | None) -> Run | None:
    """The run that a version belongs to; None for a whole report."""
    if version is None or version.kind is VersionKind.REPORT:
        return None
    return Run(version.kind, version.base_id)


def wordings_of(wordings: Iterable[Wording], run: Run | None) -> tuple[Wording, ...]:
    """Those that word a report, the whole one where `run` is None: all templates, of the period only its own."""
    known = tuple(wordings)
    after = {each.key: each.after for each in known if each.period_id is not None}
    return tuple(each for each in known if each.period_id is None or _is_of(_root(each.key, after), run))


def facts_of_run(facts: Facts, run: Run | None) -> Facts:
    """The facts with the reworded sentences of one report only: no other report says them."""
    after = {each.key: each.after for each in facts.wordings}
    return replace(facts, wordings=tuple(each for each in facts.wordings if _is_of(_root(each.key, after), run)))


def reason_of(wordings: Iterable[Wording], run: Run) -> str:
    """Why it is written, in the clerk's words; blank where nothing was said yet."""
    return next((each.text for each in wordings if each.period_id is not None and each.key == run.key(WHY)), "")


def _is_of(key: str, run: Run | None) -> bool:
    return run.owns(key) if run is not None else section_of(key) not in _KINDS


def _root(key: str, after: Mapping[str, str]) -> str:
    """The generated sentence that an own one stands behind, past other own ones."""
    seen = {key}
    while after.get(key) and after[key] not in seen:
        key = after[key]
        seen.add(key)
    return key
