"""What was done, in the words in which people tell it."""

from dataclasses import dataclass

# Steps are labelled as menus name them ("Mark Asha present"); told afterwards, the first word becomes what happened.
_PAST = {
    "Add": "Added", "Cancel": "Cancelled", "Change": "Changed", "Copy": "Copied", "Delete": "Deleted", "Draw": "Drew",
    "Edit": "Edited", "Fit": "Fitted", "Forget": "Forgot", "Invite": "Invited", "Join": "Joined", "Keep": "Kept",
    "Make": "Made", "Mark": "Marked", "Merge": "Merged", "Move": "Moved", "Note": "Noted", "Plan": "Planned",
    "Put": "Put", "Release": "Released", "Remove": "Removed", "Rename": "Renamed", "Run": "Ran", "Say": "Said",
    "Show": "Showed", "Take": "Took", "Welcome": "Welcomed",
}  # fmt: skip
_CALLED = {"Undo: ": "Undid: ", "Do again: ": "Did again: "}


@dataclass(frozen=True, slots=True)
class Subject:
    """A person, session or programme that a step was about; ``is_here`` is False while it is in the bin."""

    kind: str
    id: int
    name: str
    is_here: bool

    @property
    def key(self) -> str:
        """What steps call it, such as "person 4"."""
        return f"{self.kind} {self.id}"


def sentence(label: str) -> str:
    """A step's label as what happened: "Mark Asha present" becomes "Marked Asha present"."""
    for before, told in _CALLED.items():
        if label.startswith(before):
            return told + label.removeprefix(before)
    first, space, rest = label.partition(" ")
    return f"{_PAST.get(first, first)}{space}{rest}"
