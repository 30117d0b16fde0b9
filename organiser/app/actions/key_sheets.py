"""Makes the key sheet of a workspace that is locked, to be looked at, printed and saved like any print."""

from dataclasses import replace
from datetime import date

from organiser.app.actions.handouts import Draft
from organiser.app.paths import resource
from organiser.exports import key_sheets
from organiser.exports.names import file_name
from organiser.exports.paper import twins
from organiser.exports.paper.printing import printed
from organiser.store import queries
from organiser.store.store import Store


def draft(store: Store, today: date, passphrase: str = "") -> Draft:
    """The key sheet; with the passphrase only where that is wanted, and else with a line to write it by hand."""
    group = store.ask(queries.workspace.group)
    name = store.path.stem if store.path else "Our sessions"
    sheet = key_sheets.sheet(name, group.name, today, passphrase)
    return Draft(
        title="Key sheet",
        subject=name,
        draw=lambda look: printed(sheet, replace(look, brand=group.brand), fonts=resource("fonts")),
        twin=lambda look, ending: twins.plain(sheet) if ending == "txt" else twins.page(sheet, look),
        name=lambda _look: file_name(f"{name}, key sheet", "pdf"),
    )
