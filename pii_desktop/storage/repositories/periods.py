"""Reporting periods."""

from datetime import date

from sqlalchemy import delete, exists, or_, select

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.errors import InputError
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import period_of, values_of_period
from pii_desktop.storage.records import period, progress
from pii_desktop.storage.records_report import report_version, wording
from pii_desktop.storage.records_year import exchange, note, request
from pii_desktop.storage.repositories.base import Repository

_NOUN = "kỳ báo cáo"
_USES = (progress, request, exchange, note, report_version, wording)


class Periods(Repository):
    """The periods of all years."""

    def add(
        self, kind: PeriodKind, year: int, index: int = 1, deadline: date | None = None, recipient: str = ""
    ) -> PeriodId:
        """A new period. Raises InputError (code "period-exists"); a plan has a period once, only `once` more often."""
        return self.add_new(Period(PeriodId(0), kind, year, deadline, recipient, index))

    def add_new(self, new: Period) -> PeriodId:
        """`new` with an id of its own. Raises InputError (code "period-exists") as `add` does."""
        self._refuse_second(new)
        period_id = PeriodId(self._insert(period, values_of_period(new)))
        self._journal.note(Subject(Entity.PERIOD, period_id), "", "", stored_text(period.c.recipient, new.title))
        return period_id

    def get(self, period_id: PeriodId) -> Period:
        """The period. Raises InputError (code "not-found")."""
        return period_of(self._record(period, period_id, _NOUN))

    def all(self) -> tuple[Period, ...]:
        """Every period by year, then as they were made."""
        return tuple(period_of(record) for record in self._records(select(period).order_by(period.c.year, period.c.id)))

    def update(self, changed: Period) -> bool:
        """The period as given; each changed field goes to the history. Raises InputError as `get` and `add` do."""
        record = self._record(period, changed.id, _NOUN)
        self._refuse_second(changed)
        return self._change(period, record, values_of_period(changed), Subject(Entity.PERIOD, changed.id))

    def delete(self, period_id: PeriodId) -> None:
        """Remove it. Raises InputError (code "period-in-use") where something was entered for it."""
        old = self.get(period_id)
        used = (exists().where(table.c.period_id == period_id) for table in _USES)
        if self._connection.execute(select(or_(*used))).scalar():
            raise InputError(
                title=f"Không xoá được kỳ báo cáo “{old.title}”.",
                text="Kỳ này đã có số liệu; tất cả vẫn còn nguyên.",
                hint="Hãy giữ kỳ lại.",
                code="period-in-use",
            )
        self._connection.execute(delete(period).where(period.c.id == period_id))
        self._journal.note(Subject(Entity.PERIOD, period_id), "", stored_text(period.c.recipient, old.title), "")

    def _refuse_second(self, new: Period) -> None:
        if new.kind is PeriodKind.ONCE:
            return
        same = (
            period.c.kind == new.kind,
            period.c.year == new.year,
            period.c.index == new.index,
            period.c.plan_id.is_not_distinct_from(new.plan_id),
        )
        if self._records(select(period.c.id).where(*same, period.c.id != new.id)):
            raise InputError(
                title=f"Kỳ báo cáo “{new.title}” đã có.",
                text="Mỗi kỳ chỉ lập một lần; kỳ đã có vẫn giữ nguyên.",
                hint="Hãy mở kỳ đã có để sửa thời hạn hoặc nơi nhận.",
                code="period-exists",
            )
