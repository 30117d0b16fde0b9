"""Questions to the workspace, one module for each noun; they return values and change nothing.

A module is imported when it is first named, so that one command on the command line loads what it asks and no more.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organiser.store.queries import (
        agendas,
        arrivals,
        attendance,
        call_lists,
        calls,
        clashes,
        companions,
        consents,
        copies,
        duplicates,
        groupings,
        holdings,
        inventory,
        keeping,
        ledger,
        live,
        marked_days,
        named,
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
        sectors,
        sessions,
        subjects,
        timings,
        totals,
        wordings,
        workspace,
    )

__all__ = [
    "agendas",
    "arrivals",
    "attendance",
    "call_lists",
    "calls",
    "clashes",
    "companions",
    "consents",
    "copies",
    "duplicates",
    "groupings",
    "holdings",
    "inventory",
    "keeping",
    "ledger",
    "live",
    "marked_days",
    "named",
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
    "sectors",
    "sessions",
    "subjects",
    "timings",
    "totals",
    "wordings",
    "workspace",
]


def __getattr__(name: str) -> ModuleType:
    if name not in __all__:
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")


def load(*names: str) -> None:
    """Import these modules now, or all; called from a thread once the window is painted."""
    for name in names or __all__:
        import_module(f"{__name__}.{name}")
