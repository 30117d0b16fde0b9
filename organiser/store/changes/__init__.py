"""Changes to the workspace, one module of verbs for each noun.

A module is imported when it is first named: these need SQLModel, and the window paints before that is loaded.
"""

from types import ModuleType
from typing import TYPE_CHECKING

from organiser.store.loading import load as _load

if TYPE_CHECKING:
    from organiser.store.changes import (
        agendas,
        applications,
        arrivals,
        attendance,
        call_lists,
        calls,
        companions,
        consents,
        copies,
        erasing,
        groupings,
        live,
        marked_days,
        merging,
        needs,
        opinions,
        origins,
        people,
        places,
        printings,
        programmes,
        publishing,
        releases,
        removed,
        sessions,
        strands,
        wordings,
        workspace,
    )

__all__ = [
    "agendas",
    "applications",
    "arrivals",
    "attendance",
    "call_lists",
    "calls",
    "companions",
    "consents",
    "copies",
    "erasing",
    "groupings",
    "live",
    "marked_days",
    "merging",
    "needs",
    "opinions",
    "origins",
    "people",
    "places",
    "printings",
    "programmes",
    "publishing",
    "releases",
    "removed",
    "sessions",
    "strands",
    "wordings",
    "workspace",
]


def __getattr__(name: str) -> ModuleType:
    if name not in __all__:
        raise AttributeError(name)
    return _load(f"{__name__}.{name}")


def load() -> None:
    """Import every module now; called from a thread once the window is painted."""
    for name in __all__:
        _load(f"{__name__}.{name}")
    _load("organiser.store.transaction")
