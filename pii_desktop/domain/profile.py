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

    Rows are found by `department`, the name of the catalogue; documents bear `official_name`, blank where it is that.
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
    official_name: str = ""

    @property
    def called(self) -> str:
        """The department as its documents name it, on one line."""
        return " ".join((self.official_name if self.official_name.strip() else self.department).split())
