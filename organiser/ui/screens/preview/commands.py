"""What can be done with a preview, and how it is looked at."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence

from organiser.ui.desk.commands import Command
from organiser.ui.screens.preview.layout import Fit
from organiser.ui.screens.preview.presenter import PreviewPresenter
from organiser.ui.screens.preview.sheets import Sheets

_KEY = QKeySequence.StandardKey

COMMANDS: Final[tuple[Command[PreviewPresenter], ...]] = (
    Command(
        "preview.print",
        "&Print…",
        lambda presenter: presenter.ask_how(),
        keys=_KEY.Print,
        icon="printer",
        section="File",
        when=lambda presenter: presenter.printed is not None and not presenter.is_drawing,
        help="Print it at actual size",
        reads=True,
    ),
    Command(
        "preview.save",
        "Save as P&DF…",
        lambda presenter: presenter.ask_place(),
        keys=_KEY.Save,
        icon="download",
        section="File",
        help="Keep it as a file, which any computer opens and any copy shop prints",
        reads=True,
    ),
    Command(
        "preview.open",
        "&Open in another program",
        lambda presenter: presenter.open_elsewhere(),
        icon="monitor",
        section="File",
        help="Open it in the program that this computer has for PDF files",
        reads=True,
    ),
    Command(
        "preview.copy",
        "&Copy as text",
        lambda presenter: presenter.copy_text(),
        keys=_KEY.Copy,
        icon="copy",
        help="Put all of it on the clipboard as plain text, such as for a message",
        reads=True,
    ),
    Command(
        "preview.leave",
        "&Back",
        lambda presenter: presenter.leave(),
        keys="Esc",
        icon="chevron-left",
        section="Go",
        help="Go back to where you came from",
        reads=True,
    ),
)

LOOKING: Final[tuple[Command[Sheets], ...]] = (
    Command(
        "preview.larger",
        "Lar&ger pages",
        lambda sheets: sheets.step(1),
        keys=_KEY.ZoomIn,
        icon="plus",
        section="View",
        help="See less of the page, and larger",
        reads=True,
    ),
    Command(
        "preview.smaller",
        "S&maller pages",
        lambda sheets: sheets.step(-1),
        keys=_KEY.ZoomOut,
        icon="minus",
        section="View",
        help="See more of the page, and smaller",
        reads=True,
    ),
    Command(
        "preview.actual",
        "&100 %",
        lambda sheets: sheets.show_zoom(1.0),
        keys="Ctrl+0",
        section="View",
        help="See it about as large as on paper",
        reads=True,
    ),
    Command(
        "preview.width",
        "Fit &width",
        lambda sheets: sheets.show_fit(Fit.WIDTH),
        section="View",
        help="Make the page as wide as the window",
        reads=True,
    ),
    Command(
        "preview.page",
        "Fit page",
        lambda sheets: sheets.show_fit(Fit.PAGE),
        section="View",
        help="See the whole page",
        reads=True,
    ),
)
