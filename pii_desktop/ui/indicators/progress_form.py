"""The tab "Tiến độ": what was achieved in the period. Each field is stored when it is left; nothing typed is lost."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.ids import AssignmentId, DenominatorId, PeriodId
from pii_desktop.domain.measuring import measured_of
from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.domain.progress import Entry
from pii_desktop.errors import PiiError
from pii_desktop.services.browsing import assessment_of
from pii_desktop.services.progress import with_computed_value
from pii_desktop.services.valuing import advice
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.drafts import draft_key, keep_on
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.indicators.form_blocks import FormBlocks
from pii_desktop.ui.indicators.form_row import NumberRow
from pii_desktop.ui.indicators.form_shape import Shape, shape_of, what_is_missing
from pii_desktop.ui.indicators.narrative_block import TEXTS
from pii_desktop.ui.indicators.saving import FormSaving, TargetSaving
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.frames import Ground, column
from pii_desktop.ui.widgets.labels import Label

DRAFT_AFTER_MS = 800


class ProgressForm(Ground):
    """Signals: `saved` carries the time of a save that arrived, `refused` a PiiError of one that did not."""

    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, blocks: FormBlocks, parent: QWidget | None = None) -> None:
        """Blank until content is shown; takes `blocks` in."""
        super().__init__("surface", parent)
        self._desk = desk
        self._content: PanelContent | None = None
        self._shape = Shape(has_value=False, is_judged=False, has_own_target=False)
        self._entry = Entry()
        self._drafts: dict[str, str] = {}
        self._in_use = ""
        self._kept: dict[str, str] = {}
        self._saver = Saver(desk, self)
        self._target_saver = Saver(desk, self)
        self._sent = Label("", tone="warn", wrap=True)
        self.numbers, self.published = blocks.numbers, blocks.published
        self.assessment, self.narrative = blocks.assessment, blocks.narrative
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._lay_out()
        self._connect()

    def show_content(self, content: PanelContent) -> None:
        """Show a row; a reload of the one shown waits for saves under way and keeps what is not valid yet."""
        same = self._place() == (content.assignment_id, content.period_id)
        if same and (self._saver.is_busy or self._target_saver.is_busy):
            return
        if not same:
            self.commit()  # what was typed while this row was on its way belongs to the one before
            self._drafts = dict(content.drafts)
            self._kept = dict(content.drafts)
            self._in_use = ""
        self._content = content
        self._entry = content.detail.row.entry
        self._shape = shape_of(content.detail)
        self._fill(content, is_new=not same)

    def commit(self) -> None:
        """Treat every field as left, so that what was typed is stored."""
        for field in self.fields().values():
            field.commit()
        if self._timer.isActive():
            self._timer.stop()

    def record_done(self) -> bool:
        """Store the entry as finished. False, with the focus on the wrong field, when something is no number."""
        self.commit()
        if self._content is None:
            return False
        if self._drafts:
            wrong = next(iter(self._drafts))
            self.fields()[wrong].setFocus()
            return False
        self._save(self._typed(), is_done=True)
        return True

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be typed in."""
        for field in self.fields().values():
            if not field.isHidden():
                field.setFocus()
                return

    def field_in_use(self) -> str:
        """Name of the field that had the cursor last; blank where none of this row had it."""
        return self._in_use

    def fields(self) -> dict[str, Field]:
        """Every field by name, in the order of the form; the own target after the words."""
        found = {**self.numbers.fields(), **self.published.fields(), **self.narrative.fields()}
        published = ("score", "rank", "citation")
        order = ("numerator", "denominator", "value", "result", *TEXTS[1:], *published, "target")
        return {name: found[name] for name in order}

    # slots

    def _on_settled(self) -> None:
        if self._content is None:
            return
        entry, drafts = self._typed(), self._invalid()
        self._drafts = drafts
        self._show_result(entry)
        if entry != self._entry:
            self._save(entry, is_done=False)
        else:
            self._keep(drafts)

    def _on_figure_taken(self, figure: Denominator) -> None:
        if figure.fields.value is not None:
            self.numbers.take_figure(figure.fields.value)

    def _on_recompute_wanted(self) -> None:
        if self._content is None:
            return
        entry = with_computed_value(replace(self._typed(), value=None), self._content.detail.row.assignment)
        self._show_result(entry)
        self._save(entry, is_done=False)

    def _on_target_left(self, text: str) -> None:
        if self._content is None:
            return
        self._drafts.pop("target", None)
        self.numbers.target.clear_message()
        self._target_saver.change(TargetSaving(self._content.assignment_id, text))

    def _on_target_refused(self, error: PiiError) -> None:
        if self._content is None:
            return
        self.numbers.target.show_error(error)
        self._drafts["target"] = self.numbers.target.text()
        self._keep(self._drafts)

    def _on_refused(self, error: PiiError) -> None:
        self._keep_everything()
        self.refused.emit(error)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        for name, field in self.fields().items():
            if now is not None and field.isAncestorOf(now):
                self._in_use = name

    def _on_edited(self) -> None:
        self._timer.start()

    def _keep_everything(self) -> None:
        """What is being typed right now, kept beside what is not valid, in case the power goes."""
        if self._content is None:
            return
        typing = {name: field.text() for name, field in self.fields().items() if field.is_dirty}
        keep_on(self._desk, draft_key(self._content.assignment_id, self._content.period_id), {**self._drafts, **typing})

    # private

    def _lay_out(self) -> None:
        stack = column(self, gap=8, margins=(16, 8, 16, 16))
        stack.addWidget(self._sent)
        stack.addWidget(self.numbers)
        stack.addWidget(self.assessment)
        stack.addWidget(self.narrative)
        stack.addWidget(self.published)
        stack.addStretch(1)

    def _connect(self) -> None:
        self.numbers.settled.connect(self._on_settled)
        self.numbers.target_left.connect(self._on_target_left)
        self.numbers.figure.taken.connect(self._on_figure_taken)
        self.numbers.recompute.wanted.connect(self._on_recompute_wanted)
        self.published.settled.connect(self._on_settled)
        self.narrative.settled.connect(self._on_settled)
        self._saver.saved.connect(self.saved)
        self._target_saver.saved.connect(self.saved)
        self._saver.refused.connect(self._on_refused)
        self._target_saver.refused.connect(self._on_target_refused)
        self._timer.timeout.connect(self._keep_everything)
        for field in self.fields().values():
            field.edited.connect(self._on_edited)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def _keep(self, texts: dict[str, str]) -> None:
        """Write the draft, unless the same stands there already."""
        if self._content is not None and texts != self._kept:
            self._kept = dict(texts)
            keep_on(self._desk, draft_key(self._content.assignment_id, self._content.period_id), texts)

    def _place(self) -> tuple[AssignmentId, PeriodId] | None:
        return (self._content.assignment_id, self._content.period_id) if self._content else None

    def _fill(self, content: PanelContent, *, is_new: bool) -> None:
        if is_new:
            for field in self.fields().values():
                field.clear_message()
            self.numbers.numbers["value"].set_read_only(False)  # of the row before
        self._say_sent(content.detail.period)
        self.numbers.show_shape(self._shape, content.detail)
        self.narrative.show_shape(self._shape)
        self.numbers.show_entry(self._entry)
        self.published.setVisible(self._shape.has_published)
        last = content.detail.last_entry
        self.published.show_entry(self._entry, last, is_expected=self._shape.expects_published)
        self.narrative.show_entry(self._entry)
        self.numbers.target.set_text(content.detail.row.assignment.own_target_printed)
        for name, text in self._drafts.items():
            if name in self.fields():
                self.fields()[name].set_text(text)
        if is_new and self._drafts:
            self._take_up_drafts()
        self._invalid()
        self._show_result(self._typed())

    def _say_sent(self, period: Period) -> None:
        """What is changed after submitting is kept, and is not in the report that went out: that must not surprise."""
        kept = {
            PeriodState.SUBMITTED: self.tr(
                "Báo cáo kỳ này đã trình. Sửa ở đây vẫn được lưu nhưng không có trong bản đã trình."
            ),
            PeriodState.SIGNED: self.tr("Báo cáo kỳ này đã ký. Sửa ở đây vẫn được lưu nhưng không có trong bản đã ký."),
        }
        text = kept.get(period.state, "")
        if period.sent_on is not None:
            words = self.tr("Báo cáo kỳ này đã gửi ngày {day}. Sửa ở đây vẫn được lưu nhưng không có trong bản đã gửi.")
            text = words.format(day=format_date(period.sent_on))
        self._sent.setVisible(bool(text))
        self._sent.setText(text)

    def _take_up_drafts(self) -> None:
        """Texts kept from last time: what is valid is stored now, the rest says what is wrong with it."""
        if "target" in self._drafts:
            self._on_target_left(self._drafts["target"])
        self._on_settled()

    def _invalid(self) -> dict[str, str]:
        kept = {name: text for name, text in self._drafts.items() if name == "target"}
        published = self.published.invalid() if self._shape.has_published else {}
        return {**self.numbers.invalid(), **self._not_divisible(), **published, **kept}

    def _not_divisible(self) -> dict[str, str]:
        field = self.numbers.numbers["denominator"]
        number = _number(field) if self._shape.has_fraction and field.text().strip() else None
        if number is None or number > 0:
            return {}
        words = self.tr("Mẫu số bằng 0, không tính được giá trị. Hãy sửa mẫu số.")
        below = self.tr("Mẫu số nhỏ hơn 0, không tính được giá trị. Hãy sửa mẫu số.")
        field.set_error(below if number < 0 else words)
        return {"denominator": field.text()}

    def _typed(self) -> Entry:
        """The entry as it stands in the fields; a number that is none leaves the stored one as it was."""
        typed: dict[str, Any] = dict(self.narrative.words())
        typed["judgement"] = self.narrative.chosen_judgement(self._entry.judgement)
        for key in self.numbers.numbers:
            if self.numbers.is_typed(key) and not self._is_wrong(key):
                typed[key] = self.numbers.typed(key)
        if self._shape.has_published:
            typed |= self.published.typed()
        entry = self._computed(replace(self._entry, **typed))
        return replace(entry, denominator_id=self._figure_of(entry))

    def _figure_of(self, entry: Entry) -> DenominatorId | None:
        """The background figure that the entry divides by: the one offered, while the number is the same."""
        figure = self._content.detail.figure if self._content else None
        if figure is not None and entry.denominator is not None and entry.denominator == figure.fields.value:
            return figure.id
        return None if entry.denominator != self._entry.denominator else self._entry.denominator_id

    def _is_wrong(self, key: str) -> bool:
        field = self.numbers.numbers[key]
        number = _number(field)
        return bool(field.text().strip()) and (number is None or (key == "denominator" and number <= 0))

    def _computed(self, entry: Entry) -> Entry:
        """With the value of numerator and denominator, where both are there and one is new; a stored value stays."""
        if self._content is None or not self._shape.has_fraction:
            return entry
        if entry.numerator is None or entry.denominator is None:
            return entry
        is_same = (entry.numerator, entry.denominator) == (self._entry.numerator, self._entry.denominator)
        if is_same and entry.value is not None:
            return entry
        return with_computed_value(replace(entry, value=None), self._content.detail.row.assignment)

    def _save(self, entry: Entry, *, is_done: bool) -> None:
        if self._content is None:
            return
        self._timer.stop()
        self._entry = entry
        place = (self._content.assignment_id, self._content.period_id)
        self._kept = dict(self._drafts)
        self._saver.change(FormSaving(*place, entry, is_done, dict(self._drafts)))

    def _show_result(self, entry: Entry) -> None:
        """What follows from the entry: computed value, verdict, whether something must be explained."""
        if self._content is None:
            return
        detail = self._content.detail
        is_computed = self._shape.has_fraction and entry.numerator is not None and entry.denominator is not None
        self.numbers.show_computed(entry.value, is_computed=is_computed)
        verdict = assessment_of(detail.row.assignment, entry, detail.indicator)
        advised = advice(detail, entry)
        self.numbers.recompute.show_expected(advised.expected)
        now = measured_of(detail.row.assignment, entry, detail.indicator).now
        self.assessment.show_assessment(verdict, detail.row.assignment, now, advised.gap)
        if not self.numbers.numbers["value"].has_error:
            self.numbers.show_warnings(advised.warnings)
        self.numbers.figure.show_figure(detail.figure if self._shape.has_fraction else None, entry)
        self.narrative.ask_explanation(what_is_missing(detail.row, entry))


def _number(field: NumberRow) -> Decimal | None:
    """The number in a field; None when it is blank or none."""
    try:
        return field.value()
    except PiiError:
        return None
