"""The log of what was sent to other departments and received from them."""

from sqlalchemy import delete, select

from pii_desktop.domain.coordination import Exchange
from pii_desktop.domain.ids import ExchangeId, PeriodId
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.folded import contains
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping_desk import exchange_of, values_of_exchange
from pii_desktop.storage.records_year import exchange
from pii_desktop.storage.repositories.base import Repository

_NOUN = "dòng nhật ký gửi nhận"


class Exchanges(Repository):
    """Lines of the log, written by the program and by hand."""

    def add(self, line: Exchange) -> ExchangeId:
        """A new line; the id of `line` is not looked at."""
        line_id = ExchangeId(self._insert(exchange, values_of_exchange(line)))
        words = stored_text(exchange.c.content, f"{line.way.label}, {line.department}: {line.content}")
        self._journal.note(Subject(Entity.EXCHANGE, line_id), "", "", words)
        return line_id

    def get(self, line_id: ExchangeId) -> Exchange:
        """The line. Raises InputError (code "not-found")."""
        return exchange_of(self._record(exchange, line_id, _NOUN))

    def update(self, line: Exchange) -> bool:
        """The line as given; each changed field goes to the history. True when something changed."""
        record = self._record(exchange, line.id, _NOUN)
        return self._change(exchange, record, values_of_exchange(line), Subject(Entity.EXCHANGE, line.id))

    def delete(self, line_id: ExchangeId) -> None:
        """Take a line out. Raises InputError (code "not-found")."""
        line = self.get(line_id)
        self._connection.execute(delete(exchange).where(exchange.c.id == line_id))
        words = f"{line.way.label}, {line.department}: {line.content}"
        self._journal.note(Subject(Entity.EXCHANGE, line_id), "", words, "")

    def latest(self, period_id: PeriodId | None = None, words: str = "", limit: int = 500) -> tuple[Exchange, ...]:
        """The newest lines of a period, of all where none is named, that hold every word."""
        query = select(exchange).where(*(contains(exchange.c.search_key, word) for word in words.split()))
        if period_id is not None:
            query = query.where(exchange.c.period_id == period_id)
        query = query.order_by(exchange.c.on.desc(), exchange.c.id.desc()).limit(limit)
        return tuple(exchange_of(record) for record in self._records(query))
