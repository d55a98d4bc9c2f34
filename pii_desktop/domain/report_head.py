"""Head and foot of a report: who issues it, to whom it goes, who signs and who receives a copy (domain.md 7)."""

from pii_desktop.domain.profile import Profile
from pii_desktop.domain.report import Letterhead, Signature
from pii_desktop.domain.report_form import parent_of, recipient_lines, signature_lines
from pii_desktop.domain.report_material import ReportContent, unit_called
from pii_desktop.domain.report_wording import abstract_of, addressees_of


def letterhead_of(content: ReportContent) -> Letterhead:
    """The head, with number and date left to the records office and the abstract that the program writes."""
    profile = content.profile
    symbol = profile.symbol.strip()
    return Letterhead(
        parent_body=profile.parent_body.strip() or parent_of(profile.called, profile.province),
        issuing_body=unit_called(content),
        symbol=f"BC-{symbol}" if symbol else "BC",
        place=profile.place.strip() or profile.province,
        year=content.signing_year,
        abstract=abstract_of(content),
        addressees=addressees_of(content),
    )


def signature_of(profile: Profile) -> Signature:
    """The lines above the signature, and the name."""
    lines = signature_lines(profile.signing_authority, profile.signer_title, profile.called)
    return Signature(lines, profile.signer_name)


def recipients_of(profile: Profile, *, has_addressee: bool) -> tuple[str, ...]:
    """The lines under "Nơi nhận:"."""
    return recipient_lines(profile.recipients, has_addressee=has_addressee, drafting_unit=profile.drafting_unit)
