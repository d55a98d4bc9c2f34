"""The results at a glance: how many have numbers, how many reach their target, how they moved."""

from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.narrative_parts import Sentence, listed
from pii_desktop.domain.narrative_rows import Matter
from pii_desktop.domain.report import Align, Column, NumberCell, Row, Table
from pii_desktop.domain.report_annexes import is_lone
from pii_desktop.domain.report_form import count_text
from pii_desktop.domain.report_material import ReportContent, citation_of, short_name
from pii_desktop.domain.report_tables import is_assessed, is_missing
from pii_desktop.text.normalise import lower_first

_FEW = 2
"""Of fewer rows a count says nothing that the sentences of the rows do not say."""
_MOST_CODES = 10


def overall(matter: Matter) -> list[Sentence]:
    """What is said of all rows together."""
    made = (_reported(matter), _assessed(matter), _trend(matter), _own_targets(matter))
    return [each for each in made if each is not None]


def pillar_table(rows: tuple[IndicatorRow, ...]) -> list[Table]:
    """How each pillar stands, with a last line of all; nothing for rows of one pillar or of none."""
    pillars = {row.assignment.row.pillar: row.pillar_name for row in rows if row.pillar_name}
    if len(pillars) < _FEW or not all(row.assignment.row.pillar in pillars for row in rows):
        return []
    names = [
        (f"{pillar}. {as_name(name)}", tuple(row for row in rows if row.assignment.row.pillar == pillar))
        for pillar, name in sorted(pillars.items(), key=lambda pair: pair[0] or "")
    ]
    width = len(_COLUMNS) if any(map(is_assessed, rows)) else _WITHOUT_TARGETS
    lines = [Row((name, *_counts(members)[: width - 1])) for name, members in names]
    total = Row(("Tổng cộng", *_counts(rows)[: width - 1]), is_strong=True)
    return [Table(_COLUMNS[:width], (*lines, total))]


def first_annex(content: ReportContent) -> str:
    """A lone annex has no number."""
    return "Phụ lục" if is_lone(content) else "Phụ lục I"


def as_name(pillar: str) -> str:
    """Pillars are printed in capitals; running text writes them as a name."""
    return pillar[:1] + pillar[1:].lower() if pillar.isupper() else pillar


def _counts(rows: tuple[IndicatorRow, ...]) -> tuple[NumberCell, ...]:
    verdicts = [row.assessment.verdict for row in rows]
    counts = (
        len(rows),
        sum(not is_missing(row) for row in rows),
        verdicts.count(Verdict.REACHED),
        verdicts.count(Verdict.MISSED),
        sum(not is_assessed(row) for row in rows),
    )
    return tuple(NumberCell(Decimal(count), count_text(count)) for count in counts)


_WITHOUT_TARGETS = 3
"""So many columns say something where nothing is held against a target."""
_COLUMNS = (
    Column("Trụ cột", 4.2),
    Column("Số nội dung được giao", 1.4, Align.CENTER),
    Column("Đã có số liệu, kết quả", 1.4, Align.CENTER),
    Column("Đạt mục tiêu", 1.2, Align.CENTER),
    Column("Chưa đạt mục tiêu", 1.2, Align.CENTER),
    Column("Chưa đánh giá", 1.2, Align.CENTER),
)


def _reported(matter: Matter) -> Sentence | None:
    content = matter.content
    total, called = len(content.rows), matter.called(content.rows)
    done = sum(not is_missing(row) for row in content.rows)
    values = {"đã có": count_text(done), "tổng số": count_text(total), "gọi là": called}
    if not total:
        return None
    if not done:
        none = {"gọi là": called, "tổng số": count_text(total), "phụ lục": first_annex(content)}
        return matter.say("results/none", none)
    missing = f"; {count_text(total - done)} {called} chưa có số liệu, kết quả" if total > done else ""
    return matter.say("results/reported", {**values, "còn thiếu": missing, "phụ lục": first_annex(content)})


def _assessed(matter: Matter) -> Sentence | None:
    judged = tuple(row for row in matter.content.rows if is_assessed(row))
    missed = tuple(row for row in judged if row.assessment.verdict is Verdict.MISSED)
    if not judged:
        return None
    called = matter.called(judged)
    reached = len(judged) - len(missed)
    named = f" ({_missed(matter, missed)})" if _can_be_named(missed) else ""
    counts = ((reached, "đạt mục tiêu"), (len(missed), "chưa đạt mục tiêu"))
    values = {
        "đánh giá được": count_text(len(judged)),
        "gọi là": called,
        "kết quả so sánh": f"{shares(counts, called)}{named}",
        "đạt": count_text(reached),
        "chưa đạt": count_text(len(missed)),
    }
    return matter.say("results/assessed", values)


def _missed(matter: Matter, rows: tuple[IndicatorRow, ...]) -> str:
    """Their codes; with their plans where a code stands in several, with their indicator where one is a part of it."""
    in_doubt = any(short_name(row) in matter.in_many or row.assignment.row.parent for row in rows)
    if in_doubt:
        return matter.named(rows)
    is_shared = any(short_name(row) in matter.shared for row in rows)
    names = (lower_first(citation_of(row)) if short_name(row) in matter.shared else short_name(row) for row in rows)
    return ("; " if is_shared else ", ").join(names)


def _can_be_named(rows: tuple[IndicatorRow, ...]) -> bool:
    return 0 < len(rows) <= _MOST_CODES and all(row.assignment.display_code for row in rows)


def shares(counts: tuple[tuple[int, str], ...], called: str) -> str:
    """Like "trong đó 05 chỉ số tăng và 01 chỉ số giảm", "tất cả đều tăng", "và đã tăng" of a single one."""
    known = [(count, what) for count, what in counts if count]
    if len(known) > 1:
        return f"trong đó {listed(tuple(f'{count_text(count)} {called} {what}' for count, what in known))}"
    count, what = known[0]
    return f"tất cả đều {what}" if count > 1 else f"kết quả {what}"


def moved(matter: Matter) -> tuple[Decimal, ...]:
    """By how much each led row moved since the last period in which it had a number."""
    pairs = (
        (row.entry.value, matter.earlier.get(row.assignment.id, ())[:1]) for row in matter.content.of(Role.LEAD)
    )  # fmt: skip
    return tuple(now - before.value for now, known in pairs if now is not None for before in known)


def _trend(matter: Matter) -> Sentence | None:
    """How led rows moved since the last period; up is not always better, so only the direction is said."""
    changes, rows = moved(matter), matter.content.of(Role.LEAD)
    if len(changes) < _FEW:
        return None
    called = matter.called(rows)
    counts = (
        (sum(change > 0 for change in changes), "tăng"),
        (sum(change < 0 for change in changes), "giảm"),
        (sum(change == 0 for change in changes), "không thay đổi"),
    )
    values = {"so sánh được": count_text(len(changes)), "gọi là": called, "xu hướng": shares(counts, called)}
    return matter.say("results/trend", values)


def _own_targets(matter: Matter) -> Sentence | None:
    own = tuple(row for row in matter.content.rows if row.assignment.own_target is not None)
    values = {"số mục tiêu": count_text(len(own)), "gọi là": matter.called(own)}
    return matter.say("results/own-targets", values) if own else None
