"""The appendix of a plan as a Word file, as a province would send it, and as it would change it later."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.importers.layouts import Layout, PlanRow, document

TITLE = (
    "PHỤ LỤC",
    "Phân công nhiệm vụ nâng cao Chỉ số đổi mới sáng tạo cấp địa phương (PII) năm 2025",
    "(Kèm theo Kế hoạch số 279/KH-UBND ngày 06/5/2025 của UBND tỉnh Bắc Ninh)",
)
LAYOUT = Layout(columns=("stt", "name", "tasks", "lead", "coordinating", "timing"), title=TITLE)

ROWS = (
    PlanRow("pillar", "1", "THỂ CHẾ"),
    PlanRow("group", "1.1", "Môi trường chính sách"),
    PlanRow("indicator", "1.1.1", "Ban hành chính sách thúc đẩy KH&CN và ĐMST", "Các sở, ban, ngành",
            tasks="- Rà soát, trình ban hành chính sách còn thiếu."),
    PlanRow("indicator", "1.1.2", "Thiết chế pháp lý", "Sở Tư pháp", "Các sở, ban, ngành"),
    PlanRow("pillar", "2", "VỐN CON NGƯỜI VÀ NGHIÊN CỨU PHÁT TRIỂN"),
    PlanRow("group", "2.2", "Nghiên cứu và phát triển"),
    PlanRow("indicator", "2.2.2", "Tỉ lệ chi cho KH&CN từ ngân sách địa phương/GRDP", "Sở Tài chính",
            "Sở Khoa học và Công nghệ", timing="Hằng năm",
            tasks="- Tham mưu bố trí dự toán chi khoa học và công nghệ.\n- Theo dõi, đôn đốc giải ngân."),
    PlanRow("indicator", "2.2.3", "Chi cho nghiên cứu khoa học và phát triển công nghệ/GRDP", "Sở Tài chính",
            "Các sở, ban, ngành", tasks="- Tổng hợp chi NC&PT của các đơn vị."),
    PlanRow("indicator", "2.2.4", "Số tổ chức KH&CN/10.000 dân", "Sở Khoa học và Công nghệ", "Sở Tài chính"),
)  # fmt: skip


def write_plan(file: Path, rows: Sequence[PlanRow] = ROWS) -> Path:
    """A .docx with these rows."""
    file.write_bytes(document(rows, LAYOUT))
    return file


def changed_rows() -> tuple[PlanRow, ...]:
    """Version 2: 2.2.3 goes to another department, 2.2.2 gets a second one beside it, 3.2.2 is new."""
    by_code = {row.code: row for row in ROWS}
    second = {
        "2.2.3": replace(by_code["2.2.3"], lead="Sở Khoa học và Công nghệ", coordinating="Sở Tài chính"),
        "2.2.2": replace(by_code["2.2.2"], coordinating="Sở Khoa học và Công nghệ; Sở Nội vụ"),
    }
    added = PlanRow("indicator", "3.2.2", "Đất công nghiệp đã xây dựng hạ tầng/quy hoạch", "Sở Tài chính")
    return (*(second.get(row.code, row) for row in ROWS), added)
