"""The evidence pack of a period: gathered from the store in one go, written beside the window."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import EvidenceId, PeriodId
from pii_desktop.domain.pack_bag import size_words
from pii_desktop.domain.pack_plan import History, PackContent, PackedFile, PackPlan, WrittenPart, plan_pack
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.versions import Version
from pii_desktop.errors import InputError, OutputError, WorkspaceError
from pii_desktop.services.browsing import to_row
from pii_desktop.services.catalogue import framework
from pii_desktop.services.frozen_reports import STANDING, frozen_facts, last_version
from pii_desktop.services.periods import find_period
from pii_desktop.services.reporting import report_period
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

    With a report that was frozen go the documents it lists: `changed_documents` counts those that are not as they were
    then, `later_documents` those that came since, `lost_documents` those that were deleted since or prove nothing any
    more: neither are packed.
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
        return f"{held} {self._report_words}".strip()

    @property
    def _report_words(self) -> str:
        """Which version of the report the pack goes with; nothing for a draft."""
        if not self.plan.report_version:
            return ""
        changed, later, lost = self.changed_documents, self.later_documents, self.lost_documents
        short = f"; gói thiếu {lost} tài liệu của bản ấy, đã xoá hoặc gỡ khỏi chỉ số" if lost else ""
        since = f"; {changed} tài liệu đã thay đổi sau bản ấy" if changed else ""
        apart = f"; {later} tài liệu thêm sau bản ấy không nằm trong gói" if later else ""
        return f"Kèm báo cáo {self.plan.report_version}{short}{since}{apart}."


def gather(uow: "UnitOfWork", period_id: int) -> PackMatter:
    """What the pack of a period is made of.

    Raises InputError for a period without rows or documents (code "nothing-to-pack"), OutputError (code
    "evidence-missing") naming the documents whose files are gone.
    """
    period = find_period(uow, period_id)
    report = report_period(uow, period_id)[0]
    rows = tuple(to_row(each, framework()) for each in period_facts(uow, period))
    followed = {row.assignment.id for row in rows}
    proving = tuple(each for each in uow.evidence.all() if followed & set(each.assignment_ids))
    version, listed = _frozen(uow, period.id)
    documents = proving if listed is None else tuple(each for each in proving if each.id in listed)
    if not documents:
        raise InputError(
            "Kỳ này chưa có tài liệu minh chứng nào để đóng gói.",
            "Chưa có dòng theo dõi nào được gắn tài liệu; chưa có gì được ghi.",
            "Hãy gắn tài liệu vào chỉ số, chỉ tiêu ở trang Minh chứng trước.",
            "nothing-to-pack",
        )
    content = PackContent(period_profile(uow, period), period, rows, documents, History(*uow.history.head()))
    plan = replace(plan_pack(content), report_version=_version_words(version) if version else "")
    differing = live_differences(uow, period.id, version.id) if version else ()
    packed = {each.id for each in documents}
    changed = {each.place.evidence_id for each in differing} & packed
    later, lost = len(proving) - len(documents), len((listed or frozenset()) - packed)
    return PackMatter(plan, report, _sources(uow, plan), len(changed), later, lost)


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


def _frozen(uow: "UnitOfWork", period_id: PeriodId) -> tuple[Version | None, frozenset[EvidenceId | None] | None]:
    """The version that stands frozen and the documents it lists; None where it is a draft or lists none."""
    version = last_version(uow, period_id)
    facts = frozen_facts(uow, version.id) if version and version.state in STANDING else None
    return (
        (version, frozenset(each.evidence_id for each in facts.documents))
        if facts and facts.documents
        else (None, None)
    )


def _version_words(version: Version) -> str:
    """Like "bản 1, số 05/BC-STC ngày 20/11/2025, đã gửi"."""
    day = f" ngày {official_date(version.signed_on)}" if version.signed_on else ""
    number = f"số {version.document_number}{day}" if version.document_number else ""
    return ", ".join(filter(None, (f"bản {version.number}", number, version.state.label.lower())))


def no_step(_done: int, _total: int, _name: str) -> None:
    """Nobody watches."""


def _sources(uow: "UnitOfWork", plan: PackPlan) -> dict[str, Path]:
    sources: dict[str, Path] = {}
    gone: list[PackedFile] = []
    for file in plan.files:
        try:
            sources[file.sha256] = uow.files.path_of(file.sha256)
        except WorkspaceError:
            gone.append(file)
    if gone:
        names = ", ".join(f"“{file.file_name}”" for file in gone[:3])
        more = f" và {len(gone) - 3} tệp khác" if len(gone) > 3 else ""
        raise OutputError(
            title=f"Thiếu tệp minh chứng trong sổ dữ liệu nên chưa lập gói: {names}{more}.",
            text="Tệp đã bị chuyển hoặc xoá khỏi thư mục evidence; thông tin tài liệu còn nguyên, chưa ghi gói nào.",
            hint="Vào Minh chứng, bấm Kiểm tra tệp để khôi phục rồi lập gói lại.",
            code="evidence-missing",
        )
    return sources
