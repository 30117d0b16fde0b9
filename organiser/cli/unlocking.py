"""Where the terminal has the passphrase of a locked file from; never from the words of the call, which others see."""

import os
import sys
from pathlib import Path

import click

from organiser.app import passwords
from organiser.domain.problem import Problem
from organiser.store import keys, opening
from organiser.store.failures import WrongPassphrase
from organiser.store.keys import NONE, Key

VARIABLE = "ORGANISER_PASSPHRASE"
_ADVICE = f"Give it on standard input with --passphrase-stdin, or in the variable {VARIABLE}."
_NEVER_LOCKED = "If it never had one, it is damaged or something else: then keep it and restore your newest backup."


class Passphrases:
    """Standard input, a variable, this computer's keyring, and whoever sits there, in this order."""

    def __init__(self, *, from_stdin: bool) -> None:
        self._from_stdin = from_stdin
        self._known: list[Key] = []

    def key_for(self, path: Path) -> Key:
        """The key that opens a file; that of a file that is not locked, or not there, is none.

        A passphrase that has opened one file is tried on the next one. Raises WrongPassphrase, or a Problem that says
        how to give one.
        """
        if not keys.is_locked(path):
            return NONE
        for key in self._known:
            if opening.opens(path, key):
                return key
        key = self.given(path)
        if not opening.opens(path, key):
            raise WrongPassphrase(path)
        self._known.append(key)
        return key

    def given(self, path: Path) -> Key:
        """The key that is given for a locked file, whether it opens or not: the file may be damaged."""
        return Key(self._words_for(path)) if keys.is_locked(path) else NONE

    def _words_for(self, path: Path) -> str:
        if given := self._line() if self._from_stdin else os.environ.get(VARIABLE) or passwords.passphrase(path):
            return given
        missing = Problem(f"“{path.name}” is locked with a passphrase.", f"{_ADVICE} {_NEVER_LOCKED}")
        return _asked(f"Passphrase of {path.name}", missing)

    def new(self) -> str:
        """A new passphrase: the next line of standard input, or typed twice."""
        if self._from_stdin:
            return self._line()
        return _asked("New passphrase", Problem("A new passphrase is wanted.", _ADVICE), confirm=True)

    def _line(self) -> str:
        return sys.stdin.readline().rstrip("\r\n")


def _asked(prompt: str, missing: Problem, *, confirm: bool = False) -> str:
    if not sys.stdin.isatty():
        raise missing
    words: str = click.prompt(prompt, hide_input=True, confirmation_prompt=confirm, err=True)
    return words
