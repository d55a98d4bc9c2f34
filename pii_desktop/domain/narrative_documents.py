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
    short = f"{_kind(fields)} số {number}"
    signed = f" ngày {official_date(fields.signed_on)}" if fields.signed_on else ""
    issuer = spelt_out(one_line(fields.issuer), profile.province) if fields.issuer.strip() else ""
    by = f" của {issuer}" if issuer else ""
    about = f" {_about(fields)}" if fields.abstract.strip() else ""
    return Cited(f"document:{search_key(short)}", f"{short}{signed}{by}{about}", short)


def citing(documents: Iterable[Evidence], profile: Profile, *, most: int) -> Citing:
    """The documents joined as a sentence wants them; of many the first `most`."""
    found = [each for each in (cited_document(item, profile) for item in documents) if each]
    shown = {each.key: each for each in found}
    more = len(shown) - most

    def phrase(names: tuple[str, ...]) -> str:
        return f"{'; '.join(names)} và {more:02d} văn bản khác" if more > 0 else _joined(names)

    return Citing(tuple(shown.values())[:most], phrase)


def own_documents(content: ReportContent) -> tuple[Evidence, ...]:
    """What the department itself issued within the period, the oldest first, each number once."""
    by_number = {
        search_key(item.fields.number): item
        for item in (*content.loose, *content.evidence)
        if re.search(r"\d", item.fields.number) and _is_own(item.fields, content.profile)
        and _is_within(item.fields, content.period)
    }  # fmt: skip
    return tuple(sorted(by_number.values(), key=lambda item: (str(item.fields.signed_on), item.id)))


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
    text = one_line(fields.abstract).rstrip(".;")
    kind = _kind(fields)
    if kind and search_key(text).startswith(f"{search_key(kind)} "):
        text = text[len(kind) :].strip()
    text = _ABOUT.sub("", text)
    text = lower_first(text) if text[1:2].islower() else text
    return f"{'về việc' if text.lower().startswith(_DEEDS) else 'về'} {text}"


def _is_own(fields: EvidenceFields, profile: Profile) -> bool:
    symbol = search_key(profile.symbol)
    is_in = bool(symbol) and symbol in re.split(r"[/-]", search_key(fields.number))[1:]
    own = search_key(profile.department)
    return is_in or (bool(own) and search_key(fields.issuer).startswith(own))


def _is_within(fields: EvidenceFields, period: Period) -> bool:
    return fields.signed_on is not None and period_start(period) <= fields.signed_on <= period_end(period)
