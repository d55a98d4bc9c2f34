"""The command line (cli.md): puts things together without Qt."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from pii_desktop import __version__
from pii_desktop.commands.output import Exit, say
from pii_desktop.commands.typed import VietnameseParser, joined
from pii_desktop.errors import PiiError

LISTS = ("indicators", "work", "evidence", "periods", "findings", "history", "misprints", "received")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. Known refusals become their sentence; a bug is raised (see `bug_report`)."""
    _speak_utf8()  # before the help and what is wrong with the arguments are printed
    arguments = parse(sys.argv[1:] if argv is None else argv)
    return run(lambda: _command(arguments.run)(arguments))


def run(work: Callable[[], int]) -> int:
    """Run `work` with the exit codes of cli.md."""
    try:
        return int(work())
    except PiiError as error:
        say(str(error))
        return Exit.REFUSED


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments of one command; ends the program with 2 on wrong usage."""
    parser = build_parser()
    arguments = parser.parse_args(joined(argv))
    if getattr(arguments, "run", None) is None:
        parser.error("the following arguments are required: LỆNH")
    return arguments


def build_parser() -> VietnameseParser:
    """The grammar of the command line."""
    parser = VietnameseParser(prog="pii-desktop", description="Theo dõi và báo cáo chỉ số PII của một đơn vị.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="LỆNH", parser_class=VietnameseParser)
    _add_plans(commands)
    _add_records(commands)
    _add_reports(commands)
    _add_packs(commands)
    return parser


def _add_plans(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    init = _add(commands, "init", "plans.init", "tạo sổ dữ liệu")
    init.add_argument("--province", required=True)
    init.add_argument("--department", required=True)
    init.add_argument("--unlisted", action="store_true", help="nhận tên đơn vị không có trong danh mục")
    init.add_argument("--plan", help="kế hoạch có sẵn, ví dụ bacninh-2025")
    read = _add(commands, "read", "plans.read", "xem tệp được đọc ra sao", workspace=False)
    read.add_argument("file")
    take = _add(commands, "import", "plans.import_file", "nhập phân công từ tệp")
    take.add_argument("file")
    take.add_argument("--dry-run", action="store_true", help="chỉ xem khác biệt")
    take.add_argument("--accept", choices=("all", "new", "changed"), default="all")
    take.add_argument("--keep-duplicates", action="store_true", help="nhận cả tệp có mã xuất hiện nhiều lần")
    take.add_argument("--body", action="store_true", help="nhận cả nhiệm vụ, đầu mối, thời hạn trong thân kế hoạch")
    undo = _add(commands, "undo-import", "plans.undo_import", "hoàn tác một lần nhập")
    undo.add_argument("number", type=int)
    misprints = _add(commands, "misprints", "plan_body.export_misprints", "xuất bảng kê lỗi in của các kế hoạch")
    misprints.add_argument("--out", required=True, help="tệp .xlsx")
    _add_reorganising(commands)


def _add_reorganising(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    merge = _add(commands, "reorganise", "reorganising.reorganise", "sắp xếp lại đơn vị: nhận nhiệm vụ của đơn vị cũ")
    merge.add_argument("--from", dest="old", required=True, action="append", metavar="ĐƠN VỊ CŨ")
    merge.add_argument("--to", dest="new", required=True, metavar="ĐƠN VỊ MỚI")
    merge.add_argument("--since", help="ngày có hiệu lực; bỏ trống nếu chương trình đã biết việc sắp xếp này")
    merge.add_argument("--basis", help="căn cứ pháp lý")
    merge.add_argument("--extent", choices=("whole", "part"), help="toàn bộ hay một phần nhiệm vụ của đơn vị cũ")
    merge.add_argument("--row", type=int, action="append", metavar="ID", help="chỉ nhận các dòng này")
    merge.add_argument("--dry-run", action="store_true", help="chỉ xem trước")
    undo = _add(commands, "undo-reorganise", "reorganising.undo", "hoàn tác một lần sắp xếp lại đơn vị")
    undo.add_argument("number", type=int)


def _add_records(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    period = _add(commands, "period", "records.add_period", "thêm kỳ báo cáo")
    period.add_argument("verb", choices=("add",))
    period.add_argument("--kind", required=True, choices=("half", "year", "quarter", "month", "once"))
    period.add_argument("--year", required=True, type=int)
    period.add_argument("--part", type=int, default=1, help="nửa năm, quý hoặc tháng thứ mấy")
    period.add_argument("--deadline")
    period.add_argument("--recipient")
    record = _add(commands, "record", "records.record", "ghi tiến độ")
    record.add_argument("row", metavar="ID|MÃ")
    record.add_argument("--period", required=True, type=int)
    for name in (
        "value",
        "numerator",
        "denominator",
        "result",
        "difficulties",
        "proposals",
        "next-steps",
        "explanation",
    ):
        record.add_argument(f"--{name}")
    attach = _add(commands, "attach", "records.attach", "gắn tệp minh chứng")
    attach.add_argument("file")
    attach.add_argument("--indicator", required=True, action="append", metavar="ID|MÃ")
    for name in ("number", "date", "issuer", "abstract", "in-force"):
        attach.add_argument(f"--{name}")
    work = _add(commands, "work", "records.update_work", "cập nhật nhiệm vụ")
    work.add_argument("id", type=int)
    work.add_argument("--state", choices=("todo", "doing", "done", "adjust"))
    work.add_argument("--percent", type=int)
    work.add_argument("--result")
    work.add_argument("--due")


def _add_reports(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    listing = _add(commands, "list", "lists.show", "liệt kê")
    listing.add_argument("what", choices=LISTS)
    listing.add_argument("--period", type=int)
    report = _add(commands, "report", "reports.report", "lập báo cáo")
    report.add_argument("--period", required=True, type=int)
    report.add_argument("--format", default="pdf,xlsx")
    report.add_argument("--out", required=True)
    check = _add(commands, "check", "reports.check", "kiểm tra trước khi gửi")
    check.add_argument("--period", required=True, type=int)


def _add_packs(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    pack = _add(commands, "pack", "packing.pack", "lập gói minh chứng của một kỳ")
    pack.add_argument("--period", required=True, type=int)
    pack.add_argument("--out", required=True, help="tệp .zip hoặc .piipack")
    pack.add_argument("--split", metavar="CỠ", help="chia thành các phần, ví dụ 20MB")
    verify = _add(commands, "verify", "packing.verify", "kiểm tra gói hoặc báo cáo nhận được", workspace=False)
    verify.add_argument("file", help="tệp .zip hoặc .piipack, thư mục đã giải nén, hoặc báo cáo")


def _add(
    commands: "argparse._SubParsersAction[VietnameseParser]", name: str, run: str, text: str, *, workspace: bool = True
) -> VietnameseParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(run=run)
    parser.add_argument("--json", action="store_true", help="in ra JSON")
    if workspace:
        parser.add_argument("--workspace", required=True, help="thư mục sổ dữ liệu")
    return parser


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """The function behind a command; its module is imported only when it is run."""
    module, _, function = name.rpartition(".")
    command: Callable[[argparse.Namespace], int] = getattr(import_module(f"pii_desktop.commands.{module}"), function)
    return command


def _speak_utf8() -> None:
    """Windows consoles and pipes default to an old code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
