"""The fields of the profile as data: what stands beside them, where their text lies in the profile."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pii_desktop.domain.profile import Officer, Profile
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


def _with(profile: Profile, name: str, value: Any) -> Profile:  # noqa: ANN401 - text or Officer, as the field wants
    return replace(profile, **{name: value})


def _of_officer(role: str, name: str) -> ProfileEntry:
    def read(profile: Profile) -> str:
        officer: Officer | None = getattr(profile, role)
        return str(getattr(officer, name)) if officer else ""

    def written(profile: Profile, text: str) -> Profile:
        officer: Officer = getattr(profile, role) or Officer("")
        changed = replace(officer, **{name: one_line(text)})
        return _with(profile, role, None if changed == Officer("") else changed)

    return ProfileEntry(f"{role}.{name}", read, written)


RECIPIENTS = ProfileEntry(
    "recipients",
    lambda profile: "\n".join(profile.recipients),
    lambda profile, text: replace(profile, recipients=lines_of(text)),
)

ENTRIES = {
    entry.key: entry
    for entry in (
        *(_plain(name) for name in ("parent_body", "symbol", "drafting_unit", "place", "addressee")),
        *(_plain(name) for name in ("signing_authority", "signer_title", "signer_name")),
        *(_of_officer(role, name) for role in ("leader", "specialist") for name in ("name", "title", "phone", "email")),
        RECIPIENTS,
    )
}
"""Every field that can be changed, by its key."""
