"""Asks where something is to be saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

PAPER_FILES: Final = "PDF files (*.pdf);;Plain text (*.txt);;Pages for a browser (*.html)"


def ask_where(parent: QWidget, usual: Path, kinds: str, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask for a file, beginning with the ``usual`` one; ``kinds`` are the formats in the words that Qt knows."""
    dialog = QFileDialog(parent, "Save as", str(usual.parent))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(usual.suffix.removeprefix("."))
    dialog.selectFile(usual.name)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog
