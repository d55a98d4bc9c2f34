"""The evidence pack of a period: gathered from the store in one go, written beside the window."""

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.frozen_facts import Facts
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId
from pii_desktop.domain.listing import EntryState, IndicatorFacts, IndicatorRow
from pii_desktop.domain.pack_bag import size_words
from pii_desktop.domain.pack_frozen import as_frozen, without_contents
from pii_desktop.domain.pack_names import is_program, named_programs
from pii_desktop.domain.pack_plan import History, PackContent, PackedFile, PackPlan, WrittenPart, plan_pack
from pii_desktop.domain.period import Period
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.versions import Version
from pii_desktop.errors import InputError, OutputError, WorkspaceError
from pii_desktop.services.browsing import to_row
from pii_desktop.services.catalogue import framework
from pii_desktop.services.frozen_reports import STANDING, frozen_facts, last_version
from pii_desktop.services.periods import find_period
from pii_desktop.services.reporting import printed_period
from pii_desktop.services.rounds import live_differences
from pii_desktop.services.succession import period_facts, period_profile

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

Step = Callable[[int, int, str], None]
"""Called with bytes done, bytes in all and the name at hand; may raise to stop."""

_SIZE = re.compile(r"(\d{1,6})\s*([KMG])?B?", re.IGNORECASE)
_UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


@dataclass(frozen=True, slots=True)
class PackMatter:
    """Everything that a pack is written from, free of the store: `sources` tells where each content lies.

    With a report that was frozen go the documents it lists, as they were then: `changed_documents` counts those that
    the records say otherwise of or not at all now, `later_documents` those that came since and are not packed,
    `lost_documents` those of which a file is no longer in the store.
    """

    plan: PackPlan
    report: Report
    sources: Mapping[str, Path]
    changed_documents: int = 0
    later_documents: int = 0
    lost_documents: int = 0

    @property
    def file_name(self) -> str:
        """The usual name of the pack."""
        return f"{self.plan.base}.zip"

    @property
    def sentence(self) -> str:
        """What the pack will hold."""
        plan = self.plan
        bare = sum(not row.documents for row in plan.rows)
        rest = f"; {bare} chỉ số, chỉ tiêu chưa có tài liệu" if bare else ""
        held = f"{len(plan.documents)} tài liệu, {len(plan.files)} tệp, {size_words(plan.size)}{rest}."
        return " ".join(filter(None, (held, self._report_words, self._programs_words)))

    @property
    def programs(self) -> tuple[str, ...]:
        """The names of files that run when they are opened: seldom evidence, and seldom let through to a receiver."""
        return tuple(file.file_name for file in self.plan.files if is_program(file.file_name) or is_program(file.path))

    @property
    def _programs_words(self) -> str:
        names = self.programs
        if not names:
            return ""
        return (
            f"Lưu ý: {named_programs(names)} là chương trình chạy được, không phải văn bản; hộp thư và nơi "
            "nhận thường chặn cả gói. Nếu không cố ý gửi, hãy gỡ tệp ở trang Minh chứng rồi lập gói lại."
        )

    @property
    def _report_words(self) -> str:
        """Which version of the report the pack goes with; nothing for a draft."""
        if not self.plan.report_version:
            return ""
        changed, later, lost = self.changed_documents, self.later_documents, self.lost_documents
        short = f"; gói thiếu {lost} tài liệu của bản ấy vì tệp không còn trong sổ dữ liệu" if lost else ""
        since = f"; {changed} tài liệu đã thay đổi sau bản ấy, gói giữ như bản ấy" if changed else ""
        apart = f"; {later} tài liệu thêm sau bản ấy không nằm trong gói" if later else ""
        return f"Kèm báo cáo {self.plan.report_version}{short}{since}{apart}."


def gather(uow: "UnitOfWork", period_id: int) -> PackMatter:
    """What the pack of a period is made of: what the records say, from submission on what was frozen.

    Raises InputError for a period without rows or documents (code "nothing-to-pack"), OutputError (code
    "evidence-missing") naming the documents whose files are gone and can be brought back.
    """
    period = find_period(uow, period_id)
    report = printed_period(uow, period_id)[0]
    now = _content(uow, period)
    version, facts = _frozen(uow, period.id)
    if version and facts:
        return _as_frozen(uow, now, report, (version, facts))
    if not now.documents:
        raise InputError(
            "Kỳ này chưa có tài liệu minh chứng nào để đóng gói.",
            "Chưa có dòng theo dõi nào được gắn tài liệu; chưa có gì được ghi.",
            "Hãy gắn tài liệu vào chỉ số, chỉ tiêu ở trang Minh chứng trước.",
            "nothing-to-pack",
        )
    plan = plan_pack(now)
    sources = _sources(uow, (file.sha256 for file in plan.files))
    if gone := [file for file in plan.files if file.sha256 not in sources]:
        raise _missing(gone)
    return PackMatter(plan, report, sources)


def write(
    matter: PackMatter, target: Path, step: Step, *, limit: int | None = None, is_apart: bool = False
) -> tuple[WrittenPart, ...]:
    """Write the pack to `target`, or in parts of at most `limit` bytes beside it; each whole or not at all.

    The same content gives the same bytes. With `is_apart` the lists are made in a child process, for a window. Raises
    OutputError as `exporters.pack.write_pack`.
    """
    from pii_desktop.exporters.pack import PackOrder, write_pack

    return write_pack(PackOrder(matter.plan, matter.report, matter.sources, limit, is_apart), target, step)


def remarks(parts: tuple[WrittenPart, ...], limit: int | None) -> tuple[str, ...]:
    """What should be known before the archives are sent: one above the limit, parts of an earlier pack beside them."""
    told = [
        f"“{part.path.name}” lớn hơn mức đã chọn ({size_words(part.size)}) vì có một tệp không chia được."
        for part in parts
        if limit is not None and part.size > limit
    ]
    first = parts[0].path
    next_one = first.with_name(f"{first.stem.removesuffix('_p1')}_p{len(parts) + 1}{first.suffix}")
    if len(parts) > 1 and next_one.exists():
        told.append(f"Bên cạnh còn “{next_one.name}” của lần lập trước; đừng gửi lẫn.")
    return tuple(told)


def parse_size(typed: str) -> int:
    """Bytes in "20MB", "500 KB", "1G"; a bare number counts MB. Raises InputError (code "size")."""
    found = _SIZE.fullmatch(typed.strip())
    if found is None or not int(found[1]):
        raise InputError(
            f"Không hiểu cỡ mỗi phần “{typed}”.", "Chưa có gói nào được ghi.", "Hãy ghi như 20MB hoặc 1GB.", "size"
        )
    return int(found[1]) * _UNITS[(found[2] or "M").upper()]


def _content(uow: "UnitOfWork", period: Period) -> PackContent:
    """What the records say now."""
    rows = tuple(to_row(each, framework()) for each in period_facts(uow, period))
    followed = {row.assignment.id for row in rows}
    proving = tuple(each for each in uow.evidence.all() if followed & set(each.assignment_ids))
    return PackContent(period_profile(uow, period), period, rows, proving, History(*uow.history.head()))


def _frozen(uow: "UnitOfWork", period_id: PeriodId) -> tuple[Version | None, Facts | None]:
    """The version that stands frozen and what it rests on; None where it is a draft or lists no document."""
    version = last_version(uow, period_id)
    facts = frozen_facts(uow, version.id) if version and version.state in STANDING else None
    return (version, facts) if facts and facts.documents else (None, None)


def _as_frozen(uow: "UnitOfWork", now: PackContent, report: Report, frozen: tuple[Version, Facts]) -> PackMatter:
    version, facts = frozen
    listed = {each.evidence_id for each in facts.documents}
    later = sum(each.id not in listed for each in now.documents)
    differing = {each.place.evidence_id for each in live_differences(uow, now.period.id, version.id)} & listed
    sources = _sources(uow, (file.sha256 for each in facts.documents for file in each.files))
    sizes = {sha256: path.stat().st_size for sha256, path in sources.items()}
    # Only early versions need today's records, and of documents that prove nothing any more too.
    recorded = uow.evidence.all() if any(each.kind is None for each in facts.documents) else ()
    known = replace(now, rows=_with_left_rows(uow, now.rows, facts), documents=recorded)
    whole = replace(plan_pack(as_frozen(known, facts, sizes)), report_version=_version_words(version))
    lost = _lost(uow, whole, sources)
    plan = without_contents(whole, frozenset(file.sha256 for file in whole.files) - sources.keys())
    return PackMatter(plan, report, sources, len(differing - lost), later, len(lost))


def _with_left_rows(uow: "UnitOfWork", rows: tuple[IndicatorRow, ...], facts: Facts) -> tuple[IndicatorRow, ...]:
    """The rows followed now, and those of a frozen report that are no longer followed but still stored."""
    left = {row.assignment_id for row in facts.rows} - {row.assignment.id for row in rows}
    return (*rows, *(row for each in sorted(left) if (row := _stored_row(uow, each))))


def _stored_row(uow: "UnitOfWork", assignment_id: AssignmentId) -> IndicatorRow | None:
    try:
        stored = uow.assignments.get(assignment_id)
    except InputError:
        return None
    return to_row(IndicatorFacts(stored, Entry(), EntryState.BLANK, 0, 0, 0), framework())


def _lost(uow: "UnitOfWork", plan: PackPlan, sources: Mapping[str, Path]) -> frozenset[EvidenceId]:
    """The documents of which a file is gone for good.

    Raises OutputError where a record still names the file, which can be brought back then, and where nothing is left.
    """
    gone = [file for file in plan.files if file.sha256 not in sources]
    if not gone:
        return frozenset()
    recorded = {file.sha256 for _, file in uow.evidence.stored_files()}
    if named := [file for file in gone if file.sha256 in recorded]:
        raise _missing(named)
    if len(gone) == len(plan.files):
        raise _missing(gone)
    return frozenset(each.document.id for each in plan.documents if set(each.files) & set(gone))


def _version_words(version: Version) -> str:
    """Like "bản 1, số 05/BC-STC ngày 20/11/2025, đã gửi"."""
    day = f" ngày {official_date(version.signed_on)}" if version.signed_on else ""
    number = f"số {version.document_number}{day}" if version.document_number else ""
    return ", ".join(filter(None, (f"bản {version.number}", number, version.state.label.lower())))


def no_step(_done: int, _total: int, _name: str) -> None:
    """Nobody watches."""


def _sources(uow: "UnitOfWork", hashes: Iterable[str]) -> dict[str, Path]:
    """Where each content lies; one that is gone is left out."""
    sources: dict[str, Path] = {}
    for sha256 in hashes:
        with contextlib.suppress(WorkspaceError):
            sources[sha256] = uow.files.path_of(sha256)
    return sources


def _missing(gone: Sequence[PackedFile]) -> OutputError:
    names = ", ".join(f"“{file.file_name}”" for file in gone[:3])
    more = f" và {len(gone) - 3} tệp khác" if len(gone) > 3 else ""
    return OutputError(
        title=f"Thiếu tệp minh chứng trong sổ dữ liệu nên chưa lập gói: {names}{more}.",
        text="Tệp đã bị chuyển hoặc xoá khỏi thư mục evidence; thông tin tài liệu còn nguyên, chưa ghi gói nào.",
        hint="Vào Minh chứng, bấm Kiểm tra tệp để khôi phục rồi lập gói lại.",
        code="evidence-missing",
    )
