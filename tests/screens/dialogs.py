"""Opens the dialogs that belong to no screen, one after the other, so that they can be looked at."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from organiser.app import backups
from organiser.domain.attendance import Mark
from organiser.domain.brand import Brand
from organiser.domain.occasion import Group
from organiser.domain.people import Person
from organiser.domain.publishing import CalendarServer, Draft, Fate, Step
from organiser.imports import logos
from organiser.start import Program
from organiser.store import changes, queries
from organiser.store.failures import WrongPassphrase
from organiser.store.keys import Key
from organiser.ui.desk.desk import Spot
from organiser.ui.dialogs.backups import BackupsDialog
from organiser.ui.dialogs.older_backups import OlderBackups
from organiser.ui.dialogs.passphrase import PassphraseDialog
from organiser.ui.dialogs.publishing import Publisher
from organiser.ui.dialogs.publishing_dialog import PublishingDialog
from organiser.ui.dialogs.publishing_setup import PublishingSetup
from organiser.ui.dialogs.unlock import UnlockDialog
from organiser.ui.screens.handouts.view import HandoutsView

LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 90"><g fill="#b8432f">
<circle cx="45" cy="45" r="40"/><path d="M100 20h190v14H100zM100 52h130v14H100z"/>
</g></svg>"""


def dialogs(program: Program) -> Iterator[tuple[str, QWidget | None]]:
    """Each with the name of its picture; whoever takes the picture closes it."""
    yield "who-we-are", _triggered(program, "workspace.group")
    group = Group("Elm Ward Neighbours", brand=Brand("#e9a23b", logos.read(LOGO)))
    program.desk.do("Say who we are", changes.workspace.describe, group)
    yield "who-we-are-branded", _triggered(program, "workspace.group")
    _work(program)
    yield "passphrase", _triggered(program, "passphrase.ask")
    yield from _locked(program)
    yield from _backups(program)
    yield "history", _triggered(program, "history.show")
    yield "history-removed", _triggered(program, "history.removed")
    program.shell.go("sessions", Spot(1, "handouts"))
    handouts = program.shell.findChild(HandoutsView)
    assert handouts is not None
    yield "label-sheet", handouts.ask_sheet("badges")
    program.shell.go("people")
    yield "people-keeping", _triggered(program, "people.keeping")
    _talk_of_bernard(program)
    yield "people-erase", _triggered(program, "people.erase")
    yield "people-export", _triggered(program, "people.export")
    yield from _publishing(program)


def _talk_of_bernard(program: Program) -> None:
    """Show somebody of whose need and address others' notes tell."""
    desk = program.desk
    bernard, helen = (desk.ask(queries.named.the_one, "person", name) for name in ("Bernard Tully", "Helen Marsh"))
    needs = "Large print; A seat near the door"
    desk.do("Edit", changes.people.edit, bernard, replace(desk.ask(queries.people.one, bernard), needs=needs))
    notes = "Sits with Bernard Tully, who wants a seat near the door and large print"
    desk.do("Edit", changes.people.edit, helen, replace(desk.ask(queries.people.one, helen), notes=notes))
    session = desk.ask(queries.sessions.one, 1)
    desk.do("Edit", changes.sessions.edit, 1, replace(session, notes="Large print for one; a seat near the door"))
    desk.go("people", Spot(bernard))


def _locked(program: Program) -> Iterator[tuple[str, QWidget]]:
    path = program.desk.paths.workspace
    changing = PassphraseDialog(Key("elm"), program.shell)
    changing.ask()
    yield "passphrase-change", changing
    unlock = UnlockDialog(path, program.shell)
    unlock.ask()
    yield "unlock", unlock
    wrong = UnlockDialog(path, program.shell, leave="Close Organiser")
    wrong.ask()
    wrong.show_wrong(str(WrongPassphrase(path)), backup=True)
    yield "unlock-wrong", wrong
    ways = UnlockDialog(path, program.shell)
    ways.ask()
    ways.show_wrong(str(WrongPassphrase(path)), backup=True)
    yield "unlock-wrong-at-the-start", ways
    older = OlderBackups(
        [path.with_name(f"Our sessions {n:05} 2027-05-03 09.00.organiser") for n in range(9)],
        program.shell,
        is_locked=True,
    )
    older.ask()
    yield "older-backups", older


def _backups(program: Program) -> Iterator[tuple[str, QWidget | None]]:
    """None yet, some with one that is damaged chosen, and those of a workspace that is damaged itself."""
    desk, shell = program.desk, program.shell
    yield "backups-none", _triggered(program, "workspace.backups")
    for day in (3, 4):
        backups.make(desk.store, desk.paths, datetime(2027, 5, day, 9, 0))
        desk.do("Add", changes.people.add, Person(f"Quentin {day}"))
    path = desk.paths.workspace
    content = bytearray(backups.found(desk.paths, path)[0].path.read_bytes())
    content[40_960:45_056] = bytes(4_096)
    backups.found(desk.paths, path)[0].path.write_bytes(content)
    yield "backups-one-damaged", _triggered(program, "workspace.backups")
    dialog = BackupsDialog(desk, path, shell)
    dialog.list.select_key(str(backups.found(desk.paths, path)[2].path))
    dialog.open()
    yield "backups", dialog
    damaged = BackupsDialog(desk, path, shell, is_damaged=True)
    damaged.list.select_key(str(backups.found(desk.paths, path)[1].path))
    damaged.open()
    yield "backups-of-damaged", damaged
    desk.damaged.emit()
    yield "found-damaged", shell


def _triggered(program: Program, command: str) -> QWidget | None:
    program.shell.findChildren(QAction, command)[0].trigger()
    return QApplication.activeModalWidget()


def _work(program: Program) -> None:
    """Some steps for the history, and somebody to be put back."""
    desk = program.desk
    helen, amina = (desk.ask(queries.named.the_one, "person", name) for name in ("Helen Marsh", "Amina Yusuf"))
    for mark in (Mark.PRESENT, Mark.LATE):
        desk.do(f"Mark Helen Marsh {mark}", changes.attendance.set_mark, 1, [helen], mark)
    desk.do("Remove Amina Yusuf", changes.people.remove, [amina])


def _publishing(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Before a server is known, and with one of each kind of step; no server is asked."""
    publisher = Publisher(program.desk)
    setup = PublishingSetup(publisher, program.shell)
    setup.ask()
    yield "publishing-setup", setup
    server = CalendarServer("https://calendar.example.org/ruth/sessions/", "ruth")
    program.desk.do("Publish sessions", changes.publishing.set_up, server)
    sessions = program.desk.ask(queries.sessions.every)
    publisher.steps = tuple(
        Step(fate, session.uid, session.title, Draft(session, b""), etag="1", is_noted=True, theirs=session)
        for fate, session in zip((Fate.CONFLICT, Fate.NEW, Fate.CHANGED, Fate.SAME), sessions, strict=False)
    )
    dialog = PublishingDialog(publisher, program.shell)
    dialog.ask()
    yield "publishing", dialog
