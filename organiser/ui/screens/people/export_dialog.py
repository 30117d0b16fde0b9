"""Writes people into a file: asks whom, in which format and with what, and then where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.widgets.fields import ChoiceField, TickField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.where import ask_where

_FORMATS = (("A table, for Excel and other spreadsheets", "csv"), ("Contacts, for phones and mail programs", "vcf"))


class ExportDialog(Question):
    """``ending``, ``programme_id``, ``with_special`` and ``with_children`` are the answer."""

    def __init__(self, programmes: list[tuple[str, object]], parent: QWidget | None) -> None:
        super().__init__("Export people", "Choose a place…", parent)
        self.format = ChoiceField("As what", _FORMATS)
        self.whom = ChoiceField("Whom", [("Everybody", None), *programmes])
        self.special = TickField("With needs, diet, age and guardians")
        self.under_18 = TickField("With those under 18, each with their guardian")
        form = Form()
        form.add("&As what", self.format)
        form.add("&Whom", self.whom)
        form.add_widget(self.special)
        form.add_widget(self.under_18)
        self.add(form, Text("A file can be passed on by anybody who has it: leave out what is not needed.", "muted"))

    @property
    def ending(self) -> str:
        """The ending of the file's name."""
        return str(self.format.value)

    @property
    def programme_id(self) -> int | None:
        """Whose roster, or None for everybody."""
        value = self.whom.value
        return value if isinstance(value, int) else None

    @property
    def with_special(self) -> bool:
        """Whether needs and the like are to be in it."""
        return self.special.isChecked()

    @property
    def with_children(self) -> bool:
        """Whether those under 18 are to be in it."""
        return self.under_18.isChecked()


def open_export(desk: Desk, parent: QWidget) -> ExportDialog:
    """Ask what to write, then where."""
    programmes: list[tuple[str, object]] = [
        (f"On the roster of {one.programme.title}", one.programme.id) for one in desk.ask(queries.programmes.every)
    ]
    dialog = ExportDialog(programmes, parent)
    dialog.accepted.connect(lambda: ask_place(desk, parent, dialog))
    dialog.ask()
    return dialog


def ask_place(desk: Desk, parent: QWidget, answer: ExportDialog) -> QFileDialog:
    """Ask where the file is to be."""
    home = desk.paths.output if desk.paths.output.is_dir() else Path.home()
    kind = "Tables (*.csv)" if answer.ending == "csv" else "Contacts (*.vcf)"
    whom, special, children = answer.programme_id, answer.with_special, answer.with_children
    return ask_where(
        parent,
        home / f"People.{answer.ending}",
        kind,
        lambda chosen: export(desk, chosen, whom, with_special=special, with_children=children),
        title="Export people",
    )


def export(
    desk: Desk, target: Path, programme_id: int | None, *, with_special: bool, with_children: bool = False
) -> None:
    """Write the file in a job, and say where it is."""
    from organiser.app.actions import people_export

    try:
        leaving = people_export.gather(desk.store, programme_id, with_children=with_children)
    except Problem as problem:
        desk.notices.problem(problem)
        return

    def tell(path: Path) -> None:
        desk.notices.say(
            f"Wrote {counted(len(leaving.people), 'person', 'people')} into “{path.name}”.",
            desk.elsewhere.showing(path.parent),
            advice=f"{counted(leaving.left_out, 'person', 'people')} under 18 left out." if leaving.left_out else "",
        )

    desk.jobs.run(
        lambda: people_export.write(leaving, target, with_special=with_special),
        then=tell,
        title=f"Writing {target.name}",
    )
