"""The fields of the profile as data: what stands beside them, where their text lies in the profile."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pii_desktop.domain.profile import Profile
from pii_desktop.text.normalise import lines_of, one_line


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """One field: `read` gives its text from a profile, `written` a profile with another text."""

    key: str
    read: Callable[[Profile], str]
    written: Callable[[Profile, str], Profile]


def _plain(name: str) -> ProfileEntry:
    return ProfileEntry(
        name,
        lambda profile: str(getattr(profile, name)),
        lambda profile, text: _with(profile, name, one_line(text)),
    )


def _with(profile: Profile, name: str, value: Any) -> Profile:  # noqa: ANN401 - what the field named takes
    return replace(profile, **{name: value})


RECIPIENTS = ProfileEntry(
    "recipients",
    lambda profile: "\n".join(profile.recipients),
    lambda profile, text: replace(profile, recipients=lines_of(text)),
)

OFFICIAL_NAME = ProfileEntry(
    "official_name",
    lambda profile: profile.called,
    lambda profile, text: replace(
        profile, official_name="" if one_line(text) == profile.department else one_line(text)
    ),
)
"""Left blank it is the name of the catalogue again."""

ENTRIES = {
    entry.key: entry
    for entry in (
        *(_plain(name) for name in ("parent_body", "symbol", "drafting_unit", "place", "addressee")),
        *(_plain(name) for name in ("signing_authority", "signer_title", "signer_name")),
        RECIPIENTS,
        OFFICIAL_NAME,
    )
}
"""Every field that can be changed, by its key."""
