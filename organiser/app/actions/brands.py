"""Takes a group's logo from a picture file."""

from pathlib import Path

from organiser.app import files


def logo_from(path: Path) -> bytes:
    """Work on values for any thread: the picture as it is kept in the workspace; a Problem says why it cannot be."""
    from organiser.imports import logos

    return logos.read(files.content(path, logos.LARGEST + 1, "Choose a PNG, JPEG or SVG picture."))
