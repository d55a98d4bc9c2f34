"""report, check."""

import os
from argparse import Namespace
from pathlib import Path

from pii_desktop.commands.output import Exit, print_json, print_lines
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.signing_matter import SigningFinding
from pii_desktop.errors import OutputError
from pii_desktop.services import checking, periods, reporting
from pii_desktop.services.scope import Scope
from pii_desktop.services.signing_checks import signing_findings
from pii_desktop.services.workspace import open_workspace


def report(arguments: Namespace) -> Exit:
    """Write the report of a period in each format asked for; prints where the files lie."""
    formats = reporting.formats_of(arguments.format)
    folder = _folder(arguments.out)
    with open_workspace(Path(arguments.workspace)) as opened:
        made = reporting.report_period if "xlsx" in formats else reporting.printed_period
        built, stem = opened.read(lambda uow: made(uow, arguments.period))
    written = [reporting.export(built, each, folder, stem=stem) for each in formats]
    if arguments.json:
        print_json({"files": [str(path) for path in written]})
    else:
        print_lines(*(str(path) for path in written))
    return Exit.DONE


def _folder(typed: str) -> Path:
    """Where the reports go. Raises OutputError for a file that lies there."""
    folder = Path(typed)
    if os.path.isfile(folder):  # noqa: PTH113 - that of pathlib raises for some paths
        raise OutputError(
            f"“{folder.name}” là một tệp, không phải thư mục.",
            "Chưa có báo cáo nào được ghi.",
            "Hãy nêu thư mục để ghi báo cáo; tên tệp do chương trình đặt.",
            "not-a-folder",
        )
    return folder


def check(arguments: Namespace) -> Exit:
    """Print what should be looked at before the report of a period is signed and sent; 4 when there is something."""
    with open_workspace(Path(arguments.workspace)) as opened:
        period = opened.read(lambda uow: periods.find_period(uow, arguments.period))
        found = opened.read(lambda uow: checking.check_period(uow, Scope(period_id=period.id)).findings)
        formal = opened.read(lambda uow: signing_findings(uow, period.id))
    if arguments.json:
        names = ("rule", "severity", "code", "name", "text", "remedy")
        told = [
            {name: getattr(each, name) for name in names} | {"id": each.key, "place": checking.place_words(each.place)}
            for each in found
        ]
        print_json({"findings": told, "signing": [_formal_words(each) for each in formal]})
    else:
        print_lines(*(f"{_WORDS[each.severity]}\t{each.code}\t{each.name}: {each.text}" for each in found))
        print_lines(*(f"{_WORDS[each.severity]}\tvăn bản\t{each.text}" for each in formal))
    grades = {each.severity for each in found} | {each.severity for each in formal}
    return Exit.FINDINGS if grades - {Severity.NOTE} else Exit.DONE


def _formal_words(each: SigningFinding) -> dict[str, object]:
    """What is wrong with the document itself, for programs."""
    names = ("rule", "severity", "text", "remedy", "source", "part", "key", "quote")
    return {name: getattr(each, name) for name in names} | {"place": checking.place_words(each.place)}


_WORDS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Lưu ý"}
