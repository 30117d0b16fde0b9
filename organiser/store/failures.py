"""The reasons why a workspace cannot be opened or written, each in plain words with a next step."""

from pathlib import Path

from organiser.domain.problem import Problem

ELSEWHERE = "on another computer"


class OpenProblem(Problem):
    """A workspace that cannot be opened; its file has not been changed.

    ``obstacle`` says in a few words what is in the way of changing one that can still be looked at.
    """

    obstacle = ""


class Missing(OpenProblem):
    """There is no such file."""

    obstacle = "it is not there any more"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no workspace at {path}.",
            "Look for it where you last kept it, restore a backup, or make a new one with “organiser new”.",
        )


class NotAWorkspace(OpenProblem):
    """The file is something else, or so little is left of it that it could be anything."""

    def __init__(self, path: Path, what: str = "is not an Organiser workspace") -> None:
        super().__init__(
            f"“{path.name}” {what}. It has not been changed.",
            "Choose another file. If it was your workspace, keep it and restore your newest backup.",
        )


class InTheWay(OpenProblem):
    """Beside the file lies something in the place of SQLite's own notes, which would be taken for part of it."""

    def __init__(self, path: Path, beside: Path) -> None:
        super().__init__(
            f"“{path.name}” was not opened: “{beside.name}” beside it does not come from Organiser.",
            "If another program has the workspace open, close it there. Else move that file to another folder.",
        )


class Locked(OpenProblem):
    """The file is locked with a passphrase, and none was given."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is locked with a passphrase.",
            "Type the passphrase. If it never had one, it is damaged or something else: then keep it and restore your "
            "newest backup.",
        )


class WrongPassphrase(Locked):
    """The file does not open with this passphrase: a damaged one and a wrong one cannot be told apart."""

    def __init__(self, path: Path) -> None:
        OpenProblem.__init__(
            self,
            f"“{path.name}” does not open with that passphrase. It has not been changed.",
            "Either the passphrase is another one: look at capitals, spaces and the keyboard's language. "
            "Or the file is damaged: then your newest backup opens with it; restore that.",
        )


class NewerVersion(OpenProblem):
    """A later program wrote the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was made by a newer version of Organiser. It has not been changed.",
            "Update Organiser on this computer. If nobody uses a newer one, the file is damaged: restore your newest "
            "backup.",
        )


class InUse(OpenProblem):
    """Somebody else holds the file; ``holder`` says in words who and since when, as far as that is known."""

    def __init__(self, path: Path, holder: str = "") -> None:
        self.obstacle = f"it is open {holder or 'in another window or on another computer'}"
        super().__init__(
            f"“{path.name}” is{self.obstacle.removeprefix('it is')}.",
            "Close it there first, then try again. Until then you can read it.",
        )


class OpenElsewhere(InUse):
    """Another computer says that it has the file, in a folder that both share; nobody here has it."""

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(path, holder)
        self.advice = (
            "Close it there first, or read it only. If nobody uses it there any more, open it anyway; were it changed "
            "in both places at once, one of the two would be lost."
        )


class Damaged(OpenProblem):
    """The file can no longer be read as a whole, or is not what was saved; ``why`` says how that was noticed."""

    def __init__(self, path: Path, why: str = "") -> None:
        super().__init__(
            f"“{path.name}” is damaged{f': {why}' if why else ' and cannot be read'}. It has not been changed.",
            "Keep it as it is: restore your newest backup, or save what can be read of it.",
        )


class Unsound(Problem):
    """A copy that was made has a fault; it was not kept."""

    def __init__(self, fault: str) -> None:
        super().__init__(
            f"The copy has a fault and was not kept: {fault}.", "Try again; if that does not help, choose another disk."
        )


class NotAllowed(OpenProblem):
    """The file or its folder cannot be read or written."""

    def __init__(self, path: Path, reason: str = "") -> None:
        super().__init__(
            f"Organiser may not read and write “{path}”{f' ({reason})' if reason else ''}.",
            "Choose a folder of your own, such as Documents.",
        )


class ReadOnly(NotAllowed):
    """The file can be read, but it or its folder cannot be written: it can be looked at."""

    def __init__(self, path: Path) -> None:
        self.obstacle = "the file or its folder is read-only"
        super().__init__(path, "it can be read only")


class NoSpace(OpenProblem):
    """There is no room for a file that is to be made, upgraded or changed."""

    def __init__(self, path: Path) -> None:
        self.obstacle = "the disk is full"
        super().__init__(
            f"“{path.name}” could not be written: the disk is full.",
            "Make room on it, or choose a place on another disk, then try again.",
        )


class DiskFault(OpenProblem):
    """The disk itself fails, which says nothing of what is in the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” could not be read or written: the disk reported a fault. Nothing was changed.",
            "See that the disk is still there, and try again. If it stays so, restore your newest backup elsewhere.",
        )


class NotRead(Problem):
    """A workspace that is open could not be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"This could not be read: {reason}.", "Nothing was lost in the file. See to that, then try again."
        )


class NotSaved(Problem):
    """A change could not be written; nothing of it was kept in the file."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"This could not be saved: {reason}.", "Nothing was lost in the file. See to that, then try again."
        )


class OnlyLooking(NotSaved):
    """The workspace is only looked at; ``obstacle`` says in a few words what is in the way of changing it."""

    def __init__(self, obstacle: str) -> None:
        self.is_elsewhere = ELSEWHERE in obstacle
        Problem.__init__(
            self, f"Nothing can be changed while you are looking only: {obstacle}.", "Open it again once that is over."
        )
