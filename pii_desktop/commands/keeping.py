"""backup, restore, check-workspace."""

from argparse import Namespace
from pathlib import Path

from pii_desktop.commands.output import Exit, print_json, print_lines
from pii_desktop.services import backups, frame, workspace_check
from pii_desktop.services.integrity import Damage, FileFinding
from pii_desktop.services.workspace import open_workspace


def backup(arguments: Namespace) -> Exit:
    """Make a verified backup; prints its number and where it lies."""
    with open_workspace(Path(arguments.workspace)) as opened:
        place = frame.back_up_now(opened)
    number = backups.find_backup(Path(arguments.workspace), place.name).number
    if arguments.json:
        print_json({"id": number, "backup": str(place)})
    else:
        print_lines(f"Đã sao lưu, bản số {number}: {place}", f"Muốn trở lại bản này: restore {number}")
    return Exit.DONE


def restore(arguments: Namespace) -> Exit:
    """Put the workspace back to a backup; the present is put aside first."""
    folder = Path(arguments.workspace)
    chosen = backups.find_backup(folder, arguments.backup)
    aside = backups.restore_backup(folder, chosen)
    if arguments.json:
        print_json({"id": chosen.number, "backup": str(chosen.folder), "aside": None if aside is None else str(aside)})
        return Exit.DONE
    print_lines(f"Đã trở lại bản sao lưu {chosen.words}")
    if aside is not None:
        print_lines(f"Dữ liệu trước đó được giữ ở: {aside}")
    return Exit.DONE


def check_workspace(arguments: Namespace) -> Exit:
    """Look the whole workspace over; 4 when something is lost or was changed."""
    with open_workspace(Path(arguments.workspace)) as opened:
        found = workspace_check.check_workspace(opened)
    if arguments.json:
        newest = found.newest
        print_json(
            {
                "workspace": str(arguments.workspace),
                "sound": found.is_sound,
                "history": {"lines": found.lines, "whole": found.is_history_whole},
                "files": found.files.checked,
                "backups": {"count": found.backups, "newest": newest.number if newest else None,
                            "damage": found.backup_damage or None},
                "findings": [_finding(each) for each in found.files.findings],
            }
        )  # fmt: skip
    else:
        print_lines(*found.sentences, *(_line(each) for each in found.files.findings))
    return Exit.DONE if found.is_sound else Exit.FINDINGS


def _finding(each: FileFinding) -> dict[str, object]:
    severity = "note" if each.damage is Damage.ORPHANED else "error"
    return {
        "kind": each.damage,
        "severity": severity,
        "file": each.file_name,
        "sha256": each.sha256,
        "evidence": each.evidence_id,
        "text": f"{each.damage.label}: {each.file_name}",
        "remedy": each.damage.remedy,
    }


def _line(each: FileFinding) -> str:
    return f"{each.damage.label}\t{each.file_name}\t{each.title}\t{each.damage.remedy}"
