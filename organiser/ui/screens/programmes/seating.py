"""The places of a programme as a picture: who has them, which are offered, and which are kept for whom until when."""

from __future__ import annotations

from collections.abc import Sequence

from organiser.domain import clock, text
from organiser.domain.places import Rules, Share
from organiser.domain.programmes import ReleaseTo
from organiser.ui.screens.programmes.model import Portrait
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.seat_signs import SignKey
from organiser.ui.widgets.seats import SeatGroup, Seats


class SeatingCard(Card):
    """Seats by neighbourhood, what their signs mean, and what is still missing."""

    def __init__(self) -> None:
        super().__init__("Places")
        self.seats = Seats("Places by neighbourhood")
        self.key = SignKey()
        self.missing = GentleLines("Places that are not filled")
        self.none = Text(
            "Nobody counts the places yet. Say below how many there are, and, if each neighbourhood is to have its "
            "share, how many are kept for it: you will see who is still missing.",
            "muted",
        )
        self.add(self.none, self.seats, self.key, self.missing)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show the places of this programme."""
        pool, is_counted = portrait.pool, portrait.pool.rules.places is not None
        self.seats.show_groups(tuple(seat_group(share) for share in pool.shares))
        self.key.show_signs(tuple(self.seats.signs))
        self.missing.show_lines(missing(pool.shares, pool.rules))
        self.seats.setVisible(is_counted)
        self.none.setVisible(not is_counted)
        if not is_counted:
            self.key.hide()


def seat_group(share: Share) -> SeatGroup:
    """The places of one neighbourhood with who has them."""
    names = (*share.placed, *share.offered)
    told = [*share.placed, *(f"{name} (offered)" for name in share.offered)]
    waiting = f"{share.waiting} waiting" if share.waiting else ""
    nobody = "Nobody yet" if share.places else ""
    who = "; ".join(filter(None, (text.listed(told) or nobody, waiting)))
    return SeatGroup(
        share.neighbourhood or ("Open to all" if share.places else "Others"),
        len(names),
        share.places,
        who=who,
        offered=len(share.offered),
        held=share.held,
        names=names,
    )


def missing(shares: Sequence[Share], rules: Rules) -> tuple[str, ...]:
    """``Hollins: 1 of 3 places is still free, kept until Fri 7 May.`` for each neighbourhood with unfilled places."""
    return tuple(
        f"{share.neighbourhood}: {share.held + share.free} of {text.counted(share.places, 'place')} "
        f"{'is' if share.held + share.free == 1 else 'are'} still free, {_kept(share, rules)}."
        for share in shares
        if share.neighbourhood and share.held + share.free
    )


def _kept(share: Share, rules: Rules) -> str:
    if share.free:
        return "for whoever is next"
    if rules.hold_until and rules.release_to is ReleaseTo.ANYONE:
        return f"kept until {clock.short_day(rules.hold_until)}"
    return f"kept for people from {share.neighbourhood}"
