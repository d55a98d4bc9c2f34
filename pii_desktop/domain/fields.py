"""The fields of an assignment that a plan may change: how each is shown, compared and taken over."""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from pii_desktop.domain.directory import name_key
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.domain.target import Target
from pii_desktop.text.normalise import search_key

_BULLETS = "-+• "
_LONG_ENOUGH = 60


@dataclass(frozen=True, slots=True)
class RowField:
    """`show` gives the text in a preview, `form` what counts as the same, `attributes` what is taken over."""

    key: str
    label: str
    show: Callable[[ParsedRow], str]
    form: Callable[[ParsedRow], Hashable]
    attributes: tuple[str, ...]


def field_differs(field: RowField, old: ParsedRow, new: ParsedRow) -> bool:
    """True when the two rows say different things; spacing, case of marks and number form are no difference.

    Neither is what a PDF leaves out where a cell is longer than its page: Word prints the rest nowhere.
    """
    if field.form(old) == field.form(new):
        return False
    return not (field.key == "tasks" and new.place.page is not None and _is_cut_by_page(old.tasks, new.tasks))


def _is_cut_by_page(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """True where only the last of the new work items stops short, in a sentence that goes on in the old one."""
    if not new or len(old) < len(new):
        return False
    whole, cut = (_text_form(tasks[len(new) - 1]).lstrip(_BULLETS) for tasks in (old, new))
    is_open = re.search(r"\w$", new[-1].strip()) is not None
    begins = len(cut) >= _LONG_ENOUGH and whole.startswith(cut + " ")
    same = tuple(map(_text_form, old[: len(new) - 1])) == tuple(map(_text_form, new[:-1]))
    return is_open and begins and same


def take_over(old: ParsedRow, new: ParsedRow, keys: frozenset[str]) -> ParsedRow:
    """`old` with the fields named by `keys` taken from `new`; place and issues always follow the new file."""
    values = {name: getattr(new, name) for field in FIELDS if field.key in keys for name in field.attributes}
    return replace(old, place=new.place, issues=new.issues, stt=new.stt, **values)


def _target_form(target: Target | None) -> Hashable:
    if target is None:
        return None
    return (
        target.op,
        target.value,
        target.high,
        target.unit or "",
        search_key(target.text) if target.value is None else "",
    )


def _departments_form(names: tuple[str, ...]) -> Hashable:
    return frozenset(name_key(name) for name in names)


def _text_form(text: str | None) -> str:
    return search_key(text or "").rstrip(" .;")


def _tasks_form(row: ParsedRow) -> Hashable:
    return tuple(key for task in row.tasks if (key := search_key(task).lstrip(_BULLETS).rstrip(" .;")))


def _parent_code(row: ParsedRow) -> str:
    """The indicator a row stands under; the number of a target is an STT, and no difference."""
    return row.parent if row.parent and row.parent.count(".") == 2 else ""


FIELDS: tuple[RowField, ...] = (
    RowField(
        "code",
        "Mã",
        lambda r: r.code or "",
        lambda r: r.code or "",
        ("code", "code_printed", "parent", "pillar", "group"),
    ),
    RowField(
        "parent",
        "Thuộc",
        _parent_code,
        _parent_code,
        ("parent", "pillar", "group"),
    ),
    RowField("name", "Tên", lambda r: r.name, lambda r: _text_form(r.name), ("name",)),
    RowField("unit", "Đơn vị tính", lambda r: r.unit or "", lambda r: _text_form(r.unit), ("unit",)),
    RowField(
        "baseline",
        "Năm gốc",
        lambda r: r.baseline_printed or "",
        lambda r: r.baseline if r.baseline is not None else _text_form(r.baseline_printed),
        ("baseline", "baseline_printed", "series"),
    ),
    RowField(
        "target",
        "Mục tiêu",
        lambda r: r.target_printed or "",
        lambda r: _target_form(r.target),
        ("target", "target_printed"),
    ),
    RowField(
        "lead", "Chủ trì", lambda r: "; ".join(r.lead), lambda r: _departments_form(r.lead), ("lead", "collective_lead")
    ),
    RowField(
        "coordinating",
        "Phối hợp",
        lambda r: "; ".join(r.coordinating),
        lambda r: _departments_form(r.coordinating),
        ("coordinating",),
    ),
    RowField("timing", "Thời gian", lambda r: r.timing or "", lambda r: _text_form(r.timing), ("timing",)),
    RowField("tasks", "Nhiệm vụ", lambda r: "\n".join(r.tasks), _tasks_form, ("tasks",)),
    RowField(
        "source_note",
        "Ghi chú (nguồn)",
        lambda r: r.source_note or "",
        lambda r: _text_form(r.source_note),
        ("source_note",),
    ),
)
