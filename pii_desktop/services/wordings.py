"""The sentences of a report as the user wants them: reworded, left out, added; templates for later reports."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.following import run_of
from pii_desktop.domain.ids import PeriodId, WordingId
from pii_desktop.domain.narrative_edit import escaped, to_pattern
from pii_desktop.domain.narrative_parts import Sentence
from pii_desktop.domain.narrative_patterns import SECTIONS, is_abstract, takes_own
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.report_annexes import has_matrix
from pii_desktop.domain.report_content import ReportContent
from pii_desktop.domain.report_pictures import has_result_pictures
from pii_desktop.domain.wording_rules import Told, basis_of, worded
from pii_desktop.domain.wordings import OWN, DrawnAnnex, Outline, OutlineLine, SentenceState, Wording
from pii_desktop.errors import InputError
from pii_desktop.services.frozen_reports import last_version
from pii_desktop.services.periods import find_period
from pii_desktop.services.reporting import gathered
from pii_desktop.services.text_at_hand import TextAtHand, text_at_hand
from pii_desktop.services.wording_refusals import checked_text, locked_words, not_there, refuse_locked

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def outline(uow: "UnitOfWork", period_id: PeriodId) -> Outline:
    """Every sentence of the report at hand, those left out too: the whole one, a supplement or a correction.

    Raises InputError as `reporting.build`.
    """
    content = gathered(uow, period_id)
    found = _outline_of(uow, content)
    documents = list(content.evidence)
    del content
    while documents:  # 125,000 freed at once would hold up every other thread for 70 ms
        del documents[-1000:]
    return found


def _outline_of(uow: "UnitOfWork", content: ReportContent) -> Outline:
    at, locked = text_at_hand(uow, content), locked_words(state_of(uow, content.period.id))
    if at.correction is not None:
        return Outline(_lines(at), locked, is_part=True)
    everything = replace(content, wordings=())
    can_be = {DrawnAnnex.CHARTS: has_result_pictures(everything), DrawnAnnex.MATRIX: has_matrix(everything)}
    annexes = tuple((annex, content.draws(annex)) for annex, is_there in can_be.items() if is_there)
    return Outline(_lines(at), locked, annexes)


def choose_annex(uow: "UnitOfWork", period_id: PeriodId, annex: DrawnAnnex, *, stands: bool) -> Changes:
    """Let an annex of pictures stand in the report of a period or not; later periods begin as this one is left.

    Raises InputError (code "report-locked") for a report that is submitted or further.
    """
    refuse_locked(state_of(uow, period_id))
    action = f"{'Đưa vào' if stands else 'Bỏ khỏi'} báo cáo phụ lục “{annex.label}”"
    chosen = Wording(WordingId(0), annex, "", is_left_out=not stands)
    with uow.action(action):
        uow.wordings.put(replace(chosen, period_id=period_id))
        uow.wordings.put(chosen)
    return Changes(action, periods=frozenset({period_id}))


def state_of(uow: "UnitOfWork", period_id: PeriodId) -> PeriodState:
    """Where the version stands that is worked on: one begun after the report was sent is a draft again."""
    versions = uow.versions.of_period(period_id)
    return versions[-1].state if versions else find_period(uow, period_id).state


def reword(uow: "UnitOfWork", period_id: PeriodId, key: str, text: str) -> Changes:
    """Let a sentence of one report say `text`; numbers that still stand in it follow the records.

    Text like the generated one takes the user's wording away. Raises InputError for a blank text (code "blank"),
    control characters ("control-characters"), a report that is submitted or further ("report-locked"), and a sentence
    that is not there ("not-found").
    """
    refuse_locked(state_of(uow, period_id))
    words = checked_text(text)
    at = _place(uow, period_id, key)
    if key.startswith(OWN):
        return _put(uow, period_id, replace(_own(uow, period_id, key), text=escaped(words)), "Sửa câu tự thêm")
    if words == at.base.text:
        return restore(uow, period_id, key)
    pattern = to_pattern(words, dict(at.line.places), at.line.pattern)
    wording = Wording(WordingId(0), key, pattern, at.basis(pattern), period_id=period_id)
    return _put(uow, period_id, wording, "Sửa câu trong báo cáo")


def keep(uow: "UnitOfWork", period_id: PeriodId, key: str) -> Changes:
    """Let the user's words stand although the generated sentence has changed since; it is then no longer told.

    Raises InputError as `reword`.
    """
    refuse_locked(state_of(uow, period_id))
    at, wording = _place(uow, period_id, key), _own(uow, period_id, key)
    return _put(uow, period_id, replace(wording, based_on=at.basis(wording.text)), "Giữ câu đã sửa")


def leave_out(uow: "UnitOfWork", period_id: PeriodId, key: str) -> Changes:
    """Let a sentence not stand in the report; its words are kept. One of the user's own is removed.

    Raises InputError as `reword`, and for the abstract, without which there is no report.
    """
    refuse_locked(state_of(uow, period_id))
    if key.startswith(OWN):
        return remove_own(uow, period_id, key)
    if is_abstract(key):
        raise InputError(
            "Báo cáo phải có trích yếu.", "Trích yếu vẫn giữ nguyên.", "Hãy sửa lời của trích yếu.", "abstract"
        )
    kept = _kept(uow, _place(uow, period_id, key), period_id)
    return _put(uow, period_id, replace(kept, is_left_out=True), "Bỏ câu khỏi báo cáo")


def bring_back(uow: "UnitOfWork", period_id: PeriodId, key: str) -> Changes:
    """Let a sentence that was left out stand again, in the words it had. Raises InputError as `reword`."""
    refuse_locked(state_of(uow, period_id))
    at = _place(uow, period_id, key)
    kept = _kept(uow, at, period_id)
    if kept.text in ("", at.base.pattern) and at.base.state is not SentenceState.LEFT_OUT:
        return restore(uow, period_id, key)
    return _put(uow, period_id, replace(kept, is_left_out=False), "Đưa câu trở lại báo cáo")


def restore(uow: "UnitOfWork", period_id: PeriodId, key: str) -> Changes:
    """Let a sentence be generated again, or follow its template. Raises InputError as `reword`."""
    refuse_locked(state_of(uow, period_id))
    action = "Trở về câu tự động"
    there = _found(uow, period_id, key)
    if there is None:
        return Changes(action)
    with uow.action(action):
        uow.wordings.delete(there.id)
    return Changes(action, periods=frozenset({period_id}))


def add_own(uow: "UnitOfWork", period_id: PeriodId, after: str, text: str) -> tuple[str, Changes]:
    """Put a sentence of the user's own behind the sentence `after`, or at the head of the section of that name.

    Returns its key, "own/1", and what changed. Raises InputError as `reword`, and where nothing may stand behind it.
    """
    refuse_locked(state_of(uow, period_id))
    words = checked_text(text)
    if not takes_own(after):
        raise InputError(
            "Không thêm câu ở đây được.",
            "Đầu văn bản theo mẫu, câu kết phải đứng cuối; chưa có gì thay đổi.",
            "Hãy thêm sau một câu trong phần nội dung.",
            "bad-place",
        )
    if after not in SECTIONS or run_of(last_version(uow, period_id)) is not None:
        _place(uow, period_id, after)
    key = f"{OWN}{_next_number(uow, period_id)}"
    wording = Wording(WordingId(0), key, escaped(words), after=after, period_id=period_id)
    return key, _put(uow, period_id, wording, "Thêm câu vào báo cáo")


def remove_own(uow: "UnitOfWork", period_id: PeriodId, key: str) -> Changes:
    """Take a sentence of the user's own out; those that stood behind it move up. Raises InputError as `reword`."""
    refuse_locked(state_of(uow, period_id))
    gone = _own(uow, period_id, key)
    action = "Xoá câu tự thêm"
    with uow.action(action):
        for each in uow.wordings.of_period(period_id):
            if each.after == key:
                uow.wordings.put(replace(each, after=gone.after))
        uow.wordings.delete(gone.id)
    return Changes(action, periods=frozenset({period_id}))


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence as it stands, as it would without the wording of this period, and as it is generated."""

    line: OutlineLine
    base: OutlineLine
    sentence: Sentence

    def basis(self, pattern: str) -> str:
        """What is remembered of the generated sentence beside the wording `pattern`."""
        return basis_of(self.sentence.pattern, self.sentence.values, pattern)


def _place(uow: "UnitOfWork", period_id: PeriodId, key: str) -> _Place:
    """The sentence `key` of a report. Raises InputError (code "not-found")."""
    at = text_at_hand(uow, gathered(uow, period_id))
    line = next((line for line in _lines(at) if line.key == key), None)
    if line is None:
        raise not_there()
    plain = replace(at, wordings=tuple(each for each in at.wordings if each.period_id is None))
    base = next((each for each in _lines(plain) if each.key == key), line)
    parts = (part for section in at.sections for part in section.parts)
    found = (part for part in parts if isinstance(part, Sentence) and part.key == key)
    return _Place(line, base, next(found, Sentence(key, line.pattern)))


def _lines(at: TextAtHand) -> tuple[OutlineLine, ...]:
    told = worded(at.sections, at.wordings)
    return tuple(part.line for section in told for part in section.parts if isinstance(part, Told))


def _kept(uow: "UnitOfWork", at: _Place, period_id: PeriodId) -> Wording:
    """The wording of a sentence, else one of the words that stand there now."""
    there = _found(uow, period_id, at.line.key)
    fresh = Wording(WordingId(0), at.line.key, at.line.pattern, at.basis(at.line.pattern), period_id=period_id)
    return there or fresh


def _found(uow: "UnitOfWork", period_id: PeriodId, key: str) -> Wording | None:
    return next((each for each in uow.wordings.of_period(period_id) if each.key == key), None)


def _own(uow: "UnitOfWork", period_id: PeriodId, key: str) -> Wording:
    """The user's wording of a sentence. Raises InputError (code "not-found")."""
    found = _found(uow, period_id, key)
    if found is None:
        raise not_there()
    return found


def _next_number(uow: "UnitOfWork", period_id: PeriodId) -> int:
    taken = (each.key.removeprefix(OWN) for each in uow.wordings.of_period(period_id) if each.key.startswith(OWN))
    return max((int(number) for number in taken if number.isdecimal()), default=0) + 1


def _put(uow: "UnitOfWork", period_id: PeriodId, wording: Wording, action: str) -> Changes:
    with uow.action(action):
        uow.wordings.put(wording)
    return Changes(action, periods=frozenset({period_id}))
