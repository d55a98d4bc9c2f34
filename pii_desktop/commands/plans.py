"""init, read, import, undo-import."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_desktop.commands.output import Exit, print_json, print_lines, say
from pii_desktop.commands.plan_body import body_as_json, print_offer
from pii_desktop.domain.changeset import ChangeKind, Changeset, RowChange
from pii_desktop.domain.ids import ImportId
from pii_desktop.domain.plan import ParsedPlan, Severity
from pii_desktop.services import importing, merging, plan_body, undoing, workspace
from pii_desktop.services.catalogue import province_names
from pii_desktop.services.dates import today
from pii_desktop.services.periods import ensure_year
from pii_desktop.services.profiles import known_province

if TYPE_CHECKING:
    from pii_desktop.services.ports import Workspace


def init(arguments: Namespace) -> Exit:
    """Make a workspace, with a bundled plan when one is named."""
    folder = Path(arguments.workspace)
    if arguments.plan:
        workspace.check_bundled(arguments.plan)
    if not arguments.unlisted:
        workspace.check_department(arguments.department)
    new = workspace.NewWorkspace(arguments.province, arguments.department)
    taken: list[merging.ImportOutcome] = []

    def fill(opened: "Workspace") -> None:
        taken.extend([workspace.take_bundled(opened, arguments.plan)] if arguments.plan else [])

    workspace.create_workspace(folder, new, fill).close()
    outcome = taken[0] if taken else None
    if known_province(arguments.province) not in province_names():
        say(f"Lưu ý: danh mục không có tỉnh, thành phố “{arguments.province}”; hãy kiểm tra lại tên ấy.")
    if arguments.json:
        ids = {"import": outcome.import_id, "plan": outcome.plan_id} if outcome else {}
        print_json({"workspace": str(folder), **ids})
        return Exit.DONE
    print_lines(f"Đã tạo sổ dữ liệu: {folder}")
    if outcome is not None:
        print_lines(f"Đã lấy kế hoạch có sẵn {arguments.plan}: {outcome.added} dòng (lần nhập {outcome.import_id})")
    return Exit.DONE


def read(arguments: Namespace) -> Exit:
    """Show what the importer sees."""
    parsed = importing.read_plan(Path(arguments.file))
    if arguments.json:
        print_json(importing.as_json(parsed))
        return Exit.DONE
    for row in parsed.rows:
        marks = f"  ({row.code_printed} in trong tệp)" if row.code_printed and row.code_printed != row.code else ""
        print_lines(f"{row.kind.value:9} {row.code or row.stt or '':8} {row.name}{marks}")
    _say_issues(parsed)
    return Exit.DONE


def import_file(arguments: Namespace) -> Exit:
    """Take a file in, or show what taking it in would change."""
    file = Path(arguments.file)
    parsed = importing.read_plan(file)
    if not (arguments.dry_run or arguments.keep_duplicates):
        importing.refuse_duplicates(parsed)
    with workspace.open_workspace(Path(arguments.workspace)) as opened:
        shown = opened.read(lambda uow: importing.preview(uow, parsed))
        offer = opened.read(lambda uow: plan_body.offered(uow, shown.parsed))
        document = _with_unknown(importing.as_json(parsed), shown) | {"changes": changes_as_json(shown.changeset)}
        document |= {"body": body_as_json(offer)}
        outcome = None
        if not arguments.dry_run:
            accepted = _accepted(arguments.accept, shown.changeset)
            body = offer.usual() if arguments.body else None
            outcome = merging.merge(opened, shown, accepted, source=file, body=body)
            document |= {"import": outcome.import_id, "plan": outcome.plan_id}
            _begin_a_year(opened)
    if arguments.json:
        print_json(document)
    else:
        _print_preview(shown)
        if outcome is None or not arguments.body:
            print_offer(offer)
        _print_outcome(outcome)
    return Exit.DONE


def _begin_a_year(opened: "Workspace") -> None:
    """The periods of this year after a first plan that names none: here nobody is asked for it, as in the window."""
    if opened.read(lambda uow: uow.periods.all()):
        return
    year = today().year
    opened.run(lambda uow: ensure_year(uow, year))
    say(f"Tệp không nêu năm của kế hoạch nên kỳ báo cáo được lập cho năm {year}; kỳ khác: lệnh period add.")


def undo_import(arguments: Namespace) -> Exit:
    """Take an import back."""
    with workspace.open_workspace(Path(arguments.workspace)) as opened:
        changes = undoing.undo_import(opened, ImportId(arguments.number))
    if arguments.json:
        print_json({"import": arguments.number, "rows": len(changes.assignments)})
    else:
        print_lines(f"{changes.action}: {len(changes.assignments)} dòng trở lại như trước.")
    return Exit.DONE


def changes_as_json(changeset: Changeset) -> dict[str, list[Any]]:
    """The `changes` of `import --dry-run --json` (cli.md): renames and new codes stand in their own list only."""
    conflicts = [pair for pair in _field_changes(changeset) if pair["is_conflict"]]
    fields = [pair for pair in _field_changes(changeset) if not pair["is_conflict"]]
    return {
        "added": [_named(row) for row in changeset.of(ChangeKind.ADDED)],
        "changed": [_shown(pair, "field") for pair in fields if pair["field"] not in ("code", "name")],
        "recoded": [_shown(pair) for pair in fields if pair["field"] == "code"],
        "renamed": [_shown(pair) for pair in fields if pair["field"] == "name"],
        "removed": [_named(row) for row in changeset.of(ChangeKind.REMOVED)],
        "unchanged": [_named(row) for row in changeset.of(ChangeKind.UNCHANGED)],
        "conflicts": [_shown(pair, "field") for pair in conflicts],
    }


def _field_changes(changeset: Changeset) -> list[dict[str, Any]]:
    return [
        {"code": _named(row), "field": each.field, "old": each.old, "new": each.new, "is_conflict": each.is_conflict}
        for row in changeset.rows
        if ChangeKind.ADDED not in row.kinds
        for each in row.fields
    ]


def _shown(pair: dict[str, Any], *more: str) -> dict[str, Any]:
    return {key: pair[key] for key in ("code", *more, "old", "new")}


def _named(row: RowChange) -> str:
    return row.own_code or row.name


def _accepted(choice: str, changeset: Changeset) -> merging.Accepted:
    match choice:
        case "new":
            return merging.accept(changeset, changed=False, removed=False)
        case "changed":
            return merging.accept(changeset, added=False, removed=False)
        case _:
            return merging.accept(changeset)


def _print_preview(shown: importing.ImportPreview) -> None:
    counts = ", ".join(f"{kind.label.lower()} {len(shown.changeset.of(kind))}" for kind in ChangeKind)
    roles = ", ".join(f"{role.label.lower()} {len(rows)}" for role, rows in shown.roles().items())
    print_lines(f"So với bản đang lưu: {counts}.", f"Của đơn vị: {roles}.")
    for sentence in _unknown(shown):
        say(sentence)
    _say_issues(shown.parsed)


def _unknown(shown: importing.ImportPreview) -> Iterator[str]:
    """A sentence for each printed name that is no known department."""
    for resolution in shown.unknown:
        near = ", ".join(department.name for department in resolution.candidates)
        yield f"Chưa biết đơn vị “{resolution.printed}”" + (f", có thể là: {near}." if near else ".")


def _with_unknown(document: dict[str, Any], shown: importing.ImportPreview) -> dict[str, Any]:
    """The document of `read` with a warning for each unknown name among its issues."""
    told = [{"severity": Severity.WARNING.value, "text": sentence} for sentence in _unknown(shown)]
    return document | {"issues": [*document["issues"], *told]}


def _print_outcome(outcome: merging.ImportOutcome | None) -> None:
    if outcome is None:
        print_lines("Chỉ xem trước, chưa ghi gì.")
    elif outcome.import_id is None:
        print_lines("Tệp không có gì mới, không ghi gì.")
    else:
        print_lines(
            f"Lần nhập {outcome.import_id}: thêm {outcome.added}, sửa {outcome.changed}, lưu trữ {outcome.removed} dòng"
            f" (kế hoạch {outcome.plan_id}). Hoàn tác: undo-import {outcome.import_id}"
        )


def _say_issues(parsed: ParsedPlan) -> None:
    for issue in parsed.issues:
        say(issue.text)
    for row in parsed.rows:
        for issue in row.issues:
            if issue.severity is not Severity.NOTE:
                say(f"{row.code or row.name}: {issue.text}")
