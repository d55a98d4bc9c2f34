"""Forms that come back: read aside, compared with what is stored, taken field by field."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.coordination import Exchange, Request, Way
from pii_desktop.domain.ids import ExchangeId, PeriodId, RequestId
from pii_desktop.domain.replying import Answer, Expected, Known, ReadRow, read_rows, with_answers
from pii_desktop.domain.request_form import FilledForm, FormColumn
from pii_desktop.errors import InputError, StalePreviewError
from pii_desktop.services.assigning import short_name
from pii_desktop.services.dates import today
from pii_desktop.services.request_forms import workspace_mark

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

AnswerId = tuple[RequestId, FormColumn, int]


@dataclass(frozen=True, slots=True)
class ReplyPreview:
    """What a form would change, computed against `revision` of the store."""

    file_name: str
    period_id: PeriodId
    period_title: str
    rows: tuple[ReadRow, ...]
    missing: tuple[FormColumn, ...]
    notes: tuple[str, ...]
    revision: int

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every field that differs, in the order of the form."""
        return tuple(answer for row in self.rows for answer in row.answers)

    @property
    def departments(self) -> tuple[str, ...]:
        """Whose requests are answered."""
        named = (row.known.request.department for row in self.rows if row.known is not None)
        return tuple(dict.fromkeys(named))


def suffixes() -> tuple[str, ...]:
    """The suffixes of files that a reply may have."""
    from pii_desktop.importers.reply_xlsx import SUFFIXES

    return SUFFIXES


def read_reply(file: Path, *, cancelled: Callable[[], bool] | None = None) -> FilledForm:
    """The form in a file, parsed in a child process. Raises PiiError when it is none or cannot be read."""
    from pii_desktop.importers.reply_xlsx import read_reply_isolated

    return read_reply_isolated(file, cancelled=cancelled)


def preview_reply(uow: "UnitOfWork", form: FilledForm) -> ReplyPreview:
    """What the form would change; stores nothing.

    Raises InputError for a form of another workspace (code "foreign-form") or of a period that is gone.
    """
    mark = form.mark
    if mark is None or mark.workspace != workspace_mark(uow):
        raise _foreign(form)
    titles = {period.id: period.title for period in uow.periods.all()}
    if mark.period_id not in titles:
        raise InputError(
            "Phiếu này thuộc một kỳ báo cáo đã xoá.",
            "Chưa có gì được ghi.",
            "Hãy khôi phục kỳ rồi nhập lại.",
            "no-period",
        )
    expected = Expected(mark.workspace, titles, _known(uow, form))
    rows = read_rows(form, expected)
    return ReplyPreview(
        form.file_name, mark.period_id, titles[mark.period_id], rows, form.missing, form.notes, uow.revision()
    )


def accept_reply(uow: "UnitOfWork", preview: ReplyPreview, accepted: frozenset[AnswerId]) -> Changes:
    """Store the accepted fields, the requests as answered, and a line of the log for each department.

    Raises StalePreviewError when the store changed since, InputError where nothing or something impossible is accepted.
    """
    if uow.revision() != preview.revision:
        raise StalePreviewError(
            "Dữ liệu đã thay đổi sau khi xem trước.",
            "Chưa có gì được ghi.",
            "Hãy xem trước lại rồi ghi.",
            "stale-preview",
        )
    taken = _taken(preview, accepted)
    action = f"Nhận trả lời: {', '.join(preview.departments)}"
    touched = set()
    with uow.action(action):
        for request_id, answers in taken.items():
            request = with_answers(uow.requests.get(request_id), answers)
            uow.requests.update(_received(request))
            touched.add(request.assignment_id)
        for department in dict.fromkeys(uow.requests.get(each).department for each in taken):
            uow.exchanges.add(_line(preview, department, _count(uow, taken, department)))
    return Changes(action, assignments=frozenset(touched), desk=True)


def _taken(
    preview: ReplyPreview, accepted: frozenset[AnswerId]
) -> dict[RequestId, dict[FormColumn, Decimal | str | None]]:
    taken: dict[RequestId, dict[FormColumn, Decimal | str | None]] = {}
    for answer in preview.answers:
        if answer.id not in accepted or not answer.can_be_taken:
            continue
        fields = taken.setdefault(answer.request_id, {})
        if answer.column in fields:
            raise InputError(
                f"Số “{answer.new}” được chọn theo cả hai cách hiểu.",
                "Chưa có gì được ghi.",
                "Hãy chọn một cách.",
                "both-readings",
            )
        fields[answer.column] = answer.value
    if not taken:
        raise InputError(
            "Chưa chọn nội dung nào để nhận.", "Chưa có gì được ghi.", "Hãy đánh dấu ít nhất một ô.", "blank"
        )
    return taken


def _received(request: Request) -> Request:
    return replace(request, replied_on=today())


def _count(uow: "UnitOfWork", taken: dict[RequestId, dict[FormColumn, Decimal | str | None]], department: str) -> int:
    return sum(uow.requests.get(each).department == department for each in taken)


def _line(preview: ReplyPreview, department: str, count: int) -> Exchange:
    content = f"Trả lời phiếu cung cấp số liệu {preview.period_title}: {count} nội dung"
    return Exchange(ExchangeId(0), today(), Way.RECEIVED, department, content, preview.period_id, preview.file_name)


def _known(uow: "UnitOfWork", form: FilledForm) -> dict[RequestId, Known]:
    """The requests that the rows may answer: those of the form's period, and those that keys name."""
    period_id = form.mark.period_id if form.mark else PeriodId(0)
    found = {request.id: request for request in uow.requests.of_period(period_id)}
    rows = uow.coordination.assignments_of(period_id)
    return {
        request.id: Known(
            request, rows[request.assignment_id].display_code, short_name(rows[request.assignment_id].row)
        )
        for request in found.values()
    }


def _foreign(form: FilledForm) -> InputError:
    if form.mark is None:
        return InputError(
            f"Tệp “{form.file_name}” không mang dấu của phiếu.",
            "Cột khóa ẩn của phiếu đã mất nên không biết phiếu trả lời đề nghị nào. Chưa có gì được ghi.",
            "Hãy xin lại tệp phiếu gốc đã điền, không chép bảng sang tệp khác.",
            "foreign-form",
        )
    return InputError(
        f"Tệp “{form.file_name}” là phiếu của một sổ dữ liệu khác.",
        "Phiếu được xuất từ sổ khác nên không khớp với đề nghị trong sổ này. Chưa có gì được ghi.",
        "Hãy mở đúng sổ dữ liệu đã xuất phiếu rồi nhập lại.",
        "foreign-form",
    )
