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
    """``ending``, ``programme_id`` and ``with_special`` are the answer."""

    def __init__(self, programmes: list[tuple[str, object]], parent: QWidget | None) -> None:
        super().__init__("Export people", "Choose a place…", parent)
        self.format = ChoiceField("As what", _FORMATS)
        self.whom = ChoiceField("Whom", [("Everybody", None), *programmes])
        self.special = TickField("With needs, diet, age and guardians")
        form = Form()
        form.add("&As what", self.format)
        form.add("&Whom", self.whom)
        form.add_widget(self.special)
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
    whom, special = answer.programme_id, answer.with_special
    return ask_where(
        parent,
        home / f"People.{answer.ending}",
        kind,
        lambda chosen: export(desk, chosen, whom, with_special=special),
        title="Export people",
    )


def export(desk: Desk, target: Path, programme_id: int | None, *, with_special: bool) -> None:
    """Write the file in a job, and say where it is."""
    from organiser.app.actions import people_export

    try:
        people = people_export.gather(desk.store, programme_id)
    except Problem as problem:
        desk.notices.problem(problem)
        return

    def tell(path: Path) -> None:
        desk.notices.say(
            f"Wrote {counted(len(people), 'person', 'people')} into “{path.name}”.",
            desk.elsewhere.showing(path.parent),
        )

    desk.jobs.run(
        lambda: people_export.write(people, target, with_special=with_special),
        then=tell,
        title=f"Writing {target.name}",
    )
