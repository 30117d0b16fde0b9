"""Writes who still holds an old date as a table: whom to mail, message or ring, and what to say."""

from organiser.domain.ledger import Ledger
from organiser.domain.reaching import SPOKEN
from organiser.exports.people_csv import spaced
from organiser.exports.spreadsheet import table_csv

_HEADINGS = ("Name", "How", "Number or address", "Ask for", "What they think", "Told before", "What to say", "Done")


def ledger_csv(ledger: Ledger) -> bytes:
    """A line for each who holds an old date, all of one way together, with room to tick them off."""
    session = ledger.session
    return table_csv(
        _HEADINGS,
        (
            (
                line.person,
                line.reach.route.label,
                spaced(line.reach.contact) if line.reach.route in SPOKEN else line.reach.contact,
                "" if line.reach.to == line.person else line.reach.to,
                line.believes(session),
                line.how,
                line.to_say(session),
                "",
            )
            for line in ledger.in_order
            if line.is_old(session)
        ),
    )
