"""report, check."""

from argparse import Namespace
from pathlib import Path

from pii_desktop.commands.output import Exit, print_json, print_lines
from pii_desktop.domain.plan import Severity
from pii_desktop.services import browsing, checking, periods, reporting
from pii_desktop.services.workspace import open_workspace


def report(arguments: Namespace) -> Exit:
    """Write the report of a period in each format asked for; prints where the files lie."""
    formats = reporting.formats_of(arguments.format)
    with open_workspace(Path(arguments.workspace)) as opened:
        built, stem = opened.read(lambda uow: reporting.report_period(uow, arguments.period))
    written = [reporting.export(built, each, Path(arguments.out), stem=stem) for each in formats]
    if arguments.json:
        print_json({"files": [str(path) for path in written]})
    else:
        print_lines(*(str(path) for path in written))
    return Exit.DONE


def check(arguments: Namespace) -> Exit:
    """Print what should be looked at before the report of a period is sent; 4 when there is something."""
    with open_workspace(Path(arguments.workspace)) as opened:
        period = opened.read(lambda uow: periods.find_period(uow, arguments.period))
        found = opened.read(lambda uow: checking.findings(uow, browsing.Scope(period_id=period.id)))
    if arguments.json:
        names = ("rule", "severity", "code", "name", "text", "remedy")
        told = [
            {name: getattr(each, name) for name in names} | {"id": each.key, "place": checking.place_words(each.place)}
            for each in found
        ]
        print_json({"findings": told})
    else:
        print_lines(*(f"{_WORDS[each.severity]}\t{each.code}\t{each.name}: {each.text}" for each in found))
    return Exit.FINDINGS if any(each.severity is not Severity.NOTE for each in found) else Exit.DONE


_WORDS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Lưu ý"}
