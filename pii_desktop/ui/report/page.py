"""The page "Soạn nội dung": the sentences of a report, what to look at before it is signed, and its pages."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.findings import Site
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.period import Period
from pii_desktop.domain.signing_matter import SigningFinding
from pii_desktop.errors import PiiError
from pii_desktop.services.scope import Scope
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.drafts import keep_on, wording_draft_key
from pii_desktop.ui.places import place_of
from pii_desktop.ui.report.acting import Acting, Refused
from pii_desktop.ui.report.checks_pane import ChecksPane
from pii_desktop.ui.report.frame import CHECKS, TABS, TEXTS, ReportFrame
from pii_desktop.ui.report.reading import Checked, Shown, read_check, read_sentences
from pii_desktop.ui.report.records import record_of
from pii_desktop.ui.report.templates_dialog import TemplatesDialog
from pii_desktop.ui.report.unchanged_pane import UnchangedPane
from pii_desktop.ui.report.wishes import Wish
from pii_desktop.ui.widgets.undo_bar import UndoBar

TEMPLATES = "templates"
REST_MS = 300
"""Checked and drawn anew only when nothing was changed for so long."""


class ReportPage(ReportFrame):
    """Edits the sentences of the period that the head of the window shows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Reads nothing before it is shown."""
        super().__init__(desk, parent)
        self._desk = desk
        self._is_stale = True
        self._period: Period | None = None
        self._wanted = ""
        self._looked_at = ""
        self._is_asked_for = False
        self._is_waiting = False
        self._is_entered = False
        self._drafts: dict[str, str] = {}
        self.acting = Acting(desk, self)
        self.undo_bar = UndoBar(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._connect()

    def show_place(self, destination: Destination) -> None:
        """A tab ("texts", "checks", "same"), the templates, or with a filter the sentence of that key."""
        if destination.filter:
            self._wanted = destination.filter
            self.show_tab(TEXTS)
            if not self._is_stale:
                self._go_to_wanted()
        elif destination.tab in TABS:
            self.show_tab(destination.tab)
        elif destination.tab == TEMPLATES:
            self._on_templates("")
        else:
            self._is_entered = True
            self._go_to_wanted()

    def save_pending(self) -> None:
        """Store what is typed: the window goes."""
        self.texts.commit()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._load()

    # reading

    def _load(self) -> None:
        self._is_stale = False
        self._desk.ask(partial(read_sentences, scope=self._desk.scope), self._on_read)

    def _on_read(self, shown: Shown) -> None:
        has_moved = self._period is not None and shown.period != self._period
        self._period = shown.period
        self.acting.period_id = shown.period.id if shown.period else None
        self.set_empty(is_empty=shown.period is None or shown.refusal is not None)
        if shown.period is not None:
            self.head.show_period(shown.period, shown.version)
        if has_moved:
            self.set_counts(None, None)
        self._drafts = dict(shown.drafts)
        self.show_notice(shown)
        if shown.period is not None and shown.refusal is None:
            self.texts.show_sentences(shown.sentences, shown.folded)
            self._go_to_wanted()
            self._is_waiting = shown.is_long and not self._is_asked_for
            self._is_asked_for = False
            if not self._is_waiting:
                self._rest.start()

    def _on_rested(self) -> None:
        """Check and draw what stands now."""
        period = self._period
        if period is None or not self.isVisible():
            return
        self._desk.ask(partial(read_check, period_id=period.id), self._on_checked, self._on_unchecked)
        self.preview.show_period(period.id)

    def _on_check_wanted(self) -> None:
        self._is_asked_for = True
        self._load()

    def _on_checked(self, checked: Checked) -> None:
        if self._period is None or checked.period_id != self._period.id:
            return
        found = checked.found
        self.checks.show_findings(found.findings, checked.at)
        self.unchanged.show_same(found.same, found.same_values, found.compared_with)
        same = len(found.same) + len(found.same_values)
        self.set_counts(len(found.findings), same if found.compared_with or same else None)

    def _on_unchecked(self, error: PiiError) -> None:
        self.banner.show_error(error)

    def _on_changed(self, _changes: Changes) -> None:
        """Every change of the store may stand in the report."""
        self._is_stale = True
        if self.isVisible():
            self._load()

    def _on_scope_changed(self, _scope: Scope) -> None:
        self._on_changed(Changes(""))

    # going somewhere

    def _go_to_wanted(self) -> None:
        key, self._wanted = self._wanted, ""
        if key:
            self.texts.select(key)
        elif self._is_entered and self.tab == TEXTS:
            self._is_entered = not self.texts.enter()

    def _on_back(self) -> None:
        self._desk.go(Destination(PageKey.PERIODS))

    def _on_import(self) -> None:
        self._desk.go(Destination(PageKey.ASSIGNMENTS, filter="import"))

    def _on_banner(self) -> None:
        if self._drafts and self.texts.is_open:
            key, text = next(iter(self._drafts.items()))
            self.show_tab(TEXTS)
            self.texts.reopen(key, text)
        elif self._is_waiting and self.texts.is_open:
            self._on_check_wanted()
        else:
            self._on_back()

    def _on_current(self, key: str) -> None:
        self._looked_at = key
        self.preview.show_page_of(key)

    def _on_laid_out(self) -> None:
        """New pages: stay at the sentence looked at."""
        if self._looked_at:
            self.preview.show_page_of(self._looked_at)

    def _on_current_finding(self, found: SigningFinding | None) -> None:
        if found is not None and found.key and self.tab == CHECKS:
            self._on_current(found.key)

    def _on_finding(self, found: SigningFinding) -> None:
        """To the sentence where there is one, else to the page where it is put right."""
        if found.key and self._select(found.key):
            return
        if found.place.site is Site.PERIODS and not found.place.tab:
            self.show_tab(TEXTS)
        else:
            self._desk.go(place_of(found.place))

    def _on_sentence_wanted(self, key: str) -> None:
        self._select(key)

    def _select(self, key: str) -> bool:
        """Show a sentence, open where it can be edited."""
        self.show_tab(TEXTS)
        return self.texts.select(key, is_edited=True)

    def _on_row_wanted(self, assignment_id: AssignmentId) -> None:
        self._desk.go(Destination(PageKey.INDICATORS, assignment_id, "progress"))

    def _on_pages(self) -> None:
        self.preview.enlarge()

    def _on_templates(self, kind: str) -> None:
        """How sentences of a kind are worded in every report."""
        dialog = TemplatesDialog(self._desk, self._period.id if self._period else None, kind, self)
        dialog.open()

    # changing

    def _on_wished(self, wish: str, key: str) -> None:
        place = record_of(key) if wish == Wish.OPEN else None
        if place is not None:
            self._desk.go(place)
        else:
            self.acting.act(Wish(wish), key)

    def _on_done(self, action: str) -> None:
        self.undo_bar.offer(self.tr("Đã xong: {action}.").format(action=action), self._desk.undoing())

    def _on_stored(self, key: str) -> None:
        """A text that was kept as a draft is stored at last."""
        if key in self._drafts:
            self._keep({name: text for name, text in self._drafts.items() if name != key})
            self._load()

    def _on_refused(self, refused: Refused) -> None:
        """The text stays where it was typed, and is kept."""
        if refused.text:
            self._keep({**self._drafts, refused.key: refused.text})
            self.texts.show_refusal(refused)
        else:
            self._desk.tasks.refused.emit(refused.error)

    def _keep(self, drafts: dict[str, str]) -> None:
        self._drafts = drafts
        if self._period is not None:
            keep_on(self._desk, wording_draft_key(self._period.id), drafts)

    def _connect_checks(self, pane: ChecksPane) -> None:
        pane.check_wanted.connect(self._on_check_wanted)
        pane.opened.connect(self._on_finding)
        pane.current_changed.connect(self._on_current_finding)

    def _connect_unchanged(self, pane: UnchangedPane) -> None:
        pane.opened.connect(self._on_sentence_wanted)
        pane.row_wanted.connect(self._on_row_wanted)
        pane.current_changed.connect(self._on_current)

    def _connect(self) -> None:
        self._desk.bus.changed.connect(self._on_changed)
        self._desk.scope_changed.connect(self._on_scope_changed)
        self.head.back_wanted.connect(self._on_back)
        self.head.pages_wanted.connect(self._on_pages)
        self.empty.acted.connect(self._on_back)
        self.empty.second_acted.connect(self._on_import)
        self.banner.acted.connect(self._on_banner)
        self.texts.annexes.chosen.connect(self.acting.choose_annex)
        outline = self.texts.outline
        outline.wished.connect(self._on_wished)
        outline.edited.connect(self.acting.edit)
        outline.added.connect(self.acting.add)
        outline.current_changed.connect(self._on_current)
        self.texts.templates_wanted.connect(self._on_templates)
        self.acting.done.connect(self._on_done)
        self.acting.stored.connect(self._on_stored)
        self.acting.refused.connect(self._on_refused)
        self.preview.laid_out.connect(self._on_laid_out)
        self._rest.timeout.connect(self._on_rested)
