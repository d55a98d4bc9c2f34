"""The dialog that opens a new year: where the assignment comes from, and what goes on from last year."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.new_year import Carried
from pii_desktop.domain.period import Period
from pii_desktop.errors import InputError
from pii_desktop.services.new_year import YearOffer, YearWish
from pii_desktop.services.periods import NewPeriod
from pii_desktop.ui.look import words as literal
from pii_desktop.ui.periods.evidence_choice import EvidenceChoice
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.frames import Ground, Scroll, column
from pii_desktop.ui.widgets.labels import Label, SectionTitle
from pii_desktop.ui.widgets.progress_line import ProgressLine

_SIZE = (760, 656)
_COPY, _IMPORT = "copy", "import"


@dataclass(frozen=True, slots=True)
class ImportWish:
    """The clerk has the new plan as a file: the import takes it and links it to last year's."""

    plan_id: PlanId


class NewYearDialog(FormDialog):
    """Gives out a YearWish or an ImportWish. Emits `plan_chosen` with a PlanId whose offer is wanted."""

    plan_chosen = Signal(object)

    def __init__(self, plans: Sequence[tuple[str, PlanId]], parent: QWidget | None = None) -> None:
        """Shows an offer once it is read; `plans` are those of the workspace."""
        super().__init__(self.tr("Mở năm mới"), self.tr("Mở năm mới"), parent)
        self.resize(*_SIZE)
        self._offer: YearOffer | None = None
        self.plan = ChoiceField(self.tr("Tiếp tục từ kế hoạch"), plans)
        self.sources = QButtonGroup(self)
        self._sources = column(gap=4)
        self.boxes: dict[str, QCheckBox] = {}
        self._boxes = column(gap=4)
        self.periods: list[tuple[QCheckBox, NewPeriod]] = []
        self._periods = column(gap=4)
        self.evidence = EvidenceChoice()
        self._note = Label("", tone="text2", wrap=True)
        self._progress = ProgressLine()
        self._lay_out()
        self.plan.chosen.connect(self.plan_chosen)
        self.sources.buttonClicked.connect(self._on_source)
        self.accept_button.setEnabled(False)

    def show_offer(self, offer: YearOffer) -> None:
        """What can be taken from a plan; everything usual is chosen, no document is."""
        self._offer = offer
        self.plan.set_value(offer.plan.id)
        self._show_sources(offer)
        self._show_boxes(offer)
        self._show_periods(offer)
        self.evidence.show_proofs(offer.evidence, offer.year, offer.more_evidence)
        self.accept_button.setText(self.tr("Mở năm {year}").format(year=offer.year))
        words = self.tr("Số liệu, kết quả và báo cáo năm {year} giữ nguyên. Chương trình sao lưu trước khi mở năm.")
        self._note.setText(words.format(year=offer.year - 1))
        self.banner.setVisible(offer.successor is not None)
        if offer.successor is not None:
            said = self.tr("“{plan}” đã tiếp tục kế hoạch này; hãy chọn kế hoạch khác.")
            self.banner.show_text(said.format(plan=offer.successor.label))
        self.accept_button.setEnabled(offer.successor is None)

    def set_busy(self, *, is_busy: bool) -> None:
        """While the year is being made: it says so, and cannot be asked for twice."""
        self.accept_button.setEnabled(not is_busy)
        if is_busy:
            self._progress.watch(self.tr("Đang sao lưu và mở năm mới…"))
        else:
            self._progress.finish()

    def choose_source(self, key: str) -> None:
        """Choose as a click does: "copy", "import" or the key of a bundled plan."""
        for button in self.sources.buttons():
            if button.property("source") == key:
                button.click()

    def _lay_out(self) -> None:
        content = Ground("surface")
        stack = column(content, gap=8, margins=(0, 0, 12, 0))
        stack.addWidget(self.plan)
        for title, part in (
            (self.tr("Phân công lấy từ"), self._sources),
            (self.tr("Mang theo"), self._boxes),
            (self.tr("Kỳ báo cáo"), self._periods),
        ):
            stack.addWidget(SectionTitle(title))
            stack.addLayout(part)
        stack.addWidget(self.evidence)
        stack.addStretch(1)
        scroll = Scroll(content)
        self.fields.addWidget(scroll, 1)
        self.fields.addWidget(self._note)
        self.fields.addWidget(self._progress)

    def _show_sources(self, offer: YearOffer) -> None:
        for button in self.sources.buttons():
            self.sources.removeButton(button)
        _empty(self._sources)
        copy = self.tr("Sao chép phân công năm {last} sang năm {year} ({rows} dòng, đang theo dõi {followed})")
        choices = [(_COPY, copy.format(last=offer.year - 1, year=offer.year, rows=offer.rows, followed=offer.followed))]
        for each in offer.bundled:
            words = self.tr("Lấy kế hoạch có sẵn: {plan} ({rows} dòng)")
            choices.append((each.key, words.format(plan=each.label, rows=each.count)))
        choices.append((_IMPORT, self.tr("Nhập tệp kế hoạch năm {year}…").format(year=offer.year)))
        for key, words in choices:
            button = QRadioButton(literal(words))
            button.setProperty("source", key)
            self.sources.addButton(button)
            self._sources.addWidget(button)
        self.sources.buttons()[-2].setChecked(True)
        self._on_source()

    def _show_boxes(self, offer: YearOffer) -> None:
        _empty(self._boxes)
        said = {
            "follows": self.tr("Lựa chọn theo dõi của đơn vị"),
            "targets": self.tr("Gốc và mục tiêu, đến khi có kế hoạch mới; mục tiêu đơn vị tự đặt"),
            "settings": self.tr(
                "Hạn, nơi nhận, ngày chốt riêng ({days}) và danh mục minh chứng đã sửa ({lists})"
            ).format(days=offer.cut_offs, lists=offer.requirements),
            "own_work": self.tr("Nhiệm vụ đơn vị tự thêm ({count}), chưa thực hiện, hạn lùi một năm").format(
                count=offer.own_work
            ),
        }
        self.boxes = {}
        for key, words in said.items():
            box = QCheckBox(literal(words))
            box.setChecked(True)
            self.boxes[key] = box
            self._boxes.addWidget(box)

    def _show_periods(self, offer: YearOffer) -> None:
        _empty(self._periods)
        self.periods = []
        for each in offer.periods:
            box = QCheckBox(literal(self._period_words(each)))
            box.setChecked(True)
            self.periods.append((box, each))
            self._periods.addWidget(box)
        if not offer.periods:
            words = self.tr("Năm {year} đã có đủ các kỳ của năm trước.")
            self._periods.addWidget(Label(words.format(year=offer.year), tone="text2"))

    def _period_words(self, new: NewPeriod) -> str:
        title = Period(PeriodId(0), new.kind, new.year, new.deadline, new.recipient, new.index).title
        if new.deadline is None:
            return title
        words = self.tr("{title}, hạn {day}, gửi {recipient}")
        return words.format(title=title, day=format_date(new.deadline), recipient=new.recipient)

    def _source(self) -> str:
        return str(self.sources.checkedButton().property("source"))

    def _on_source(self) -> None:
        """An import asks for everything else itself."""
        is_import = self._source() == _IMPORT
        for box in (*self.boxes.values(), *(box for box, _ in self.periods), self.evidence):
            box.setEnabled(not is_import)

    def _value(self) -> YearWish | ImportWish:
        offer = self._offer
        if offer is None:
            raise InputError("Chưa chọn kế hoạch.", "Chưa có gì thay đổi.", "Hãy chọn kế hoạch để tiếp tục.", "blank")
        source = self._source()
        if source == _IMPORT:
            return ImportWish(offer.plan.id)
        chosen = {key: box.isChecked() for key, box in self.boxes.items()}
        return YearWish(
            plan_id=offer.plan.id,
            year=offer.year,
            carried=Carried(**chosen, evidence=self.evidence.chosen()),
            periods=tuple(period for box, period in self.periods if box.isChecked()),
            catalogue_key=None if source == _COPY else source,
        )


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
