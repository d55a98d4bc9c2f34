"""The one style sheet, generated from tokens. No `::item` rules: the delegate paints rows."""

from dataclasses import asdict
from string import Template

from pii_desktop.ui.tokens import Tokens

_GROUNDS = """
QWidget[ground="window"] { background: $window; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="sunken"] { background: $sunken; }
QWidget[ground="preview"] { background: $neutral_soft; }
QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[empty="true"] { background: $surface; border: 1px dashed $line_strong; border-radius: 6px; }
QFrame[rule="true"] { background: $line; border: none; }
QFrame[tip="true"] { background: $tip; border-radius: 4px; }
QFrame[banner] { border-radius: 4px; }
QFrame[banner="warn"] { background: $warn_soft; border: 1px solid $warn; }
QFrame[banner="bad"] { background: $bad_soft; border: 1px solid $bad; }
QFrame[banner="info"] { background: $accent_soft; border: 1px solid $accent; }
QFrame[banner="good"] { background: $good_soft; border: 1px solid $good; }
"""

_TEXTS = """
QLabel { background: transparent; }
QLabel[tone="text"] { color: $text; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="text3"] { color: $text3; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="on_tip"] { color: $on_tip; }
QLabel[tone="disabled"] { color: $disabled; }
QToolTip { background: $tip; color: $on_tip; border: 1px solid $tip; padding: 6px 8px; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $text; border: 1px solid $line_strong; border-radius: 4px;
  min-height: 20px; padding: 5px 11px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $neutral_soft; }
QPushButton:disabled { background: $sunken; color: $disabled; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_press; border-color: $accent_press; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $disabled; border-color: $line; }
QPushButton[kind="destructive"] { color: $bad; border-color: $bad; }
QPushButton[kind="destructive"]:hover { background: $bad_soft; }
QPushButton[kind="destructive"]:disabled { color: $disabled; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; color: $accent; border-color: transparent; padding: 5px 7px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:pressed { background: $selected; }
QPushButton[kind="quiet"]:disabled { color: $disabled; }
QPushButton[kind="tip"] { background: transparent; color: $on_tip; border-color: transparent; padding: 5px 7px; }
QPushButton[kind="drop"] { background: transparent; border-color: transparent; color: $text2; padding: 5px 7px; }
QPushButton[kind="drop"]:hover { background: $hover; }
QPushButton[kind="drop"]::menu-indicator { image: none; width: 0px; }
QPushButton[small="true"] { min-height: 14px; padding: 4px 9px; }
QPushButton[icon_only="true"] { min-width: 20px; max-width: 20px; padding: 5px; }
QPushButton[icon_only="true"][small="true"] { min-width: 14px; max-width: 14px; padding: 4px; }
QPushButton[chip="true"] { border: 1px solid $line; border-radius: 14px; min-height: 18px; padding: 4px 10px;
  color: $text2; background: $surface; }
QPushButton[chip="true"]:hover { background: $hover; }
QPushButton[chip="true"]:checked { background: $selected; border-color: $accent; color: $text; }
QPushButton[chip="true"]:focus { border: 2px solid $accent; padding: 3px 9px; }
QPushButton[chip="true"]:disabled { color: $disabled; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit { background: $surface; color: $text; border: 1px solid $line_strong;
  border-radius: 4px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { min-height: 20px; padding: 5px 7px; }
QLineEdit[dense="true"] { padding: 4px 7px; }
QPlainTextEdit { padding: 3px 3px; }
QLineEdit[mark="warn"], QPlainTextEdit[mark="warn"] { border-color: $warn; }
QLineEdit[mark="bad"] { border: 2px solid $bad; padding: 4px 6px; }
QPlainTextEdit[mark="bad"] { border: 2px solid $bad; padding: 2px 2px; }
QLineEdit:focus { border: 2px solid $accent; padding: 4px 6px; }
QLineEdit[dense="true"]:focus { padding: 3px 6px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 2px 2px; }
QLineEdit[mark="bad"]:focus, QPlainTextEdit[mark="bad"]:focus { border-color: $bad; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $sunken; color: $text2; border-color: $line; }
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus { border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $sunken; color: $disabled; border-color: $line; }
"""

_LISTS = """
QTreeView, QListView, QTableView { background: $surface; border: none; outline: 0; color: $text;
  selection-background-color: $selected; selection-color: $text; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $text2; border: none; padding: 0px 8px; }
QHeaderView::section:hover { color: $text; background: $hover; }
QHeaderView::section:first { padding-left: 24px; }
QTableCornerButton::section { background: $sunken; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QComboBox QAbstractItemView { border: 1px solid $line_strong; }
QMenu { background: $surface; color: $text; border: 1px solid $line_strong; padding: 4px 0; }
QMenu::item { padding: 6px 24px 6px 12px; min-height: 20px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 12px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QProgressBar { background: $chart_grid; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $text2; padding: 0 8px; min-height: 32px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { background: $hover; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QSplitter::handle { background: $line; }
QDialog { background: $surface; }
"""


def style_sheet(tokens: Tokens) -> str:
    """The whole sheet for one theme."""
    return Template(_GROUNDS + _TEXTS + _BUTTONS + _FIELDS + _LISTS).substitute(asdict(tokens))
