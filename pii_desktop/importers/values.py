"""Baselines and targets of a row, with what is doubtful said as an issue and the printed text always kept."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pii_desktop.domain.plan import RowIssue, Series, Severity
from pii_desktop.domain.target import Op, Target, parse_target
from pii_desktop.errors import InputError
from pii_desktop.importers.labels import YEAR, Meaning
from pii_desktop.importers.lines import Line
from pii_desktop.text.normalise import one_line, search_key
from pii_desktop.text.numbers import parse_decimal

_NOTHING = {"", "-", "–", "—", "...", "…", "/", "x", "chua co", "khong co", "khong"}
_WITH_UNIT = re.compile(r"([-−]?\d[\d.,\s]*?)\s*(%|[^\d\s][^\d]*)?")
_LOST_SIGN = re.compile(r"([³£])(?=\s*\d)")


@dataclass(frozen=True, slots=True)
class Values:
    """The numbers of a row: as read, as printed, and what is doubtful about them."""

    baseline: Decimal | None = None
    baseline_printed: str | None = None
    target: Target | None = None
    target_printed: str | None = None
    issues: tuple[RowIssue, ...] = ()


def read_values(line: Line, series: Series | None) -> Values:
    """Baseline and target of a line. Nothing is made up: what is no number stays text, with a warning."""
    issues: list[RowIssue] = []
    baseline = _baseline(line, issues)
    target = _target(line, issues)
    if baseline is not None and target is not None and series is Series.SCORE and target.unit == "%":
        issues.append(_note("Mục tiêu ghi theo % còn năm gốc là điểm số: hai đại lượng khác nhau, không so sánh."))
    return Values(
        baseline,
        one_line(line.text(Meaning.BASELINE)) or None,
        target,
        one_line(line.text(Meaning.TARGET)) or None,
        tuple(issues),
    )


def timing_in(text: str) -> str | None:
    """The time named in a heading or a label: "Đến năm 2030", "năm 2024", "Giai đoạn 2025 - 2030"; None without one."""
    spoken = re.search(
        rf"(?:(?:từ|đến|hết|trong)\s+)?(?:giai đoạn\s+{YEAR}\s*[-–]\s*{YEAR}|năm\s+{YEAR}(?:\s*[-–]\s*{YEAR})?)",
        one_line(text),
        re.IGNORECASE,
    )
    if spoken:
        return spoken[0]
    year = re.search(rf"\b{YEAR}\b", text)
    return f"năm {year[0]}" if year else None


def _baseline(line: Line, issues: list[RowIssue]) -> Decimal | None:
    if Meaning.BASELINE in line.numbers:
        return line.numbers[Meaning.BASELINE]
    printed = one_line(line.text(Meaning.BASELINE))
    if search_key(printed) in _NOTHING:
        return None
    found = _WITH_UNIT.fullmatch(printed)
    try:
        return parse_decimal(found[1] if found else printed)
    except InputError as error:
        issues.append(_warning(f"Giá trị năm gốc: {error.title} {error.text} Chữ trong tệp được giữ nguyên."))
        return None


def _target(line: Line, issues: list[RowIssue]) -> Target | None:
    printed = one_line(line.text(Meaning.TARGET))
    number = line.numbers.get(Meaning.TARGET)
    if Meaning.TARGET in line.dates:
        issues.append(
            _warning(f"Ô mục tiêu là ngày {printed}; có thể Excel đã đổi số (như 8-10) thành ngày. Hãy kiểm tra.")
        )
    if number is not None:
        return Target(Op.EQUAL, number, unit="%" if printed.endswith("%") else None)
    if re.match(r"[?�]\s*\d", printed):
        issues.append(_warning(f"Mục tiêu “{printed}”: dấu so sánh (≥, ≤) đã mất khi lưu tệp; hãy xem bản gốc."))
        return Target(Op.TEXT, text=printed)
    try:
        return parse_target(_with_signs(printed, issues))
    except InputError as error:
        issues.append(_warning(f"Mục tiêu: {error.title} {error.text} Chữ trong tệp được giữ nguyên."))
        return Target(Op.TEXT, text=printed)


def _with_signs(printed: str, issues: list[RowIssue]) -> str:
    """The text with a comparison sign that lost its font: ³ and £ are ≥ and ≤ of the Symbol font."""
    found = _LOST_SIGN.match(printed)
    if found is None:
        return printed
    sign = "≥" if found[1] == "³" else "≤"
    issues.append(_note(f"Mục tiêu in là “{printed}”; ký hiệu {found[1]} gõ bằng phông Symbol được đọc là {sign}."))
    return sign + printed[found.end() :]


def _warning(text: str) -> RowIssue:
    return RowIssue(Severity.WARNING, text)


def _note(text: str) -> RowIssue:
    return RowIssue(Severity.NOTE, text)
