"""Background figures: one desk for what many indicators divide by (seed 001 2.9)."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.checks_values import ratio_unit_of
from pii_desktop.domain.denominator_rules import Remark, refuse_nonsense, remarks
from pii_desktop.domain.denominators import Denominator, DenominatorFields, DenominatorKind
from pii_desktop.domain.ids import DenominatorId
from pii_desktop.domain.listing import HistoryRow
from pii_desktop.domain.measuring import indicator_of
from pii_desktop.domain.moves import Move, Use, move
from pii_desktop.domain.progress import Entry
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import assessment_of
from pii_desktop.services.catalogue import framework
from pii_desktop.services.dates import today
from pii_desktop.text.collation import sort_key
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.domain.evidence import Evidence
    from pii_desktop.services.ports import UnitOfWork

SHOWN = 500
"""So many moves are listed; the count is of all."""

_ENTITY = "denominator"
_ALWAYS = tuple(kind for kind in DenominatorKind if kind is not DenominatorKind.OTHER)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the page: a kind in a year, beside the year before. `this` is None while nothing was entered.

    `codes` are the department's indicators that divide by it, `uses` counts the results that name it as their source,
    `behind` those that still divide by an earlier value.
    """

    kind: DenominatorKind
    name: str
    this: Denominator | None
    last: Denominator | None
    codes: tuple[str, ...] = ()
    uses: int = 0
    behind: int = 0

    @property
    def title(self) -> str:
        """The name in the list."""
        return self.name or self.kind.label


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The figures of a year, the five of seed 001 2.9 first; `years` are those that may be chosen."""

    year: int
    years: tuple[int, ...]
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class FigureDetail:
    """One figure with its warnings, its stored copy, the results that move (at most SHOWN of `move_count`)."""

    figure: Denominator
    remarks: tuple[Remark, ...]
    evidence: "Evidence | None"
    moves: tuple[Move, ...]
    move_count: int
    history: tuple[HistoryRow, ...]


def year_figures(uow: "UnitOfWork", year: int) -> YearFigures:
    """What the page lists for a year: every usual kind, entered or not, and the department's own of both years."""
    figures = uow.denominators.of_years((year - 1, year))
    places = {(each.fields.kind, each.fields.name, each.fields.year): each for each in figures}
    own = sorted({name for kind, name, _ in places if kind is DenominatorKind.OTHER}, key=sort_key)
    followed = uow.denominator_uses.followed_codes()
    uses, behind = uow.denominator_uses.use_counts(year), uow.denominator_uses.behind_counts(year, _codes())
    rows = []
    for kind, name in [*((kind, "") for kind in _ALWAYS), *((DenominatorKind.OTHER, name) for name in own)]:
        this = places.get((kind, name, year))
        counts = (uses.get(this.id, 0), behind.get(this.id, 0)) if this else (0, 0)
        codes = tuple(code for code in framework().divided_by(kind) if code in followed)
        rows.append(FigureRow(kind, name, this, places.get((kind, name, year - 1)), codes, *counts))
    years = {*uow.denominators.years(), *(period.year for period in uow.periods.all()), today().year, year}
    return YearFigures(year, tuple(sorted(years, reverse=True)), tuple(rows))


def figure_detail(uow: "UnitOfWork", denominator_id: DenominatorId) -> FigureDetail:
    """Everything the panel shows of a figure. Raises InputError (code "not-found") when it is gone."""
    figure = uow.denominators.get(denominator_id)
    fields = figure.fields
    last = uow.denominators.find(fields.kind, fields.year - 1, fields.name)
    moves = moved_by(uow, figure, fields, SHOWN)
    count = uow.denominator_uses.behind_count(figure.id, _codes()) if len(moves) == SHOWN else len(moves)
    return FigureDetail(
        figure=figure,
        remarks=remarks(fields, last.fields if last else None, today()),
        evidence=uow.evidence.get(fields.evidence_id) if fields.evidence_id else None,
        moves=moves,
        move_count=count,
        history=uow.history.of(_ENTITY, figure.id),
    )


def add_figure(uow: "UnitOfWork", fields: DenominatorFields) -> tuple[DenominatorId, Changes]:
    """A new figure. Raises InputError for nonsense and for a second one of the same name and year."""
    tidy = _tidy(fields)
    refuse_nonsense(tidy)
    action = f"Nhập số liệu nền “{Denominator(DenominatorId(0), tidy).title}”"
    with uow.action(action):
        denominator_id = uow.denominators.add(tidy)
    return denominator_id, Changes(action, denominators=frozenset({denominator_id}))


def change_figure(uow: "UnitOfWork", denominator_id: DenominatorId, fields: DenominatorFields) -> Changes:
    """Store a figure as typed; from provisional to final is named as such. Raises InputError as `add_figure`."""
    old, tidy = uow.denominators.get(denominator_id), _tidy(fields)
    refuse_nonsense(tidy)
    is_made_final = tidy.is_final and not old.fields.is_final
    verb = "Chuyển thành số chính thức" if is_made_final else "Sửa số liệu nền"
    action = f"{verb}: {Denominator(denominator_id, tidy).title}"
    with uow.action(action):
        uow.denominators.update(denominator_id, tidy)
    return Changes(action, denominators=frozenset({denominator_id}))


def put_figure(uow: "UnitOfWork", fields: DenominatorFields, name_before: str = "") -> Changes:
    """Store what a form says: the figure of this kind and year is changed where there is one, else added.

    `name_before` is what a figure of the department's own was called until now. Raises InputError as `add_figure`.
    """
    there = uow.denominators.find(fields.kind, fields.year, name_before)
    return change_figure(uow, there.id, fields) if there else add_figure(uow, fields)[1]


def delete_figure(uow: "UnitOfWork", denominator_id: DenominatorId) -> Changes:
    """Delete a figure; results keep their denominator as a number.

    Raises InputError (code "denominator-sent") where the report of a sent period names it.
    """
    figure = uow.denominators.get(denominator_id)
    named = uow.denominator_uses.named_in(denominator_id)
    if any(each.is_sent for each in named):
        raise InputError(
            f"Không xoá được “{figure.title}”.",
            "Báo cáo đã gửi lấy số này làm mẫu số; tất cả vẫn còn nguyên.",
            "Hãy giữ số liệu lại; có thể sửa giá trị cho các kỳ chưa gửi.",
            "denominator-sent",
        )
    action = f"Xoá số liệu nền “{figure.title}”"
    with uow.action(action, deleted=figure.title):
        uow.denominators.delete(denominator_id)
    return Changes(
        action,
        assignments=frozenset(each.assignment_id for each in named),
        periods=frozenset(each.period_id for each in named),
        denominators=frozenset({denominator_id}),
    )


def suggested(last: Denominator, year: int) -> DenominatorFields:
    """Last year's figure as a provisional one of `year`: offered, and taken only when the clerk says so."""
    note = f"Tạm lấy theo số năm {last.fields.year}."
    return replace(last.fields, year=year, as_of=None, document="", evidence_id=None, is_final=False, note=note)


def moved_by(uow: "UnitOfWork", figure: Denominator, fields: DenominatorFields, limit: int = -1) -> tuple[Move, ...]:
    """What moves when a stored figure is or becomes `fields`: results that divide by it now or by what it was before.

    At most `limit`, -1 means all; those of sent periods come last. A blank figure moves nothing.
    """
    if fields.value is None:
        return ()
    uses = uow.denominator_uses.dividing(figure.id, _codes(), fields.value, limit)
    return tuple(_move(each, fields) for each in uses)


def update_results(uow: "UnitOfWork", denominator_id: DenominatorId, *, is_explained: bool = False) -> Changes:
    """Let every result that was not sent divide by the figure as it is now: one action, one step to take back.

    With `is_explained` the sentence why is added to the explanation of each, which the report prints.
    """
    figure = uow.denominators.get(denominator_id)
    moves = [each for each in moved_by(uow, figure, figure.fields) if not each.is_sent]
    action = f"Cập nhật {len(moves)} kết quả theo {figure.title}"
    for each in moves:
        entry = replace(_explained(each) if is_explained else each.entry, denominator_id=denominator_id)
        with uow.action(action, each.why):
            uow.progress.put(each.assignment_id, each.period_id, entry, each.state)
    return Changes(
        action,
        assignments=frozenset(each.assignment_id for each in moves),
        periods=frozenset(each.period_id for each in moves),
        denominators=frozenset({denominator_id}),
    )


def _move(use: Use, fields: DenominatorFields) -> Move:
    indicator = indicator_of(use.assignment, framework())
    known = replace(use, unit=ratio_unit_of(use.assignment.row, framework()))
    return move(known, fields, lambda entry: assessment_of(use.assignment, entry, indicator).verdict)


def _explained(each: Move) -> Entry:
    told = each.entry.explanation.strip()
    return each.entry if each.why in told else replace(each.entry, explanation=f"{told}\n{each.why}".strip())


def _codes() -> dict[DenominatorKind, tuple[str, ...]]:
    return {kind: framework().divided_by(kind) for kind in _ALWAYS}


def _tidy(fields: DenominatorFields) -> DenominatorFields:
    """One line each; only a figure of the department's own has a name."""
    name = one_line(fields.name) if fields.kind is DenominatorKind.OTHER else ""
    return replace(fields, name=name, unit=one_line(fields.unit), document=one_line(fields.document))
