"""Asks who the other one of two people is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from organiser.domain.grouping.groups import Guest
from organiser.ui.screens.groups.presenter import Deed
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.question import Question

_WORDS = {
    Deed.SWAP: ("Swap places", "Swap", "Swaps places &with"),
    Deed.TOGETHER: ("Keep together", "Keep together", "Together &with"),
    Deed.APART: ("Keep apart", "Keep apart", "Apart &from"),
}


class OtherQuestion(Question):
    """``other`` is the id of who was chosen."""

    def __init__(self, deed: Deed, one: Guest, others: Sequence[Guest], parent: QWidget) -> None:
        title, verb, label = _WORDS[deed]
        super().__init__(f"{title}: {one.name}", verb, parent)
        self.choice = ChoiceField("The other person", [(guest.name, guest.person_id) for guest in others])
        self.add(FormRow(label, self.choice))

    @property
    def other(self) -> int:
        value = self.choice.value
        assert isinstance(value, int)
        return value
