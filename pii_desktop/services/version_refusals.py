"""What is refused on the way from draft to sent, each with its sentence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pii_desktop.domain.findings import Finding
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.signing_matter import SigningFinding
from pii_desktop.domain.versions import Move, Version
from pii_desktop.errors import InputError
from pii_desktop.text.normalise import one_line

_NUMBER = re.compile(r"(\d{1,5}[a-zđ]?)\s*/\s*([0-9A-ZĐƯÂÊÔƠĂ]+(?:[-&.][0-9A-ZĐƯÂÊÔƠĂ]+)*)", re.IGNORECASE)
_KIND = "BC"
_NAMED = 3


@dataclass
class FormError(InputError):
    """The refusal while the check before signature finds errors, code "form-errors-left"; a reason passes them.

    `findings` are the errors, for whoever asks for the reason.
    """

    findings: tuple[SigningFinding, ...] = ()

    @classmethod
    def of(cls, findings: Sequence[SigningFinding]) -> "FormError":
        """The refusal that names the first of `findings`."""
        named, more = "; ".join(each.text for each in findings[:_NAMED]), len(findings) - _NAMED
        return cls(
            f"Kiểm tra trước khi ký còn {len(findings)} lỗi.",
            f"Còn: {named}{f' và {more} lỗi khác' if more > 0 else ''}. Báo cáo vẫn như trước.",
            "Hãy sửa ở Soạn nội dung, hoặc ghi lý do nếu vẫn để như vậy.",
            "form-errors-left",
            tuple(findings),
        )


def parse_number(typed: str) -> str:
    """The number and symbol of a report as it is printed, "05/BC-STC": below 10 with a zero (domain.md 7).

    Raises InputError (code "bad-number") for what is none.
    """
    found = _NUMBER.fullmatch(one_line(typed).removeprefix("Số:").strip())
    if found is None or not int(re.sub(r"\D", "", found[1])):
        raise InputError(
            f"Số, ký hiệu “{one_line(typed)}” chưa đúng." if typed.strip() else "Chưa nhập số, ký hiệu.",
            "Chưa có gì được ghi.",
            "Hãy nhập như văn thư đã cấp, ví dụ 05/BC-STC.",
            "bad-number",
        )
    if "-" not in found[2]:
        raise InputError(
            f"Số, ký hiệu “{one_line(typed)}” thiếu chữ viết tắt của cơ quan.",
            "Sau tên loại văn bản còn có gạch nối và chữ viết tắt của cơ quan ban hành; chưa có gì được ghi.",
            "Hãy nhập đủ như văn thư đã cấp, ví dụ 05/BC-STC.",
            "bad-number",
        )
    number = found[1].lower()
    return f"{f'{int(number):02d}' if number.isdigit() else number}/{found[2].upper()}"


def check_symbol(number: str, symbols: Iterable[str]) -> None:
    """Raise InputError (code "other-symbol") where none of the department's `symbols` ("STC") stands in a number.

    A unit of the department may stand behind it ("112/BC-STC-QLNS"). Nothing is asked of a department without symbol.
    """
    usual = [f"{_KIND}-{symbol.strip().upper()}" for symbol in symbols if symbol.strip()]
    symbol = number.partition("/")[2]
    if usual and not any(symbol == each or symbol.startswith(f"{each}-") for each in usual):
        raise InputError(
            f"Ký hiệu {symbol} khác ký hiệu của cơ quan là {usual[0]}.",
            "Chưa có gì được ghi.",
            "Hãy xem lại; nếu văn thư đã cấp đúng như vậy thì ghi lý do.",
            "other-symbol",
        )


def check_reason(why: str, kept: str) -> str:
    """The reason on one line; `kept` says what stays as it is without one. Raises InputError (code "no-reason")."""
    if not one_line(why):
        raise InputError("Chưa ghi lý do.", kept, "Hãy ghi lý do, ví dụ “Thiếu số liệu quý IV”.", "no-reason")
    return one_line(why)


def check_day(what: str, day: date, today: date, *, earliest: date | None = None) -> None:
    """Raise InputError for a day still to come (code "in-future") or before the one it follows (code "bad-dates")."""
    if day > today:
        raise InputError(
            f"{what} {official_date(day)} chưa đến.",
            "Chưa có gì được ghi.",
            "Hãy nhập ngày đã thực sự diễn ra.",
            "in-future",
        )
    if earliest is not None and day < earliest:
        raise InputError(
            f"{what} {official_date(day)} đứng trước ngày ký {official_date(earliest)}.",
            "Báo cáo chỉ gửi được sau khi ký; chưa có gì được ghi.",
            "Hãy xem lại hai ngày này.",
            "bad-dates",
        )


def check_signing_day(day: date, start: date, followed: Version | None) -> None:
    """Raise InputError (code "bad-dates") for a day before the period starts or before `followed` was signed.

    `followed` is the version that is supplemented or corrected, None for the whole report.
    """
    if followed is not None and followed.signed_on is not None and day < followed.signed_on:
        before = official_date(followed.signed_on)
        raise InputError(
            f"Ngày ký {official_date(day)} đứng trước ngày ký bản {followed.number}, {before}.",
            "Báo cáo bổ sung, đính chính chỉ ký sau báo cáo đã gửi; chưa có gì được ghi.",
            "Hãy xem lại ngày ký.",
            "bad-dates",
        )
    if day < start:
        raise InputError(
            f"Ngày ký {official_date(day)} đứng trước kỳ báo cáo, bắt đầu từ {official_date(start)}.",
            "Báo cáo chỉ ký được khi kỳ đã bắt đầu; chưa có gì được ghi.",
            "Hãy xem lại ngày, nhất là năm.",
            "bad-dates",
        )


def number_used(number: str, by: Version) -> InputError:
    """The refusal of a number that another version of the same period bears."""
    return InputError(
        f"Số {number} đã dùng cho bản {by.number}.",
        "Mỗi văn bản một số; chưa có gì được ghi.",
        "Hãy xem lại số văn thư đã cấp cho bản này.",
        "number-used",
    )


def errors_left(found: Sequence[Finding], *, may_explain: bool) -> InputError:
    """The refusal while errors stand in the way; with a reason they do not, where one may be given."""
    named = "; ".join(f"{each.code or each.name}: {each.text}".strip(": ") for each in found[:_NAMED])
    more = f" và {len(found) - _NAMED} lỗi khác" if len(found) > _NAMED else ""
    other = ", hoặc ghi lý do vẫn gửi" if may_explain else ""
    return InputError(
        f"Sửa xong {len(found)} lỗi mới {'gửi' if may_explain else 'trình'} được.",
        f"Còn: {named}{more}. Số liệu đã nhập vẫn còn nguyên.",
        f"Hãy sửa theo mục Kiểm tra{other}.",
        "errors-left",
    )


def not_now(move: Move, version: Version | None) -> InputError:
    """The refusal of a move that does not follow on where the report stands."""
    stands = f"Bản {version.number} đang ở trạng thái “{version.state.label}”" if version else "Báo cáo chưa có bản nào"
    return InputError(
        f"Chưa {move.label} được.",
        f"{stands}; chưa có gì thay đổi.",
        _BEFORE[move],
        f"not-now-{move.value}",
    )


_BEFORE = {
    Move.SUBMIT: "Bản đã ký hoặc đã gửi: hãy mở khoá, hoặc lập báo cáo bổ sung, đính chính. Bản đã trình: chờ ý kiến.",
    Move.RETURN: "Chỉ bản đã trình mới được yêu cầu chỉnh lý; bản đã ký hoặc đã gửi thì mở khoá.",
    Move.SIGN: "Mỗi bản chỉ ký một lần; muốn ký lại, hãy mở khoá kèm lý do (bản đã gửi: mở khoá hai lần).",
    Move.SEND: "Bản này đã gửi; muốn gửi tiếp, hãy lập bản mới, báo cáo bổ sung hoặc đính chính.",
    Move.UNLOCK: "Chỉ bản mới nhất đã ký hoặc đã gửi mới mở khoá được.",
    Move.BEGIN: "Hãy gửi báo cáo trước; báo cáo bổ sung, đính chính chỉ lập cho bản đã gửi.",
    Move.DISCARD: "Chỉ bỏ được bản nháp vừa lập, chưa trình.",
}
