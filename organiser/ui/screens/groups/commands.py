"""What can be done with the small groups of a session."""

from __future__ import annotations

from typing import Final

from organiser.ui.desk.commands import Command
from organiser.ui.screens.groups.presenter import Deed, GroupsPresenter


def _made(presenter: GroupsPresenter) -> bool:
    return presenter.grouping is not None


def _somebody(presenter: GroupsPresenter) -> bool:
    return bool(presenter.grouping and presenter.chosen)


def _one_or_two(presenter: GroupsPresenter) -> bool:
    return presenter.grouping is not None and len(presenter.chosen) in {1, 2}


COMMANDS: Final[tuple[Command[GroupsPresenter], ...]] = (
    Command(
        "groups.again",
        "&Another way",
        lambda p: p.make(),
        icon="sparkles",
        when=lambda p: p.grouping is not None and bool(p.guests),
        help="Make the groups again in another way that is about as good; whoever stays, stays",
    ),
    Command("groups.before", "Group &before", lambda p: p.step(-1), "Alt+Left", "chevron-left", _somebody),
    Command("groups.after", "&Next group", lambda p: p.step(1), "Alt+Right", "chevron-right", _somebody),
    Command(
        "groups.stay",
        "&Stays here",
        lambda p: p.toggle_stays(),
        "S",
        "pin",
        _somebody,
        help="Whoever stays keeps their group when groups are made again",
    ),
    Command("groups.swap", "S&wap with…", lambda p: p.pair_up(Deed.SWAP), "W", "move", _one_or_two),
    Command(
        "groups.together",
        "&Together with…",
        lambda p: p.pair_up(Deed.TOGETHER),
        "T",
        "handshake",
        _one_or_two,
        help="The two are to be in one group whenever groups are made; again takes it back",
    ),
    Command(
        "groups.apart",
        "A&part from…",
        lambda p: p.pair_up(Deed.APART),
        "A",
        "scissors",
        _one_or_two,
        help="The two are to be in different groups whenever groups are made; again takes it back",
    ),
    Command("groups.more", "Add a grou&p", lambda p: p.add_group(), icon="plus", when=_made),
    Command("groups.remove", "&Remove", lambda p: p.remove(), icon="trash-2", when=_made),
)
