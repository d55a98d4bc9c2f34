"""What can be done from the search box besides going to a page."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from pii_desktop.text.normalise import search_key
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.finder_places import Place
from pii_desktop.ui.icons import Icon


def command_places(desk: Desk, show_guide: Callable[[], None]) -> tuple[Place, ...]:
    """The commands; `kind` is their head."""
    leading = (
        (_tr("Nhập kế hoạch, phân công"), Icon.UPLOAD, Destination(PageKey.ASSIGNMENTS, filter="import")),
        (_tr("Sắp xếp lại đơn vị"), Icon.SITEMAP, Destination(PageKey.ASSIGNMENTS, filter="reorganise")),
        (_tr("Lập báo cáo, kiểm tra trước khi gửi"), Icon.PRINTER, Destination(PageKey.PERIODS)),
        (_tr("Trình, ký, gửi báo cáo, các phiên bản"), Icon.SEND, Destination(PageKey.PERIODS)),
        (_tr("Kiểm tra trước khi ký"), Icon.SIGN, Destination(PageKey.REPORT, tab="checks")),
        (_tr("Câu chỉ sửa ngày tháng so với báo cáo trước"), Icon.COMPARE, Destination(PageKey.REPORT, tab="same")),
        (_tr("Câu chữ mẫu của báo cáo"), Icon.COPY, Destination(PageKey.REPORT, tab="templates")),
        (_tr("Xuất báo cáo nhiều định dạng"), Icon.DOWNLOAD, Destination(PageKey.PERIODS, filter="export")),
        (_tr("Thêm kỳ báo cáo"), Icon.PLUS, Destination(PageKey.PERIODS, filter="add")),
        (_tr("Mở năm mới"), Icon.CALENDAR_DUE, Destination(PageKey.PERIODS, filter="new-year")),
        (_tr("Xuất lịch nhắc hạn (.ics)"), Icon.CALENDAR_DUE, Destination(PageKey.PERIODS)),
        (_tr("Chỉ số thiếu minh chứng"), Icon.PAPERCLIP, Destination(PageKey.INDICATORS, filter="no_evidence")),
        (_tr("Ghi chú cần theo dõi"), Icon.FLAG, Destination(PageKey.NOTES, filter="open")),
        (_tr("Thùng rác"), Icon.TRASH, Destination(PageKey.HISTORY, tab="trash")),
        (_tr("Sao lưu ngay, chuyển sổ, mở sổ dữ liệu khác"), Icon.COPY, Destination(PageKey.PREFERENCES)),
    )
    found = [_place(word, picture, where) for word, picture, where in leading]
    doing: tuple[tuple[str, Icon, Callable[[], None]], ...] = (
        (_tr("Hoàn tác thao tác cuối (Ctrl+Z)"), Icon.UNDO, _Stepping(desk, is_redo=False).run),
        (_tr("Làm lại (Ctrl+Y)"), Icon.REFRESH, _Stepping(desk, is_redo=True).run),
        (_tr("Hướng dẫn sử dụng (F1)"), Icon.HELP, show_guide),
    )
    nowhere = Destination(PageKey.OVERVIEW)
    return (*found, *(_place(word, picture, nowhere, run) for word, picture, run in doing))


class _Stepping:
    """Takes the last action back, or does it again; nothing where there is none."""

    def __init__(self, desk: Desk, *, is_redo: bool) -> None:
        self._desk = desk
        self._is_redo = is_redo

    def run(self) -> None:
        steps = self._desk.steps
        if self._is_redo and steps.redo is not None:
            self._desk.redo()
        elif not self._is_redo and steps.undo is not None:
            self._desk.undo()


def _place(word: str, picture: Icon, where: Destination, run: Callable[[], None] | None = None) -> Place:
    return Place(word, picture, where, search_key(word), _tr("Lệnh"), run=run)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FinderCommands", text)
