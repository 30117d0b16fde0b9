"""The theme: one colour scheme and one text size, put on the whole program and changed while it runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, get_args

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from organiser.ui.theme.icons import find_icons_in
from organiser.ui.theme.palette import palette, tokens_in_force
from organiser.ui.theme.style import draw_pictures, style_sheet
from organiser.ui.theme.tokens import DARK, LIGHT, Tokens

Scheme = Literal["light", "dark", "system"]

SCHEMES: Final[tuple[Scheme, ...]] = get_args(Scheme)
SMALLEST_TEXT: Final = 0.9
LARGEST_TEXT: Final = 2.0
_IS_FUSION: Final = "made in Fusion"
# Not an empty text: taking the last style sheet away and putting one on again crashes Qt 6.11.
_UNDRESSED: Final = "* {}"


def dressable(words: Sequence[str]) -> QApplication:
    """The application object, in the style that the theme is made for.

    Named among the arguments the style costs nothing, while ``setStyle`` has the binding load the whole of QStyle,
    which is one twentieth of the time to the first window.
    """
    app = QApplication([*words, "-style", "Fusion"])
    app.setProperty(_IS_FUSION, True)
    return app


class Theme(QObject):
    """How the program looks; ``changed`` tells painters to measure again.

    ``icons`` is the folder of the SVG files. The font is never chosen here: the system's own is only made larger.
    Where the system asks for high contrast, its own colours are used and ours step aside.
    """

    changed = Signal()

    def __init__(self, icons: Path, *, scheme: Scheme = "system", text_scale: float = 1.0) -> None:
        super().__init__()
        find_icons_in(str(icons))
        self._scheme: Scheme = scheme
        self._text_scale = _within(text_scale)
        self._app: QApplication | None = None
        self._pictures = QTemporaryDir()

    @property
    def scheme(self) -> Scheme:
        """The scheme that was asked for."""
        return self._scheme

    @property
    def text_scale(self) -> float:
        """Text size as a factor of the system's, from 0.9 to 2.0."""
        return self._text_scale

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return tokens_in_force()

    def apply(self, app: QApplication) -> None:
        """Dress the application, and follow the system from now on."""
        self._app = app
        if not app.property(_IS_FUSION):
            app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        # Two steps: the binding lets go of an object that is reached through a passing one.
        contrast = hints.accessibility()
        contrast.contrastPreferenceChanged.connect(self._dress)
        self._dress()

    def set_scheme(self, scheme: Scheme) -> None:
        """Change the colours at once."""
        if scheme != self._scheme:
            self._scheme = scheme
            self._dress()

    def set_text_scale(self, text_scale: float) -> None:
        """Change the text size at once; values outside 0.9 to 2.0 are brought inside."""
        wanted = _within(text_scale)
        if wanted != self._text_scale:
            self._text_scale = wanted
            self._dress()

    def _follow_system(self) -> None:
        if self._scheme == "system":
            self._dress()

    def _dress(self) -> None:
        if self._app is None:
            return
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        points = font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75
        font.setPointSizeF(points * self._text_scale)
        with _nothing_collected():
            self._put_on(self._app, font)
        self.changed.emit()

    def _put_on(self, app: QApplication, font: QFont) -> None:
        app.setFont(font)
        if self._wants_contrast(app):
            app.setStyleSheet(_UNDRESSED)
            app.setPalette(QPalette())
            return
        tokens = self._chosen(app)
        app.setPalette(palette(tokens))
        pictures = draw_pictures(Path(self._pictures.path()), tokens)
        line = QFontMetricsF(font).height()
        app.setStyleSheet(style_sheet(tokens, pictures, points=font.pointSizeF(), line=line))

    def _chosen(self, app: QApplication) -> Tokens:
        if self._scheme == "system":
            return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._scheme == "dark" else LIGHT

    @staticmethod
    def _wants_contrast(app: QApplication) -> bool:
        hints = app.styleHints()
        contrast = hints.accessibility()
        return contrast.contrastPreference() == Qt.ContrastPreference.HighContrast


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python from deleting forgotten widgets while Qt walks through all there are, which ends in a crash."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _within(text_scale: float) -> float:
    return min(LARGEST_TEXT, max(SMALLEST_TEXT, text_scale))
