"""Documents of the register in running text: in full where cited first, short from then on (Nghị định 30/2020)."""

import re
from collections.abc import Iterable
from itertools import islice

from pii_desktop.domain.bodies import is_committee
from pii_desktop.domain.evidence import Evidence, EvidenceFields
from pii_desktop.domain.narrative_parts import Cited, Citing, listed
from pii_desktop.domain.period import period_end, period_start
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.domain.report_wording import citations, spelt_out, tidy
from pii_desktop.text.normalise import lower_first, one_line, search_key, unmarked

_KINDS = {
    "QD": "Quyết định", "KH": "Kế hoạch", "BC": "Báo cáo", "NQ": "Nghị quyết", "CT": "Chỉ thị", "TB": "Thông báo",
    "TTR": "Tờ trình", "CTR": "Chương trình", "DA": "Đề án", "HD": "Hướng dẫn", "QC": "Quy chế", "BB": "Biên bản",
    "CV": "Công văn",
}  # fmt: skip
"""Kinds of documents by the letters of their symbol (Nghị định 30/2020/NĐ-CP, Phụ lục III); a letter has none."""
_DEEDS = ("ban hành", "quy định", "phê duyệt", "giao", "thành lập", "phân bổ", "bổ sung", "sửa đổi", "công bố",
          "công nhận", "cấp", "cung cấp", "đề nghị", "triển khai", "thực hiện", "tăng cường", "phân công", "cử",
          "báo cáo", "hướng dẫn", "điều chỉnh")  # fmt: skip
"""What an abstract begins with that tells a deed: it is cited with "về việc"."""
_DIGIT = re.compile(r"\d")
_ABOUT = re.compile(r"^(?:v/v|về việc|về)\s+", re.IGNORECASE)


def plans_citing(content: ReportContent) -> tuple[Cited, ...]:
    """The plans of the report."""
    known = citations(content.plans, content.profile.province)
    return tuple(Cited(f"plan:{plan_id}", full, short) for plan_id, full, short in known)


def cited_document(item: Evidence, profile: Profile) -> Cited | None:
    """The document for running text; None for one without a number, which cannot be cited."""
    fields = item.fields
    number = one_line(fields.number)
    if not _DIGIT.search(number):
        return None
    short = f"{_kind(fields)} số {number}"
    signed = f" ngày {official_date(fields.signed_on)}" if fields.signed_on else ""
    issuer = spelt_out(one_line(fields.issuer), profile.province) if fields.issuer.strip() else ""
    by = f" của {issuer}" if issuer else ""
    about = f" {_about(fields)}" if fields.abstract.strip() else ""
    return Cited(f"document:{_name(item)}", f"{short}{signed}{by}{about}", short)


def citing(documents: Iterable[Evidence], profile: Profile, *, most: int) -> Citing:
    """The documents joined as a sentence wants them; of many the first `most`. Each is cited once."""
    numbered = {_name(item): item for item in documents if _DIGIT.search(item.fields.number)}
    shown = (cited_document(item, profile) for item in islice(numbered.values(), most))
    more = len(numbered) - most

    def phrase(names: tuple[str, ...]) -> str:
        return f"{'; '.join(names)} và {more:02d} văn bản khác" if more > 0 else _joined(names)

    return Citing(tuple(each for each in shown if each is not None), phrase)


def own_documents(content: ReportContent) -> tuple[Evidence, ...]:
    """What the department itself issued within the period, the oldest first, each number once."""
    first, last = period_start(content.period), period_end(content.period)
    profile = content.profile
    # Every People's Committee has the symbol of every other one.
    symbol = "" if is_committee(profile.called) else one_line(profile.symbol).upper()
    own = tuple(search_key(name) for name in (profile.department, profile.called) if name.strip())
    issuers: dict[str, bool] = {}
    found: dict[str, Evidence] = {}
    for item in (*content.loose, *content.evidence):
        fields = item.fields
        if fields.signed_on is None or not first <= fields.signed_on <= last or not _DIGIT.search(fields.number):
            continue
        if fields.issuer not in issuers:
            issuers[fields.issuer] = search_key(fields.issuer).startswith(own)
        if issuers[fields.issuer] or (symbol and symbol in re.split(r"[/-]", fields.number.upper())[1:]):
            found.setdefault(_name(item), item)
    return tuple(sorted(found.values(), key=lambda item: (str(item.fields.signed_on), item.id)))


def _name(item: Evidence) -> str:
    """What tells documents apart: numbers begin anew each year."""
    year = item.fields.signed_on.year if item.fields.signed_on else ""
    return f"{item.fields.number.strip().upper()}:{year}"


def _joined(names: tuple[str, ...]) -> str:
    """Citations hold commas: several are parted by semicolons."""
    return listed(names) if len(names) < 3 else "; ".join(names)


def _kind(fields: EvidenceFields) -> str:
    """The kind, told by the symbol where nobody wrote it: "12/2025/QĐ-UBND" is a decision, "94/STC-TH" a letter."""
    letters = (part for part in re.split(r"[/-]", unmarked(one_line(fields.number)).upper()) if not part.isdigit())
    found = next((_KINDS[part] for part in letters if part in _KINDS), "")
    is_letter = re.fullmatch(r"\d+/[A-ZĐ&]+-[A-ZĐ&]+", one_line(fields.number).upper()) is not None
    return one_line(fields.kind) or found or ("Công văn" if is_letter else "Văn bản")


def _about(fields: EvidenceFields) -> str:
    """Like "về hỗ trợ doanh nghiệp", "về việc giao dự toán": without the kind, which stands in front."""
    text = tidy(one_line(fields.abstract).rstrip(" .,;:"))
    kind = _kind(fields)
    if kind and search_key(text).startswith(f"{search_key(kind)} "):
        text = text[len(kind) :].strip()
    text = _ABOUT.sub("", text)
    text = lower_first(text) if text[1:2].islower() else text
    return f"{'về việc' if text.lower().startswith(_DEEDS) else 'về'} {text}"
