"""The sentences of a supplementary or correcting report, each with its key, so that they can be reworded.

The plan and the first report are cited in full once and shortly after that (Nghị định 30/2020/NĐ-CP, Phụ lục I).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pii_desktop.domain.correction import Correction, FirstReport
from pii_desktop.domain.following import reason_of
from pii_desktop.domain.narrative_edit import escaped
from pii_desktop.domain.narrative_parts import Cited, Citing, Part, Section, Sentence, Value, listed
from pii_desktop.domain.narrative_patterns import SECTIONS
from pii_desktop.domain.narrative_rows import Matter, matter_of
from pii_desktop.domain.report import Table
from pii_desktop.domain.report_form import count_text, number_line, official_date
from pii_desktop.domain.report_material import unit_called
from pii_desktop.domain.report_wording import period_words, short_citation, subject_in_title, with_period
from pii_desktop.domain.versions import VersionKind
from pii_desktop.text.normalise import lower_first, one_line, search_key

_ENDS = ".;,: "


def following_section(correction: Correction, table: Table, documents: int) -> Section:
    """All sentences in their order, with the table behind the one that leads to it; `documents` stand in the annex.

    Abstract and legal basis come first; the report prints them in its head.
    """
    key = correction.run.section
    return Section(key, SECTIONS[key], tuple(_parts(_Saying(correction), table, documents)))


def verb_of(kind: VersionKind) -> str:
    """What such a report does with the one it follows."""
    return "bổ sung" if kind is VersionKind.SUPPLEMENT else "đính chính"


class _Saying:
    """Says the sentences of one report: of the `first` one, or of `every` one that what it tells may stand in."""

    def __init__(self, correction: Correction) -> None:
        content = correction.addressed
        self.correction = correction
        self._matter: Matter = matter_of(replace(content, rows=(), work_items=(), evidence=(), earlier=()))
        first = Cited("report", _cited(correction), _short(correction.first))
        others = (Cited(f"report:{_short(each)}", _short(each), _short(each)) for each in correction.earlier)
        self.first: Mapping[str, Value] = {"báo cáo gốc": Citing((first,), "".join)}
        self.every: Mapping[str, Value] = {"báo cáo gốc": Citing((first, *others), listed)}

    def say(self, name: str, values: Mapping[str, Value] | None = None) -> Sentence:
        """The sentence of that name in the program's own words."""
        return self._matter.say(self.correction.run.key(name), values)


def _parts(saying: _Saying, table: Table, documents: int) -> Iterator[Part]:
    correction = saying.correction
    count = sum(not row.is_group for row in table.rows)
    yield from _head(saying)
    yield saying.say("opening", saying.first)
    if correction.earlier:
        yield saying.say("earlier", {**saying.first, "các lần trước": _times(correction.earlier)})
    yield saying.say("reason", {"lý do": _reason(correction)})
    if count:
        # What is added belongs into the first report; what is wrong may have been said by a later one.
        where = saying.first if correction.kind is VersionKind.SUPPLEMENT else saying.every
        yield saying.say("list", {**where, "số nội dung": count_text(count)})
        yield table
    if documents:
        counted = {"cũng": " cũng" if count else "", "số tài liệu": count_text(documents)}
        yield saying.say("documents", counted)
    if correction.tells_all:
        yield saying.say("rest", saying.every)
    yield saying.say("closing")


def _head(saying: _Saying) -> Iterator[Sentence]:
    """Abstract, and the legal basis of the first report: that of this one too unless the user says another."""
    head = saying.correction.first.head
    named: Mapping[str, Value] = {"báo cáo": _dated(saying.correction.first), "nội dung": lower_first(head.abstract)}
    yield saying.say("abstract", named)
    basis = saying.say("legal-basis")
    yield replace(basis, pattern=escaped("\n".join(head.legal_basis)))


def _reason(correction: Correction) -> str:
    """The clerk's words; a gap that the check before signature finds where there are none yet."""
    typed = one_line(reason_of(correction.content.wordings, correction.run)).rstrip(_ENDS)
    return typed or f"(nêu lý do {verb_of(correction.kind)})"


def _times(earlier: tuple[FirstReport, ...]) -> str:
    """Like "bổ sung tại Báo cáo số 09/BC-STC ngày 04/12/2025, đính chính tại Báo cáo số 11/BC-STC ngày 16/12/2025"."""
    return ", ".join(f"{verb_of(each.kind)} tại {_dated(each)}" for each in earlier)


def _cited(correction: Correction) -> str:
    """Like "Báo cáo số 05/BC-STC ngày 20/11/2025 về kết quả thực hiện Kế hoạch số 279/KH-UBND năm 2025".

    The plan is cited in full right before that, and who reports is named there: another one only where the first
    report was issued by a department that has another name now.
    """
    content, head = correction.content, correction.first.head
    about = lower_first(head.abstract)
    for part in content.plans:
        short = short_citation(part, content.profile.province)
        about = about.replace(f"{short}{subject_in_title(part)}", short)
    if about != lower_first(head.abstract):
        about = with_period(about, period_words(content.period))
    is_own = search_key(head.issuing_body) == search_key(unit_called(content))
    return f"{_dated(correction.first)}{'' if is_own else f' của {head.issuing_body}'} về {about}"


def _dated(report: FirstReport) -> str:
    """Like "Báo cáo số 05/BC-STC ngày 20/11/2025"."""
    day = report.head.signed_on or report.sent_on
    return f"{_short(report)}{f' ngày {official_date(day)}' if day else ''}"


def _short(report: FirstReport) -> str:
    """Like "Báo cáo số 05/BC-STC"; one whose number was not recorded goes without."""
    return f"Báo cáo số {number_line(report.head).removeprefix('Số: ')}" if report.head.number.strip() else "Báo cáo"
