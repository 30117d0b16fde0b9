"""What was removed and can still be put back."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from organiser.domain.problem import Problem

KEPT_DAYS = 30


class Kind(StrEnum):
    """What was removed. Whatever has no bin of its own is put back by undoing the step that removed it."""

    PERSON = "person"
    SESSION = "session"
    PROGRAMME = "programme"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that was removed: ``id`` is that of its row, or of the step; ``who`` may be ""."""

    kind: Kind
    id: int
    name: str
    at: datetime
    who: str = ""

    @property
    def key(self) -> str:
        """What names it in the terminal, such as person-4."""
        return f"{self.kind}-{self.id}"


def parsed(key: str) -> tuple[Kind, int]:
    """The kind and the id that a key such as person-4 names."""
    found = re.fullmatch(rf"({'|'.join(Kind)})-(\d{{1,18}})", key)
    if found is None:
        raise Problem(f"“{key}” names nothing that was removed.", "See “organiser removed list”.")
    return Kind(found[1]), int(found[2])
