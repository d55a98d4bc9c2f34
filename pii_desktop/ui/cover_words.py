"""Icons and tones of required evidence; the word beside them says the same."""

from pii_desktop.domain.coverage import Cover
from pii_desktop.ui.icons import Icon

_LOOKS = {
    Cover.COVERED: (Icon.CIRCLE_CHECK, "good"),
    Cover.WEAK: (Icon.HOURGLASS, "warn"),
    Cover.MISSING: (Icon.CLOSE, "bad"),
    Cover.NOT_NEEDED: (Icon.CIRCLE_DASHED, "text3"),
}


def cover_look(cover: Cover) -> tuple[Icon, str]:
    """Icon and tone of how a requirement stands."""
    return _LOOKS[cover]
