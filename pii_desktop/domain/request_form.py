"""The form that goes to a coordinating department and comes back: its columns, its keys, what is read from it."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.ids import PeriodId, RequestId

FORM_SHEET = "Phiếu cung cấp số liệu"
FORM_NAME = "PHIEU-PII"
"""Begins the mark of a form, above its keys."""

_MARK = re.compile(rf"{FORM_NAME}/1 ([0-9a-f]{{12}}) (\d+)")
_KEY = re.compile(r"([0-9a-f]{12})-(\d+)-(\d+)")


class FormColumn(StrEnum):
    """The columns of the form; those of the answer are filled in by the department, the others are locked."""

    CODE = "code"
    NAME = "name"
    UNIT = "unit"
    TARGET = "target"
    CONTENT = "content"
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    RESULT = "result"
    DIFFICULTIES = "difficulties"
    DOCUMENTS = "documents"
    OFFICER = "officer"
    KEY = "key"

    @property
    def label(self) -> str:
        """The words of the header, by which a column is found again wherever it was moved."""
        return _TITLES[self]

    @property
    def is_number(self) -> bool:
        """True for the three columns of numbers."""
        return self in NUMBERS

    @property
    def is_answer(self) -> bool:
        """True for what the department fills in."""
        return self in ANSWERS


_TITLES = {
    FormColumn.CODE: "Mã",
    FormColumn.NAME: "Chỉ số, chỉ tiêu",
    FormColumn.UNIT: "Đơn vị tính",
    FormColumn.TARGET: "Mục tiêu",
    FormColumn.CONTENT: "Nội dung đề nghị",
    FormColumn.VALUE: "Giá trị",
    FormColumn.NUMERATOR: "Tử số",
    FormColumn.DENOMINATOR: "Mẫu số",
    FormColumn.RESULT: "Kết quả thực hiện",
    FormColumn.DIFFICULTIES: "Khó khăn, vướng mắc",
    FormColumn.DOCUMENTS: "Tài liệu gửi kèm (số, ngày, trích yếu)",
    FormColumn.OFFICER: "Người cung cấp (họ tên, điện thoại)",
    FormColumn.KEY: "Khóa",
}
NUMBERS = (FormColumn.VALUE, FormColumn.NUMERATOR, FormColumn.DENOMINATOR)
ANSWERS = (*NUMBERS, FormColumn.RESULT, FormColumn.DIFFICULTIES, FormColumn.DOCUMENTS, FormColumn.OFFICER)


@dataclass(frozen=True, slots=True)
class FormMark:
    """Which workspace and period a form belongs to."""

    workspace: str
    period_id: PeriodId

    def text(self) -> str:
        """As it stands hidden above the keys."""
        return f"{FORM_NAME}/1 {self.workspace} {self.period_id}"

    def key(self, request_id: RequestId) -> str:
        """As it stands hidden in the row of a request."""
        return f"{self.workspace}-{self.period_id}-{request_id}"


def mark_of(text: str) -> FormMark | None:
    """The mark in a hidden cell, None where there is none."""
    found = _MARK.fullmatch(text.strip())
    return FormMark(found[1], PeriodId(int(found[2]))) if found and len(found[2]) < 19 else None


def key_of(text: str) -> tuple[FormMark, RequestId] | None:
    """Workspace, period and request of a row's key; None where it is none."""
    found = _KEY.fullmatch(text.strip())
    if found is None or max(len(found[2]), len(found[3])) > 18:
        return None
    return FormMark(found[1], PeriodId(int(found[2]))), RequestId(int(found[3]))


@dataclass(frozen=True, slots=True)
class FormRow:
    """One request as the form shows it; the answers are what the department gave before."""

    request_id: RequestId
    code: str
    name: str
    unit: str
    content: str
    target: str = ""
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    result: str = ""
    difficulties: str = ""
    documents: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True)
class RequestForm:
    """Everything a form shows to one department; `contact` says whom to ask, `sender` who asks."""

    mark: FormMark
    sender: str
    department: str
    period_title: str
    due_on: date | None
    contact: str
    rows: tuple[FormRow, ...]

    @property
    def columns(self) -> tuple[FormColumn, ...]:
        """The columns that are shown: that of targets only where a row has one (domain.md 4)."""
        has_targets = any(row.target for row in self.rows)
        return tuple(column for column in FormColumn if has_targets or column is not FormColumn.TARGET)


@dataclass(frozen=True, slots=True)
class FormCell:
    """What stands in a cell that was filled in: the text as a person sees it, and its number where it is one.

    `readings` are the two numbers that "1.000" may mean; `problem` says why a number cannot be read.
    """

    text: str
    number: Decimal | None = None
    readings: tuple[Decimal, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row of a form that came back: where it stands ("dòng 9"), its key and code, what was filled in."""

    line: int
    key: str
    code: str
    name: str
    cells: dict[FormColumn, FormCell] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """True where nothing was filled in."""
        return not self.cells


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form that came back; `missing` are answer columns that are gone from it, `file_name` is that of the file."""

    mark: FormMark | None
    rows: tuple[FilledRow, ...]
    missing: tuple[FormColumn, ...] = ()
    notes: tuple[str, ...] = ()
    file_name: str = ""
