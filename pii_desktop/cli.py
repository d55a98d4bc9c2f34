"""The command line (cli.md): puts things together without Qt."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from pii_desktop import __version__
from pii_desktop.commands.output import Exit, say, speak_utf8
from pii_desktop.commands.typed import VietnameseParser, place, text
from pii_desktop.errors import PiiError

LISTS = ("indicators", "work", "evidence", "periods", "findings", "history", "misprints", "received")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. Known refusals become their sentence; a bug is raised (see `bug_report`)."""
    speak_utf8()  # before the help and what is wrong with the arguments are printed
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
    arguments = parser.parse_args(list(argv))
    if getattr(arguments, "run", None) is None:
        parser.error("the following arguments are required: LỆNH")
    return arguments


def build_parser() -> VietnameseParser:
    """The grammar of the command line."""
    parser = VietnameseParser(
        prog="pii-desktop",
        description="Theo dõi và báo cáo chỉ số PII của một đơn vị.",
        epilog=_WINDOW,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="LỆNH", parser_class=VietnameseParser)
    _add_plans(commands)
    _add_reorganising(commands)
    _add_records(commands)
    _add_proofs(commands)
    _add_reports(commands)
    _add_packs(commands)
    _add_keeping(commands)
    return parser


_WINDOW = """Không nêu lệnh thì cửa sổ chương trình mở ra:
  pii-desktop [--workspace THƯ_MỤC]       sổ dữ liệu trong thư mục ấy, hoặc sổ mở lần trước
  pii-desktop demo [--workspace THƯ_MỤC]  sổ mẫu để dùng thử
  pii-desktop --self-test                 chương trình đã cài tự kiểm tra, mỗi bước một dòng"""


def _add_plans(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    init = _add(commands, "init", "plans.init", "tạo sổ dữ liệu")
    _texts(init, province="tỉnh, thành phố", department="đơn vị lập báo cáo", required=True)
    init.add_argument("--unlisted", action="store_true", help="nhận tên đơn vị không có trong danh mục")
    _texts(init, plan="kế hoạch có sẵn, ví dụ bacninh-2025")
    read = _add(commands, "read", "plans.read", "xem tệp được đọc ra sao; không lưu gì", workspace=False)
    _file(read, "tệp kế hoạch, phụ lục")
    take = _add(commands, "import", "plans.import_file", "nhập phân công từ tệp")
    _file(take, "tệp kế hoạch, phụ lục")
    take.add_argument("--dry-run", action="store_true", help="chỉ xem khác biệt")
    take.add_argument(
        "--accept",
        choices=("all", "new", "changed"),
        default="all",
        help="nhận tất cả khác biệt (all), chỉ dòng mới (new) hoặc chỉ dòng có thay đổi (changed)",
    )
    take.add_argument("--keep-duplicates", action="store_true", help="nhận cả tệp có mã xuất hiện nhiều lần")
    take.add_argument("--body", action="store_true", help="nhận cả nhiệm vụ, đầu mối, thời hạn trong thân kế hoạch")
    undo = _add(commands, "undo-import", "plans.undo_import", "hoàn tác một lần nhập")
    undo.add_argument("number", type=int, metavar="SỐ", help="số của lần nhập, như lệnh import in ra")
    misprints = _add(commands, "misprints", "plan_body.export_misprints", "xuất bảng kê lỗi in của các kế hoạch")
    _out(misprints, "tệp .xlsx")


def _add_reorganising(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    merge = _add(commands, "reorganise", "reorganising.reorganise", "sắp xếp lại đơn vị: nhận nhiệm vụ của đơn vị cũ")
    merge.add_argument("--from", dest="old", required=True, action="append", metavar="ĐƠN_VỊ", type=text,
                       help="đơn vị cũ; có thể nêu nhiều lần")  # fmt: skip
    merge.add_argument("--to", dest="new", required=True, metavar="ĐƠN_VỊ", type=text, help="đơn vị mới")
    _texts(
        merge,
        since="ngày có hiệu lực; bỏ trống nếu chương trình đã biết việc sắp xếp này",
        basis="căn cứ pháp lý",
    )
    merge.add_argument(
        "--extent", choices=("whole", "part"), help="toàn bộ (whole) hay một phần (part) nhiệm vụ của đơn vị cũ"
    )
    merge.add_argument("--row", type=int, action="append", metavar="ID", help="chỉ nhận các dòng này")
    merge.add_argument("--dry-run", action="store_true", help="chỉ xem trước")
    undo = _add(commands, "undo-reorganise", "reorganising.undo", "hoàn tác một lần sắp xếp lại đơn vị")
    undo.add_argument("number", type=int, metavar="SỐ", help="số của lần sắp xếp, như lệnh reorganise in ra")


def _add_records(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    period = _add(commands, "period", "records.add_period", "thêm kỳ báo cáo")
    period.add_argument("verb", choices=("add",), help="thêm một kỳ")
    period.add_argument(
        "--kind",
        required=True,
        choices=("half", "year", "quarter", "month", "once"),
        help="6 tháng (half), năm (year), quý (quarter), tháng (month), đột xuất (once)",
    )
    period.add_argument("--year", required=True, type=int, metavar="NĂM", help="năm của kỳ")
    period.add_argument("--part", type=int, default=1, metavar="SỐ", help="nửa năm, quý hoặc tháng thứ mấy")
    _texts(period, deadline="hạn báo cáo, ví dụ 30/6/2025 hoặc 2025-06-30", recipient="nơi nhận báo cáo")
    record = _add(commands, "record", "records.record", "ghi tiến độ; không nêu thì giữ số đã ghi, để trống thì xoá")
    record.add_argument("row", metavar="ID|MÃ", type=text, help="id hoặc mã của dòng, như lệnh list indicators in ra")
    _period(record)
    _texts(
        record,
        value="giá trị, ví dụ 45,92",
        numerator="tử số",
        denominator="mẫu số",
        result="kết quả đạt được",
        difficulties="khó khăn, vướng mắc",
        proposals="đề xuất, kiến nghị",
        next_steps="nhiệm vụ kỳ tới",
        explanation="giải trình khi thiếu số liệu hoặc minh chứng",
    )


def _add_proofs(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    attach = _add(commands, "attach", "records.attach", "gắn tệp minh chứng")
    _file(attach, "tệp minh chứng; được chép vào sổ, tệp gốc giữ nguyên")
    attach.add_argument("--indicator", required=True, action="append", metavar="ID|MÃ", type=text,
                        help="dòng được chứng minh; có thể nêu nhiều lần")  # fmt: skip
    _texts(
        attach,
        number="số, ký hiệu văn bản",
        date="ngày ký",
        issuer="cơ quan ban hành",
        abstract="trích yếu",
        in_force="hiệu lực TỪ..ĐẾN, ví dụ 2025-01-01..2025-12-31; một bên có thể bỏ trống",
    )
    work = _add(commands, "work", "records.update_work", "cập nhật nhiệm vụ")
    work.add_argument("id", type=int, metavar="ID", help="id của nhiệm vụ, như lệnh list work in ra")
    work.add_argument(
        "--state",
        choices=("todo", "doing", "done", "adjust"),
        help="chưa thực hiện (todo), đang thực hiện (doing), đã thực hiện (done), cần điều chỉnh (adjust)",
    )
    work.add_argument("--percent", type=int, metavar="SỐ", help="mức hoàn thành, từ 0 đến 100")
    _texts(work, result="kết quả", due="hạn hoàn thành; để trống thì bỏ hạn")


def _add_reports(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    listing = _add(commands, "list", "lists.show", "liệt kê những gì sổ dữ liệu đang giữ")
    listing.add_argument("what", choices=LISTS, metavar="LOẠI", help=", ".join(LISTS))
    listing.add_argument("--period", type=int, metavar="ID", help="kỳ báo cáo; không nêu thì kỳ hiện tại")
    report = _add(commands, "report", "reports.report", "lập báo cáo")
    _period(report)
    report.add_argument("--format", default="pdf,xlsx", metavar="DẠNG", help="pdf, docx, xlsx, cách nhau bằng dấu phẩy")
    _out(report, "thư mục để ghi báo cáo")
    check = _add(commands, "check", "reports.check", "kiểm tra trước khi gửi; mã kết thúc 4 khi có điều cần xem")
    _period(check)


def _add_packs(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    pack = _add(commands, "pack", "packing.pack", "lập gói minh chứng của một kỳ")
    _period(pack)
    _out(pack, "tệp .zip hoặc .piipack")
    pack.add_argument("--split", metavar="CỠ", help="chia thành các phần, ví dụ 20MB")
    verify = _add(commands, "verify", "packing.verify", "kiểm tra gói hoặc báo cáo nhận được", workspace=False)
    _file(verify, "tệp .zip hoặc .piipack, thư mục đã giải nén, hoặc báo cáo")


def _add_keeping(commands: "argparse._SubParsersAction[VietnameseParser]") -> None:
    _add(commands, "backup", "keeping.backup", "sao lưu sổ dữ liệu ngay")
    back = _add(commands, "restore", "keeping.restore", "trở lại một bản sao lưu; dữ liệu hiện tại được giữ riêng")
    back.add_argument(
        "backup", nargs="?", metavar="SỐ|THƯ_MỤC", help="bản sao lưu; không nêu thì cho biết các bản đang có"
    )
    _add(
        commands, "check-workspace", "keeping.check_workspace", "kiểm tra cả sổ dữ liệu; mã kết thúc 4 khi có sai khác"
    )


def _add(
    commands: "argparse._SubParsersAction[VietnameseParser]",
    name: str,
    run: str,
    help_text: str,
    *,
    workspace: bool = True,
) -> VietnameseParser:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(run=run)
    parser.add_argument("--json", action="store_true", help="in ra JSON")
    if workspace:
        parser.add_argument("--workspace", required=True, type=place, metavar="THƯ_MỤC", help="thư mục sổ dữ liệu")
    return parser


def _file(parser: VietnameseParser, help_text: str) -> None:
    parser.add_argument("file", type=place, metavar="TỆP", help=help_text)


def _out(parser: VietnameseParser, help_text: str) -> None:
    parser.add_argument("--out", required=True, type=place, metavar="NƠI_GHI", help=help_text)


def _period(parser: VietnameseParser) -> None:
    parser.add_argument("--period", required=True, type=int, metavar="ID", help="id của kỳ, như list periods in ra")


def _texts(parser: VietnameseParser, *, required: bool = False, **helps: str) -> None:
    """An option with text for each keyword."""
    for name, help_text in helps.items():
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, required=required, type=text, metavar="…", help=help_text)


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """The function behind a command; its module is imported only when it is run."""
    module, _, function = name.rpartition(".")
    command: Callable[[argparse.Namespace], int] = getattr(import_module(f"pii_desktop.commands.{module}"), function)
    return command
