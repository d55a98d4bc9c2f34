"""How a report names its plan, its period and its addressee."""

import re
from collections import Counter
from collections.abc import Iterable

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import PlanDocument, RowKind
from pii_desktop.domain.plan_facts import about, is_number, short_subject
from pii_desktop.domain.report_form import official_date, people_committee
from pii_desktop.domain.report_material import PlanPart, ReportContent, is_science_department
from pii_desktop.text.normalise import lower_first, one_line, search_key, without_bullet

SCIENCE_DEPARTMENT = "Sở Khoa học và Công nghệ"
INDEX_SUBJECT = "cải thiện và nâng cao Chỉ số đổi mới sáng tạo cấp địa phương (PII)"
"""What plans are about whose rows are indicators, where their own words are not known."""
_ENDS = ".;,: "
_COMMITTEE, _COUNCIL = "Ủy ban nhân dân", "Hội đồng nhân dân"
_LOOSE_MARK = re.compile(r"(?<=\S) +(?=[,;.!?](?: |$)|:$)")
_QUOTED = re.compile(r'"([^"]+)"')
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


def period_words(period: Period) -> str:
    """The period inside a sentence: "năm 2025", "6 tháng đầu năm 2025", "tháng 3 năm 2025"."""
    if period.kind is PeriodKind.MONTH:
        month = f"{period.index:02d}" if period.index <= 2 else str(period.index)
        return f"tháng {month} năm {period.year}"
    if period.kind is PeriodKind.ONCE:
        return f"năm {period.year} (báo cáo đột xuất)"
    return period.in_sentence


def result_title(period: Period) -> str:
    """Over a column of results: "Kết quả năm 2025"; a narrow column has no room to say that it was asked for."""
    return f"Kết quả {period_words(period).partition(' (')[0]}"


def short_citation(part: PlanPart, province: str) -> str:
    """Like "Kế hoạch số 279/KH-UBND"; a plan whose appendix prints no number goes by its year and issuer."""
    document = part.plan.document
    if _number(document):
        return f"Kế hoạch số {_number(document)}"
    year = f" năm {document.year}" if document.year else ""
    return f"Kế hoạch{year} của {_issuer(document, province)}"


def full_citation(part: PlanPart, province: str) -> str:
    """First citation of a plan: number, date, issuer and what it is about (Nghị định 30/2020, Phụ lục I)."""
    document, subject = part.plan.document, about(subject_of(part))
    if not _number(document):
        return f"{short_citation(part, province)}{subject}"
    signed = f" ngày {official_date(document.signed_on)}" if document.signed_on else ""
    return f"Kế hoạch số {_number(document)}{signed} của {_issuer(document, province)}{subject}"


def citations(parts: Iterable[PlanPart], province: str) -> tuple[tuple[PlanId, str, str], ...]:
    """The full and the short citation of each plan; those that would be cited alike are told apart by their titles."""
    cited = [(part, full_citation(part, province), short_citation(part, province)) for part in parts]
    counts = Counter(short for _, _, short in cited)
    return tuple(
        (part.plan.id, full, short) if counts[short] == 1 else (part.plan.id, _apart(part, full), _apart(part, short))
        for part, full, short in cited
    )


def _apart(part: PlanPart, citation: str) -> str:
    """A citation with what the plan is about, else with the title of its appendix."""
    subject = subject_in_title(part)
    if subject:
        return citation if subject in citation else f"{citation}{subject}"
    lines = (one_line(line) for line in part.plan.document.title)
    words = " ".join(line for line in lines if line[:1] != "(" and not search_key(line).startswith("phu luc"))
    if not words:
        return citation
    return f"{citation} ({words.lower() if words.isupper() else lower_first(words)})"


def subject_of(part: PlanPart) -> str:
    """What a plan is about: its own words; those of the index where its rows are indicators; else blank."""
    is_about_index = any(row.kind is RowKind.INDICATOR for row in part.rows)
    return part.subject or (INDEX_SUBJECT if is_about_index else "")


def subject_in_title(part: PlanPart) -> str:
    """What stands behind the citation of a plan in a title: " về cải thiện ...", " về việc thực hiện ..."."""
    return about(short_subject(subject_of(part)))


def plans_cited(content: ReportContent, *, in_full: bool) -> str:
    """All plans of the report, joined as a sentence wants them; two that bear one name are named once."""
    cited = citations(content.plans, content.profile.province)
    names = list(dict.fromkeys(full if in_full else short for _, full, short in cited))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}" if names else ""


def abstract_of(content: ReportContent) -> str:
    """The abstract under BÁO CÁO, as the program writes it."""
    return with_period(f"Kết quả thực hiện {abstract_subject(content)}", period_words(content.period))


def abstract_subject(content: ReportContent) -> str:
    """What was carried out: the plan with its subject, or the rows of plans that have none in common."""
    subjects = {subject_in_title(part) for part in content.plans}
    subject = subjects.pop() if len(subjects) == 1 else ""
    cited = plans_cited(content, in_full=False)
    return f"{cited}{subject}" if subject else f"các {rows_called(content.rows)} theo {cited}"


def with_period(text: str, period: str) -> str:
    """`text` and the period; a year that stands there already is not followed by the same year, nor by another bare."""
    if period in text:
        return text
    names_a_year = re.search(r"năm \d{4}", text) is not None
    return f"{text}{',' if names_a_year else ''} {period}"


def addressees_of(content: ReportContent) -> tuple[str, ...]:
    """Whom the report goes to: the period's recipient, the profile's, else the rule of domain.md 1."""
    profile = content.profile
    own = {search_key(profile.department), search_key(profile.called)}
    for written in (content.period.recipient, profile.addressee):
        names = tuple(one_line(without_bullet(name)).rstrip(_ENDS) for name in re.split(r"[;\n]", written))
        names = tuple(spelt_out(name, profile.province) for name in names if name and search_key(name) not in own)
        if names:
            return names
    return (people_committee(profile.province) if is_science_department(profile) else SCIENCE_DEPARTMENT,)


def rows_called(rows: tuple[IndicatorRow, ...]) -> str:
    """What the rows are together: chỉ số, chỉ tiêu, or both."""
    has_indicators = any(row.assignment.row.code for row in rows)
    has_targets = any(not row.assignment.row.code for row in rows)
    return "chỉ số, chỉ tiêu" if has_indicators and has_targets else "chỉ tiêu" if has_targets else "chỉ số"


def counted_as(rows: tuple[IndicatorRow, ...], of: tuple[IndicatorRow, ...]) -> str:
    """What counted rows are: a part of an indicator is none, so where the report `of` has one all are "nội dung"."""
    has_parts = any(row.assignment.row.parent for row in of)
    return "nội dung" if has_parts else rows_called(rows)


def sentence(text: str) -> str:
    """`text` on one line with a capital first letter and a mark at the end."""
    line = tidy(one_line(text))
    if not line:
        return ""
    line = line[0].upper() + line[1:]
    return line if line.endswith((".", "!", "?", ":", "…")) else f"{line.rstrip(_ENDS)}."


def tidy(line: str) -> str:
    """Without blanks before a mark or a full stop typed twice, in Vietnamese quotation marks; an ellipsis stays."""
    return _QUOTED.sub(r"“\1”", _TWO_STOPS.sub(".", _LOOSE_MARK.sub("", line)))


def _number(document: PlanDocument) -> str:
    """The number, where it is one: "/KH-UBND" of an unnumbered draft is none."""
    number = one_line(document.number or "")
    return number if is_number(number) else ""


def _issuer(document: PlanDocument, province: str) -> str:
    return spelt_out(document.issuer or "", document.province or province)


def spelt_out(name: str, province: str) -> str:
    """Like "UBND tỉnh Bắc Ninh" and "UBND tỉnh" in full, as the first mention of a body asks for."""
    folded = search_key(name)
    body = re.fullmatch(r"(ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan) (?:tinh|thanh pho|tp)", folded)
    if not name or body:
        committee = people_committee(province)
        return committee.replace(_COMMITTEE, _COUNCIL) if body and body[1][0] == "h" else committee
    if folded in {"so kh&cn", "so khcn", "so kh va cn"}:
        return SCIENCE_DEPARTMENT
    return re.sub(r"^HĐND\b", _COUNCIL, re.sub(r"^UBND\b", _COMMITTEE, name))
