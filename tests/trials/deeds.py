"""What is put to the trial: every command that writes, with the ground on which it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import migrations
from tests.trials import forked

ONE, TWO = "umbrella canal lantern biscuit hopper", "walnut ferry tinsel garden pebble"

OURS = "ours/Ours.organiser"
_W = ("--workspace", OURS)
_LOCKED = (*_W, "--passphrase-stdin")


@dataclass(frozen=True, slots=True)
class Deed:
    """A command by its words, in which what holds a “/” is a place on the ground; ``needs`` are done before it."""

    name: str
    words: tuple[str, ...]
    needs: tuple["Deed | Callable[[Path], None]", ...] = ()
    stdin: str = ""

    def at(self, ground: Path) -> list[str]:
        """The words, with places as whole paths."""
        return [str(ground / word) if "/" in word else word for word in self.words]

    def prepare(self, ground: Path) -> None:
        """Lay out what the deed needs."""
        for need in self.needs:
            if callable(need):
                need(ground)
            else:
                need.do(ground)

    def do(self, ground: Path) -> forked.Ended:
        """Do it without a fault, and see that it goes well."""
        ended = forked.run(self.at(ground), self.stdin)
        if ended.code:
            raise RuntimeError(f"{self.name} cannot even be done without a fault: {ended}")
        return ended


def _old_version(ground: Path) -> None:
    with dbapi2.connect(str(ground / OURS)) as connection:
        connection.isolation_level = None
        migrations.build(connection, migrations.MIGRATIONS[:1])
        connection.executemany(
            "INSERT INTO neighbourhood (uid, name, sort_name) VALUES (?, ?, ?)",
            [(f"{number:032}", f"Quarter {number}", f"quarter {number}") for number in range(300)],
        )
    connection.close()


def _damage(ground: Path) -> None:
    path = ground / OURS
    content = bytearray(path.read_bytes())
    content[40_960:45_056] = bytes(4_096)
    path.write_bytes(content)


def _older_target(name: str) -> Callable[[Path], None]:
    def write(ground: Path) -> None:
        (ground / name).write_text("An older file of that name.", encoding="utf-8")

    return write


def _file(name: str, text: str) -> Callable[[Path], None]:
    def write(ground: Path) -> None:
        (ground / name).write_text(text, encoding="utf-8")

    return write


def _without(*names: str) -> Callable[[Path], None]:
    def take_away(ground: Path) -> None:
        for name in names:
            (ground / name).unlink()

    return take_away


_PEOPLE = "Name,Email,Phone\n" + "".join(
    f"Person {number},p{number}@example.org,07700 900{number:03}\n" for number in range(40)
)
_MAIL = (
    "From: Pearl Okafor <pearl@example.org>\nSubject: Re: Co-creation workshop\n"
    "Date: Fri, 7 May 2027 12:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\nYes please.\n"
)
_CALL = (
    "Name (original name),Join time,Leave time,Duration (minutes)\n"
    "Pearl Okafor,19/05/2027 12:30:00,19/05/2027 14:00:00,90\n"
)

NEW = Deed("new", (*_W, "new"))
SAMPLE = Deed("new sample", (*_W, "new", "--sample"))
UNDONE = Deed("mark", (*_W, "register", "mark", "1", "--rows", "1-3", "present"), (SAMPLE,))
_BACKED_UP = Deed("backups make", (*_W, "backups", "make"), (SAMPLE,))
_OUT = Deed("export", (*_W, "export", "out/plain"), (SAMPLE,))
_PACK = Deed("playbook export", (*_W, "playbook", "export", "out/cards.zip", "--exercise", "check-in-round"), (SAMPLE,))
_HOOD = Deed("pack export", (*_W, "neighbourhood-pack", "export", "out/pack.hood", "--programme", "1"), (SAMPLE,))
_SET = Deed("passphrase set", (*_LOCKED, "passphrase", "set"), (SAMPLE,), f"{ONE}\n")
_COPY = Deed("backup", (*_W, "backup", "out/copy.organiser"), (SAMPLE,))
_CALENDAR = Deed("calendar export", (*_W, "calendar", "export", "out/all.ics"), (SAMPLE,))
_WORDS = Deed("wordings export", (*_W, "wordings", "export", "out/words.txt"), (SAMPLE,))


def _all_needs(deed: Deed) -> tuple["Deed | Callable[[Path], None]", ...]:
    return (*deed.needs, deed)


DEEDS = (
    NEW,
    SAMPLE,
    Deed("first change", (*_W, "sessions", "add", "One more", "--start", "2027-05-19 12:30", "--minutes", "60"),
         (SAMPLE,)),
    Deed("large change", (*_W, "wordings", "import", "out/words.txt"),
         (*_all_needs(_WORDS), lambda ground: _reword(ground / "out/words.txt"))),
    UNDONE,
    Deed("undo", (*_W, "undo"), _all_needs(UNDONE)),
    Deed("people add", (*_W, "people", "add", "Asha Nnamdi"), (SAMPLE,)),
    Deed("people remove", (*_W, "people", "remove", "1"), (SAMPLE,)),
    Deed("people import", (*_W, "people", "import", "in/people.csv"), (SAMPLE, _file("in/people.csv", _PEOPLE))),
    Deed("people export", (*_W, "people", "export", "out/people.csv"), (SAMPLE,)),
    Deed("people export over", (*_W, "people", "export", "out/people.csv", "--force"),
         (SAMPLE, _older_target("out/people.csv"))),
    Deed("people about", (*_W, "people", "about", "1", "out/about"), (SAMPLE,)),
    Deed("people erase", (*_W, "people", "erase", "1"), _all_needs(_BACKED_UP)),
    Deed("people erasures", (*_W, "people", "erasures", "out/erased.pdf"), (SAMPLE,)),
    Deed("calendar export", _CALENDAR.words, (SAMPLE,)),
    Deed("calendar export each", (*_W, "calendar", "export", "out/each", "--each"), (SAMPLE,)),
    Deed("calendar import", (*_W, "calendar", "import", "out/all.ics"),
         (*_all_needs(_CALENDAR), _without(OURS), NEW)),
    Deed("replies import", (*_W, "replies", "import", "in/answer.eml", "--take-unsure"),
         (SAMPLE, _file("in/answer.eml", _MAIL))),
    Deed("register video", (*_W, "register", "video", "1", "in/call.csv"), (SAMPLE, _file("in/call.csv", _CALL))),
    Deed("invitations export", (*_W, "invitations", "export", "1", "out/invites"), (SAMPLE,)),
    Deed("invitations texts", (*_W, "invitations", "texts", "1", "out/texts"), (SAMPLE,)),
    Deed("print", (*_W, "print", "sign-in", "out/sign-in.pdf", "--session", "1"), (SAMPLE,)),
    Deed("print over", (*_W, "print", "handout", "out/handout.pdf", "--session", "1", "--force"),
         (SAMPLE, _older_target("out/handout.pdf"))),
    Deed("playbook export", _PACK.words, (SAMPLE,)),
    Deed("playbook import", (*_W, "playbook", "import", "out/cards.zip", "--replace"), _all_needs(_PACK)),
    Deed("neighbourhood-pack export", _HOOD.words, (SAMPLE,)),
    Deed("neighbourhood-pack take", (*_W, "neighbourhood-pack", "take", "out/pack.hood", "--first-day", "2028-01-10"),
         (*_all_needs(_HOOD), _without(OURS), NEW)),
    Deed("wordings export", _WORDS.words, (SAMPLE,)),
    Deed("export", _OUT.words, (SAMPLE,)),
    Deed("rebuild", ("rebuild", "out/plain", "out/again.organiser"), _all_needs(_OUT)),
    Deed("hand-on", (*_W, "hand-on", "out/on"), (SAMPLE,)),
    Deed("backup", _COPY.words, (SAMPLE,)),
    Deed("backup over", (*_COPY.words, "--force"), (SAMPLE, _older_target("out/copy.organiser"))),
    Deed("backups make", _BACKED_UP.words, (SAMPLE,)),
    Deed("restore", (*_W, "restore", "out/copy.organiser"), _all_needs(_COPY)),
    Deed("salvage", ("salvage", OURS, "out/saved.organiser"), (SAMPLE, _damage)),
    Deed("upgrade", (*_W, "sessions", "list"), (_old_version,)),
    Deed("passphrase set", _SET.words, (SAMPLE,), _SET.stdin),
    Deed("passphrase change", (*_LOCKED, "passphrase", "change"), _all_needs(_SET), f"{ONE}\n{TWO}\n"),
    Deed("passphrase remove", (*_LOCKED, "passphrase", "remove"), _all_needs(_SET), f"{ONE}\n"),
    Deed("passphrase backups", (*_LOCKED, "passphrase", "backups", "--lock"),
         (SAMPLE, _BACKED_UP, _SET), f"{ONE}\n"),
    Deed("key sheet", (*_W, "passphrase", "key-sheet", "out/key.pdf"), (SAMPLE,)),
    Deed("locked change", (*_LOCKED, "people", "add", "Asha Nnamdi"), _all_needs(_SET), f"{ONE}\n"),
    Deed("who", (*_W, "who", "--me", "Anna"), (SAMPLE,)),
    Deed("trial write", ("trial", "write", OURS, "--times", "3"), (NEW,)),
    Deed("only looking", (*_W, "check"), (SAMPLE,)),
    Deed("sample", ("sample", "out/sample", "--force")),
)  # fmt: skip


def _reword(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("Dear", "Hello"), encoding="utf-8")
