"""Which chapter of the user's guide belongs to the page that is shown when F1 is pressed."""

from pii_desktop.ui.desk import PageKey

FIRST_START = "Bắt đầu lần đầu"

_CHAPTERS = {
    PageKey.OVERVIEW: "Tổng quan",
    PageKey.INDICATORS: "Ghi kết quả",
    PageKey.WORK: "Nhiệm vụ",
    PageKey.EVIDENCE: "Sổ minh chứng",
    PageKey.PERIODS: "Lập báo cáo",
    PageKey.DENOMINATORS: "Số liệu nền",
    PageKey.ASSIGNMENTS: "Nhập phân công từ tệp",
    PageKey.PREFERENCES: "Các trang",
    PageKey.HISTORY: "Lịch sử, hoàn tác, thùng rác",
    PageKey.COORDINATION: "Phối hợp và cán bộ đầu mối",
    PageKey.NOTES: "Ghi chú",
    PageKey.REPORT: "Lời văn của báo cáo, câu chữ mẫu",
}


def chapter_of(page: PageKey | None) -> str:
    """The heading of the chapter, without its number; None stands for a window without a workspace."""
    return FIRST_START if page is None else _CHAPTERS[page]
