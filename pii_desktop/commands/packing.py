"""pack, verify."""

from argparse import Namespace
from pathlib import Path

from pii_desktop.commands.output import Exit, print_json, print_lines, say
from pii_desktop.domain.plan import Severity
from pii_desktop.errors import InputError
from pii_desktop.services import packing, verifying
from pii_desktop.services.workspace import open_workspace

_SUFFIXES = (".zip", ".piipack")
_NAME = "Gói là tệp nén; hãy đặt tên có đuôi .zip hoặc .piipack."


def pack(arguments: Namespace) -> Exit:
    """Write the evidence pack of a period; prints where it lies and the code to tell the receiver.

    4 where documents that the report lists are no longer there to be packed, or some are programs.
    """
    target = Path(arguments.out)
    if target.suffix.lower() not in _SUFFIXES:
        raise InputError(f"Tên tệp “{target.name}” chưa đúng.", "Chưa có gói nào được ghi.", _NAME, "format")
    limit = packing.parse_size(arguments.split) if arguments.split else None
    with open_workspace(Path(arguments.workspace)) as opened:
        matter = opened.read(lambda uow: packing.gather(uow, arguments.period))
    parts = packing.write(matter, target, packing.no_step, limit=limit)
    if arguments.json:
        told = [{"file": str(each.path), "size": each.size, "files": each.files, "code": each.code} for each in parts]
        counts = {"documents": len(matter.plan.documents), "files": len(matter.plan.files)}
        print_json({"packs": told, **counts, "programs": list(matter.programs)})
    else:
        say("\n".join((f"Gói gồm {matter.sentence}", *packing.remarks(parts, limit))))
        print_lines(*(f"{each.path}\tMã gói: {each.code}" for each in parts))
    return Exit.FINDINGS if matter.lost_documents or matter.programs else Exit.DONE


def verify(arguments: Namespace) -> Exit:
    """Check a received pack or report; 4 when something is wrong with it."""
    verdict = verifying.verify(Path(arguments.file))
    if arguments.json:
        found = [
            {"kind": each.kind, "severity": each.severity, "path": each.path, "other": each.other, "text": each.text}
            for each in verdict.findings
        ]
        print_json(
            {
                "subject": verdict.subject,
                "file": verdict.name,
                "sound": verdict.is_sound,
                "files": verdict.files,
                "code": verdict.code,
                "told": dict(verdict.told),
                "findings": found,
            }
        )
    else:
        print_lines(verdict.sentence, *(f"{_WORDS[each.severity]}\t{each.text}" for each in verdict.findings))
        if verdict.code:
            print_lines(f"Mã kiểm tra: {verdict.code}")
    return Exit.DONE if verdict.is_sound else Exit.FINDINGS


_WORDS = {Severity.ERROR: "Sai khác", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Lưu ý"}
