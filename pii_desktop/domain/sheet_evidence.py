"""The sheet of documents: each once, with its names in the evidence pack."""

from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.pack_plan import History, PackContent, plan_pack
from pii_desktop.domain.report import Align, Cell, Column, LinkCell, Sheet
from pii_desktop.domain.report_material import ReportContent, proved_by
from pii_desktop.domain.report_tables import Field, filled
from pii_desktop.domain.sheet_lists import EVIDENCE, count_cell, day_cell

Paths = dict[EvidenceId, tuple[str, ...]]


def evidence_sheet(content: ReportContent, titles: tuple[str, ...]) -> Sheet:
    """The documents, each once, with their names in the pack; those lead to the files where it is unpacked."""
    pack, paths = packed_paths(content)
    documents, proved = tuple(enumerate(content.evidence, start=1)), proved_by(content)
    form = Column("Bản", 1.2, Align.CENTER, name="MC_Ban", choices="DM_Ban")
    fields: tuple[Field[tuple[int, Evidence]], ...] = (
        Field(Column("TT", 0.7, Align.CENTER, name="MC_TT"), lambda _, each: count_cell(each[0])),
        Field(Column("Số, ký hiệu", 1.9, name="MC_So"), lambda _, each: each[1].fields.number),
        Field(Column("Loại", 1.3), lambda _, each: each[1].fields.kind, is_optional=True),
        Field(
            Column("Ngày ban hành", 1.4, Align.CENTER, name="MC_Ngay"),
            lambda _, each: day_cell(each[1].fields.signed_on),
        ),
        Field(Column("Cơ quan ban hành", 2.0), lambda _, each: each[1].fields.issuer),
        Field(Column("Trích yếu nội dung", 4.4), lambda _, each: each[1].fields.abstract),
        Field(
            Column("Hiệu lực từ", 1.4, Align.CENTER),
            lambda _, each: day_cell(each[1].fields.in_force_from),
            is_optional=True,
        ),
        Field(
            Column("Hiệu lực đến", 1.4, Align.CENTER),
            lambda _, each: day_cell(each[1].fields.in_force_to),
            is_optional=True,
        ),
        Field(
            Column("Hết hạn chứng nhận", 1.4, Align.CENTER),
            lambda _, each: day_cell(each[1].fields.expires_on),
            is_optional=True,
        ),
        Field(form, lambda _, each: each[1].fields.form.label if each[1].fields.form else "", is_optional=True),
        Field(Column("Chỉ số, chỉ tiêu minh chứng", 2.0), lambda _, each: proved(each[1])),
        Field(Column("Tên tệp", 2.6), lambda _, each: "\n".join(file.file_name for file in each[1].files)),
        Field(
            Column("Tệp trong gói minh chứng", 5.4),
            lambda _, each: _packed(paths.get(each[1].id, ())),
            is_optional=True,
        ),
    )
    table = filled(content, documents, fields)
    note = f"(Tên tệp màu xanh mở được khi gói “{pack}” được giải nén cạnh tệp Excel này.)"
    return Sheet(EVIDENCE, (*titles, note) if pack else titles, table)


def packed_paths(content: ReportContent) -> tuple[str, Paths]:
    """The folder of the pack of these documents, and where their files lie from beside it; blank for none."""
    plan = plan_pack(PackContent(content.profile, content.period, content.rows, content.evidence, History(0, "")))
    paths = {each.document.id: tuple(f"{plan.base}/{file.path}" for file in each.files) for each in plan.documents}
    return (plan.base if paths else ""), paths


def _packed(paths: tuple[str, ...]) -> Cell:
    """All names of a document; a cell can lead to one place, which is its main file."""
    return LinkCell("\n".join(path.rpartition("/")[2] for path in paths), paths[0]) if paths else ""
