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
        key = Key(self._given(path))
        if not opening.opens(path, key):
            raise WrongPassphrase(path)
        self._known.append(key)
        return key

    def _given(self, path: Path) -> str:
        if given := self._line() if self._from_stdin else os.environ.get(VARIABLE) or passwords.passphrase(path):
            return given
        return _asked(f"Passphrase of {path.name}", f"“{path.name}” is locked with a passphrase.")

    def new(self) -> str:
        """A new passphrase: the next line of standard input, or typed twice."""
        if self._from_stdin:
            return self._line()
        return _asked("New passphrase", "A new passphrase is wanted.", confirm=True)

    def _line(self) -> str:
        return sys.stdin.readline().rstrip("\r\n")


def _asked(prompt: str, missing: str, *, confirm: bool = False) -> str:
    if not sys.stdin.isatty():
        raise Problem(missing, _ADVICE)
    words: str = click.prompt(prompt, hide_input=True, confirmation_prompt=confirm, err=True)
    return words
