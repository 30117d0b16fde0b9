"""What a group thinks of an exercise: a favourite or not, how it went, and notes for the next time."""

from dataclasses import dataclass

from organiser.domain import text
from organiser.domain.problem import Problem

RATINGS = {
    1: "Did not work",
    2: "Hard going",
    3: "All right",
    4: "Went well",
    5: "Works every time",
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """About the exercise with the id ``exercise``. ``rating`` is 1 to 5, or 0 before anybody has rated it."""

    exercise: str
    favourite: bool = False
    rating: int = 0
    notes: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "notes", text.block(self.notes, "notes"))
        if self.rating != 0 and self.rating not in RATINGS:
            raise Problem(f"A rating of {self.rating:,} cannot be.", "Use 1 to 5, or 0 for none.")

    @property
    def is_blank(self) -> bool:
        """Whether nobody has said anything."""
        return not (self.favourite or self.rating or self.notes)

    @property
    def rating_in_words(self) -> str:
        """``4 of 5: went well``; "" without a rating."""
        return f"{self.rating} of 5: {RATINGS[self.rating].lower()}" if self.rating else ""
