"""The columns of the list, as data."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.listing import EntryState, IndicatorRow
from pii_desktop.domain.target import Target, format_target
from pii_desktop.services.browsing import lacks_evidence
from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.indicators.contents import Line
from pii_desktop.ui.models.columns import RIGHT, Column, Grouping, Look
from pii_desktop.ui.widgets.dates import format_moment

ONLY_WIDE = frozenset({"baseline", "work", "changed"})
"""Columns that hide while the panel is open."""
_STEPS = ((760, frozenset({"role"})), (600, frozenset({"target", "verdict", "evidence"})))


def too_wide_for(width: int) -> frozenset[str]:
    """Columns that hide in a list of `width` logical pixels, so that names can still be read."""
    return frozenset().union(*(keys for least, keys in _STEPS if width < least))


_VERDICTS = {
    Verdict.REACHED: (Icon.CIRCLE_CHECK, "good"),
    Verdict.MISSED: (Icon.CIRCLE_HALF, "warn"),
    Verdict.NO_NUMBER: (Icon.CIRCLE_DASHED, "bad"),
    Verdict.NOT_JUDGED: (Icon.CIRCLE_DASHED, "text3"),
    Verdict.OTHER_SERIES: (Icon.INFO_CIRCLE, "text3"),
}
_STATES = {
    EntryState.BLANK: (Icon.CIRCLE_DASHED, "bad"),
    EntryState.DRAFT: (Icon.PENCIL, "text2"),
    EntryState.DONE: (Icon.CHECK, "good"),
}


def tr(text: str) -> str:
    """`text` in the language of the screen."""
    return QCoreApplication.translate("IndicatorColumns", text)


def list_columns() -> list[Column[Line]]:
    """Every column of the list; widths of look.md."""
    return [*_what_columns(), *_number_columns(), *_state_columns()]


def _what_columns() -> list[Column[Line]]:
    return [
        Column(
            key="code", title=tr("Mã"), value=lambda line: line.row.assignment.display_code, width=88,
            look=Look.MUTED, sort_key=_code_order,
        ),
        Column(
            key="name", title=tr("Chỉ số"), value=lambda line: line.row.short_name, whole=_name_whole,
            icon=lambda line: Icon.FLAG if line.row.open_notes else None,
        ),
        Column(key="role", title=tr("Vai trò"), value=lambda line: role_word(line.row), width=72, look=Look.MUTED),
    ]  # fmt: skip


def _number_columns() -> list[Column[Line]]:
    return [
        Column(
            key="baseline", title=tr("Gốc"), value=lambda line: _baseline(line.row), width=68, alignment=RIGHT,
            look=Look.MUTED, sort_key=lambda line: line.row.assignment.row.baseline,
        ),
        Column(
            key="target", title=tr("Mục tiêu"), value=lambda line: target_text(line.row), width=68, alignment=RIGHT,
            look=Look.MUTED, sort_key=lambda line: _target_order(line.row.assignment.target),
            whole=lambda line: target_text(line.row),
        ),
        Column(
            key="now", title=tr("Hiện tại"), value=lambda line: now_text(line.row), width=84, alignment=RIGHT,
            look=Look.STRONG, sort_key=lambda line: line.row.entry.value,
            tone=lambda line: None if line.row.entry.value is not None else "text3",
        ),
        Column(
            key="verdict", title=tr("Đánh giá"), width=116,
            value=lambda line: verdict_word(line.row.assessment.verdict),
            icon=lambda line: verdict_look(line.row.assessment.verdict)[0],
            tone=lambda line: verdict_look(line.row.assessment.verdict)[1],
            whole=lambda line: line.row.assessment.rule,
        ),
    ]  # fmt: skip


def _state_columns() -> list[Column[Line]]:
    return [
        Column(
            key="work", title=tr("Nhiệm vụ"), value=lambda line: _work(line.row), width=76, alignment=RIGHT,
            look=Look.MUTED, sort_key=lambda line: line.row.work_total - line.row.work_done,
        ),
        Column(
            key="evidence", title=tr("Minh chứng"), value=lambda line: _evidence(line.row), width=84, alignment=RIGHT,
            sort_key=lambda line: line.row.evidence_count,
            icon=lambda line: Icon.PAPERCLIP if lacks_evidence(line.row) else None,
            tone=lambda line: "bad" if lacks_evidence(line.row) else None,
        ),
        Column(
            key="state", title=tr("Kỳ này"), value=lambda line: line.row.state.label, width=80,
            icon=lambda line: state_look(line.row.state)[0], tone=lambda line: state_look(line.row.state)[1],
            sort_key=lambda line: list(EntryState).index(line.row.state),
        ),
        Column(
            key="changed", title=tr("Sửa lần cuối"), value=lambda line: format_moment(line.row.changed_at),
            width=136, look=Look.MUTED, sort_key=lambda line: line.row.changed_at,
            whole=lambda line: line.row.changed_by,
        ),
    ]  # fmt: skip


def by_head() -> Grouping[Line]:
    """Rows under their pillar or section, with how many of them are reported."""
    return Grouping(
        key=lambda line: line.group,
        title=lambda lines: lines[0].head or tr("Chỉ tiêu"),
        note=_group_note,
        order=_group_order,
    )


def role_word(row: IndicatorRow) -> str:
    """The role, "Chủ trì" or the like, or nothing."""
    return row.assignment.role.label if row.assignment.role else ""


def target_text(row: IndicatorRow) -> str:
    """The target in force, the department's own before the plan's."""
    target = row.assignment.target
    return format_target(target) if target else ""


def now_text(row: IndicatorRow) -> str:
    """The number of the period; a dash where a number could stand, nothing where none is expected."""
    if row.entry.value is not None:
        return format_decimal(row.entry.value)
    return "–" if row.assessment.verdict is Verdict.NO_NUMBER else ""


def verdict_word(verdict: Verdict) -> str:
    """The verdict for a narrow column."""
    short = {Verdict.NO_NUMBER: tr("Chưa có số"), Verdict.OTHER_SERIES: tr("Khác loại số")}
    short[Verdict.NOT_JUDGED] = tr("Tự đánh giá")
    return short.get(verdict, verdict.label)


def verdict_look(verdict: Verdict) -> tuple[Icon | None, str | None]:
    """Icon and tone of a verdict; the word says the same."""
    return _VERDICTS.get(verdict, (None, None))


def state_look(state: EntryState) -> tuple[Icon, str]:
    """Icon and tone of the state of an entry."""
    return _STATES[state]


def _baseline(row: IndicatorRow) -> str:
    value = row.assignment.row.baseline
    return "" if value is None else format_decimal(value)


def _work(row: IndicatorRow) -> str:
    return f"{row.work_done}/{row.work_total}" if row.work_total else ""


def _evidence(row: IndicatorRow) -> str:
    return str(row.evidence_count) if row.evidence_count or lacks_evidence(row) else ""


def _target_order(target: Target | None) -> Decimal | None:
    return target.value if target else None


def _name_whole(line: Line) -> str:
    """The official name, and how many notes wait, where some do."""
    name = line.row.assignment.row.name
    waiting = tr("{count} ghi chú cần theo dõi").format(count=line.row.open_notes)
    return f"{name} ({waiting})" if line.row.open_notes else name


def _code_order(line: Line) -> tuple[tuple[int, str], ...]:
    """1.1.2 before 1.1.10, "1.1.1 (2)" before "1.1.1 (12)"."""
    words = line.row.assignment.display_code.replace("(", "").replace(")", "").replace(".", " ").split()
    return tuple((int(word), "") if word.isdecimal() else (0, word) for word in words)


def _group_order(group: tuple[int, int]) -> tuple[int, int]:
    """Plans as they came, pillars by their number, sections as they stand in the plan."""
    return group


def _group_note(lines: Sequence[Line]) -> str:
    done = sum(line.row.state is EntryState.DONE for line in lines)
    return tr("{count} dòng, đã báo cáo {done}").format(count=len(lines), done=done)
