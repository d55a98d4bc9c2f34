"""How the versions of a report, and where it stands, are said."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.ids import VersionId
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.versions import Version, VersionKind
from pii_desktop.services.rounds import Round, Rounds
from pii_desktop.text.normalise import lower_first
from pii_desktop.ui.periods.versions_panel import LIVE, VersionLine
from pii_desktop.ui.state_words import state_icon, state_tone
from pii_desktop.ui.widgets.dates import format_date

_LONGEST_REASON = 80
_AT_WORK = (PeriodState.DRAFT, PeriodState.RETURNED)


def state_of(told: Rounds) -> PeriodState:
    """The state of the round under way: of the version at hand, else of the period."""
    return told.latest.state if told.latest is not None else told.period.state


def version_name(version: Version) -> str:
    """Like "Bản 2", "Bản 3, đính chính"."""
    words = {
        VersionKind.REPORT: _tr("Bản {number}"),
        VersionKind.SUPPLEMENT: _tr("Bản {number}, bổ sung"),
        VersionKind.CORRECTION: _tr("Bản {number}, đính chính"),
    }
    return words[version.kind].format(number=version.number)


def version_lines(told: Rounds, today: date) -> tuple[VersionLine, ...]:
    """The latest first; above them the records as they are now, where they are a draft or say something else."""
    lines = []
    before: Version | None = None
    for each in told.rounds:
        if each.version.is_frozen or each.version.state not in _AT_WORK:
            lines.append(_line(each, before, today))
        before = each.version if each.version.is_frozen else before
    live = _live_line(told)
    return (*((live,) if live is not None else ()), *reversed(lines))


def versions_note(told: Rounds) -> str:
    """How many versions were kept: "2 bản"."""
    kept = sum(each.version.is_frozen for each in told.rounds)
    return _tr("{count} bản đã trình").format(count=kept) if kept else ""


def shown_at_first(told: Rounds) -> VersionId:
    """The version that the preview shows unasked: what was frozen and stands, else the draft."""
    latest = told.latest
    return LIVE if latest is None or latest.state in _AT_WORK else latest.id


def foot_note(told: Rounds, errors: int, form_errors: int | None) -> str:
    """Where the report stands, and what keeps it from its next step.

    `form_errors` are those of the check before signature, None where it did not run.
    """
    latest, changed = told.latest, len(told.changed_since)
    match state_of(told):
        case PeriodState.DRAFT if errors:
            return _tr("Sửa xong {count} lỗi mới trình được").format(count=errors)
        case PeriodState.DRAFT:
            return _form_words(form_errors) or _free_words(latest.kind if latest else VersionKind.REPORT)
        case PeriodState.RETURNED:
            if errors:
                return _tr("Sửa xong {count} lỗi mới trình lại được").format(count=errors)
            reason = _tr("Chỉnh lý: {reason}").format(reason=_cut(latest.reason if latest else ""))
            return f"{reason} · {lower_first(_form_words(form_errors))}" if form_errors else reason
        case PeriodState.SUBMITTED:
            words = _tr("Đã đổi {count} chỗ từ khi trình").format(count=changed) if changed else _tr("Chờ lãnh đạo")
            return _tr("{words}, còn {count} lỗi").format(words=words, count=form_errors) if form_errors else words
        case PeriodState.SIGNED:
            return _signed_words(latest)
        case PeriodState.SENT:
            words = _tr("Đã đổi {count} chỗ từ khi gửi") if changed else _tr("Không có gì đổi từ khi gửi")
            return words.format(count=changed)


def _form_words(form_errors: int | None) -> str:
    """What the check before signature leaves; blank where it found no error."""
    if form_errors is None:
        return _tr("Chưa kiểm tra trước khi ký")
    return _tr("Còn {count} lỗi trước khi ký").format(count=form_errors) if form_errors else ""


def _free_words(kind: VersionKind) -> str:
    """Of what follows a sent report only what it tells was looked at: other rows may have errors still."""
    return {
        VersionKind.REPORT: _tr("Không còn lỗi, trình được"),
        VersionKind.SUPPLEMENT: _tr("Nội dung bổ sung không còn lỗi, trình được"),
        VersionKind.CORRECTION: _tr("Nội dung đính chính không còn lỗi, trình được"),
    }[kind]


def _signed_words(latest: Version | None) -> str:
    """A signed version has a reason where it was marked as sent and that was taken back."""
    number, reason = (latest.document_number, _cut(latest.reason)) if latest else ("", "")
    words = _tr("Số {number}, chưa gửi (mở khoá: {reason})") if reason else _tr("Số {number}, chưa gửi")
    return words.format(number=number, reason=reason)


def _live_line(told: Rounds) -> VersionLine | None:
    """The records as they are now; None where they say what the version at hand says."""
    latest, changed, since = told.latest, len(told.changed_since), told.since
    link = _tr("{count} chỗ khác bản {number}").format(count=changed, number=since.number) if since and changed else ""
    if latest is not None and latest.state in _AT_WORK:
        number = latest.number + (latest.state is PeriodState.RETURNED)
        name = _tr("Bản nháp {number}").format(number=number)
        return VersionLine(LIVE, name, _draft_story(latest), link)
    if latest is None:
        is_kept = not told.period.is_sent
        story = _tr("chưa trình lần nào") if is_kept else _tr("bản đã gửi không lưu nội dung")
        return VersionLine(LIVE, _tr("Bản nháp 1") if is_kept else _tr("Hiện tại"), story)
    return VersionLine(LIVE, _tr("Hiện tại"), _tr("chưa nằm trong bản nào"), link) if link else None


def _draft_story(version: Version) -> str:
    """What the next version will be."""
    return {
        VersionKind.REPORT: _tr("đang sửa"),
        VersionKind.SUPPLEMENT: _tr("báo cáo bổ sung"),
        VersionKind.CORRECTION: _tr("báo cáo đính chính"),
    }[version.kind]


def _line(told: Round, before: Version | None, today: date) -> VersionLine:
    version = told.version
    link = ""
    if told.differences and before is not None:
        link = _tr("{count} chỗ khác bản {number}").format(count=told.differences, number=before.number)
    name, story = _tr("Bản {number}").format(number=version.number), _story(version, today)
    if version.kind is not VersionKind.REPORT:
        story = f"{lower_first(version.kind.label).removeprefix('báo cáo ')} · {story}"
    whole = "\n".join(part for part in (version_name(version), story, _frozen(version, today)) if part)
    return VersionLine(
        version.id, name, story, link, icon=state_icon(version.state), tone=state_tone(version.state), whole=whole
    )


def _story(version: Version, today: date) -> str:
    number = version.document_number
    match version.state:
        case PeriodState.RETURNED:
            return _tr("chỉnh lý: {reason}").format(reason=version.reason)
        case PeriodState.SIGNED:
            return _tr("ký {day}, số {number}").format(day=_day(version.signed_on), number=number)
        case PeriodState.SENT:
            words = _tr("gửi {day}, số {number}") if number else _tr("gửi {day}")
            return words.format(day=_day(version.sent_on), number=number)
        case PeriodState.DRAFT | PeriodState.SUBMITTED:
            return _frozen(version, today)


def _frozen(version: Version, today: date) -> str:
    """Like "hôm nay 10:32, Chuyên viên A"."""
    if version.frozen_at is None:
        return _tr("không lưu nội dung")
    when = _when(version.frozen_at.astimezone(), today)
    return f"{when}, {version.frozen_by}" if version.frozen_by else when


def _when(at: datetime, today: date) -> str:
    day = _tr("hôm nay") if at.date() == today else f"{at.day:02d}/{at.month:02d}"
    return f"{day} {at:%H:%M}"


def _day(day: date | None) -> str:
    return format_date(day) if day is not None else ""


def _cut(reason: str) -> str:
    return reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON].rstrip()}…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rounds", text)
