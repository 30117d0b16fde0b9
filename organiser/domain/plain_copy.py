"""A plain copy: everything that a workspace holds, as tables of plain cells, and what its document is called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FILE = "workspace.json"
FORMAT = "organiser plain copy"
VERSION = 1

Cell = str | int | float | bytes | None
Rows = Sequence[Mapping[str, Cell]]


@dataclass(frozen=True, slots=True)
class PlainCopy:
    """All rows of all tables by name; ``schema`` is the version of the tables (the file's ``user_version``)."""

    schema: int
    tables: Mapping[str, Rows]

    @property
    def size(self) -> int:
        """How many rows there are in all."""
        return sum(map(len, self.tables.values()))
