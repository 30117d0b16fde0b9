"""The theme dresses the whole program, changes while it runs, and steps aside where the system knows better."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from organiser.app.paths import resource
from organiser.ui.shell.own_commands import COMMANDS
from organiser.ui.theme.icons import icon
from organiser.ui.theme.palette import palette, tokens_in_force
from organiser.ui.theme.theme import Theme
from organiser.ui.theme.tokens import DARK, KIND_ICONS, LIGHT


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    font = qapp.font()
    theme = Theme(resource("icons"), scheme="light")
    theme.apply(qapp)
    yield theme
    qapp.setFont(font)


def ink_of(pixmap_of: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The colour of the most opaque pixel of an icon."""
    image: QImage = pixmap_of.pixmap(QSize(32, 32), 1.0, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha).name().upper()


def test_every_role_of_the_palette_is_ours() -> None:
    for tokens in (LIGHT, DARK):
        made = palette(tokens)
        for role in list(QPalette.ColorRole)[:-1]:
            if role is not QPalette.ColorRole.NoRole:
                assert made.isBrushSet(QPalette.ColorGroup.Active, role), role


def test_the_palette_tells_which_tokens_are_in_force(theme: Theme) -> None:
    assert tokens_in_force() is LIGHT
    theme.set_scheme("dark")
    assert tokens_in_force() is DARK
    assert theme.tokens is DARK


def test_a_foreign_palette_is_taken_as_it_is(theme: Theme, qapp: QApplication) -> None:
    contrast = QPalette(QColor("#000000"))
    contrast.setColor(QPalette.ColorRole.WindowText, QColor("#FFFF00"))
    contrast.setColor(QPalette.ColorRole.Text, QColor("#FFFF00"))
    contrast.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    qapp.setPalette(contrast)
    assert tokens_in_force().window == "#000000"
    assert tokens_in_force().text == "#ffff00"
    assert tokens_in_force().on_warn_soft == "#ffff00"


def test_high_contrast_drops_our_colours(theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Theme, "_wants_contrast", staticmethod(lambda _app: True))
    theme.set_scheme("dark")
    assert "background" not in qapp.styleSheet()
    assert QGuiApplication.palette().color(QPalette.ColorRole.Window) != QColor(DARK.window)
    monkeypatch.undo()
    theme.set_scheme("light")
    assert tokens_in_force() is LIGHT
    assert LIGHT.primary in qapp.styleSheet()


def test_text_grows_and_the_font_family_stays(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    before, family = qapp.font().pointSizeF(), qapp.font().family()
    with qtbot.waitSignal(theme.changed):
        theme.set_text_scale(2.0)
    assert qapp.font().pointSizeF() == pytest.approx(2 * before)
    assert qapp.font().family() == family
    theme.set_text_scale(9)
    assert theme.text_scale == 2.0
    theme.set_text_scale(0.1)
    assert theme.text_scale == 0.9


def test_the_style_sheet_names_no_font_family_and_only_files_that_are_there(theme: Theme, qapp: QApplication) -> None:
    sheet = qapp.styleSheet()
    assert "font-family" not in sheet
    assert "$" not in sheet
    files = re.findall(r'url\("([^"]+)"\)', sheet)
    assert len(files) > 10
    assert all(Path(file).is_file() for file in files)


def test_buttons_are_large_enough_to_hit_and_do_not_jump_when_focused(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Print")
    qtbot.addWidget(button)
    button.show()
    assert button.sizeHint().height() >= 36
    before = button.sizeHint()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.sizeHint() == before


def test_an_icon_follows_the_theme(theme: Theme) -> None:
    sun = icon("sun", "primary")
    assert ink_of(sun) == LIGHT.primary
    theme.set_scheme("dark")
    assert ink_of(sun) == DARK.primary
    assert ink_of(sun, QIcon.Mode.Disabled) == DARK.disabled
    assert ink_of(icon("sun"), QIcon.Mode.Selected) == DARK.on_soft


def test_an_icon_is_sharp_on_a_dense_screen(theme: Theme) -> None:
    pixmap = icon("sun").pixmap(QSize(20, 20), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)


def test_icons_survive_their_python_side(theme: Theme) -> None:
    kept = [QIcon(icon("sun")) for _ in range(50)]
    gc.collect()
    assert all(not one.pixmap(16, 16).isNull() for one in kept)


def test_an_unknown_icon_is_a_mistake_that_shows(theme: Theme) -> None:
    from organiser.ui.theme.icons import svg

    with pytest.raises(FileNotFoundError):
        svg("no-such-icon", "#000000")


@pytest.mark.parametrize("name", sorted({*KIND_ICONS.values(), *(c.icon for c in COMMANDS if c.icon)}))
def test_every_icon_that_is_named_is_there(name: str) -> None:
    assert resource("icons", f"{name}.svg").is_file()


@pytest.mark.parametrize(("name", "mirrored"), [("chevron-left", True), ("undo-2", True), ("clock", False)])
def test_arrows_turn_round_where_people_write_from_right_to_left(
    theme: Theme, qapp: QApplication, name: str, mirrored: bool
) -> None:
    usual = icon(name).pixmap(QSize(24, 24), 1.0).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = icon(name).pixmap(QSize(24, 24), 1.0).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert turned == (usual.flipped(Qt.Orientation.Horizontal) if mirrored else usual)
