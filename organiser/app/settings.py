"""Remembers choices between runs, in a small JSON file that can be copied or thrown away."""

import json
from pathlib import Path

from organiser.domain.problem import Problem

Value = str | int | float | bool


class Settings:
    """Names and plain values. A damaged file counts as empty; choices are a convenience and never stop the program."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Value] = _read(path)

    def get(self, name: str, default: Value = "") -> Value:
        """The value last set, or ``default``; a value of another type counts as never set."""
        value = self._values.get(name, default)
        return value if isinstance(value, type(default)) else default

    def set(self, name: str, value: Value) -> None:
        """Remember a value; a folder that cannot be written is passed over in silence."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        self._keep()

    def forget(self, words: str) -> None:
        """Forget every value in which these words stand, whatever their capitals."""
        held = [name for name, value in self._values.items() if words.casefold() in str(value).casefold()]
        for name in held:
            del self._values[name]
        if held:
            self._keep()

    def _keep(self) -> None:
        from organiser.app import files  # to read is all that the first paint needs

        try:
            files.folder(self._path.parent)
            files.write_whole(self._path, json.dumps(self._values, indent=1, sort_keys=True).encode())
        except Problem:
            return


def _read(path: Path) -> dict[str, Value]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {k: v for k, v in found.items() if isinstance(v, str | int | float)} if isinstance(found, dict) else {}
