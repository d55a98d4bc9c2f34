"""What the program knows of a row: from the framework, from the plan, from the import."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.framework import Direction, SourceClass
from pii_desktop.domain.listing import IndicatorDetail
from pii_desktop.domain.place_words import place_words
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.indicators.contents import plan_name


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading and what stands under it. `is_warning` marks what was repaired or doubtful."""

    name: str
    text: str
    is_warning: bool = False


_CLASSES = {
    SourceClass.LOCAL: "Địa phương tự cung cấp số liệu",
    SourceClass.MIXED: "Địa phương và Trung ương cùng cung cấp số liệu",
    SourceClass.CENTRAL: "Số liệu thống kê Trung ương",
    SourceClass.INDEX: "Lấy từ một bộ chỉ số khác",
    SourceClass.MINISTRY: "Số liệu của Bộ Khoa học và Công nghệ",
}


def facts_of(detail: IndicatorDetail) -> tuple[Fact, ...]:
    """Everything there is, in reading order; blanks are left out."""
    facts = (*_from_framework(detail), *_from_plan(detail))
    return tuple(fact for fact in facts if fact.text.strip())


def _from_framework(detail: IndicatorDetail) -> Iterator[Fact]:
    indicator = detail.indicator
    if indicator is None:
        return
    lower = indicator.direction is Direction.LOWER
    yield Fact(_tr("Định nghĩa"), indicator.definition)
    yield Fact(_tr("Công thức"), indicator.formula)
    yield Fact(_tr("Tử số"), indicator.numerator or "")
    yield Fact(_tr("Mẫu số"), indicator.denominator or "")
    yield Fact(_tr("Đơn vị tính"), detail.row.assignment.row.unit or indicator.unit or "")
    yield Fact(_tr("Chiều đánh giá"), _tr("Thấp hơn là tốt hơn") if lower else _tr("Cao hơn là tốt hơn"))
    yield Fact(_tr("Nguồn số liệu"), f"{indicator.source}\n{_tr(_CLASSES[indicator.source_class])}")
    yield Fact(_tr("Căn cứ"), indicator.citation)
    yield Fact(_tr("Ghi chú"), indicator.note)


def _from_plan(detail: IndicatorDetail) -> Iterator[Fact]:
    row = detail.row.assignment.row
    yield Fact(_tr("Kế hoạch"), _plan(detail))
    yield Fact(_tr("Tệp đã nhập"), detail.plan.source_name)
    yield Fact(_tr("Vị trí trong kế hoạch"), place_words(row.place))
    yield Fact(_tr("Tên in trong kế hoạch"), row.name)
    yield _code_fact(row)
    yield Fact(_tr("Năm gốc"), _printed(row.baseline_printed, row.baseline))
    yield Fact(_tr("Mục tiêu của kế hoạch"), row.target_printed or "")
    yield Fact(_tr("Mục tiêu của đơn vị"), detail.row.assignment.own_target_printed)
    yield Fact(_tr("Chủ trì"), "; ".join(row.lead))
    yield Fact(_tr("Phối hợp"), "; ".join(row.coordinating))
    yield Fact(_tr("Nhiệm vụ trong kế hoạch"), "\n".join(f"– {task}" for task in row.tasks))
    yield Fact(_tr("Thời gian thực hiện"), row.timing or "")
    yield Fact(_tr("Ghi chú (nguồn)"), row.source_note or "")
    issues = "\n".join(issue.text for issue in row.issues)
    yield Fact(_tr("Lưu ý khi đọc tệp"), issues, is_warning=True)


def _plan(detail: IndicatorDetail) -> str:
    number, label = plan_name(detail.plan), detail.plan.label
    return label if number in label else f"{number} · {label}"


def _code_fact(row: ParsedRow) -> Fact:
    if row.code_printed and row.code and row.code_printed != row.code:
        text = _tr("In là {printed}, đọc là {code}").format(printed=row.code_printed, code=row.code)
        return Fact(_tr("Mã"), text, is_warning=True)
    return Fact(_tr("Mã"), row.code or row.stt or "")


def _printed(printed: str | None, value: object) -> str:
    if printed:
        return printed
    return format_decimal(value) if isinstance(value, Decimal) else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExplanationLines", text)
