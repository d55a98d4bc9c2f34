"""Take a plan in: read, preview, merge, undo."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_desktop.domain.body_rows import comparable, known_body_rows
from pii_desktop.domain.changeset import ChangeKind, Changeset
from pii_desktop.domain.comparing import Compared, compare
from pii_desktop.domain.departments import Department, Role
from pii_desktop.domain.directory import Directory, Resolution, is_followed_at_first
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.page_picture import PagePicture, RowWords
from pii_desktop.domain.pillar_changes import pillar_changes
from pii_desktop.domain.plan import ColumnMapping, ParsedPlan, ParsedRow
from pii_desktop.domain.plan_changes import plan_changes
from pii_desktop.domain.plan_facts import PlanFacts
from pii_desktop.domain.successions import Ownership
from pii_desktop.errors import InputError
from pii_desktop.services.catalogue import bundled_plan, framework
from pii_desktop.services.plan_typing import said_in, silent_on, told_of, typed_fields, with_typed
from pii_desktop.services.recoding import with_chosen_codes
from pii_desktop.services.spellings import Spelling, doubtful
from pii_desktop.services.succession import ownership
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

PASTED = "Bảng dán từ Word, Excel"
_SAME_PLAN = 0.6
_NOTHING = PlanFacts()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do.

    `revision` is the state of the store it was computed against; `unknown` are printed department
    names that are none we know, `spellings` the same and those the user explained; `plan` is None for a plan not
    seen before. `parsed` has the codes that the user chose; `typed` is what the user
    says of the plan itself where the file is silent.
    """

    parsed: ParsedPlan
    plan: StoredPlan | None
    changeset: Changeset
    revision: int
    unknown: tuple[Resolution, ...] = ()
    catalogue_key: str | None = None
    spellings: tuple[Spelling, ...] = ()
    own: Department | None = None
    typed: PlanFacts = _NOTHING

    def roles(self) -> dict[Role, tuple[ParsedRow, ...]]:
        """The rows of the file that concern the department, by role."""
        found: dict[Role, list[ParsedRow]] = {role: [] for role in Role}
        for change in self.changeset.rows:
            if change.row is not None and change.role is not None:
                found[change.role].append(change.row)
        return {role: tuple(rows) for role, rows in found.items()}


def suffixes() -> tuple[str, ...]:
    """The suffixes of files that are read, such as ".docx"."""
    from pii_desktop.importers.guard import SUFFIXES

    return SUFFIXES


def get_ready() -> None:
    """Start what `read_plan` needs ahead of it, so that the choice of a file is answered sooner."""
    from pii_desktop.importers.registry import get_ready as prepare

    prepare()


def stand_down() -> None:
    """End what `get_ready` started and nobody used."""
    from pii_desktop import isolation

    isolation.dismiss()


def read_plan(
    file: Path, *, mapping: ColumnMapping | None = None, cancelled: Callable[[], bool] | None = None
) -> ParsedPlan:
    """What the importer sees in `file`, parsed in a child process, with columns given by hand.

    Raises PiiError when it cannot be read. With a mapping, a file whose tables are all left out gives no rows, so that
    they can be mapped; one without any table is refused all the same.
    """
    from pii_desktop.importers.registry import read_isolated

    plan = read_isolated(file, framework(), mapping=mapping, cancelled=cancelled)
    if mapping is not None and not plan.rows and not plan.skipped:
        return read_isolated(file, framework(), cancelled=cancelled)
    return plan


def read_pasted(html: str | None, text: str, *, mapping: ColumnMapping | None = None) -> ParsedPlan:
    """What the importer sees in a table copied from Word or Excel; the two forms are those of the clipboard.

    Raises PiiError when there is no table in it.
    """
    from pii_desktop.importers import registry

    plan = registry.read_pasted(html, text, framework(), mapping)
    if mapping is not None and not plan.rows and not plan.skipped:
        plan = registry.read_pasted(html, text, framework())
    return replace(plan, file_name=PASTED)


def source_page(file: Path, page: int, width_px: int, words: RowWords | None = None) -> PagePicture:
    """Page `page` (from 1) of a PDF as a picture `width_px` wide, drawn in a child process, with the place of a row.

    Raises PiiError when the file is gone or the page cannot be drawn.
    """
    from pii_desktop import isolation
    from pii_desktop.importers.guard import read_file

    picture = isolation.run("pii_desktop.importers.page_picture:page_picture", read_file(file), page, width_px, words)
    if not isinstance(picture, PagePicture):
        raise TypeError(f"the child answered with {type(picture).__name__}")
    return picture


def preview(
    uow: "UnitOfWork", parsed: ParsedPlan, *, catalogue_key: str | None = None, typed: PlanFacts = _NOTHING
) -> ImportPreview:
    """Compare a parsed plan with what is stored; stores nothing.

    `typed` is what the user says of a plan whose file gives no number or day: it finds the plan as a printed one does.
    """
    parsed, typed = with_typed(with_chosen_codes(uow, parsed), typed), silent_on(parsed, typed)
    plan = known_plan(uow, parsed)
    owner = owner_of(uow, parsed, plan)
    stored = uow.assignments.of_plan(plan.id, archived=True) if plan else ()
    edited = uow.assignments.edited_fields(plan.id) if plan else {}
    rows = (*parsed.rows, *known_body_rows(parsed.body, stored))
    compared = Compared(owner.role, edited, owner.role, owner.directory.are_same)
    changeset = compare(comparable(parsed.body, stored), rows, compared)
    changeset = _with_following(changeset, owner.directory)
    if plan is not None:
        told = pillar_changes(uow.plans.pillar_targets(plan.id), parsed.pillar_targets)
        facts = plan_changes(told_of(uow, plan), said_in(parsed), typed_fields(uow, plan))
        changeset = Changeset((*facts, *changeset.rows, *told))
    names = [name for row in parsed.assignments() for name in (*row.lead, *row.coordinating)]
    unknown, spellings = doubtful(uow, names)
    return ImportPreview(parsed, plan, changeset, uow.revision(), unknown, catalogue_key, spellings, owner.own, typed)


def _with_following(changeset: Changeset, known: Directory) -> Changeset:
    return replace(
        changeset,
        rows=tuple(
            replace(
                each, is_followed_at_first=each.row is not None and is_followed_at_first(each.row, each.role, known)
            )
            for each in changeset.rows
        ),
    )


def refuse_duplicates(parsed: ParsedPlan) -> None:
    """Raise InputError (code "duplicate-code") naming the codes that more than one row of the plan bears."""
    twice = _twice(parsed)
    if twice:
        raise InputError(
            f"Mã {', '.join(twice.values())} xuất hiện nhiều lần trong tệp.",
            "Không rõ dòng nào là của chỉ số ấy. Chưa có gì được ghi.",
            "Hãy sửa mã trong tệp; nếu kế hoạch đúng là giao như vậy, thêm --keep-duplicates.",
            "duplicate-code",
        )


def new_codes_twice(preview: ImportPreview) -> tuple[str, ...]:
    """The codes that more than one row of the file bears, with the user's choice of codes.

    Only those that an import would store: the same file taken again asks nothing.
    """
    twice = _twice(preview.parsed)
    touched = {
        (change.row.parent, change.row.code)
        for change in preview.changeset.rows
        if change.row is not None and change.kinds != (ChangeKind.UNCHANGED,)
    }
    return tuple(words for key, words in twice.items() if key in touched)


def _twice(parsed: ParsedPlan) -> dict[tuple[str | None, str | None], str]:
    """Parent and code of rows that share them, with the words for both."""
    counts = Counter((row.parent, row.code) for row in parsed.assignments() if row.code)
    return {key: " ".join(filter(None, key)) for key, count in counts.items() if count > 1}


def owner_of(uow: "UnitOfWork", parsed: ParsedPlan, plan: StoredPlan | None) -> Ownership:
    """Whose rows of a file are the department's; a file that does not say what it is for is for what its plan was."""
    return ownership(uow, plan.document if plan else parsed.document, parsed.rows)


def preview_bundled(uow: "UnitOfWork", key: str) -> ImportPreview:
    """The preview of a bundled plan. Raises PiiError for an unknown key."""
    return preview(uow, bundled_plan(key), catalogue_key=key)


def as_json(parsed: ParsedPlan) -> dict[str, Any]:
    """The JSON of `read` (cli.md)."""
    from pii_desktop.importers.as_json import plan_as_json

    return plan_as_json(parsed)


def known_plan(uow: "UnitOfWork", parsed: ParsedPlan) -> StoredPlan | None:
    """The stored plan that the file is a version of: same number and year, or mostly the same rows."""
    plans = uow.plans.all(undone=True)
    number = search_key(parsed.document.number or "")
    for plan in plans:
        same_year = parsed.document.year in (None, plan.document.year)
        if number and number == search_key(plan.document.number or "") and same_year:
            return plan
    shares = [(_share(uow, plan, parsed), plan) for plan in plans if _may_be(uow, plan, parsed)]
    alike = [(share, plan) for share, plan in shares if share >= _SAME_PLAN]
    # A plan with rows comes before one whose import was undone, however alike that is.
    best = max(alike, key=lambda pair: (bool(uow.assignments.of_plan(pair[1].id)), pair[0]), default=None)
    return best[1] if best else None


def _may_be(uow: "UnitOfWork", plan: StoredPlan, parsed: ParsedPlan) -> bool:
    """False where number or year say that it is another plan; a number that somebody typed may be wrong."""
    old, new = plan.document, parsed.document
    numbers_differ = bool(old.number and new.number and search_key(old.number) != search_key(new.number))
    if numbers_differ and "number" in typed_fields(uow, plan):
        numbers_differ = False
    years_differ = bool(old.year and new.year and old.year != new.year)
    return not numbers_differ and not years_differ


def _share(uow: "UnitOfWork", plan: StoredPlan, parsed: ParsedPlan) -> float:
    """Which share of the file's rows the plan holds, by code and name; what was archived counts too.

    Of a plan whose import was undone only rows with progress or evidence are left: the share is then that of these.
    Where none are left, the title decides.
    """
    kept = uow.assignments.of_plan(plan.id, archived=True)
    if not kept:
        return float(plan.document.title == parsed.document.title)
    stored = {_identity(each.row) for each in kept}
    found = {_identity(row) for row in parsed.assignments()}
    is_undone = all(each.archived_at is not None for each in kept)
    return len(stored & found) / max(len(stored if is_undone else found), 1)


def _identity(row: ParsedRow) -> tuple[str | None, str]:
    return row.code, search_key(row.name)
