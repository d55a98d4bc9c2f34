"""Cán bộ đầu mối: who is in office in the own department, who was, and the change of an officer; the handover."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.domain.letter_form import LetterKind
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.services.dates import today
from pii_desktop.services.people import Staff, own_staff
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.letter_button import LetterButton
from pii_desktop.ui.officer_acting import OfficerActing
from pii_desktop.ui.preferences.terms_dialog import TermsDialog
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Card, column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.officer_dialog import NewcomerDialog, OfficerDialog
from pii_desktop.ui.widgets.term_words import term_words


class OfficersCard(Card):
    """Emits `handover_wanted`."""

    handover_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until `read`."""
        super().__init__(self.tr("Cán bộ đầu mối"), self.tr("người liên hệ của đơn vị"), parent)
        self._desk = desk
        self._staff: Staff | None = None
        self.acting = OfficerActing(desk, self)
        self.banner = Banner()
        self.banner.hide()
        self.posts = {post: PostLine(post) for post in Post}
        self.terms = Button(self.tr("Các nhiệm kỳ…"), kind=Kind.QUIET)
        self.handover = Button(self.tr("Bàn giao…"), icon_name=Icon.EXTERNAL_LINK)
        self.letter = LetterButton(desk, LetterKind.OFFICERS, self.tr("Công văn…"))
        for line in self.posts.values():
            self.body.addWidget(line)
            line.correct_wanted.connect(self._on_correct)
            line.change_wanted.connect(self._on_change)
        foot = row(gap=8)
        foot.addWidget(self.handover)
        foot.addWidget(self.letter)
        foot.addStretch(1)
        foot.addWidget(self.terms)
        self.body.addLayout(foot)
        self.body.addWidget(self.banner)
        self.terms.clicked.connect(self._on_terms)
        self.handover.clicked.connect(self.handover_wanted)
        self.acting.stored.connect(self.read)

    def read(self) -> None:
        """Ask who is in office."""
        self._desk.ask(lambda uow: own_staff(uow, today()), self._on_read, self.banner.show_error)

    def _on_read(self, staff: Staff) -> None:
        self._staff = staff
        for post, line in self.posts.items():
            line.show_person(staff.holder(post))
        self.terms.setEnabled(bool(staff.terms))
        self.letter.setEnabled(any(staff.holder(post) is not None for post in Post))

    def _on_correct(self, post: Post) -> None:
        person = self._staff.holder(post) if self._staff is not None else None
        if person is not None:
            self.acting.ask(OfficerDialog(person, self.window()))

    def _on_change(self, post: Post) -> None:
        if self._staff is None:
            return
        person = self._staff.holder(post)
        title = self.tr("Thay người mới: {post}") if person else self.tr("Khai {post}")
        since = today() if person else None
        words = title.format(post=post.label.lower())
        self.acting.ask(NewcomerDialog(self._staff.department, post, since=since, title=words, parent=self.window()))

    def _on_terms(self) -> None:
        if self._staff is not None:
            TermsDialog(self._staff, self.window()).open()


class PostLine(QWidget):
    """Who holds one post. Signals: `correct_wanted` and `change_wanted` with the Post."""

    correct_wanted = Signal(object)
    change_wanted = Signal(object)

    def __init__(self, post: Post, parent: QWidget | None = None) -> None:
        """Nobody at first."""
        super().__init__(parent)
        self._post = post
        self._name = Label("", role=Type.STRONG, wrap=True)
        self._words = Label("", tone="text2", wrap=True)
        self._term = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self.correct = Button(self.tr("Sửa thông tin…"), small=True)
        self.change = Button("", small=True)
        line = row(self, gap=12)
        line.addLayout(self._said(), 1)
        line.addWidget(self.correct)
        line.addWidget(self.change)
        self.correct.clicked.connect(self._on_correct)
        self.change.clicked.connect(self._on_change)
        self.show_person(None)

    def show_person(self, person: FocalOfficer | None) -> None:
        """Show who holds the post; None where nobody does."""
        self._name.setText(person.officer.name if person else self.tr("Chưa khai"))
        known = (person.officer.title, person.officer.phone, person.officer.email) if person else ()
        self._words.setText(", ".join(part for part in known if part))
        self._term.setText(term_words(person) if person else "")
        for label in (self._words, self._term):
            label.setVisible(bool(label.text()))
        self.correct.setVisible(person is not None)
        self.change.setText(self.tr("Thay người mới…") if person else self.tr("Khai…"))
        self.change.setAccessibleName(f"{self._post.label}: {self.change.text()}")

    def texts(self) -> str:
        """What is said of the post."""
        return "; ".join(label.text() for label in (self._name, self._words, self._term) if label.text())

    def _said(self) -> QVBoxLayout:
        said = column(gap=0)
        said.addWidget(Label(self._post.label, role=Type.SMALL, tone="text3"))
        for label in (self._name, self._words, self._term):
            said.addWidget(label)
        return said

    def _on_correct(self) -> None:
        self.correct_wanted.emit(self._post)

    def _on_change(self) -> None:
        self.change_wanted.emit(self._post)
