"""Imports what needs SQLModel, one thread at a time.

The window loads it in a thread of its own, and a change may come meanwhile. SQLAlchemy's modules import each other in
circles, and two threads that enter the circle at different points find half-made modules.
"""

from importlib import import_module
from threading import RLock
from types import ModuleType

_one_at_a_time = RLock()


def load(name: str) -> ModuleType:
    """The module of that name, imported now if it was not yet; waits while another thread imports."""
    with _one_at_a_time:
        return import_module(name)
