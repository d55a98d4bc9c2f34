"""The letter that asks coordinating departments for numbers and documents; for one department or for several."""

from dataclasses import dataclass
from datetime import date

from pii_desktop.domain.letter_form import (
    MOST_LISTED,
    Body,
    Sender,
    Wording,
    briefly,
    lettered,
    person_words,
    resting_on,
    usual_wording,
)
from pii_desktop.domain.period import Period
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.report import Align, Block, Column, Row, Table, plain
from pii_desktop.domain.report_form import count_text, official_date
from pii_desktop.domain.report_material import without_remark
from pii_desktop.domain.report_wording import period_words, with_period
from pii_desktop.domain.request_form import FormColumn, FormRow, RequestForm
from pii_desktop.text.normalise import one_line

FORM_GOES_ALONG = "Để thuận tiện cho việc tổng hợp, đề nghị điền theo Phiếu cung cấp số liệu (tệp Excel) gửi kèm."
"""A sentence for letters that go out with the form; the user may take it out."""

_WIDTHS = {
    FormColumn.CODE: 1.0, FormColumn.NAME: 2.6, FormColumn.UNIT: 0.9, FormColumn.TARGET: 0.9, FormColumn.CONTENT: 2.4,
    FormColumn.VALUE: 0.9, FormColumn.NUMERATOR: 0.9, FormColumn.DENOMINATOR: 0.9, FormColumn.RESULT: 1.6,
    FormColumn.DIFFICULTIES: 1.4, FormColumn.DOCUMENTS: 1.7, FormColumn.OFFICER: 1.5,
}  # fmt: skip
_PARTS = 3
_CENTRED = frozenset({FormColumn.CODE, FormColumn.UNIT, FormColumn.TARGET})


@dataclass(frozen=True, slots=True)
class RequestMatter:
    """What is asked: one form a department, for a period, to be told to `report_to`; `contact` is whom to call."""

    period: Period
    forms: tuple[RequestForm, ...]
    report_to: str = ""
    contact: Officer | None = None

    @property
    def departments(self) -> tuple[str, ...]:
        """Whom it goes to."""
        return tuple(form.department for form in self.forms)


def request_wording(sender: Sender, matter: RequestMatter) -> Wording:
    """The letter's words at first."""
    abstract = f"phối hợp cung cấp số liệu, tài liệu minh chứng các {_called(matter)}"
    return usual_wording(sender, with_period(abstract, period_words(matter.period)), matter.departments)


def request_body(sender: Sender, matter: RequestMatter) -> Body:
    """What is asked for, by when, and whom to call; few points of one department stand in the text."""
    in_text = len(matter.forms) == 1 and len(matter.forms[0].rows) <= MOST_LISTED
    asked = _in_text(matter.forms[0].rows) if in_text else ()
    annexes = () if in_text else ((_annex_title(matter), (_table(matter),)),)
    blocks: tuple[Block, ...] = (
        plain(_reason(sender, matter)),
        plain(_asking(sender, matter, in_text=in_text)),
        *asked,
        plain(_how(matter)),
        plain(_where(sender, matter)),
    )
    return Body(blocks, f"{sender.unit} trân trọng đề nghị {_whom(matter)} quan tâm, phối hợp", annexes)


def _called(matter: RequestMatter) -> str:
    kinds = {_is_indicator(row) for form in matter.forms for row in form.rows}
    return "chỉ số, chỉ tiêu" if len(kinds) > 1 else "chỉ số" if True in kinds else "chỉ tiêu"


def _is_indicator(row: FormRow) -> bool:
    """Codes of the index have three parts; the numbers of other plans have one or two."""
    return row.code.partition(" ")[0].count(".") >= _PARTS - 1


def _reason(sender: Sender, matter: RequestMatter) -> str:
    shared = "có sự phối hợp của quý cơ quan, đơn vị" if len(matter.forms) > 1 else "có sự phối hợp của quý cơ quan"
    return (
        f"{resting_on(sender)}{sender.unit} được giao chủ trì theo dõi, tổng hợp kết quả thực hiện một số "
        f"{_called(matter)} {shared}."
    )


def _asking(sender: Sender, matter: RequestMatter, *, in_text: bool) -> str:
    report = f" báo cáo {matter.report_to}" if matter.report_to else ""
    result = with_period(f"kết quả thực hiện{briefly(sender)}", period_words(matter.period))
    count = sum(len(form.rows) for form in matter.forms)
    where = "sau:" if in_text else f"tại Phụ lục kèm theo Công văn này ({count_text(count)} nội dung)."
    return (
        f"Để có cơ sở tổng hợp,{report} {result}, {sender.unit} đề nghị {_whom(matter)} phối hợp cung cấp số liệu, "
        f"kết quả và tài liệu minh chứng đối với các nội dung {where}"
    )


def _whom(matter: RequestMatter) -> str:
    return matter.forms[0].department if len(matter.forms) == 1 else "các cơ quan, đơn vị"


def _in_text(rows: tuple[FormRow, ...]) -> tuple[Block, ...]:
    return lettered([f"{_named(row)}: {_content(row)}" for row in rows])


def _named(row: FormRow) -> str:
    name = without_remark(row.name)
    return f"{'Chỉ số' if _is_indicator(row) else 'Chỉ tiêu'} {row.code}. {name}" if row.code else name


def _content(row: FormRow) -> str:
    content = one_line(row.content)
    parts = [f"đơn vị tính: {one_line(row.unit)}" if row.unit else "", f"mục tiêu: {row.target}" if row.target else ""]
    known = "; ".join(part for part in parts if part)
    said = f"{content[:1].lower()}{content[1:]}" if not content[:2].isupper() else content
    return f"{said.rstrip('.;')} ({known})" if known else said


def _how(matter: RequestMatter) -> str:
    return (
        f"Số liệu cung cấp là số liệu của {period_words(matter.period)}, ghi rõ tử số, mẫu số đối với chỉ số tính theo "
        "tỷ lệ; nội dung chưa có số liệu thì nêu rõ lý do và thời điểm có số liệu. Tài liệu minh chứng ghi đủ số, ký "
        "hiệu, ngày ban hành, cơ quan ban hành, trích yếu và gửi kèm bản điện tử."
    )


def _where(sender: Sender, matter: RequestMatter) -> str:
    days = {form.due_on for form in matter.forms}
    due = f" chậm nhất ngày {official_date(day)}" if len(days) == 1 and (day := next(iter(days))) else ""
    if len(days) > 1:
        due = " đúng thời hạn ghi tại Phụ lục"
    contact = f" (qua {person_words(matter.contact)})" if matter.contact else ""
    return f"Văn bản trả lời và tài liệu gửi về {sender.unit}{due}{contact} để tổng hợp, báo cáo đúng quy định."


def _annex_title(matter: RequestMatter) -> str:
    return f"NỘI DUNG ĐỀ NGHỊ CUNG CẤP SỐ LIỆU, TÀI LIỆU MINH CHỨNG {period_words(matter.period).upper()}"


def _table(matter: RequestMatter) -> Table:
    """The columns of the form that goes out as a workbook, without its key; what is known is filled in."""
    shown = {column for form in matter.forms for column in form.columns} - {FormColumn.KEY}
    columns = tuple(column for column in FormColumn if column in shown)
    several = len({form.due_on for form in matter.forms}) > 1
    rows: list[Row] = []
    for form in matter.forms:
        if len(matter.forms) > 1:
            rows.append(Row((_group(form, several=several),), is_group=True))
        rows += [Row(tuple(_cell(row, column) for column in columns)) for row in form.rows]
    heads = (Column(each.label, _WIDTHS[each], _align(each)) for each in columns)
    return Table(tuple(heads), tuple(rows))


def _group(form: RequestForm, *, several: bool) -> str:
    return f"{one_line(form.department)}{_by(form.due_on) if several else ''}"


def _by(day: date | None) -> str:
    return f" (trả lời chậm nhất ngày {official_date(day)})" if day else ""


def _align(column: FormColumn) -> Align:
    return Align.CENTER if column in _CENTRED else Align.RIGHT if column.is_number else Align.LEFT


def _cell(row: FormRow, column: FormColumn) -> str:
    """Answers are left to the department: a letter never shows what it gave before."""
    match column:
        case FormColumn.CODE:
            return row.code
        case FormColumn.NAME:
            return without_remark(row.name)
        case FormColumn.UNIT:
            return row.unit
        case FormColumn.TARGET:
            return row.target
        case FormColumn.CONTENT:
            return row.content
    return ""
