"""Fields tell what was typed when they are left, and never rewrite it before."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.errors import InputError
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.dates import format_date, parse_date
from pii_desktop.ui.widgets.line_fields import DateField, LineField, NumberField
from pii_desktop.ui.widgets.text_field import TextField

OnPage = Callable[..., QWidget]


@pytest.fixture
def on_page(qtbot: QtBot) -> OnPage:
    """Puts fields on a window that has the focus."""
    pages = []

    def show(*fields: QWidget) -> QWidget:
        page = QWidget()
        pages.append(page)
        lines = QVBoxLayout(page)
        for field in fields:
            lines.addWidget(field)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


def test_a_line_is_told_once_when_left(qtbot: QtBot, on_page: OnPage) -> None:
    field, other = LineField("Số, ký hiệu"), LineField("Khác")
    on_page(field, other)
    told: list[str] = []
    field.left.connect(told.append)
    field.line_edit.setFocus()
    qtbot.keyClicks(field.line_edit, "128/KH-UBND")
    assert told == []
    assert field.is_dirty
    qtbot.keyClick(field.line_edit, Qt.Key.Key_Return)
    other.line_edit.setFocus()
    assert told == ["128/KH-UBND"]


def test_what_is_told_is_composed(qtbot: QtBot) -> None:
    field = LineField("Cơ quan")
    qtbot.addWidget(field)
    field.line_edit.setText("")
    field.line_edit.insert("Sở Tài chính")
    with qtbot.waitSignal(field.left) as told:
        field.line_edit.textEdited.emit(field.text())
        field.commit()
    assert told.args == ["Sở Tài chính"]


def test_a_reload_does_not_overwrite_what_is_being_typed(qtbot: QtBot, on_page: OnPage) -> None:
    field = LineField("Kết quả")
    on_page(field)
    field.line_edit.setFocus()
    qtbot.keyClicks(field.line_edit, "dang go")
    field.set_text("từ cơ sở dữ liệu")
    assert field.text() == "dang go"
    field.commit()
    field.set_text("từ cơ sở dữ liệu")
    assert field.text() == "từ cơ sở dữ liệu"


def test_a_reload_of_the_same_text_leaves_the_cursor_alone(qtbot: QtBot, on_page: OnPage) -> None:
    field = NumberField("Giá trị")
    on_page(field)
    field.line_edit.setFocus()
    qtbot.keyClicks(field.line_edit, "12")
    qtbot.keyClick(field.line_edit, Qt.Key.Key_Return)
    field.set_value(Decimal(12))
    qtbot.keyClicks(field.line_edit, ",5")
    assert field.text() == "12,5"


def test_an_invalid_number_keeps_what_was_typed(qtbot: QtBot) -> None:
    field = NumberField("Giá trị")
    qtbot.addWidget(field)
    values: list[object] = []
    field.value_left.connect(values.append)
    qtbot.keyClicks(field.line_edit, "187,9,4")
    field.commit()
    assert field.text() == "187,9,4"
    assert field.has_error
    assert field.message
    assert values == []
    field.line_edit.clear()
    qtbot.keyClicks(field.line_edit, "187,94")
    field.commit()
    assert values == [Decimal("187.94")]
    assert not field.has_error


def test_a_blank_number_is_none_not_zero(qtbot: QtBot) -> None:
    field = NumberField("Giá trị")
    qtbot.addWidget(field)
    field.set_value(Decimal("12.50"))
    assert field.text() == "12,50"
    field.line_edit.selectAll()
    with qtbot.waitSignal(field.value_left) as told:
        qtbot.keyClick(field.line_edit, Qt.Key.Key_Delete)
        field.commit()
    assert told.args == [None]


def test_large_numbers_stand_without_points_so_that_they_can_be_read_back(qtbot: QtBot) -> None:
    field = NumberField("GRDP")
    qtbot.addWidget(field)
    field.set_value(Decimal(245300))
    assert field.value() == Decimal(245300)


def test_a_day_is_read_as_a_clerk_types_it(qtbot: QtBot) -> None:
    field = DateField("Ngày ký")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line_edit, "6/5/2025")
    with qtbot.waitSignal(field.value_left) as told:
        field.commit()
    assert told.args == [date(2025, 5, 6)]
    assert field.text() == "6/5/2025"
    field.set_value(date(2025, 5, 6))
    assert field.text() == "06/05/2025"


@pytest.mark.parametrize("typed", ["31/02/2025", "2025-05-06", "6/5", "hôm nay", "06/05/0025"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="không phải là một ngày"):
        parse_date(typed)


@pytest.mark.parametrize("typed", ["06/05/2025", "6-5-2025", "6.5.2025", "06052025", " 06/05/2025 "])
def test_ways_to_write_a_day(typed: str) -> None:
    assert format_date(parse_date(typed)) == "06/05/2025"


def test_a_text_field_grows_with_its_lines(qtbot: QtBot, on_page: OnPage) -> None:
    field = TextField("Kết quả đạt được", least=2, most=4)
    page = on_page(field)
    page.resize(400, 300)
    low = field.text_edit.height()
    field.set_text("một\nhai\nba")
    higher = field.text_edit.height()
    field.set_text("\n".join("mười dòng" for _ in range(10)))
    assert low < higher < field.text_edit.height()


def test_tab_leaves_a_text_field(qtbot: QtBot, on_page: OnPage) -> None:
    field, other = TextField("Kết quả"), LineField("Khác")
    on_page(field, other)
    field.text_edit.setFocus()
    qtbot.keyClicks(field.text_edit, "Da xong")
    with qtbot.waitSignal(field.left) as told:
        qtbot.keyClick(field.text_edit, Qt.Key.Key_Tab)
    assert told.args == ["Da xong"]


def test_a_choice_gives_its_value(qtbot: QtBot) -> None:
    field = ChoiceField("Loại", [("Kế hoạch", "plan"), ("Báo cáo", "report")])
    qtbot.addWidget(field)
    field.set_value("report")
    assert (field.text(), field.value()) == ("Báo cáo", "report")
    with qtbot.waitSignal(field.chosen) as told:
        qtbot.keyClick(field.box, Qt.Key.Key_Up)
    assert told.args == ["plan"]
    field.set_choices([("Báo cáo", "report")])
    assert field.value() is None


def test_the_saved_mark_names_the_time_and_goes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_desktop.ui.widgets.field.SAVED_MARK_MS", 1)
    field = LineField("Vừa lưu")
    qtbot.addWidget(field)
    field.mark_saved(datetime(2025, 11, 18, 10, 32).astimezone())
    assert field.mark_text == "Đã lưu 10:32"
    qtbot.waitUntil(lambda: not field.mark_text)


def test_label_and_message_reach_a_screen_reader(qtbot: QtBot) -> None:
    field = LineField("Cơ quan ban hành")
    qtbot.addWidget(field)
    field.set_error("Cần tên cơ quan.")
    editor = field.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.accessibleName() == "Cơ quan ban hành"
    assert editor.accessibleDescription() == "Cần tên cơ quan."


def test_long_names_do_not_make_a_choice_wider_than_its_panel(qtbot: QtBot) -> None:
    long = "Triển khai đồng bộ các giải pháp tháo gỡ khó khăn, vướng mắc trong giải ngân vốn đầu tư công " * 3
    field = ChoiceField("Tài liệu", [(long, "one")])
    qtbot.addWidget(field)
    field.set_value("one")

    assert field.minimumSizeHint().width() <= 120
    assert field.sizeHint().width() <= 360


def pasted(text: str) -> QMimeData:
    given = QMimeData()
    given.setText(text)
    return given


def test_what_word_puts_around_a_list_does_not_come_along(qtbot: QtBot) -> None:
    field = TextField("Kết quả đạt được")
    qtbot.addWidget(field)
    field.text_edit.insertFromMimeData(
        pasted("•\tĐã bố trí 245,3 triệu đồng\v(tăng 12%);\r\n\tTổ\u00a0chức hội thảo\r\n")
    )
    assert field.text() == "• Đã bố trí 245,3 triệu đồng\n(tăng 12%);\nTổ chức hội thảo"
    assert field.is_dirty


def test_words_pasted_into_a_sentence_keep_their_blanks(qtbot: QtBot) -> None:
    field = TextField("Kết quả đạt được")
    qtbot.addWidget(field)
    for text in ("Đã có", " 12 ", "văn bản"):
        field.text_edit.insertFromMimeData(pasted(text))
    assert field.text() == "Đã có 12 văn bản"


def test_a_file_dropped_on_words_does_not_leave_its_address_there(qtbot: QtBot) -> None:
    field = TextField("Kết quả đạt được")
    qtbot.addWidget(field)
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile("/van-ban/QĐ 12.pdf")])
    assert not field.text_edit.canInsertFromMimeData(file)
    assert field.text_edit.canInsertFromMimeData(pasted("Đã có"))
