"""The parts of a person's page that are fields and nothing else: practical things, and notes."""

from __future__ import annotations

from organiser.domain.people import MOST_CHILDREN, Person
from organiser.ui.screens.people.facts import Facts
from organiser.ui.screens.people.group import Group
from organiser.ui.screens.people.kept_fields import KeptFields
from organiser.ui.widgets.columns import side_by_side


class PracticalGroup(Group):
    """What a caterer, a host or a driver has to know in numbers."""

    def __init__(self, fields: KeptFields[Person]) -> None:
        super().__init__(
            "Food, children and travel",
            "For whoever cooks, minds children or books transport. Only totals leave this page.",
            offer="Food, children, travel",
        )
        self.add(
            side_by_side(
                fields.text("diet", "Diet", placeholder="Such as: halal, no nuts"),
                fields.number("children", "Children to look after", MOST_CHILDREN),
                fields.text("travel", "Help with travel", placeholder="Such as: a lift from Hollins"),
                letters=24,
            )
        )

    def is_filled(self, facts: Facts) -> bool:
        person = facts.person
        return bool(person.diet or person.children or person.travel)


class NotesGroup(Group):
    """What else there is to remember."""

    def __init__(self, fields: KeptFields[Person]) -> None:
        super().__init__(
            "Notes", "Write what they could read themselves: everybody may ask for what is held on them.", offer="Notes"
        )
        row = fields.long("notes", "N&otes")
        row.hide_label()
        self.add(row)

    def is_filled(self, facts: Facts) -> bool:
        return bool(facts.person.notes)
