"""One transaction over all repositories; nothing is kept unless it is committed."""

from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection

from pii_desktop.domain.ids import ImportId
from pii_desktop.storage.attachments import EvidenceFiles
from pii_desktop.storage.journal import Cause, Journal, last_row
from pii_desktop.storage.queries import Queries
from pii_desktop.storage.queries_checks import CheckQueries
from pii_desktop.storage.queries_coordination import CoordinationQueries
from pii_desktop.storage.queries_coverage import CoverageQueries
from pii_desktop.storage.queries_denominators import DenominatorQueries
from pii_desktop.storage.queries_due import DueQueries
from pii_desktop.storage.queries_evidence import EvidenceQueries
from pii_desktop.storage.queries_history import HistoryQueries
from pii_desktop.storage.queries_notes import NoteQueries
from pii_desktop.storage.queries_search import SearchQueries
from pii_desktop.storage.queries_work import WorkQueries
from pii_desktop.storage.repositories.assignments import Assignments
from pii_desktop.storage.repositories.continuing import Continuing
from pii_desktop.storage.repositories.denominators import Denominators
from pii_desktop.storage.repositories.drafts import Drafts
from pii_desktop.storage.repositories.evidence import EvidenceDocuments
from pii_desktop.storage.repositories.exchanges import Exchanges
from pii_desktop.storage.repositories.focal_officers import FocalOfficers
from pii_desktop.storage.repositories.history import History
from pii_desktop.storage.repositories.imports import Imports
from pii_desktop.storage.repositories.notes import Notes
from pii_desktop.storage.repositories.periods import Periods
from pii_desktop.storage.repositories.plans import Plans
from pii_desktop.storage.repositories.policy_marks import PolicyMarks
from pii_desktop.storage.repositories.progress import Progress
from pii_desktop.storage.repositories.requests import Requests
from pii_desktop.storage.repositories.requirements import Requirements
from pii_desktop.storage.repositories.settings import Settings
from pii_desktop.storage.repositories.steps import StepHistory
from pii_desktop.storage.repositories.versions import Versions
from pii_desktop.storage.repositories.wordings import Wordings
from pii_desktop.storage.repositories.work_items import WorkItems
from pii_desktop.storage.stepping import Stepping


class UnitOfWork:
    """The repositories of one transaction. `Workspace` begins it, and rolls it back unless it was committed."""

    def __init__(self, connection: Connection, folder: Path, who: str) -> None:
        journal = Journal(connection, who)
        self.settings = Settings(connection, journal)
        self.plans = Plans(connection, journal)
        self.assignments = Assignments(connection, journal)
        self.work_items = WorkItems(connection, journal)
        self.periods = Periods(connection, journal)
        self.continuing = Continuing(connection, journal)
        self.progress = Progress(connection, journal)
        self.versions = Versions(connection, journal)
        self.wordings = Wordings(connection, journal)
        self.evidence = EvidenceDocuments(connection, journal)
        self.requirements = Requirements(connection, journal)
        self.policy_marks = PolicyMarks(connection, journal)
        self.notes = Notes(connection, journal)
        self.note_list = NoteQueries(connection)
        self.search = SearchQueries(connection)
        self.files = EvidenceFiles(folder / "evidence")
        self.imports = Imports(connection, journal)
        self.history = History(connection, journal)
        self.history_list = HistoryQueries(connection)
        self.drafts = Drafts(connection, journal)
        self.denominators = Denominators(connection, journal)
        self.denominator_uses = DenominatorQueries(connection, journal)
        self.focal_officers = FocalOfficers(connection, journal)
        self.requests = Requests(connection, journal)
        self.exchanges = Exchanges(connection, journal)
        self.coordination = CoordinationQueries(connection)
        self.coverage = CoverageQueries(connection)
        self.queries = Queries(connection)
        self.checks = CheckQueries(connection)
        self.due = DueQueries(connection)
        self.work_list = WorkQueries(connection)
        self.register = EvidenceQueries(connection)
        self._connection = connection
        self._journal = journal
        self._stepping = Stepping(connection, who, journal.now)
        self.steps = StepHistory(connection, journal, self._stepping, self.files)

    @property
    def who(self) -> str:
        """In whose name changes are made."""
        return self._journal.who

    def revision(self) -> int:
        """A number that grows with every change of content; drafts, places in a plan and reads leave it alone."""
        self._journal.flush()
        return last_row(self._connection)[0]

    def action(self, name: str, why: str = "", import_id: ImportId | None = None, *, deleted: str = "") -> "Action":
        """Name the action for the history rows written from here on; as a context manager, only those inside.

        The first action of a transaction names the step that undo takes back; those inside or after it belong to the
        same step. `deleted` is the name of what it deletes: the step then rests in the trash for a reporting year.
        With an import nothing of the transaction is a step.
        """
        if import_id is None:
            self._stepping.begin(name, deleted)
        else:
            self._stepping.refuse()
        return Action(self._journal, Cause(name, why, import_id))

    def keep_no_step(self) -> None:
        """Nothing of this transaction can be taken back by undo: it only reads, or is a beginning."""
        self._stepping.refuse()

    def commit(self) -> None:
        """Write the history, close the step and keep everything. Ends the unit of work."""
        self._journal.flush()
        self._stepping.close()
        self._connection.commit()


class Action:
    """The cause of changes, set at once and put back when a `with` block ends."""

    def __init__(self, journal: Journal, cause: Cause) -> None:
        self._journal = journal
        self._before = journal.cause
        journal.cause = cause

    def __enter__(self) -> None:
        """The cause was set when the action was named."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._journal.cause = self._before
