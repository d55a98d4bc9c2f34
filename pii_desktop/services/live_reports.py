"""The report of a period as the records give it now: the whole one, or what follows one that was sent."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from pii_desktop.domain.correcting_report import build_correction
from pii_desktop.domain.correction import Correction, FirstReport
from pii_desktop.domain.frozen_facts import Facts, facts_of
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.period_facts import belonging, is_followed, last_day
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import ReportContent, build_printed, build_report
from pii_desktop.domain.report_differences import Difference, compare_facts, supplemented
from pii_desktop.domain.versions import Version, VersionKind
from pii_desktop.errors import InputError
from pii_desktop.services.dates import today
from pii_desktop.services.frozen_reports import frozen_facts, frozen_report, last_version
from pii_desktop.services.report_ledgers import with_ledgers

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

Build: TypeAlias = Callable[[ReportContent], Report]
"""`build_text`, `build_printed` or `build_report`; the last one wants content with ledgers."""


@dataclass(frozen=True, slots=True)
class LiveReport:
    """A report as the records give it now, and the facts it rests on."""

    report: Report
    facts: Facts


def live_report(uow: "UnitOfWork", content: ReportContent) -> LiveReport:
    """What would be submitted now: the whole report, or what supplements or corrects the one that was sent.

    Raises InputError: code "no-differences" where there is nothing to supplement or correct.
    """
    version = following_version(uow, content.period.id)
    if version is None:
        report = build_report(with_ledgers(uow, content))
        return LiveReport(report, facts_of(content, uow.wordings.of_period(content.period.id)))
    return _following(uow, content, version)


def live_document(uow: "UnitOfWork", content: ReportContent, build: Build = build_printed) -> Report:
    """The document alone; `build` makes as much of the whole report as is asked for. Raises as `live_report`."""
    version = following_version(uow, content.period.id)
    return build(content) if version is None else _following(uow, content, version).report


def following_version(uow: "UnitOfWork", period_id: PeriodId) -> Version | None:
    """The supplement or correction that is at work in a period; None where the whole report is, or nothing."""
    version = last_version(uow, period_id)
    is_following = version is not None and version.state in _AT_WORK and version.kind is not VersionKind.REPORT
    return version if is_following else None


def told_now(uow: "UnitOfWork", content: ReportContent, version: Version) -> tuple[Difference, ...]:
    """What a supplement or correction would tell now; empty where there is nothing to tell.

    Raises InputError: code "nothing-kept" where the report it follows cannot be compared with.
    """
    return _compared(uow, content, version).correction.told


def check_tells(uow: "UnitOfWork", content: ReportContent, version: Version) -> None:
    """Raise InputError (code "no-differences", or as `told_now`) where a supplement or correction would be empty."""
    correction = _compared(uow, content, version).correction
    if not correction.told:
        raise _no_differences(correction)


def correction_of(uow: "UnitOfWork", content: ReportContent, version: Version) -> Correction:
    """What a supplement or correction is built from now, whatever became of it since. Raises as `told_now`."""
    return _compared(uow, content, version).correction


def facts_since(uow: "UnitOfWork", content: ReportContent, before: Facts) -> Facts:
    """Today's facts of a period, to be compared with what was frozen of it.

    Of a period that is over while a later one goes on, what is done for the later one is left out.
    """
    period = content.period
    facts = facts_of(content, uow.wordings.of_period(period.id))
    if today() > last_day(period) and is_followed(period, uow.periods.all()):
        return belonging(facts, before, last_day(period))
    return facts


_AT_WORK = frozenset({PeriodState.DRAFT, PeriodState.RETURNED})


@dataclass(frozen=True, slots=True)
class _Compared:
    """What follows a report that was sent, the facts of that one and those of today."""

    correction: Correction
    before: Facts
    now: Facts


def _compared(uow: "UnitOfWork", content: ReportContent, version: Version) -> _Compared:
    base = uow.versions.get(version.base_id) if version.base_id else None
    before = frozen_facts(uow, base.id) if base else None
    if base is None or before is None:
        raise nothing_kept()
    facts = facts_since(uow, content, before)
    first, *earlier = _chain(uow, base)
    differences = compare_facts(before, facts)
    correction = Correction(version.kind, content, first, differences, today().year, base.id, tuple(earlier))
    return _Compared(correction, before, facts)


def _following(uow: "UnitOfWork", content: ReportContent, version: Version) -> LiveReport:
    compared = _compared(uow, content, version)
    correction, before, facts = compared.correction, compared.before, compared.now
    if not correction.told:
        raise _no_differences(correction)
    # What a supplement leaves untold still differs from what the recipient has: a correction can tell it later.
    known = supplemented(before, facts) if version.kind is VersionKind.SUPPLEMENT else facts
    return LiveReport(build_correction(correction), known)


def _chain(uow: "UnitOfWork", version: Version) -> list[FirstReport]:
    """The report that was sent as a whole, then what was sent after it and supplements or corrects it, up to `version`.

    A correction of a correction names them all: what it corrects may have been said by any.
    """
    found = [version]
    while found[0].kind is not VersionKind.REPORT and found[0].base_id is not None:
        found.insert(0, uow.versions.get(found[0].base_id))
    return [_sent_report(uow, each) for each in found]


def _sent_report(uow: "UnitOfWork", version: Version) -> FirstReport:
    report = frozen_report(uow, version)
    if report is None:
        raise nothing_kept()
    return FirstReport(report.letterhead, version.sent_on, version.kind)


def nothing_kept() -> InputError:
    """The refusal where a report was sent without its content having been kept."""
    return InputError(
        "Bản đã gửi không lưu nội dung nên không so sánh được.",
        "Bản ấy được đánh dấu đã gửi bằng phiên bản cũ của chương trình hoặc khi chưa theo dõi dòng nào.",
        "Hãy lập lại toàn bộ báo cáo thay cho báo cáo bổ sung, đính chính.",
        "nothing-kept",
    )


def _no_differences(correction: Correction) -> InputError:
    """The refusal of one that would be empty; it offers a correction where that one would not be."""
    changed = len(replace(correction, kind=VersionKind.CORRECTION).told)
    rest = f"Có {changed} chỗ khác nhưng không phải nội dung mới thêm. " if changed else ""
    other = "Hãy lập báo cáo đính chính để nêu những chỗ ấy" if changed else "Chưa cần lập báo cáo nào"
    return InputError(
        f"Chưa có nội dung nào để lập {correction.kind.label.lower()}.",
        f"{rest}Số liệu, tài liệu hiện nay không có gì phải {'bổ sung' if changed else 'nêu'} so với bản đã gửi.",
        f"{other}; có số liệu, tài liệu mới thì cập nhật trước.",
        "no-differences",
    )
