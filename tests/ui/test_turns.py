"""Pieces of work come one a turn, in their order, and at once for somebody who cannot wait."""

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from pii_desktop.ui.turns import Turns


def test_something_else_comes_between_two_pieces(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    turns = Turns(owner)

    def begin() -> None:
        done.append("khung")
        QTimer.singleShot(0, lambda: done.append("phím"))

    turns.take(begin, lambda: done.append("biểu"))
    qtbot.waitUntil(lambda: turns.is_done)
    assert done == ["khung", "phím", "biểu"]


def test_a_piece_may_bring_others(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    turns = Turns(owner)
    turns.take(lambda: turns.take(lambda: done.append(2)), lambda: done.append(1))
    qtbot.waitUntil(lambda: done == [1, 2])
    assert turns.is_done


def test_what_is_left_is_done_at_once_and_only_once(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    turns = Turns(owner)
    turns.take(lambda: done.append(1), lambda: done.append(2))
    turns.finish()
    assert done == [1, 2]
    qtbot.wait(1)
    assert done == [1, 2]


def test_what_is_dropped_is_not_done(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    turns = Turns(owner)
    turns.take(lambda: done.append(1))
    turns.drop()
    qtbot.wait(1)
    assert done == []
    assert turns.is_done
