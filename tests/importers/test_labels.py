"""What the words over a column mean."""

import pytest

from pii_desktop.importers.labels import Meaning, meaning_of

SAID = {
    Meaning.STT: ["TT", "STT", "Số TT", "S.T.T", "Số thứ tự"],
    Meaning.CODE: ["Mã", "Mã chỉ số", "Mã số", "Ký hiệu"],
    Meaning.NAME: ["Chỉ số", "Trụ cột/Chỉ số thành phần", "Tên chỉ số", "Chỉ tiêu", "Tiêu chí", "Tên chi số"],
    Meaning.UNIT: ["Đơn vị tính", "ĐVT", "Đơn vị"],
    Meaning.BASELINE: ["Điểm 2024", "Mức điểm số năm 2023", "Kết quả năm 2024", "Điểm số năm gốc", "Hiện trạng"],
    Meaning.TARGET: ["Mục tiêu 2025", "Mục tiêu phấn đấu năm 2025", "Chỉ tiêu năm 2024", "Chỉ tiêu được giao"],
    Meaning.TASKS: ["Nhiệm vụ", "Nội dung, giải pháp", "Nhiệm vụ, giải pháp cải thiện"],
    Meaning.LEAD: [
        "Cơ quan chủ trì", "Đơn vị chủ trì thực hiện", "Đơn vị\nchủ trì", "Cơ quan chủ trì theo dõi, đánh giá",
        "Đơn vị đầu mối", "Đơn vị thực hiện", "Trách nhiệm thực hiện", "Đơn vị chủ trì, phối hợp", "Chủ chì",
    ],
    Meaning.COORDINATING: ["Đơn vị phối hợp", "Cơ quan phối hợp thực hiện", "Đơn vị thực hiện Phối hợp", "Phối hơp"],
    Meaning.TIMING: ["Thời gian thực hiện", "Thời hạn", "Tiến độ", "Thời gian hoàn thành"],
    Meaning.SOURCE: ["Nguồn số liệu", "Ghi chú\n(nguồn)", "Nguồn"],
    Meaning.REMARK: ["Ghi chú"],
}  # fmt: skip


@pytest.mark.parametrize(("meaning", "label"), [(meaning, label) for meaning in SAID for label in SAID[meaning]])
def test_words_are_understood(meaning: Meaning, label: str) -> None:
    assert meaning_of(label) is meaning
    assert meaning_of(label.upper()) is meaning


@pytest.mark.parametrize("label", ["", "Số lượng", "Nguồn lực", "Họ và tên", "Total", "1", "Sở Tài chính " * 40])
def test_other_words_mean_nothing(label: str) -> None:
    assert meaning_of(label) is None
