"""The command line's front door: each noun's commands are imported when they are called for."""

import io
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import click

import organiser
from organiser.app import paths, workspaces
from organiser.app.settings import Settings
from organiser.cli.unlocking import Passphrases
from organiser.domain.problem import Problem
from organiser.store import refusals
from organiser.store.failures import Damaged, OnlyLooking
from organiser.store.keys import Key
from organiser.store.seal import BROKEN
from organiser.store.store import Store

# command -> (module, what it is for): --help reads this list and imports nothing
NOUNS = {
    "agenda": ("agenda", "Arrange the exercises of a session."),
    "applications": ("applications", "Who would like to take part: the queue, and what people said."),
    "backup": ("workspace", "Copy the whole workspace into one file."),
    "backups": ("backups", "Backups that are kept in two places and thinned out."),
    "calendar": ("calendar", "Export sessions to any calendar program, import another group's, show a month."),
    "calls": ("calls", "The ring-round: who to ring today, and what came of it."),
    "check": ("workspace", "Is the workspace sound?"),
    "days": ("marked_days", "Days of your own that the calendar marks, such as awareness days."),
    "export": ("plain_copies", "Everything in plain files that any program opens."),
    "groups": ("groups", "Small groups: who sits with whom."),
    "hand-on": ("handing_on", "One file for the next volunteer, and a page that says what is in it."),
    "history": ("history", "What was done, newest first."),
    "invitations": ("invitations", "Invite people and note their answers."),
    "live": ("live", "Run a session: what is on, what comes next, ways to recover."),
    "needs": ("needs", "What people need: what to arrange, and whether it was met."),
    "neighbourhood-pack": ("neighbourhood_packs", "Plans to pass on, with nobody's data; what comes back, compared."),
    "new": ("workspace", "Make a new workspace file."),
    "passphrase": ("passphrases", "Lock the workspace with a passphrase, or change or remove it."),
    "people": ("people", "The people who take part."),
    "places": ("places", "Fair places: who is next and why, offers, and drawing lots."),
    "playbook": ("playbook", "Find exercises, and share them as packs of cards."),
    "print": ("prints", "Print a handout as a PDF."),
    "programmes": ("programmes", "Series of sessions with one roster."),
    "publish": ("publishing", "Publish sessions on a calendar server, when you say so; off until you set it up."),
    "rebuild": ("plain_copies", "Build a workspace from plain files."),
    "register": ("register", "Who was there."),
    "removed": ("history", "What was removed not long ago, and putting it back."),
    "replies": ("replies", "Answers that came back by mail."),
    "restore": ("workspace", "Open a backup as a second file."),
    "salvage": ("backups", "Read what can be read of a damaged workspace into a new one."),
    "sample": ("workspace", "Make the sample with its calendar, invitations and handouts."),
    "sessions": ("sessions", "Plan, move, copy and cancel sessions."),
    "undo": ("history", "Undo the last change, or a line of the history."),
    "who": ("workspace", "Who runs the sessions."),
    "wordings": ("texts", "The words of invitations, with gaps for name, date and place."),
}

OLDER = "This workspace is older than the one that was last used here; it may have been put back."

_WAYS_BACK = "See “organiser backups list”, “organiser restore” and “organiser salvage”."

_ANYWAY = "If nobody uses it there any more, say “--anyway” to open it all the same."

# For whoever works on the program: --help does not speak of them, CONTRIBUTING.md does.
HIDDEN = {"dump": "trial", "trial": "trial"}

_WHOLE_SENTENCE = 1_000  # without a limit of our own, click cuts sentences in the middle


class Call:
    """What every command may need: the user's folders, and the workspace that is meant, opened when asked for."""

    def __init__(
        self, named: str, *, look_only: bool = False, anyway: bool = False, passphrase_stdin: bool = False
    ) -> None:
        self.named = named
        self._anyway = anyway
        self._look_only = look_only
        self.passphrases = Passphrases(from_stdin=passphrase_stdin)
        self.paths = paths.of_user()
        self.settings = Settings(self.paths.settings)
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """The workspace, open."""
        if self._store is None:
            self._store = workspaces.open_chosen(
                self.paths,
                self.settings,
                self.named,
                self.key_for,
                look_only=self._look_only,
                anyway=self._anyway,
            )
            if workspaces.is_older(self._store, self.settings):
                click.echo(f"{OLDER} See “organiser backups list”.", err=True)
            self._store.who = workspaces.user(self.settings)
        return self._store

    def key_for(self, path: Path) -> Key:
        """The key of a file that may be locked, asked for if need be."""
        return self.passphrases.key_for(path)

    @property
    def today(self) -> date:
        """The day on this computer."""
        return datetime.now().astimezone().date()

    def tell_obstacle(self) -> None:
        """Say after a command that only reads why nothing could have been changed, unless that was wished."""
        if self._store is not None and self._store.look_only and not self._look_only:
            click.echo(f"You are looking only: {self._store.look_only}.", err=True)

    def require_whole(self) -> None:
        """Say after a command that a large file, which is compared while it is read, is not what was saved."""
        if self._store is not None and self._store.path is not None and self._store.is_seal_broken():
            raise Damaged(self._store.path, BROKEN)

    def close(self) -> None:
        """Let go of the workspace if it was opened."""
        if self._store is not None:
            workspaces.close(self._store, self.settings)


class Verbs(click.Group):
    """The commands of one noun; its help says of each in full what it does."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        told = [(name, self.commands[name].get_short_help_str(limit=_WHOLE_SENTENCE)) for name in self.commands]
        with formatter.section("Commands"):
            formatter.write_dl(sorted(told))


class Nouns(click.Group):
    """Loads a noun's commands when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(NOUNS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        module = HIDDEN.get(name) or NOUNS.get(name, ("", ""))[0]
        if not module:
            return None
        command: click.Command = getattr(import_module(f"organiser.cli.{module}"), f"{name.replace('-', '_')}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in NOUNS.items()])


@click.group(cls=Nouns, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(organiser.__version__, prog_name="Organiser")
@click.option("--workspace", metavar="FILE", default="", help="The workspace file; without it, the one used last.")
@click.option("--look-only", is_flag=True, help="Change nothing; works while somebody else has the workspace open.")
@click.option("--anyway", is_flag=True, help="Open it though a computer that is gone still says that it has it.")
@click.option("--passphrase-stdin", is_flag=True, help="Read the passphrase of a locked workspace from standard input.")
@click.option("--sample", is_flag=True, help="Open the window on a fresh copy of the sample programme.")
@click.pass_context
def organiser_command(
    ctx: click.Context,
    workspace: str,
    look_only: bool,
    anyway: bool,
    passphrase_stdin: bool,
    sample: bool,  # noqa: ARG001 -- read by start
) -> None:
    """Plan and run citizen-leadership sessions where you live. With no command, the window opens."""
    named = workspace or os.environ.get("ORGANISER_WORKSPACE", "")
    call = Call(named, look_only=look_only, anyway=anyway, passphrase_stdin=passphrase_stdin)
    ctx.obj = call
    ctx.call_on_close(call.close)


@organiser_command.result_callback()
@click.pass_obj
def _after_all(call: Call, /, *_answer: object, **_options: object) -> None:
    call.tell_obstacle()
    call.require_whole()


def run(words: Sequence[str]) -> int:
    """Do one command; returns the exit code: 0 done, 1 a Problem (said on stderr), 2 the words of the call are off."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names of people and files are of all languages, in a pipe too
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        organiser_command(_workspace_first(words), prog_name="organiser", standalone_mode=False)
    except Problem as problem:
        click.echo(_with_ways_back(problem), err=True)
        return 1
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return 1
    except click.ClickException as error:
        error.show()
        return 2
    except Exception as error:
        told = _refused(error)
        if told is None:
            raise
        if told:
            click.echo(told, err=True)
        return 1
    return 0


def _with_ways_back(problem: Problem) -> str:
    if isinstance(problem, OnlyLooking) and problem.is_elsewhere:
        return f"{problem} {_ANYWAY}"
    return f"{problem} {_WAYS_BACK}" if isinstance(problem, Damaged) else str(problem)


def _refused(error: Exception) -> str | None:
    """What to say when the system refuses something, maybe the answer itself; None when the failure is another one.

    Nothing is said when whoever reads the answer has had enough.
    """
    from traceback import walk_tb

    problem = refusals.problem(error)
    has_had_enough = isinstance(error, BrokenPipeError)
    is_answer = any(frame.f_code is click.echo.__code__ for frame, _ in walk_tb(error.__traceback__))
    if not has_had_enough and not (problem and is_answer):
        return str(problem) if problem else None
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python would fail at this again when it leaves
    why = refusals.reason(error)
    return "" if has_had_enough else f"The answer could not be written where you sent it: {why}."


def _workspace_first(words: Sequence[str]) -> list[str]:
    """The words with ``--workspace FILE`` and what else goes with any command at the front, where they are read."""
    end = words.index("--") if "--" in words else len(words)
    first: list[str] = []
    rest = list(words[:end])
    for place, word in reversed(list(enumerate(words[:end]))):
        is_one = word.startswith("--workspace=") or word in {"--look-only", "--anyway", "--passphrase-stdin"}
        long = 2 if word == "--workspace" else int(is_one)
        if long:
            first += rest[place : place + long]
            del rest[place : place + long]
    return [*first, *rest, *words[end:]]
