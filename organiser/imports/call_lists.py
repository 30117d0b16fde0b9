"""Reads the list of participants that Zoom, Teams or Meet writes after a video call, in the shapes people have."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from organiser.domain import text
from organiser.domain.call_lists import Stay, names_in
from organiser.domain.problem import Problem
from organiser.imports.encodings import decoded

LARGEST = 5_000_000  # bytes
MOST_LINES = 20_000
_ADVICE = "In Zoom, Teams or Meet, download the list of participants as a CSV file, and choose that one."


@dataclass(frozen=True, slots=True)
class CallList:
    """The stays in the order of the file, the text itself, and what had to be left out with the reason."""

    stays: tuple[Stay, ...]
    text: str
    rejected: tuple[str, ...] = ()


# What a column holds, by its folded heading; English, German, French, Spanish, Polish and Welsh as the programs write.
_HEADINGS = {
    "name": "name,full name,name (original name),participant,participant name,display name,attendee,user name,"
    "name (originalname),vollstandiger name,teilnehmer,name des teilnehmers,name (ursprunglicher name),"
    "nom,nom complet,nom (nom original),nom (nom d'origine),nom d'utilisateur,nombre,nombre completo,"
    "nombre (nombre original),imie i nazwisko,nazwa (oryginalna nazwa),enw,enw llawn",
    "first": "first name,vorname,prenom,imie,enw cyntaf",
    "last": "last name,surname,nachname,nom de famille,apellido,apellidos,nazwisko,cyfenw",
    "email": "email,e-mail,user email,email address,benutzer-e-mail,e-mail-adresse,e-mail de l'utilisateur,"
    "adresse e-mail,correo electronico,correo electronico del usuario,adres e-mail,e-bost",
    "joined": "join time,time joined,first join,first join time,joined,beitrittszeit,erster beitritt,beitritt,"
    "heure d'arrivee,heure de connexion,premiere connexion,hora de entrada,hora para unirse,primera entrada,"
    "godzina dolaczenia,pierwsze dolaczenie,amser ymuno",
    "left": "leave time,time exited,last leave,last leave time,time left,left,austrittszeit,letzter austritt,"
    "uhrzeit des verlassens,heure de depart,derniere deconnexion,hora de salida,ultima salida,godzina wyjscia,"
    "ostatnie wyjscie,amser gadael",
    "length": "duration,duration (minutes),total duration (minutes),in-meeting duration,meeting duration,time in call,"
    "dauer,dauer (minuten),gesamtdauer (minuten),dauer in besprechung,besprechungsdauer,duree,duree (minutes),"
    "duree totale (minutes),duree dans la reunion,duracion,duracion (minutos),duracion total (minutos),"
    "duracion en la reunion,czas trwania,czas trwania (minuty),hyd,hyd (munudau)",
    "role": "role,rolle,rol,rola,fonction,roled",
    "waiting": "in waiting room,im warteraum,dans la salle d'attente,en la sala de espera,w poczekalni",
    "action": "user action,benutzeraktion,action de l'utilisateur,accion del usuario",
    "at": "timestamp,zeitstempel,horodatage,marca de tiempo,heure,hora",
}
_COLUMNS = {heading: what for what, headings in _HEADINGS.items() for heading in headings.split(",")}
_HOSTS = ("organizer", "organiser", "host", "organisator", "organisateur", "organizador", "organizator")
_YES = frozenset({"yes", "ja", "oui", "si", "tak", "ie", "true"})


def read(content: bytes) -> CallList:
    """The stays in a participants' list. A Problem says why nothing at all can be taken."""
    if len(content) > LARGEST:
        raise Problem(f"The file is larger than {LARGEST // 1_000_000} MB.", _ADVICE)
    words, _ = decoded(content)
    tables = [table for table in _tables(words) if "name" in table.columns or "first" in table.columns]
    if not tables:
        raise Problem("No column with names was found: this is no list of participants.", _ADVICE)
    # Teams writes everybody once, then every time that somebody came and went: the fuller one tells both.
    table = max(reversed(tables), key=lambda one: (len(one.lines), "joined" in one.columns))
    rejected: list[str] = []
    stays = tuple(_paired(_stays(table, rejected)) if "action" in table.columns else _stays(table, rejected))
    if not stays:
        raise Problem("Nobody is in this list.", _ADVICE)
    return CallList(stays, words, tuple(rejected))


@dataclass(slots=True)
class _Table:
    """A line of headings with the lines below it, each with its number in the file."""

    columns: dict[str, int]
    lines: list[tuple[int, Sequence[str]]] = field(default_factory=list)


def _tables(words: str) -> Iterator[_Table]:
    """Every part of the file that begins with headings; an empty line ends it."""
    lines = words.replace("\0", "").splitlines()
    if len(lines) > MOST_LINES:
        raise Problem(f"The file has more than {MOST_LINES:,} lines.", _ADVICE)
    table: _Table | None = None
    separator = ","
    for number, line in enumerate(lines, start=1):
        if not line.strip(" \t,;"):
            if table is not None and table.lines:
                yield table
                table = None
            continue
        begun = _headed(line)
        if begun is not None:
            if table is not None:
                yield table
            separator, table = begun[0], _Table(begun[1])
        elif table is not None:
            table.lines.append((number, _cells(line, separator)))
    if table is not None:
        yield table


def _headed(line: str) -> tuple[str, dict[str, int]] | None:
    """The separator and the columns of a line of headings; None for any other line."""
    for separator in ("\t", ";", ","):
        columns: dict[str, int] = {}
        for place, cell in enumerate(_cells(line, separator)):
            what = _COLUMNS.get(text.folded(cell.replace("’", "'")))
            if what:
                columns.setdefault(what, place)
        if "last" in columns and "first" not in columns and "name" not in columns:
            del columns["last"]
        named = "name" in columns or "first" in columns
        if named and (len(columns) > 1 or len(_cells(line, separator)) == 1):
            return separator, columns
    return None


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])


def _stays(table: _Table, rejected: list[str]) -> Iterator[Stay]:
    day_first = _is_day_first(table)
    for number, cells in table.lines:
        told = {what: cells[place].strip() for what, place in table.columns.items() if place < len(cells)}
        whole = told.get("name") or " ".join(filter(None, (told.get("first"), told.get("last"))))
        try:
            whole = text.line(whole, "name")
        except Problem as problem:
            rejected.append(f"Line {number}: {problem}")
            continue
        if not whole:
            rejected.append(f"Line {number} has no name.")
        elif text.folded(told.get("waiting", "")) not in _YES:
            yield _stay(whole, told, day_first)


def _stay(whole: str, told: dict[str, str], day_first: bool) -> Stay:
    name, other, is_host = names_in(whole)
    joined, left = _moment(told.get("joined", ""), day_first), _moment(told.get("left", ""), day_first)
    if "action" in told:
        came = _came(told["action"])
        at = _moment(told.get("at", ""), day_first)
        joined, left = (at, None) if came else (None, at)
    elif joined and left and left < joined:  # past midnight, where only clock times are told
        left += timedelta(days=1)
    email = told.get("email", "")
    return Stay(
        name,
        other,
        email if "@" in email and len(email) <= text.LINE_LIMIT else "",
        joined,
        left,
        _seconds(told.get("length", "")),
        is_host or text.folded(told.get("role", "")).startswith(_HOSTS),
    )


def _came(action: str) -> bool:
    return not any(
        word in text.folded(action) for word in ("left", "leave", "verlassen", "quitte", "abandono", "salio")
    )


def _paired(stays: Iterable[Stay]) -> Iterator[Stay]:
    """Stays from lines that tell of coming and going one at a time; who is still there at the end leaves then."""
    every = list(stays)
    last = max((moment for stay in every for moment in (stay.joined, stay.left) if moment), default=None)
    came: dict[str, Stay] = {}
    for stay in every:
        key = text.folded(stay.name)
        if stay.joined:
            came.setdefault(key, stay)
        elif key in came:
            begun = came.pop(key)
            yield Stay(begun.name, begun.other_name, begun.email, begun.joined, stay.left, 0, begun.is_host)
    for begun in came.values():
        yield Stay(begun.name, begun.other_name, begun.email, begun.joined, last, 0, begun.is_host)


_NUMBERS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*([ap])?\.?\s?m?", re.IGNORECASE)


def _is_day_first(table: _Table) -> bool:
    """Whether any date in the table can only have its day before its month."""
    found = (_NUMBERS.search(cell) for _, cells in table.lines for cell in cells)
    return any(one and len(one[1]) < 3 and int(one[1]) > 12 for one in found)


def _moment(words: str, day_first: bool) -> datetime | None:
    """A time as the programs write it; times are only compared, so one without a date stands on a day of its own."""
    day, rest = datetime(2000, 1, 1), words
    if found := _NUMBERS.search(words):
        first, second, third = map(int, found.groups())
        year, month, date = (first, second, third) if first > 31 else (third, second, first)
        if first <= 31 and not day_first:
            month, date = first, second
        try:
            day = datetime(year + 2000 if year < 100 else year, month, date)
        except ValueError:
            return None
        rest = words[found.end() :]
    clock = _CLOCK.search(rest)
    if clock is None:
        return None
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    return None if hour > 23 or minute > 59 or second > 59 else day.replace(hour=hour, minute=minute, second=second)


_LENGTHS = re.compile(r"(\d+)\s*(h|min|m|s)", re.IGNORECASE)
_UNITS = {"h": 3_600, "m": 60, "min": 60, "s": 1}
_LONGEST = 48 * 3_600


def _seconds(words: str) -> int:
    """A length such as ``47`` (minutes), ``1h 31m 48s``, ``1 hr 15 min`` or ``01:31:48``; 0 where there is none."""
    words = words.strip()
    if re.fullmatch(r"\d{1,4}(?:[.,]\d+)?", words):
        return min(round(float(words.replace(",", ".")) * 60), _LONGEST)
    if re.fullmatch(r"\d{1,2}(?::\d{2}){1,2}", words):
        parts = [int(part) for part in words.split(":")]
        return min(sum(part * unit for part, unit in zip(parts, (3_600, 60, 1), strict=False)), _LONGEST)
    return min(sum(int(number[:6]) * _UNITS[unit.lower()] for number, unit in _LENGTHS.findall(words)), _LONGEST)
