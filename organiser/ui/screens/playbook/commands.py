"""What can be done in the playbook."""

from __future__ import annotations

from typing import Final

from organiser.ui.desk.commands import Command
from organiser.ui.screens.playbook.presenter import PlaybookPresenter

COMMANDS: Final[tuple[Command[PlaybookPresenter], ...]] = (
    Command(
        "playbook.add",
        "&Add to a session…",
        lambda presenter: presenter.asks_session.emit(),
        keys="Ctrl+Return",
        icon="calendar-plus",
        when=lambda presenter: presenter.current is not None,
        help="Put this exercise at the end of a session's plan",
    ),
    Command(
        "playbook.copy",
        "&Make a copy of mine…",
        PlaybookPresenter.start_copy,
        keys="Ctrl+D",
        icon="copy",
        when=lambda presenter: presenter.current is not None and presenter.can_keep,
        help="Change this exercise to suit you, in a copy that is yours",
    ),
    Command(
        "playbook.edit",
        "&Edit…",
        PlaybookPresenter.start_edit,
        keys="F2",
        icon="pencil",
        when=lambda presenter: presenter.is_own,
        help="Change this exercise of yours",
    ),
    Command(
        "playbook.remove",
        "&Delete",
        PlaybookPresenter.remove,
        keys="Del",
        icon="trash-2",
        when=lambda presenter: presenter.is_own,
        help="Take this exercise of yours out of the playbook",
    ),
    Command(
        "playbook.favourite",
        "&Favourite",
        PlaybookPresenter.toggle_favourite,
        keys="Ctrl+B",
        icon="star",
        when=lambda presenter: presenter.current is not None and presenter.can_keep,
        help="Keep this exercise among your favourites, or no longer",
    ),
    Command(
        "playbook.import",
        "&Import a pack…",
        lambda presenter: presenter.sharing.asks_pack.emit(),
        icon="download",
        when=lambda presenter: presenter.can_keep,
        section="File",
        help="Look through cards that somebody sent you, and take those that you want",
    ),
    Command(
        "playbook.export",
        "E&xport cards…",
        lambda presenter: presenter.sharing.asks_cards.emit(),
        icon="upload",
        when=lambda presenter: presenter.total > 0,
        section="File",
        help="Put cards into one file that others can import",
        reads=True,
    ),
    Command(
        "playbook.print",
        "&Print",
        PlaybookPresenter.print,
        keys="Ctrl+P",
        icon="printer",
        when=lambda presenter: presenter.current is not None,
        section="File",
        help="This exercise in full on paper, for whoever leads it",
        reads=True,
    ),
    Command(
        "playbook.new",
        "&New exercise of yours…",
        PlaybookPresenter.start_new,
        keys="Ctrl+N",
        icon="plus",
        when=lambda presenter: presenter.can_keep,
        section="File",
        help="Write down an exercise that you do in your own way",
    ),
)
