"""Work items done, and what the department tells row by row: difficulties, proposals, next steps."""

import re
from collections.abc import Callable
from dataclasses import replace

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.narrative_parts import Section, Sentence
from pii_desktop.domain.narrative_patterns import SECTIONS
from pii_desktop.domain.narrative_rows import Matter, told_lines
from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.domain.report_form import count_text
from pii_desktop.domain.report_wording import sentence
from pii_desktop.text.normalise import one_line, search_key

_ORDER = (WorkState.DONE, WorkState.DOING, WorkState.TODO, WorkState.ADJUST)
_ANNEX = "Phụ lục II"
_MOST_TASKS = 5
_NONE = re.compile(
    r"(?:khong|chua)(?: (?:co|phat sinh))?(?:,? (?:kho khan|vuong mac|kien nghi|de xuat|nguyen nhan|va))*(?: gi)?"
)


def work(matter: Matter) -> Section:
    """How many work items stand where, and what came of those that say so."""
    items = matter.content.work_items
    sentences: list[Sentence] = []
    if items:
        values = {"tổng số": count_text(len(items)), "tình trạng": _shares(items), "phụ lục": _ANNEX}
        sentences.append(matter.say("work/summary", values))
    # A task that several rows share, as merged cells give it, is told once where it came to one result.
    done: dict[tuple[str, str], WorkItem] = {}
    for item in items:
        if item.result.strip():
            done.setdefault((_task(item), sentence(item.result)), item)
    results = [_done(matter, item) for item in done.values()]
    if results:
        sentences.append(replace(matter.say("work/results"), leads="work/item:"))
    return Section("work", SECTIONS["work"], (*sentences, *results))


def difficulties(matter: Matter) -> Section:
    """Difficulties as typed, and why a target in words was missed."""
    told = _by_row(matter, "difficulties/row", "khó khăn", lambda row: row.entry.difficulties)
    missed = (row for row in matter.content.rows if row.assessment.verdict is Verdict.MISSED)
    causes = [
        matter.of_row("difficulties/judged", row, {"nguyên nhân": told_lines(row.entry.judgement_reason)})
        for row in missed
        if row.entry.judgement_reason.strip()
    ]
    return Section("difficulties", SECTIONS["difficulties"], (*told, *causes))


def proposals(matter: Matter) -> Section:
    """What the department asks for, work items that should be another way among it."""
    told = _by_row(matter, "proposals/row", "đề xuất", lambda row: row.entry.proposals)
    unfit = tuple(item for item in matter.content.work_items if item.state is WorkState.ADJUST)
    asked = matter.say("proposals/adjust", {"số nhiệm vụ": count_text(len(unfit)), "danh sách": _named(unfit)})
    return Section("proposals", SECTIONS["proposals"], (*told, *((asked,) if unfit else ())))


def next_steps(matter: Matter) -> Section:
    """What the department will do, and what it has still to finish."""
    told = _by_row(matter, "next/row", "nhiệm vụ tới", lambda row: row.entry.next_steps)
    left = [item for item in matter.content.work_items if item.state is not WorkState.DONE]
    rest = matter.say("next/work", {"số nhiệm vụ": count_text(len(left)), "phụ lục": _ANNEX})
    return Section("next", SECTIONS["next"], (*told, *((rest,) if left else ())))


def _shares(items: tuple[WorkItem, ...]) -> str:
    counted = [(state, sum(item.state is state for item in items)) for state in _ORDER]
    known = [(state.label.lower(), count) for state, count in counted if count]
    if len(known) == 1:
        return f"tất cả {known[0][0]}" if len(items) > 1 else known[0][0]
    return f"trong đó: {'; '.join(f'{label} {count_text(count)} nhiệm vụ' for label, count in known)}"


def _done(matter: Matter, item: WorkItem) -> Sentence:
    values = {"nhiệm vụ": _task(item), "kết quả": sentence(item.result)}
    return matter.say(f"work/item:{item.id}", values, matter.rows[item.assignment_id])


def _named(items: tuple[WorkItem, ...]) -> str:
    """The first of the tasks, each once, and how many more items there are."""
    tasks = tuple(map(_task, items))
    shown = tuple(dict.fromkeys(tasks))[:_MOST_TASKS]
    rest = sum(task not in shown for task in tasks)
    return f"{'; '.join(shown)}{f' và {rest:02d} nhiệm vụ khác' if rest else ''}"


def _task(item: WorkItem) -> str:
    task = one_line(item.task).rstrip(".,;: ")
    return f"{task[:1].upper()}{task[1:]}"


def _by_row(matter: Matter, kind: str, place: str, told: Callable[[IndicatorRow], str]) -> tuple[Sentence, ...]:
    rows = ((row, told_lines(told(row))) for row in matter.content.rows)
    return tuple(matter.of_row(kind, row, {place: text}) for row, text in rows if text and not _says_none(text))


def _says_none(text: str) -> bool:
    """True for "Không.", "Không có khó khăn.": what a clerk fills a field with that has nothing to tell."""
    return _NONE.fullmatch(search_key(text).strip(" .!-")) is not None
