"""Where what is known of somebody stands again in words about something else: to be looked at before it goes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Echo:
    """One such text: ``where`` says what it is, ``words`` are those around what was found.

    ``owner`` is the id of the person about whom it is, None where it is about nobody in particular.
    """

    table: str
    column: str
    row: int
    owner: int | None
    where: str
    words: str

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.table}/{self.column}/{self.row}"
