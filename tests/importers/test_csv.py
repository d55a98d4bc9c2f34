"""Tables as text: separators, encodings and quotes are found, never asked for."""

import pytest

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.errors import ForeignFileError
from pii_desktop.importers import csv
from pii_desktop.importers.registry import read_content

HEADER = "TT;Chỉ số;Điểm 2024;Mục tiêu 2025;Nhiệm vụ;Đơn vị chủ trì;Đơn vị phối hợp"
ROW = "1.1.1;Chính sách;12,76;≥ 20;Rà soát;Sở Y tế;Sở Nội vụ"


def read(text: str, encoding: str = "utf-8", name: str = "phu-luc.csv") -> ParsedPlan:
    return read_content(text.encode(encoding), name, None)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_gives_the_header(separator: str) -> None:
    row = ROW.replace("12,76", '"12,76"').replace("Rà soát", '"Rà soát, báo cáo; trình"')
    text = "\n".join(line.replace(";", separator) for line in (HEADER, row))
    (read_row,) = read(text).rows
    assert read_row.lead == ("Sở Y tế",)
    assert str(read_row.baseline) == "12.76"


def test_a_decimal_comma_is_no_separator() -> None:
    text = "TT;Chỉ tiêu;Mục tiêu;Đơn vị chủ trì\n1;Tỷ lệ, số lượng;12,5;Sở Y tế, Sở Nội vụ\n2;Số, lượng;7,5;Sở A, Sở B"
    assert [str(row.target and row.target.value) for row in read(text).rows] == ["12.5", "7.5"]


def test_excel_may_name_the_separator_itself() -> None:
    assert len(read(f"sep=;\n{HEADER}\n{ROW}").rows) == 1


def test_a_field_in_quotes_keeps_its_lines() -> None:
    text = f'{HEADER}\r\n1.1.1;"Chính sách ""mới""";1;2;"- Rà soát.\n- Trình; ban hành.";Sở Y tế;'
    (row,) = read(text).rows
    assert row.name == 'Chính sách "mới"'
    assert row.tasks == ("- Rà soát.", "- Trình; ban hành.")


def test_a_quote_that_never_ends_does_not_swallow_the_rest() -> None:
    rows = [ROW.replace("1.1.1", f"1.{group}.{number}") for group in range(1, 10) for number in range(1, 13)]
    text = "\n".join([HEADER, ROW.replace("Rà soát", '"Rà soát'), *rows])
    assert len(read(text).rows) == 1 + len(rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert read(f"{HEADER}\n{ROW}", encoding).rows[0].coordinating == ("Sở Nội vụ",)


def test_windows_1258_is_composed() -> None:
    content = bytes.fromhex("53f5d2204b686f6120686ff2632076e02043f46e67206e6768eaf2")
    assert csv.decode(content)[0] == "Sở Khoa học và Công nghệ"


def test_text_of_old_fonts_is_converted_and_said() -> None:
    text, notes = csv.decode("Së Khoa häc vµ C«ng nghÖ, Së Tµi chÝnh; ®æi míi s¸ng t¹o".encode("latin-1"))
    assert text == "Sở Khoa học và Công nghệ, Sở Tài chính; đổi mới sáng tạo"
    assert "TCVN3" in notes[0]


def test_one_broken_byte_does_not_make_it_another_encoding() -> None:
    content = f"{HEADER}\n{ROW}\n1.1.2;Pháp lý;1;2;Báo cáo;Sở Tư pháp;".encode().replace("pháp".encode(), b"ph\xc3p")
    plan = read_content(content, "a.csv", None)
    assert plan.rows[0].lead == ("Sở Y tế",)
    assert plan.rows[1].name == "Pháp lý"
    assert "đối chiếu dòng này" in plan.rows[1].issues[-1].text
    assert "bị hỏng" in plan.issues[0].text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ForeignFileError) as refused:
        csv.decode(b"\xff\xfea")
    assert refused.value.code == "file-encoding"


def test_a_table_wider_than_any_plan_is_refused() -> None:
    with pytest.raises(ForeignFileError) as refused:
        read(";".join("x" for _ in range(500)))
    assert refused.value.code == "file-cells"


def test_a_text_with_tabs_that_is_called_xls_is_read() -> None:
    assert len(read(f"{HEADER}\n{ROW}".replace(";", "\t"), name="phu-luc.xls").rows) == 1


def test_a_header_of_two_levels_lost_its_merged_cells() -> None:
    text = (
        "TT;Chỉ số;Nhiệm vụ;Đơn vị thực hiện;;Thời gian\n;;;Chủ trì;Phối hợp;\n1.1.1;Chính sách;Rà soát;Sở A;Sở B;Quý I"
    )
    (row,) = read(text).rows
    assert (row.lead, row.coordinating, row.timing) == (("Sở A",), ("Sở B",), "Quý I")


def test_rows_without_a_lead_may_have_lost_a_merged_cell() -> None:
    plan = read(f"{HEADER}\n{ROW}\n1.1.2;Pháp lý;1;2;Báo cáo;;")
    assert [issue.text for issue in plan.issues] == [
        "1 dòng không có đơn vị chủ trì; tệp văn bản không giữ ô gộp, hãy đối chiếu với bản gốc."
    ]
