"""What a report is made of, as lists name it."""

from dataclasses import replace

from pii_desktop.domain.evidence import Evidence, EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.report_annexes import evidence_table
from pii_desktop.domain.report_material import proved_by
from pii_desktop.domain.report_tables import target_field
from tests.exporters.sample import a_row, sample_content


def proving(*rows: int) -> Evidence:
    """A document that proves these rows."""
    return Evidence(EvidenceId(1), (), EvidenceFields("12/QĐ-UBND"), tuple(map(AssignmentId, rows)))


def test_lists_of_documents_name_numbered_targets_as_the_text_does() -> None:
    rows = (
        a_row(None, "Tỷ lệ hồ sơ trực tuyến.", number=1, stt="3"),
        a_row(None, "Tỷ lệ số hóa hồ sơ.", number=2, stt="4"),
        a_row(None, "Số tổ chức KH&CN", number=3, stt="7", timing="Đến năm 2030"),
        a_row(None, "Số doanh nghiệp KH&CN", number=4, stt="7", timing="Đến năm 2045"),
        a_row("2.2.2", "Chi KH&CN", number=5),
    )
    proved = proved_by(replace(sample_content(), rows=rows))
    assert proved(proving(1, 2, 5)) == "Chỉ tiêu 3; Chỉ tiêu 4; 2.2.2"
    assert proved(proving(3, 4)) == "Chỉ tiêu 7. Số tổ chức KH&CN; Chỉ tiêu 7. Số doanh nghiệp KH&CN"


def test_columns_make_room_for_targets_in_words_and_rows_without_codes() -> None:
    words = "Thuộc nhóm các địa phương ở mức tiên tiến về phát triển khoa học, công nghệ"
    told = a_row(None, "Tiềm lực", number=1, stt="1", target_printed=words)
    coded = a_row("2.2.2", "Chi KH&CN", number=1, target_printed="≥ 20")
    assert target_field((told,)).column.weight > target_field((coded,)).column.weight
    narrow, wide = (evidence_table(replace(sample_content(), rows=(row,))).columns[-2].weight for row in (coded, told))
    assert wide > narrow
