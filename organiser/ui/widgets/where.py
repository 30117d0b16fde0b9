"""Asks for files and folders: those that are there already, and where something is to be saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

PAPER_FILES: Final = "PDF files (*.pdf);;Plain text (*.txt);;Pages for a browser (*.html)"


def ask_where(
    parent: QWidget, usual: Path, kinds: str, chosen: Callable[[Path], object], *, title: str = "Save as"
) -> QFileDialog:
    """Ask for a file, beginning with the ``usual`` one; ``kinds`` are the formats in the words that Qt knows."""
    dialog = _dialog(parent, title, usual.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(usual.suffix.removeprefix("."))
    dialog.selectFile(usual.name)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def ask_file(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[Path], object], *, folder: Path | None = None
) -> QFileDialog:
    """Ask for a file that is there, first in ``folder`` (at home, where none is given)."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def ask_files(parent: QWidget, title: str, kinds: str, chosen: Callable[[Sequence[Path]], object]) -> QFileDialog:
    """Ask for one or more files that are there."""
    dialog = _dialog(parent, title, None, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_folder(parent: QWidget, title: str, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder that is there."""
    dialog = _dialog(parent, title, None, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, folder: Path | None, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder or Path.home()), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
