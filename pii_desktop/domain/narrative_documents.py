"""Documents of the register in running text: in full where cited first, short from then on (Nghị định 30/2020)."""

import re
from collections.abc import Iterable

from pii_desktop.domain.evidence import Evidence, EvidenceFields
from pii_desktop.domain.narrative_parts import Cited, Citing, listed
from pii_desktop.domain.period import Period, period_end, period_start
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.domain.report_wording import full_citation, short_citation, spelt_out
from pii_desktop.text.normalise import lower_first, one_line, search_key

_ABOUT = re.compile(r"^(?:v/v|về việc|về)\s+", re.IGNORECASE)


def plans_citing(content: ReportContent) -> tuple[Cited, ...]:
    """The plans of the report."""
    province = content.profile.province
    return tuple(
        Cited(f"plan:{part.plan.id}", full_citation(part, province), short_citation(part, province))
        for part in content.plans
    )


def cited_document(item: Evidence, profile: Profile) -> Cited | None:
    """The document for running text; None for one without a number, which cannot be cited."""
    fields = item.fields
    number = one_line(fields.number)
    if not re.search(r"\d", number):
        return None
    short = f"{one_line(fields.kind) or 'Văn bản'} số {number}"
    signed = f" ngày {official_date(fields.signed_on)}" if fields.signed_on else ""
    issuer = spelt_out(one_line(fields.issuer), profile.province) if fields.issuer.strip() else ""
    by = f" của {issuer}" if issuer else ""
    about = f" về {_subject(fields)}" if fields.abstract.strip() else ""
    return Cited(f"document:{search_key(short)}", f"{short}{signed}{by}{about}", short)


def citing(
    documents: Iterable[Evidence], profile: Profile, *, before: str = "", after: str = "", most: int = 10
) -> Citing:
    """The documents joined as a sentence wants them, between `before` and `after`; of many the first `most`."""
    found = [each for each in (cited_document(item, profile) for item in documents) if each is not None]
    shown = {each.key: each for each in found}
    more = len(shown) - most

    def phrase(names: tuple[str, ...]) -> str:
        if not names:
            return ""
        joined = f"{'; '.join(names)} và {more:02d} văn bản khác" if more > 0 else _joined(names)
        return f"{before}{joined}{after}"

    return Citing(tuple(shown.values())[:most], phrase)


def own_documents(content: ReportContent) -> tuple[Evidence, ...]:
    """What the department itself issued within the period, the oldest first, each number once."""
    by_number = {
        search_key(item.fields.number): item
        for item in content.evidence
        if re.search(r"\d", item.fields.number) and _is_own(item.fields, content.profile)
        and _is_within(item.fields, content.period)
    }  # fmt: skip
    return tuple(sorted(by_number.values(), key=lambda item: (str(item.fields.signed_on), item.id)))


def _joined(names: tuple[str, ...]) -> str:
    """Citations hold commas: several are parted by semicolons."""
    return listed(names) if len(names) < 3 else "; ".join(names)


def _subject(fields: EvidenceFields) -> str:
    """The abstract as it follows "về": without the kind, which stands in front, and without "về việc"."""
    text = one_line(fields.abstract).rstrip(".;")
    kind = one_line(fields.kind)
    if kind and search_key(text).startswith(f"{search_key(kind)} "):
        text = text[len(kind) :].strip()
    text = _ABOUT.sub("", text)
    return lower_first(text) if text[1:2].islower() else text


def _is_own(fields: EvidenceFields, profile: Profile) -> bool:
    symbol = search_key(profile.symbol)
    ends = bool(symbol) and search_key(fields.number).replace("/", "-").endswith(f"-{symbol}")
    own = search_key(profile.department)
    return ends or (bool(own) and search_key(fields.issuer).startswith(own))


def _is_within(fields: EvidenceFields, period: Period) -> bool:
    return fields.signed_on is not None and period_start(period) <= fields.signed_on <= period_end(period)
