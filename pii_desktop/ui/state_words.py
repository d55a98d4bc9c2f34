"""How the state of a report is shown, on the overview and among the periods: a word, its colour, its icon."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.widgets.dates import format_date

_ICONS = {
    PeriodState.DRAFT: Icon.PENCIL,
    PeriodState.SUBMITTED: Icon.HOURGLASS,
    PeriodState.RETURNED: Icon.UNDO,
    PeriodState.SIGNED: Icon.SIGN,
    PeriodState.SENT: Icon.SEND,
}
_TONES = {
    PeriodState.DRAFT: "text2",
    PeriodState.SUBMITTED: "accent",
    PeriodState.RETURNED: "warn",
    PeriodState.SIGNED: "accent",
    PeriodState.SENT: "good",
}


@dataclass(frozen=True, slots=True)
class StateTag:
    """A word with the colour token of its letters and the icon before it."""

    text: str
    tone: str
    icon: Icon


def state_icon(state: PeriodState) -> Icon:
    """The icon of a state."""
    return _ICONS[state]


def state_tone(state: PeriodState) -> str:
    """The colour token of a state."""
    return _TONES[state]


def state_tag(period: Period) -> StateTag:
    """Where the report of a period stands: "Nháp", "Đã trình", "Đã gửi 28/11/2025"; amber when it went late."""
    if period.sent_on is None:
        return StateTag(period.state.label, state_tone(period.state), state_icon(period.state))
    words = _tr("Đã gửi {day}").format(day=format_date(period.sent_on))
    return StateTag(words, "warn" if period.is_late else "good", Icon.SEND)


def short_state_tag(period: Period) -> StateTag:
    """The same for a narrow list: "Chỉnh lý", "Đã gửi 28/11"."""
    tag = state_tag(period)
    if period.sent_on is not None:
        words = _tr("Đã gửi {day}").format(day=f"{period.sent_on.day}/{period.sent_on.month}")
    elif period.state is PeriodState.RETURNED:
        words = _tr("Chỉnh lý")
    else:
        words = tag.text
    return StateTag(words, tag.tone, tag.icon)


def _tr(text: str) -> str:
    return QCoreApplication.translate("State", text)
