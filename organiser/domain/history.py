"""What was done, in the words in which people tell it."""

# Steps are labelled as menus name them ("Mark Asha present"); told afterwards, the first word becomes what happened.
_PAST = {
    "Add": "Added", "Cancel": "Cancelled", "Change": "Changed", "Copy": "Copied", "Delete": "Deleted", "Draw": "Drew",
    "Edit": "Edited", "Fit": "Fitted", "Forget": "Forgot", "Invite": "Invited", "Join": "Joined", "Keep": "Kept",
    "Make": "Made", "Mark": "Marked", "Merge": "Merged", "Move": "Moved", "Note": "Noted", "Plan": "Planned",
    "Put": "Put", "Release": "Released", "Remove": "Removed", "Rename": "Renamed", "Run": "Ran", "Say": "Said",
    "Show": "Showed", "Take": "Took", "Welcome": "Welcomed",
}  # fmt: skip
_CALLED = {"Undo: ": "Undid: ", "Do again: ": "Did again: "}


def sentence(label: str) -> str:
    """A step's label as what happened: "Mark Asha present" becomes "Marked Asha present"."""
    for before, told in _CALLED.items():
        if label.startswith(before):
            return told + label.removeprefix(before)
    first, space, rest = label.partition(" ")
    return f"{_PAST.get(first, first)}{space}{rest}"
