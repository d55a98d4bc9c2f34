"""Who reports, and what stands in the head and foot of its letters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Officer:
    """A focal officer: leader or specialist."""

    name: str
    title: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """The user's department and its letterhead (domain.md 7). Everything but province and department may be blank.

    `drafting_unit` is who keeps a copy beside the records office: "QLNS" in "Lưu: VT, QLNS.".
    """

    province: str
    department: str
    parent_body: str = ""
    symbol: str = ""
    place: str = ""
    addressee: str = ""
    signing_authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    drafting_unit: str = ""
    leader: Officer | None = None
    specialist: Officer | None = None
