"""Finds the exercises of a playbook that suit what somebody has in mind."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from organiser.domain import text
from organiser.domain.exercises import Exercise, Stage


@dataclass(frozen=True, slots=True)
class Wish:
    """What an exercise should suit; None or "" leaves a question open."""

    minutes: int | None = None
    people: int | None = None
    online: bool | None = None
    stage: Stage | None = None
    words: str = ""
    favourites: bool = False

    @property
    def is_open(self) -> bool:
        """Whether every exercise would do."""
        return self == Wish()


def suiting(
    exercises: Iterable[Exercise], wish: Wish, favourites: Container[str] = frozenset()
) -> tuple[Exercise, ...]:
    """The exercises that suit, in the order they came; ``favourites`` are the ids of those that are liked best."""
    among = (one for one in exercises if not wish.favourites or one.id in favourites)
    return tuple(exercise for exercise in among if _suits(exercise, wish))


def _suits(exercise: Exercise, wish: Wish) -> bool:
    return (
        (wish.minutes is None or exercise.minutes_min <= wish.minutes)
        and (wish.people is None or exercise.people_min <= wish.people <= exercise.people_max)
        and (wish.online is None or (exercise.online if wish.online else exercise.in_person))
        and (wish.stage is None or exercise.stage is wish.stage)
        and (not wish.words or text.holds_words(searchable(exercise), wish.words))
    )


def searchable(exercise: Exercise) -> str:
    """All words of a card in which a search looks."""
    parts = (exercise.name, exercise.purpose, exercise.question, exercise.originator, exercise.about)
    materials = (material.item for material in exercise.materials)
    return " ".join((*parts, *materials, exercise.stage.label, exercise.kind.label, exercise.grouping))


def by_stage(exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
    """In the order of a session: openings first, closes last; by name within a stage."""
    order = {stage: place for place, stage in enumerate(Stage)}
    return tuple(sorted(exercises, key=lambda one: (order[one.stage], text.folded(one.name))))
