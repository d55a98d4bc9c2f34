"""What the words over a column mean."""

import pytest

from pii_desktop.importers.labels import Meaning, meaning_of

SAID = {
    Meaning.STT: ["TT", "STT", "Số TT", "S.T.T", "Số thứ tự"],
    Meaning.CODE: ["Mã", "Mã chỉ số", "Mã số", "Ký hiệu"],
    Meaning.NAME: ["Chỉ số", "Trụ cột/Chỉ số thành phần", "Tên chỉ số", "Chỉ tiêu", "Tiêu chí", "Tên chi số",
                   "Chỉ số phụ trách", "Danh mục chỉ số được giao", "Các chỉ tiêu phân công"],
    Meaning.UNIT: ["Đơn vị tính", "ĐVT", "Đơn vị"],
    Meaning.BASELINE: ["Điểm 2024", "Mức điểm số năm 2023", "Kết quả năm 2024", "Điểm số năm gốc", "Hiện trạng",
                       "TH năm 2024", "Thực hiện 2024"],
    Meaning.TARGET: ["Mục tiêu 2025", "Mục tiêu phấn đấu năm 2025", "Chỉ tiêu năm 2024", "Chỉ tiêu được giao",
                     "KH năm 2025", "Kế hoạch 2025", "Dự kiến 2025", "Điểm kỳ vọng năm 2025"],
    Meaning.TASKS: ["Nhiệm vụ", "Nhiệm vụ được giao", "Nội dung, giải pháp", "Nhiệm vụ, giải pháp cải thiện"],
    Meaning.LEAD: [
        "Cơ quan chủ trì", "Đơn vị chủ trì thực hiện", "Đơn vị\nchủ trì", "Cơ quan chủ trì theo dõi, đánh giá",
        "Đơn vị đầu mối", "Đơn vị thực hiện", "Trách nhiệm thực hiện", "Đơn vị chủ trì, phối hợp", "Chủ chì",
        "Chủ trì chỉ số", "Giao đơn vị", "Giao cho cơ quan", "Chỉ số: đơn vị phụ trách",
    ],
    Meaning.COORDINATING: ["Đơn vị phối hợp", "Cơ quan phối hợp thực hiện", "Đơn vị thực hiện Phối hợp", "Phối hơp",
                           "Đơn vị cùng thực hiện", "Tham gia", "Đơn vị tham gia", "Đơn vị hỗ trợ"],
    Meaning.TIMING: ["Thời gian thực hiện", "Thời hạn", "Tiến độ", "Thời gian hoàn thành", "Hoàn thành",
                     "Ngày hoàn thành", "Deadline"],
    Meaning.SOURCE: ["Nguồn số liệu", "Ghi chú\n(nguồn)", "Nguồn"],
    Meaning.REMARK: ["Ghi chú"],
}  # fmt: skip


@pytest.mark.parametrize(("meaning", "label"), [(meaning, label) for meaning in SAID for label in SAID[meaning]])
def test_words_are_understood(meaning: Meaning, label: str) -> None:
    assert meaning_of(label) is meaning
    assert meaning_of(label.upper()) is meaning


@pytest.mark.parametrize(
    "label", ["", "Số lượng", "Nguồn lực", "Họ và tên", "Total", "Mức độ hoàn thành", "1", "Sở Tài chính " * 40]
)
def test_other_words_mean_nothing(label: str) -> None:
    assert meaning_of(label) is None
