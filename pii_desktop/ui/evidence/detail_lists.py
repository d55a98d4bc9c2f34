"""What hangs on a document: the indicators it proves and its files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.domain.evidence import EvidenceFile
from pii_desktop.domain.evidence_register import EvidenceDetail, ProvenRow
from pii_desktop.domain.validity import verdict_words
from pii_desktop.ui.evidence_words import size_text, standing_look, tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import tip
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label, SectionTitle

_CODE_WIDTH = 64


class DetailList(QWidget):
    """A title with a button at its right, lines under it. Emits `add_wanted`."""

    add_wanted = Signal()

    def __init__(self, title: str, add: str, parent: QWidget | None = None) -> None:
        """`add` is the word of the button."""
        super().__init__(parent)
        self._word = title
        self.title = SectionTitle(title)
        self.add_button = Button(add, kind=Kind.QUIET, icon_name=Icon.PLUS, small=True)
        self.note = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self._lines: list[QWidget] = []
        self._list: QVBoxLayout = column(gap=4)
        head = row()
        head.addWidget(self.title, 1)
        head.addWidget(self.add_button)
        stack = column(self, gap=4)
        stack.addLayout(head)
        stack.addLayout(self._list)
        stack.addWidget(self.note)
        self.add_button.clicked.connect(self.add_wanted)

    def _put(self, lines: list[QWidget], note: str) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = lines
        for line in lines:
            self._list.addWidget(line)
        self.title.setText(f"{self._word} · {len(lines)}" if lines else self._word)
        self.note.setText(note)
        self.note.setVisible(bool(note))


class ProvenList(DetailList):
    """Signals besides: `open_wanted` and `unlink_wanted` carry an AssignmentId."""

    open_wanted = Signal(object)
    unlink_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(tr("Minh chứng cho"), tr("Gắn chỉ số"), parent)
        self.rows: dict[int, _ProvenLine] = {}

    def show_detail(self, detail: EvidenceDetail) -> None:
        """The assignments with their cut-off days and verdicts."""
        self.rows = {each.assignment_id: _ProvenLine(each) for each in detail.proves}
        for line in self.rows.values():
            line.open_wanted.connect(self.open_wanted)
            line.unlink_wanted.connect(self.unlink_wanted)
        blank = tr("Chưa gắn với chỉ số, chỉ tiêu nào.")
        self._put(list(self.rows.values()), "" if detail.proves else blank)


class _ProvenLine(QWidget):
    open_wanted = Signal(object)
    unlink_wanted = Signal(object)

    def __init__(self, proven: ProvenRow) -> None:
        super().__init__()
        self._id = proven.assignment_id
        icon_name, tone = standing_look(proven.standing)
        code = Button(proven.code or tr("Mở"), small=True, kind=Kind.QUIET)
        code.setMinimumWidth(_CODE_WIDTH)
        code.setToolTip(tip(tr("Mở {name}").format(name=f"{proven.code} {proven.name}".strip())))
        name = ElidedLabel(proven.name, role=Type.SMALL)
        said = verdict_words(proven.standing, proven.cut.day)
        verdict = ElidedLabel(said, role=Type.SMALL, tone=tone if tone != "good" else "text3")
        verdict.setToolTip(tip(proven.cut.reason))
        words = column(gap=0)
        words.addWidget(name)
        words.addWidget(verdict)
        self.unlink_button = IconButton(Icon.CLOSE, tr("Gỡ khỏi {code}").format(code=proven.code), kind=Kind.QUIET,
                                        small=True)  # fmt: skip
        line = row(self, gap=8)
        line.addWidget(IconLabel(icon_name, tone=tone, name=proven.standing.label))
        line.addWidget(code)
        line.addLayout(words, 1)
        line.addWidget(self.unlink_button)
        code.clicked.connect(self._on_open)
        self.unlink_button.clicked.connect(self._on_unlink)

    def _on_open(self) -> None:
        self.open_wanted.emit(self._id)

    def _on_unlink(self) -> None:
        self.unlink_wanted.emit(self._id)


class FileList(DetailList):
    """Emits besides `wanted` with what is to be done ("open", "save", "main", "remove", "give_back") and a hash."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(tr("Tệp"), tr("Thêm tệp"), parent)
        self.rows: dict[str, FileLine] = {}

    def show_detail(self, detail: EvidenceDetail) -> None:
        """The files, the main one first."""
        files = detail.document.files
        self.rows = {
            file.sha256: FileLine(file, place, is_only=len(files) == 1, is_missing=file.sha256 in detail.missing)
            for place, file in enumerate(files)
        }
        for line in self.rows.values():
            line.wanted.connect(self.wanted)
        self._put(list(self.rows.values()), "")


class FileLine(QWidget):
    """One file with what can be done with it. Emits `wanted` with what is to be done and the hash."""

    wanted = Signal(str, str)

    def __init__(self, file: EvidenceFile, place: int, *, is_only: bool, is_missing: bool) -> None:
        """`place` 0 is the main file."""
        super().__init__()
        self._sha256 = file.sha256
        tone = "bad" if is_missing else "text3"
        words = column(gap=0)
        words.addWidget(ElidedLabel(file.file_name))
        words.addWidget(ElidedLabel(_note(file, place, is_only, is_missing), role=Type.SMALL, tone=tone))
        line = row(self, gap=2)
        line.addWidget(IconLabel(Icon.ALERT_CIRCLE if is_missing else Icon.PAPERCLIP, tone=tone))
        line.addSpacing(6)
        line.addLayout(words, 1)
        self.buttons: dict[str, IconButton] = {}
        for what, icon_name, word in _actions(place, is_only, is_missing):
            button = IconButton(icon_name, word, kind=Kind.QUIET, small=True)
            button.setObjectName(what)
            button.clicked.connect(self._on_clicked)
            self.buttons[what] = button
            line.addWidget(button)

    def _on_clicked(self) -> None:
        self.wanted.emit(self.sender().objectName(), self._sha256)


def _actions(place: int, is_only: bool, is_missing: bool) -> list[tuple[str, Icon, str]]:
    found = [("main", Icon.CHECK, tr("Chọn làm tệp chính"))] if place else []
    if is_missing:
        found.append(("give_back", Icon.UPLOAD, tr("Chọn lại tệp này")))
    else:
        found += [("open", Icon.EXTERNAL_LINK, tr("Mở bản sao để xem")), ("save", Icon.DOWNLOAD, tr("Lưu thành…"))]
    if not is_only:
        found.append(("remove", Icon.TRASH, tr("Gỡ tệp")))
    return found


def _note(file: EvidenceFile, place: int, is_only: bool, is_missing: bool) -> str:
    if is_missing:
        return tr("không còn trong sổ dữ liệu")
    said = size_text(file.size)
    return said if place or is_only else tr("{size} · tệp chính").format(size=said)
