"""How the people of a group look in its list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt

from organiser.domain.grouping.groups import Guest
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Index, Row, RowsModel

PEOPLE_TYPE = "application/x-organiser-people"


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody in a group; ``wishes`` are what was asked about them, in words."""

    guest: Guest
    stays: bool = False
    wishes: tuple[str, ...] = ()


def row_of(one: Seated) -> Row:
    """A name with where they come from, and a pin where they stay."""
    badges = (Badge("Stays", Tone.INFO, "pin"),) if one.stays else ()
    needs = "; ".join(filter(None, one.guest.needs))
    words = (one.guest.name, one.guest.neighbourhood, *(badge.word for badge in badges), needs, *one.wishes)
    return Row(
        one.guest.name,
        meta=one.guest.neighbourhood,
        badges=badges,
        icon="accessibility" if needs else "user",
        spoken=", ".join(filter(None, words)),
    )


class SeatedModel(RowsModel[Seated]):
    """The people of one group, who can be dragged into another."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [PEOPLE_TYPE]


def carried(person_ids: list[int], names: list[str]) -> QMimeData:
    """People as they are carried by a drag; other programs get their names."""
    data = QMimeData()
    data.setData(PEOPLE_TYPE, ",".join(map(str, person_ids)).encode())
    data.setText("\n".join(names))
    return data


def carried_people(data: QMimeData) -> list[int]:
    """The ids of the people whom a drag carries; none when it is another kind."""
    if not data.hasFormat(PEOPLE_TYPE):
        return []
    words = bytes(data.data(PEOPLE_TYPE).data()).decode(errors="replace").split(",")
    return [int(one) for one in words if one.isdecimal()]
