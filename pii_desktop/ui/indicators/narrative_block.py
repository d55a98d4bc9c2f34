"""The words of the form: own judgement, result, difficulties, proposals, next steps, explanation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.own_sentences import told_by_clerk
from pii_desktop.domain.progress import Entry, Judgement
from pii_desktop.text.normalise import to_nfc
from pii_desktop.ui.indicators.form_shape import Shape
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.text_field import TextField

TEXTS = ("result", "difficulties", "proposals", "next_steps", "explanation", "judgement_reason")


class NarrativeBlock(QWidget):
    """Emits `settled` when a field was left after a change."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """In the order of the report."""
        super().__init__(parent)
        self.judgement = ChoiceField(self.tr("Tự đánh giá"), _judgements(self))
        self.texts = {
            "judgement_reason": TextField(self.tr("Lý do đánh giá"), least=1),
            "result": TextField(self.tr("Kết quả đạt được"), least=3),
            "difficulties": TextField(self.tr("Khó khăn, vướng mắc")),
            "explanation": TextField(self.tr("Giải trình phần còn thiếu")),
            "proposals": TextField(self.tr("Đề xuất, kiến nghị"), least=1),
            "next_steps": TextField(self.tr("Nhiệm vụ kỳ tới"), least=1),
        }
        stack = column(self, gap=8)
        stack.addWidget(self.judgement)
        for field in self.texts.values():
            stack.addWidget(field)
            field.left.connect(self._on_left)
        self.judgement.chosen.connect(self._on_chosen)

    def show_shape(self, shape: Shape) -> None:
        """Own judgement only for a target in words."""
        self.judgement.setVisible(shape.is_judged)
        self.texts["judgement_reason"].setVisible(shape.is_judged)

    def show_entry(self, entry: Entry) -> None:
        """Fill the fields, except where the user is typing."""
        self.judgement.set_value(entry.judgement or Judgement.NOT_JUDGED)
        for key, field in self.texts.items():
            field.set_text(getattr(entry, key))

    def fields(self) -> dict[str, Field]:
        """The text fields by name."""
        return dict(self.texts)

    def words(self) -> dict[str, str]:
        """What stands in the text fields."""
        return {key: to_nfc(field.text()).strip() for key, field in self.texts.items()}

    def chosen_judgement(self, before: Judgement | None) -> Judgement | None:
        """The judgement chosen; "không đánh giá" where nothing was ever said stays unsaid."""
        chosen = self.judgement.value()
        if not isinstance(chosen, Judgement) or (chosen is Judgement.NOT_JUDGED and before is None):
            return before
        return chosen

    def ask_explanation(self, missing: str) -> None:
        """Mark the explanation as required while something is missing and it is blank."""
        field = self.texts["explanation"]
        printed = self.tr("Nội dung này được in trong báo cáo.")
        if not missing:
            field.set_label(self.tr("Giải trình"))
            field.clear_message()
            return
        field.set_label(self.tr("Giải trình phần còn thiếu (bắt buộc)"))
        tell = field.set_note if told_by_clerk(field.text()) else field.set_warning
        tell(f"{missing} {printed}")

    def _on_left(self) -> None:
        self.settled.emit()

    def _on_chosen(self) -> None:
        self.settled.emit()


def _judgements(widget: QWidget) -> list[tuple[str, Judgement]]:
    return [
        (widget.tr("Đạt"), Judgement.REACHED),
        (widget.tr("Chưa đạt"), Judgement.MISSED),
        (widget.tr("Không đánh giá"), Judgement.NOT_JUDGED),
    ]
