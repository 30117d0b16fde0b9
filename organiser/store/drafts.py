"""What is being typed and has not been answered yet, apart from the history."""

from sqlcipher3 import dbapi2

from organiser.store.access import Access


class Drafts:
    """Texts by the name of what they were typed into."""

    def __init__(self, connection: dbapi2.Connection, access: Access) -> None:
        self._connection = connection
        self._access = access

    def keep(self, name: str, text: str) -> None:
        """Keep a text under a name; "" forgets it."""
        with self._access.writing():
            self._connection.execute("DELETE FROM draft WHERE name = ?", (name,))
            if text:
                self._connection.execute("INSERT INTO draft (name, text) VALUES (?, ?)", (name, text))

    def get(self, name: str) -> str:
        """What was typed under that name; "" when nothing was."""
        with self._access.reading():
            found = self._connection.execute("SELECT text FROM draft WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def names(self) -> tuple[str, ...]:
        """Under what names something was typed."""
        with self._access.reading():
            return tuple(str(name) for (name,) in self._connection.execute("SELECT name FROM draft ORDER BY name"))
