"""From what a department recorded to the report it signs."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from pii_desktop.domain.coordination import Request
from pii_desktop.domain.coverage import CoverageMatrix
from pii_desktop.domain.departments import Role
from pii_desktop.domain.earlier import EarlierEntry
from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.framework import Framework
from pii_desktop.domain.listing import IndicatorRow, PillarScore, StoredPlan
from pii_desktop.domain.period import Period, signing_year
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.progress import WorkItem
from pii_desktop.domain.report_ledgers import Ledgers
from pii_desktop.domain.wordings import DrawnAnnex, Wording, leaves_out
from pii_desktop.text.normalise import one_line, search_key

# Units and short forms in brackets belong to a name: "(%)", "(R&D)"; what is longer is a remark.
_SHORT_REMARK = 20
_INDEX_REMARK = re.compile(r"\.?\s*\((là )?chỉ số thành phần\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A plan and all its rows in the order of the document, headings among them.

    `subject` is what the plan's own title says it is about ("cải thiện và nâng cao ..."), blank where not known:
    the appendix alone does not print it. `columns` are what its table prints, in order: meaning and printed words.
    """

    plan: StoredPlan
    rows: tuple[ParsedRow, ...] = ()
    subject: str = ""
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything one report is built from; `rows` are the followed assignments of the period.

    `earlier` are entries of earlier periods; `requests` what other departments were asked for in the period; `loose`
    documents of the period that prove no row; `wordings` the user's words for sentences, templates among them.
    `pillars` and `coverage` are only drawn. `today` is when it is built; without it nothing is late.
    """

    profile: Profile
    period: Period
    plans: tuple[PlanPart, ...]
    rows: tuple[IndicatorRow, ...]
    work_items: tuple[WorkItem, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    framework: Framework | None = None
    earlier: tuple[EarlierEntry, ...] = ()
    requests: tuple[Request, ...] = ()
    loose: tuple[Evidence, ...] = ()
    wordings: tuple[Wording, ...] = ()
    ledgers: Ledgers = field(default_factory=Ledgers)
    pillars: tuple[PillarScore, ...] = ()
    coverage: CoverageMatrix | None = None
    today: date = date.min

    @property
    def signing_year(self) -> int:
        """The year that stands in the date line while there is no date."""
        return signing_year(self.period, self.today)

    def draws(self, annex: DrawnAnnex) -> bool:
        """True where the user wants this annex."""
        return not leaves_out(self.wordings, annex)

    def of(self, role: Role) -> tuple[IndicatorRow, ...]:
        """The rows where the department has this role."""
        return tuple(row for row in self.rows if row.assignment.role is role)

    def work_in_order(self) -> tuple[WorkItem, ...]:
        """The work items in the order of their rows."""
        places = {row.assignment.id: place for place, row in enumerate(self.rows)}
        return tuple(sorted(self.work_items, key=lambda item: places[item.assignment_id]))

    def unit_of(self, row: IndicatorRow) -> str:
        """The unit the plan prints, else the framework's, else blank."""
        parsed = row.assignment.row
        if parsed.unit:
            return parsed.unit
        indicator = self.framework.indicator(parsed.code) if self.framework and parsed.code else None
        return (indicator.unit or "") if indicator and not parsed.parent else ""


def proved_by(content: ReportContent) -> Callable[[Evidence], str]:
    """What lists of documents say a document proves: codes of rows, the words for those that are only numbered.

    Where several rows bear one number, as under "Đến năm 2030" and "Đến năm 2045", each is named as well.
    """
    words_of = tuple(map(_proven_words, content.rows))
    counts = Counter(words_of)
    titles = {
        row.assignment.id: words if row.assignment.row.code or counts[words] == 1 else citation_of(row)
        for row, words in zip(content.rows, words_of, strict=True)
    }

    def words(item: Evidence) -> str:
        return "; ".join(filter(None, (titles.get(assignment, "") for assignment in item.assignment_ids)))

    return words


def _proven_words(row: IndicatorRow) -> str:
    """Like "1.1.1 (2)", "Chỉ tiêu 12"; the name of a row without code and number."""
    words = code_words(row)
    return (
        row.assignment.display_code if row.assignment.row.code else f"{words[:1].upper()}{words[1:]}" or plain_name(row)
    )


def settled(content: ReportContent) -> ReportContent:
    """Rows in the order of their plans, and only those work items, documents and requests that belong to them."""
    rows = tuple(sorted(content.rows, key=lambda row: (row.assignment.plan_id, row.assignment.position)))
    followed = {row.assignment.id for row in rows}
    return replace(
        content,
        rows=rows,
        work_items=tuple(item for item in content.work_items if item.assignment_id in followed),
        evidence=tuple(item for item in content.evidence if followed.intersection(item.assignment_ids)),
        requests=tuple(each for each in content.requests if each.assignment_id in followed),
    )


def in_document_order(headings: Iterable[ParsedRow], rows: Iterable[ParsedRow]) -> tuple[ParsedRow, ...]:
    """Headings and assignments of a plan as they stand in the document."""
    return tuple(sorted((*headings, *rows), key=lambda row: (row.place.table, row.place.row)))


def value_of(row: IndicatorRow) -> Decimal | None:
    """The number reported: typed, else None."""
    return row.entry.value


def full_name(row: IndicatorRow) -> str:
    """Name as the plan prints it, on one line, without a final full stop."""
    return one_line(row.assignment.row.name).rstrip(".;")


def plain_name(row: IndicatorRow) -> str:
    """The name without a long remark in brackets at its end, as running text and narrow tables want it."""
    return without_remark(row.assignment.row.name)


def without_remark(printed: str) -> str:
    """The same for a name as the plan prints it."""
    name = _INDEX_REMARK.sub("", one_line(printed).rstrip(".;"))
    start = _last_bracket(name)
    return name[:start].rstrip(" .;,") if start and len(name) - start > _SHORT_REMARK else name


def _last_bracket(name: str) -> int:
    """Where the bracket opens that closes at the very end; 0 where there is none."""
    depth = 0
    for place in range(len(name) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(name[place], 0)
        if depth == 0:
            return place if name.endswith(")") else 0
    return 0


def citation_of(row: IndicatorRow) -> str:
    """How running text names a row: "Chỉ số 2.2.2. Chi cho ...", "Chỉ tiêu 5.1. Tỉ lệ ..."."""
    code = code_words(row)
    return f"{code[:1].upper()}{code[1:]}. {plain_name(row)}" if code else plain_name(row)


def code_words(row: IndicatorRow) -> str:
    """Like "chỉ số 2.2.2", "mục (2) của chỉ số 1.1.1", "chỉ tiêu 12"; blank for a row without code and number."""
    parsed, code = row.assignment.row, row.assignment.display_code
    if parsed.parent and parsed.code:
        return f"mục {parsed.code} của chỉ số {parsed.parent}"
    return f"{'chỉ số' if parsed.code else 'chỉ tiêu'} {code}" if code else ""


def short_name(row: IndicatorRow) -> str:
    """The code alone where one is read as such, else the words for it: "2.2.2", "chỉ tiêu 12"; the name without one."""
    parsed = row.assignment.row
    return (parsed.code if parsed.code and not parsed.parent else code_words(row)) or plain_name(row)


def unit_called(content: ReportContent) -> str:
    """The department as running text names it."""
    return content.profile.called


def is_science_department(profile: Profile) -> bool:
    """True where the user is the department that receives everybody else's report (domain.md 1)."""
    folded = search_key(profile.department)
    return folded.startswith(("so khoa hoc", "so kh&cn", "so khcn"))
