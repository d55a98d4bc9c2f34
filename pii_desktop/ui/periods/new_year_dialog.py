"""The dialog that opens a new year: where the assignment comes from, and what goes on from last year."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.new_year import Carried
from pii_desktop.domain.period import Period
from pii_desktop.errors import InputError
from pii_desktop.services.new_year import YearOffer, YearWish
from pii_desktop.services.periods import NewPeriod
from pii_desktop.ui.look import words as literal
from pii_desktop.ui.periods.carried_words import BOXES, carried_words
from pii_desktop.ui.periods.evidence_choice import EvidenceChoice
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.frames import Ground, Scroll, column
from pii_desktop.ui.widgets.labels import Label, SectionTitle
from pii_desktop.ui.widgets.progress_line import ProgressLine

_SIZE = (760, 656)
_COPY, _CARRY, _IMPORT = "copy", "carry", "import"


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
        # Where everything is linked already, "no document is in force" would not be true.
        self.evidence.setVisible(offer.successor is None or bool(offer.evidence))
        self._say(offer)
        self.banner.setVisible(offer.is_done)
        if offer.is_done and offer.successor is not None:
            done = self.tr("“{plan}” đã tiếp tục kế hoạch này, không còn gì để mang sang.")
            other = self.tr("“{plan}” đã tiếp tục kế hoạch này; hãy mở năm mới từ kế hoạch ấy.")
            self.banner.show_text((other if offer.left is None else done).format(plan=offer.successor.label))

    def set_busy(self, *, is_busy: bool) -> None:
        """While the year is being made: it says so, and cannot be asked for twice."""
        self.accept_button.setEnabled(not is_busy)
        if is_busy:
            is_there = self._offer is not None and self._offer.successor is not None
            working = self.tr("Đang sao lưu và mang sang…") if is_there else self.tr("Đang sao lưu và mở năm mới…")
            self._progress.watch(working)
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
        for key, words in (*self._choices(offer), (_IMPORT, self._import_words(offer))):
            button = QRadioButton(literal(words))
            button.setProperty("source", key)
            self.sources.addButton(button)
            self._sources.addWidget(button)
        self.sources.buttons()[-2].setChecked(True)
        self._on_source()

    def _choices(self, offer: YearOffer) -> list[tuple[str, str]]:
        """Onto the plan that is there already, else a copy or a plan of the catalogue: the usual one last."""
        if offer.successor is not None:
            onto = self.tr("Mang sang kế hoạch đã có: {plan}").format(plan=_called(offer.successor))
            return [(_CARRY, onto)]
        copy = self.tr("Sao chép phân công năm {last} sang năm {year} ({rows} dòng, đang theo dõi {followed})")
        said = copy.format(last=offer.year - 1, year=offer.year, rows=offer.rows, followed=offer.followed)
        words = self.tr("Lấy kế hoạch có sẵn: {plan} ({rows} dòng)")
        bundled = [(each.key, words.format(plan=each.label, rows=each.count)) for each in offer.bundled]
        return [(_COPY, said), *bundled]

    def _import_words(self, offer: YearOffer) -> str:
        return self.tr("Nhập tệp kế hoạch năm {year}…").format(year=offer.year)

    def _say(self, offer: YearOffer) -> None:
        """What the button does, and what stays as it is."""
        kept = self.tr("Số liệu, kết quả và báo cáo năm {year} giữ nguyên.").format(year=offer.year - 1)
        if offer.successor is None:
            self.accept_button.setText(self.tr("Mở năm {year}").format(year=offer.year))
            self._note.setText(self.tr("{kept} Chương trình sao lưu trước khi mở năm.").format(kept=kept))
            return
        self.accept_button.setText(self.tr("Mang sang năm {year}").format(year=offer.year))
        words = self.tr("{kept} Những gì đã đặt ở kế hoạch mới cũng giữ nguyên. Chương trình sao lưu trước.")
        self._note.setText(words.format(kept=kept))

    def _show_boxes(self, offer: YearOffer) -> None:
        _empty(self._boxes)
        self.boxes = {}
        for key, words in carried_words(offer).items():
            box = QCheckBox(literal(words))
            box.setChecked(True)
            self.boxes[key] = box
            self._boxes.addWidget(box)
        if not self.boxes:
            self._boxes.addWidget(Label(self.tr("Kế hoạch mới đã có đủ lựa chọn của năm trước."), tone="text2"))

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
        self.accept_button.setEnabled(self._offer is not None and (is_import or not self._offer.is_done))

    def _value(self) -> YearWish | ImportWish:
        offer = self._offer
        if offer is None:
            raise InputError("Chưa chọn kế hoạch.", "Chưa có gì thay đổi.", "Hãy chọn kế hoạch để tiếp tục.", "blank")
        source = self._source()
        if source == _IMPORT:
            return ImportWish(offer.plan.id)
        chosen = {key: key in self.boxes and self.boxes[key].isChecked() for key in BOXES}
        return YearWish(
            plan_id=offer.plan.id,
            year=offer.year,
            carried=Carried(**chosen, evidence=self.evidence.chosen()),
            periods=tuple(period for box, period in self.periods if box.isChecked()),
            catalogue_key=None if source in (_COPY, _CARRY) else source,
        )


def _called(plan: StoredPlan) -> str:
    """The plan by its number, with its date where it has one."""
    day = plan.document.signed_on
    return f"{plan.label}, {format_date(day)}" if day else plan.label


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
