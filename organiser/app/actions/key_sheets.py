"""Makes the key sheet of a workspace that is locked, to be looked at, printed and saved like any print."""

from datetime import date

from organiser.app.actions import handouts
from organiser.app.actions.handouts import Draft
from organiser.exports import key_sheets
from organiser.store import queries
from organiser.store.store import Store


def draft(store: Store, today: date, passphrase: str = "") -> Draft:
    """The key sheet; with the passphrase only where that is wanted, and else with a line to write it by hand."""
    group = store.ask(queries.workspace.group)
    name = store.path.stem if store.path else "Our sessions"
    sheet = key_sheets.sheet(name, group.name, today, passphrase)
    return handouts.page("Key sheet", name, sheet, group.brand)
