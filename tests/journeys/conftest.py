"""What a journey through the window needs of the computer round it."""

from tests.ui.screens.conftest import Viewer, viewer

__all__ = ["Viewer", "viewer"]
