"""What other departments are asked for, with their replies."""

from sqlalchemy import delete, select

from pii_desktop.domain.coordination import Request
from pii_desktop.domain.ids import AssignmentId, PeriodId, RequestId
from pii_desktop.errors import InputError
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping_desk import request_of, values_of_request
from pii_desktop.storage.records_year import request
from pii_desktop.storage.repositories.base import Repository

_NOUN = "đề nghị phối hợp"


class Requests(Repository):
    """One request for each assignment, period and department."""

    def add(self, new: Request) -> RequestId:
        """A new request; the id of `new` is not looked at. Raises InputError (code "request-exists")."""
        place = (new.assignment_id, new.period_id, new.department)
        columns = (request.c.assignment_id, request.c.period_id, request.c.department)
        same = [column == value for column, value in zip(columns, place, strict=True)]
        if self._records(select(request.c.id).where(*same)):
            raise InputError(
                f"Đã có đề nghị gửi {new.department} cho dòng này trong kỳ.",
                "Mỗi dòng của một kỳ chỉ đề nghị một đơn vị một lần; đề nghị đã có vẫn giữ nguyên.",
                "Hãy sửa nội dung của đề nghị đã có.",
                "request-exists",
            )
        request_id = RequestId(self._insert(request, values_of_request(new)))
        words = stored_text(request.c.content, f"{new.department}: {new.content}")
        self._journal.note(Subject(Entity.REQUEST, request_id, new.assignment_id), "", "", words)
        return request_id

    def get(self, request_id: RequestId) -> Request:
        """The request. Raises InputError (code "not-found")."""
        return request_of(self._record(request, request_id, _NOUN))

    def of_period(self, period_id: PeriodId, department: str | None = None) -> tuple[Request, ...]:
        """Those of a period, of one department where it is named, as they were made."""
        query = select(request).where(request.c.period_id == period_id).order_by(request.c.id)
        if department is not None:
            query = query.where(request.c.department == department)
        return tuple(request_of(record) for record in self._records(query))

    def places(self, period_id: PeriodId) -> frozenset[tuple[AssignmentId, str]]:
        """For which assignments of a period which departments were asked already."""
        query = select(request.c.assignment_id, request.c.department).where(request.c.period_id == period_id)
        return frozenset((AssignmentId(each["assignment_id"]), each["department"]) for each in self._records(query))

    def update(self, changed: Request) -> bool:
        """The request as given; each changed field goes to the history. True when something changed."""
        record = self._record(request, changed.id, _NOUN)
        subject = Subject(Entity.REQUEST, changed.id, changed.assignment_id)
        return self._change(request, record, values_of_request(changed), subject)

    def delete(self, request_id: RequestId) -> None:
        """Take a request out with its reply. Raises InputError (code "not-found")."""
        old = self.get(request_id)
        self._connection.execute(delete(request).where(request.c.id == request_id))
        words = f"{old.department}: {old.content}"
        self._journal.note(Subject(Entity.REQUEST, request_id, old.assignment_id), "", words, "")
