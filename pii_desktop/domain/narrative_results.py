"""What was achieved: the whole at a glance, then each row in words, then what is missing with its explanation."""

from itertools import groupby

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.narrative_documents import citing
from pii_desktop.domain.narrative_overall import as_name, overall, pillar_table
from pii_desktop.domain.narrative_parts import Citing, Part, Section, Sentence, Value
from pii_desktop.domain.narrative_patterns import SECTIONS
from pii_desktop.domain.narrative_rows import Matter, told_lines
from pii_desktop.domain.narrative_words import (
    against_earlier,
    against_target,
    amount,
    is_by_published,
    is_upwards,
    published,
)
from pii_desktop.domain.report import Heading
from pii_desktop.domain.report_form import count_text
from pii_desktop.domain.report_tables import is_by_pillar, is_missing, is_unproven
from pii_desktop.domain.report_wording import rows_called
from pii_desktop.domain.shown_values import shown_value
from pii_desktop.text.normalise import lower_first, one_line

_MOST_PROOFS = 2


def results(matter: Matter) -> Section:
    """Headings stand only over what is told below them; the reader of the parts drops the others."""
    content = matter.content
    lead, joint, common = (content.of(role) for role in (Role.LEAD, Role.COORDINATING, Role.COLLECTIVE))
    parts: list[Part] = [Heading(2, "Tình hình chung"), *overall(matter), *pillar_table(content.rows)]
    parts += [Heading(2, f"Các {rows_called(lead)} chủ trì thực hiện"), *_led(matter, lead)]
    parts += [Heading(2, f"Các {rows_called(joint)} phối hợp thực hiện"), *_shared(matter, joint, "joint")]
    parts += [Heading(2, "Các nội dung giao chung cho các cơ quan, đơn vị"), *_shared(matter, common, "common")]
    parts += [Heading(2, "Giải trình số liệu, minh chứng còn thiếu"), *_explained(matter)]
    return Section("results", SECTIONS["results"], tuple(parts))


def _led(matter: Matter, rows: tuple[IndicatorRow, ...]) -> list[Part]:
    """Results in words, under the pillar they belong to where the rows stand by pillars."""
    by_pillar = is_by_pillar(rows)
    parts: list[Part] = []
    for (pillar, name), members in groupby(rows, key=lambda row: (row.assignment.row.pillar, row.pillar_name)):
        group = tuple(members)
        if by_pillar and pillar and name:
            parts.append(Heading(3, f"Trụ cột {pillar}: {as_name(name)}"))
        parts += [_indicator(matter, row) for row in group if not is_missing(row) or published(row)]
    return parts


def _indicator(matter: Matter, row: IndicatorRow) -> Sentence:
    documents = matter.proofs.get(row.assignment.id, ())
    proofs = citing(documents, matter.content.profile, most=_MOST_PROOFS)
    values: dict[str, Value] = {
        **_judged(matter, row),
        "nội dung": told_lines(row.entry.result),
        "minh chứng": Citing(proofs.documents, lambda names: f"Minh chứng: {proofs.phrase(names)}." if names else ""),
    }
    return matter.of_row("results/indicator", row, values)


def _judged(matter: Matter, row: IndicatorRow) -> dict[str, str]:
    """The number, against the target, against earlier periods, the published one; and all of them as one sentence."""
    content = matter.content
    number = shown_value(row)
    value = "" if number is None else amount(number, content.unit_of(row))
    target, public = against_target(content, row), published(row)
    before = against_earlier(content, row, matter.earlier.get(row.assignment.id, ()))
    is_public = is_by_published(row)
    reached = "đạt" if is_public else _verb(row, target)
    own = ", ".join(part for part in (f"{reached} {value}" if value else "", "" if is_public else target) if part)
    seen = ", ".join(part for part in (public, target if is_public else "") if part)
    whole = "; ".join(part for part in (own, before, seen) if part)
    parts = {"giá trị": value, "so với mục tiêu": target, "so với kỳ trước": before, "công bố": public}
    return {**parts, "đánh giá": f"{whole}." if whole else ""}


def _verb(row: IndicatorRow, target: str) -> str:
    """A number that only just falls short "mới đạt"; nothing "đạt" twice in one sentence."""
    if row.assessment.verdict is Verdict.MISSED:
        return "mới đạt" if is_upwards(row.assignment.target) and not _is_above(row) else "là"
    return "là" if target.startswith("đạt") else "đạt"


def _is_above(row: IndicatorRow) -> bool:
    """A bare target that falls is missed from above."""
    target, now = row.assignment.target, row.entry.value
    return target is not None and target.value is not None and now is not None and now > target.value


def _shared(matter: Matter, rows: tuple[IndicatorRow, ...], key: str) -> list[Part]:
    """Rows where others lead, or everybody: what the department did."""
    parts: list[Part] = [_joint(matter, row) for row in rows if not is_missing(row)]
    missing = tuple(row for row in rows if is_missing(row) and not row.entry.explanation.strip())
    return [*parts, *_unreported(matter, f"results/shared-missing:{key}", missing)]


def _joint(matter: Matter, row: IndicatorRow) -> Sentence:
    lead = one_line("; ".join(row.assignment.row.lead)) if row.assignment.role is Role.COORDINATING else ""
    lead = lower_first(lead) if lead.startswith("Các ") else lead
    values = {
        "chủ trì": f" ({lead} chủ trì)" if lead else "",
        "đánh giá": _judged(matter, row)["đánh giá"],
        "nội dung": told_lines(row.entry.result),
    }
    return matter.of_row("results/shared", row, values)


def _explained(matter: Matter) -> list[Part]:
    """Missing numbers and evidence need a written explanation, which is printed (domain.md 6); the rest is named."""
    rows = matter.content.rows
    parts: list[Part] = []
    for row in rows:
        if row.entry.explanation.strip():
            missing = "chưa có số liệu, kết quả." if is_missing(row) else ""
            values = {"tình trạng": missing, "giải trình": told_lines(row.entry.explanation)}
            parts.append(matter.of_row("results/explained", row, values))
    shared = (Role.COORDINATING, Role.COLLECTIVE)
    silent = (row for row in rows if is_missing(row) and row.assignment.role not in shared)
    unexplained = tuple(row for row in silent if not row.entry.explanation.strip())
    parts += _unreported(matter, "results/unexplained", unexplained)
    return [*parts, *_unreported(matter, "results/unproven", tuple(filter(is_unproven, rows)))]


def _unreported(matter: Matter, key: str, rows: tuple[IndicatorRow, ...]) -> list[Part]:
    if not rows:
        return []
    values = {"số còn lại": count_text(len(rows)), "gọi là": matter.called(rows), "danh sách": matter.named(rows)}
    return [matter.say(key, values)]
