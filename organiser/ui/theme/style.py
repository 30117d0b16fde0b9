"""The one style sheet of the program, filled from the tokens."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Final

from organiser.ui.theme.icons import svg
from organiser.ui.theme.tokens import Radius, Scale, Space, Tokens

_PICTURES: Final[Mapping[str, tuple[str, str]]] = {
    "down": ("chevron-down", "muted"),
    "down_off": ("chevron-down", "disabled"),
    "down_on": ("chevron-down", "on_primary"),
    "up": ("chevron-up", "muted"),
    "up_off": ("chevron-up", "disabled"),
    "left": ("chevron-left", "text"),
    "right": ("chevron-right", "text"),
    "tick": ("check", "on_primary"),
    "tick_off": ("check", "disabled"),
    "dash": ("minus", "on_primary"),
    "dot": ("dot", "on_primary"),
    "menu_tick": ("check", "primary"),
}


def draw_pictures(folder: Path, tokens: Tokens) -> dict[str, str]:
    """Write the arrows and ticks in the theme's colours, because a style sheet can only name files."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {}
    for part, (name, role) in _PICTURES.items():
        # The scheme is part of the name: Qt remembers pictures by theirs.
        file = folder / f"{tokens.name}-{part}.svg"
        colour = getattr(tokens, role)
        file.write_bytes(_DOT.replace(b"currentColor", colour.encode()) if name == "dot" else svg(name, colour))
        drawn[part] = file.as_posix()
    return drawn


def style_sheet(tokens: Tokens, pictures: Mapping[str, str], *, points: float, line: float) -> str:
    """The style sheet for one scheme and one font: its size in points and its line height in logical pixels."""
    control = max(Scale.TARGET, round(line + 2 * Space.SMALL + 2))
    caption = max(points * Scale.CAPTION, min(Scale.SMALLEST_POINTS, points))
    values = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    values |= {f"img_{part}": f'url("{file}")' for part, file in pictures.items()}
    values |= {
        "control": str(control - 2),
        "control_less": str(control - 4),
        "pad_less": str(Space.MEDIUM - 1),
        "place": str(control),
        "pad": str(Space.MEDIUM),
        "indicator": str(round(line)),
        "indicator_half": str((round(line) + 2) // 2),
        "arrow": str(max(12, round(line * 0.8))),
        "drop": str(round(line * 1.6)),
        "icon": str(round(line * 1.1)),
        "icon_place": str(round(line * Scale.ICON)),
        "half": str((control - 2) // 2),
        "radius": str(Radius.CONTROL),
        "radius_item": str(Radius.ITEM),
        "radius_card": str(Radius.CARD),
        "caption": f"{caption:.2f}pt",
        "section": f"{points * Scale.SECTION:.2f}pt",
        "page": f"{points * Scale.PAGE:.2f}pt",
    }
    return Template(_STYLE).substitute(values)


_DOT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">'
    b'<circle cx="12" cy="12" r="5" fill="currentColor"/></svg>'
)

_STYLE = """
* { dialogbuttonbox-buttons-have-icons: 0; outline: none; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $toast; color: $on_toast; border: 1px solid $outline; padding: 4px 8px; }

QLabel[role="caption"] { color: $muted; font-size: $caption; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="script"] { font-size: $section; }
QLabel[role="section"] { font-size: $section; font-weight: 600; }
QLabel[role="page"] { font-size: $page; font-weight: 700; }
QLabel[role="problem"] { color: $danger; font-weight: 600; }
QLabel[role="number"] { font-size: $page; font-weight: 700; }

QFrame[part="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius_card}px; }
QFrame[part="card"][chosen="true"] { background: $soft; border-color: $primary; }
QFrame[part="inset"] { background: $surface_alt; border: 1px solid $line; border-radius: ${radius_card}px; }
QFrame[part="rule"] { background: $line; border: none; min-height: 1px; max-height: 1px; }
QFrame[part="toast"] { background: $toast; border: 1px solid $toast; border-radius: ${radius_card}px; }
QFrame[part="toast"] QLabel { color: $on_toast; }
QFrame[part="toast"] QPushButton { background: transparent; color: $on_toast; border: 1px solid $on_toast; }
QFrame[part="toast"] QPushButton:focus { border: 3px double $on_toast; }
QFrame[part="toast"][tone="danger"] { background: $danger_soft; border-color: $danger; }
QFrame[part="toast"][tone="danger"] QLabel { color: $on_danger_soft; }
QFrame[part="toast"][tone="danger"] QPushButton { color: $on_danger_soft; border-color: $on_danger_soft; }
QFrame[part="banner"] { background: $warn_soft; border: none; border-bottom: 1px solid $line; }
QFrame[part="banner"] QLabel { color: $on_warn_soft; }
QFrame[part="banner"] QPushButton { background: transparent; color: $on_warn_soft; border: 1px solid $on_warn_soft; }
QFrame[part="banner"] QPushButton:focus { border: 3px double $on_warn_soft; }
QWidget[part="sidebar"] { background: $sidebar; }
QWidget[part="strip"] { background: $surface; border-top: 1px solid $line; }

QPushButton, QToolButton {
  background: $surface; color: $text; border: 1px solid $outline; border-radius: ${radius}px;
  padding: 0 ${pad}px; min-height: ${control}px; icon-size: ${icon}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $soft; }
QPushButton:checked, QToolButton:checked { background: $soft; color: $on_soft; border-color: $primary; }
QPushButton:focus, QToolButton:focus {
  border: 2px solid $focus; padding: 0 ${pad_less}px; min-height: ${control_less}px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $line; background: transparent; }
QPushButton[kind="primary"] { background: $primary; color: $on_primary; border-color: $primary; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:pressed { background: $primary_press; border-color: $primary_press; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[kind="find"] { text-align: left; color: $muted; border-color: $line; }
QPushButton[kind="find"]:focus { border: 2px solid $focus; }
QPushButton[kind="danger"] { background: $danger; color: $on_danger; border-color: $danger; font-weight: 600; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="danger"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[kind="choice"] { padding: 0 9px; }
QPushButton[kind="choice"]:focus { padding: 0 8px; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
  background: transparent; border-color: transparent; color: $primary; }
QToolButton[kind="quiet"] { padding: 0; min-width: ${control}px; color: $text; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0; min-width: 0; min-height: 0; }
QToolButton[kind="quiet"][wide="true"] { padding: 0 8px; color: $primary; }
QToolButton[kind="quiet"]:focus { padding: 0; min-width: ${control_less}px; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $focus; }
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled { color: $disabled; border-color: transparent; }
QPushButton::menu-indicator, QToolButton::menu-indicator {
  image: $img_down; width: ${arrow}px; height: ${arrow}px;
  subcontrol-origin: padding; subcontrol-position: right center; right: 8px; }
QPushButton[kind="primary"]::menu-indicator { image: $img_down_on; }
QPushButton::menu-indicator:disabled { image: $img_down_off; }
QPushButton[menu="true"] { padding-right: ${drop}px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $outline; border-radius: ${radius}px;
  selection-background-color: $primary; selection-color: $on_primary; placeholder-text-color: $muted; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${control}px; }
QLineEdit, QComboBox { padding: 0 8px; }
QAbstractSpinBox { padding: 0; max-height: ${control}px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QTextBrowser { padding: 16px; border-color: $line; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $focus; }
QLineEdit:focus, QComboBox:focus { padding: 0 7px; min-height: ${control_less}px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { padding: 0 7px; min-height: ${control_less}px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"], QPlainTextEdit[wrong="true"] {
  border: 2px solid $danger; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  background: $surface_alt; color: $disabled; border-color: $line; }
QLineEdit:read-only, QPlainTextEdit:read-only, QAbstractSpinBox:read-only { background: $surface_alt; }
QAbstractSpinBox QLineEdit { border: none; min-height: 0; background: transparent; padding: 0; }
QComboBox QLineEdit { border: none; min-height: 0; background: transparent; padding: 0; }

QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {
  subcontrol-origin: padding; subcontrol-position: center right; width: ${drop}px; border: none; }
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {
  image: $img_down; width: ${arrow}px; height: ${arrow}px; }
QComboBox::down-arrow:disabled, QDateEdit::down-arrow:disabled { image: $img_down_off; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: padding; width: ${drop}px; border: none; border-radius: 0; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; height: ${half}px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; height: ${half}px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: $img_up; width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::down-arrow { image: $img_down; width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off { image: $img_up_off; }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off { image: $img_down_off; }
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $outline; outline: none; padding: 4px;
  selection-background-color: $soft; selection-color: $on_soft; }
QComboBox QAbstractItemView::item { min-height: ${control}px; padding: 0 8px; border-radius: ${radius_item}px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: ${control}px; padding: 0 4px;
  border: 2px solid transparent; border-radius: ${radius_item}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator,
QTableView::indicator, QListView::indicator, QTreeView::indicator {
  width: ${indicator}px; height: ${indicator}px; border: 1px solid $outline; background: $surface; border-radius: 4px; }
QRadioButton::indicator { border-radius: ${indicator_half}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $primary; background: $hover; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked, QTreeView::indicator:checked {
  background: $primary; border-color: $primary; image: $img_tick; }
QCheckBox::indicator:indeterminate { background: $primary; border-color: $primary; image: $img_dash; }
QRadioButton::indicator:checked { background: $primary; border-color: $primary; image: $img_dot; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $surface_alt; }
QCheckBox::indicator:checked:disabled { image: $img_tick_off; }

QListView, QTreeView, QTableView {
  background: $surface; alternate-background-color: $surface_alt; color: $text; border: 1px solid $line;
  border-radius: ${radius}px; outline: none; gridline-color: $line;
  selection-background-color: $soft; selection-color: $on_soft; }
QListView[part="rows"], QListView[part="places"] {
  background: transparent; border: none; border-radius: 0; icon-size: ${icon_place}px; }
QListView[part="places"]::item {
  padding: 0 ${pad_less}px; min-height: ${place}px; margin-bottom: 4px;
  border: 2px solid transparent; border-radius: ${radius}px; }
QListView[part="places"]::item:hover { background: $hover; }
QListView[part="places"]::item:selected { background: $soft; color: $on_soft; }
QListView[part="places"]:focus::item:selected { border-color: $focus; }
QTableView::item { padding: 0 8px; border: none; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $soft; color: $on_soft; }
QTableView:focus, QTreeView:focus { border: 2px solid $focus; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: $surface_alt; color: $muted; font-weight: 600; border: none; border-bottom: 1px solid $line;
  padding: 0 11px; min-height: ${control}px; }
QHeaderView::section:hover { color: $text; }
QHeaderView::down-arrow { image: $img_down; width: ${arrow}px; height: ${arrow}px; }
QHeaderView::up-arrow { image: $img_up; width: ${arrow}px; height: ${arrow}px; }
QTableCornerButton::section { background: $surface_alt; border: none; }

QScrollArea, QScrollArea > QWidget > QWidget[part="page"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }

QTabBar { background: transparent; icon-size: ${icon}px; }
QTabBar::tab {
  background: transparent; color: $muted; border: none; border-bottom: 3px solid transparent;
  padding: 0 ${pad}px; min-height: ${control}px; margin-right: 4px; }
QTabBar::tab:hover { color: $text; background: $hover; border-top-left-radius: 8px; border-top-right-radius: 8px; }
QTabBar::tab:selected { color: $primary; border-bottom-color: $primary; font-weight: 600; }
QTabBar::tab:focus { border: 2px solid $focus; border-radius: ${radius_item}px; }

QTabBar::scroller { width: ${drop}px; }
QTabBar QToolButton { padding: 0; min-width: 0; min-height: 24px; border-color: $line; background: $surface; }
QTabBar QToolButton::right-arrow { image: $img_right; width: ${arrow}px; height: ${arrow}px; }
QTabBar QToolButton::left-arrow { image: $img_left; width: ${arrow}px; height: ${arrow}px; }

QMenuBar { background: $sidebar; color: $text; border: none; }
QMenuBar::item { padding: 6px 10px; border-radius: ${radius_item}px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; color: $text; border: 1px solid $outline; padding: 6px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: ${radius_item}px; }
QMenu::item:selected { background: $soft; color: $on_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: ${arrow}px; height: ${arrow}px; left: 6px; }
QMenu::indicator:checked { image: $img_menu_tick; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::right-arrow { image: $img_right; width: ${arrow}px; height: ${arrow}px; }

QProgressBar { background: $hover; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $primary; border-radius: 4px; }
QGroupBox { border: 1px solid $line; border-radius: ${radius_card}px; margin-top: 1em; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: $muted; }
QSlider::groove:horizontal { height: 4px; background: $outline; border-radius: 2px; }
QSlider::handle:horizontal { background: $primary; width: 20px; margin: -8px 0; border-radius: 10px; }
QSlider::handle:horizontal:focus { background: $focus; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface_alt; border-bottom: 1px solid $line; }
QCalendarWidget QToolButton { border-color: transparent; background: transparent; min-height: 30px; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: $img_left; }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: $img_right; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QTableView::item { padding: 0; border: none; }
QCalendarWidget QAbstractItemView {
  border: none; selection-background-color: $primary; selection-color: $on_primary;
  alternate-background-color: $surface; }
"""
