"""The report of a period as it stands: what was frozen once it was submitted, else what the records say now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.correcting_report import Correction, FirstReport, build_correction
from pii_desktop.domain.frozen_facts import Facts, facts_of
from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import ReportContent, build_report
from pii_desktop.domain.report_differences import Difference, compare_facts
from pii_desktop.domain.versions import Version, VersionKind
from pii_desktop.errors import InputError
from pii_desktop.services.dates import today
from pii_desktop.services.frozen_reports import STANDING, frozen_facts, frozen_report, last_version
from pii_desktop.services.periods import find_period
from pii_desktop.services.reporting import file_stem, gathered
from pii_desktop.services.succession import period_facts

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class LiveReport:
    """A report as the records give it now, and the facts it rests on."""

    report: Report
    facts: Facts


def report_period(uow: "UnitOfWork", period_id: int) -> tuple[Report, str]:
    """The report of a period and the stem of its file names: the frozen one from submission on, else the draft.

    Raises InputError as `reporting.build`, WorkspaceError for a frozen one that cannot be read.
    """
    period = find_period(uow, period_id)
    version = last_version(uow, period.id)
    kept = frozen_report(uow, version) if version and version.state in STANDING else None
    report = kept or live_report(uow, period.id).report
    return report, _stem(report, period, version)


def report_short(uow: "UnitOfWork", period_id: int, *, most: int) -> Report | None:
    """The same report for one of at most `most` rows; None for a longer one, of which little was read then."""
    period = find_period(uow, period_id)
    if len(period_facts(uow, period)) > most:
        return None
    return report_period(uow, period.id)[0]


def live_report(uow: "UnitOfWork", period_id: int) -> LiveReport:
    """What would be submitted now: the whole report, or what supplements or corrects the one that was sent.

    Raises InputError as `reporting.build`; code "no-differences" where there is nothing to supplement or correct.
    """
    content = gathered(uow, period_id)
    facts = facts_of(content, uow.wordings.of_period(content.period.id))
    version = last_version(uow, content.period.id)
    kind = version.kind if version and version.state in _AT_WORK else VersionKind.REPORT
    if version is None or kind is VersionKind.REPORT:
        return LiveReport(build_report(content), facts)
    return LiveReport(build_correction(_correction(uow, content, version, facts)), facts)


_AT_WORK = frozenset({PeriodState.DRAFT, PeriodState.RETURNED})


def _correction(uow: "UnitOfWork", content: ReportContent, version: Version, facts: Facts) -> Correction:
    base = uow.versions.get(version.base_id) if version.base_id else None
    before = frozen_facts(uow, base.id) if base else None
    if base is None or before is None:
        raise nothing_kept()
    correction = Correction(version.kind, content, _first(uow, base), compare_facts(before, facts), today().year)
    if not correction.told:
        raise _no_differences(version.kind, compare_facts(before, facts))
    return correction


def _first(uow: "UnitOfWork", version: Version) -> FirstReport:
    """The report that was sent as a whole: a correction of a correction names it too."""
    while version.kind is not VersionKind.REPORT and version.base_id is not None:
        version = uow.versions.get(version.base_id)
    report = frozen_report(uow, version)
    if report is None:
        raise nothing_kept()
    return FirstReport(report.letterhead, version.sent_on)


def nothing_kept() -> InputError:
    """The refusal where a report was sent without its content having been kept."""
    return InputError(
        "Bản đã gửi không lưu nội dung nên không so sánh được.",
        "Bản ấy được đánh dấu đã gửi bằng phiên bản cũ của chương trình hoặc khi chưa theo dõi dòng nào.",
        "Hãy lập lại toàn bộ báo cáo thay cho báo cáo bổ sung, đính chính.",
        "nothing-kept",
    )


def _no_differences(kind: VersionKind, differences: tuple[Difference, ...]) -> InputError:
    rest = f"Có {len(differences)} chỗ khác nhưng không phải nội dung mới thêm. " if differences else ""
    return InputError(
        f"Chưa có nội dung nào để lập {kind.label.lower()}.",
        f"{rest}Số liệu, tài liệu hiện nay không có gì phải nêu so với bản đã gửi.",
        "Hãy cập nhật số liệu trước, hoặc chọn loại báo cáo khác.",
        "no-differences",
    )


def _stem(report: Report, period: Period, version: Version | None) -> str:
    """Like "Bao-cao-PII_STC_nam-2025_ban-2": a second one never overwrites the first."""
    number = 1 if version is None else version.number + (version.state is PeriodState.RETURNED)
    return f"{file_stem(report, period)}{f'_ban-{number}' if number > 1 else ''}"
