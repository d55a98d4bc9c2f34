"""The list of required evidence as a document of the department, with the matrix for a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from pii_desktop.domain.coverage import Cover, CoverageMatrix
from pii_desktop.domain.coverage_tables import (
    MATRIX_LEGEND,
    POLICY_LEGEND,
    checklist_table,
    group_table,
    matrix_table,
    policy_table,
)
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.policies import PolicyRegister
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.report import Annex, Block, Letterhead, Properties, Report, Sheet, Signature, plain
from pii_desktop.domain.report_form import official_date, parent_of, signature_lines
from pii_desktop.domain.report_pictures import MATRIX_NOTE, evidence_pictures

_KIND = "DANH MỤC"


@dataclass(frozen=True, slots=True)
class CoverageContent:
    """What is printed: the matrix, what documents are called in a cell, the register of policies, for whom, as of when.

    `period` is the words of the period ("năm 2025"), blank without any.
    """

    matrix: CoverageMatrix
    names: Mapping[EvidenceId, str]
    policies: PolicyRegister
    profile: Profile
    period: str
    year: int
    day: date


def coverage_report(content: CoverageContent) -> Report:
    """Text with the counts, the list as annex, the policies as a second one where there are any."""
    profile = content.profile
    abstract = " ".join(part for part in ("minh chứng cần có", content.period) if part)
    title = f"Danh mục {abstract}"
    symbol = profile.symbol.strip()
    head = Letterhead(
        parent_body=profile.parent_body.strip() or parent_of(profile.called, profile.province),
        issuing_body=profile.called,
        symbol=f"DM-{symbol}" if symbol else "DM",
        place=profile.place.strip() or profile.province,
        year=content.year,
        abstract=abstract[:1].upper() + abstract[1:],
        kind=_KIND,
    )
    lines = signature_lines(profile.signing_authority, profile.signer_title, profile.called)
    return Report(
        letterhead=head,
        blocks=_text(content),
        annexes=_annexes(content),
        signature=Signature(lines, profile.signer_name),
        recipients=(),
        properties=Properties(title, profile.called, subject=head.abstract),
        sheets=_sheets(content, title),
    )


def has_policies(register: PolicyRegister) -> bool:
    """True where a document stands in a group."""
    return any(group.marks for group in register.groups)


def _text(content: CoverageContent) -> tuple[Block, ...]:
    matrix = content.matrix
    done = len(matrix.rows) - len(matrix.gaps)
    counts = ", ".join(f"{cover.label.lower()} {matrix.count(cover)}" for cover in Cover)
    said = [
        plain(
            f"Tính đến ngày {official_date(content.day)}, {done}/{len(matrix.rows)} chỉ số, chỉ tiêu do đơn vị chủ trì "
            f"hoặc cùng thực hiện đã đủ minh chứng. Trong các mục minh chứng cần có: {counts}."
        ),
        plain("“Có nhưng chưa dùng được” là mục đã có tài liệu nhưng không còn hoặc chưa có hiệu lực vào ngày chốt."),
    ]
    if has_policies(content.policies):
        said.append(
            plain(
                f"Chỉ số 1.1.1: {content.policies.counted} lượt văn bản được tính trong 13 nhóm chính sách (đã ban "
                "hành và đang thực hiện)."
            )
        )
    return tuple(said)


def _annexes(content: CoverageContent) -> tuple[Annex, ...]:
    checked = checklist_table(content.matrix, content.names)
    listed = [Annex(0, "Minh chứng cần có theo từng chỉ số, chỉ tiêu", (checked,))]
    if has_policies(content.policies):
        policies = (plain(POLICY_LEGEND.strip("()")), policy_table(content.policies), group_table(content.policies))
        listed.append(Annex(0, "Văn bản chính sách của chỉ số 1.1.1", policies))
    drawn = evidence_pictures(content.matrix)
    if drawn:
        listed.append(Annex(0, "Ma trận tài liệu minh chứng", (*drawn, MATRIX_NOTE), is_landscape=False))
    first = 1 if len(listed) > 1 else 0
    return tuple(replace(annex, number=number) for number, annex in enumerate(listed, start=first))


def _sheets(content: CoverageContent, title: str) -> tuple[Sheet, ...]:
    day = f"{content.profile.called}, tính đến ngày {official_date(content.day)}"
    matrix = content.matrix
    counts = "; ".join(f"{cover.label} {matrix.count(cover)}" for cover in Cover)
    found = [
        Sheet("Ma trận", (title.upper(), day, f"({counts})", MATRIX_LEGEND), matrix_table(matrix)),
        Sheet("Danh mục", (title.upper(), day), checklist_table(matrix, content.names)),
    ]
    if has_policies(content.policies):
        name = "VĂN BẢN CHÍNH SÁCH CỦA CHỈ SỐ 1.1.1"
        found.append(Sheet("Chính sách 1.1.1", (name, day, POLICY_LEGEND), policy_table(content.policies)))
        found.append(Sheet("Nhóm chính sách", (name, day), group_table(content.policies)))
    return tuple(found)
