"""Keeps passwords where this computer keeps all its passwords, and nowhere else.

Those of calendar servers, and the passphrase of a workspace for whoever wants that: it is a copy for comfort, so what
becomes of the keyring takes nothing from anybody who knows the passphrase.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from organiser.domain.publishing import CalendarServer

_SAFE_ENOUGH: Final = 1  # keyring's own word for places that it recommends; what lies below keeps no secrets
_PASSPHRASE: Final = "Organiser, passphrase"


def can_keep() -> bool:
    """Whether this computer has a place for passwords."""
    return _keyring() is not None


def kept(server: CalendarServer) -> str:
    """The password that was kept for this server and user; "" where there is none or it stays locked."""
    return _kept(_name(server), server.user)


def keep(server: CalendarServer, password: str) -> bool:
    """Keep a password; False where this computer has no place for it or its owner says no."""
    return _keep(_name(server), server.user, password)


def forget(server: CalendarServer) -> None:
    """Keep the password of this server and user no longer."""
    _forget(_name(server), server.user)


def passphrase(workspace: Path) -> str:
    """The passphrase that was kept for a workspace; "" where there is none or it stays locked."""
    return _kept(_PASSPHRASE, str(workspace.resolve()))


def keep_passphrase(workspace: Path, words: str) -> bool:
    """Keep the passphrase of a workspace; False where this computer has no place for it or its owner says no."""
    return _keep(_PASSPHRASE, str(workspace.resolve()), words)


def forget_passphrase(workspace: Path) -> None:
    """Keep the passphrase of this workspace no longer."""
    _forget(_PASSPHRASE, str(workspace.resolve()))


def _kept(service: str, user: str) -> str:
    keyring = _keyring()
    if keyring is None:
        return ""
    try:
        return keyring.get_password(service, user) or ""
    except keyring.errors.KeyringError:
        return ""


def _keep(service: str, user: str, password: str) -> bool:
    keyring = _keyring()
    if keyring is None:
        return False
    try:
        keyring.set_password(service, user, password)
    except keyring.errors.KeyringError:
        return False
    return True


def _forget(service: str, user: str) -> None:
    keyring = _keyring()
    if keyring is None:
        return
    try:
        keyring.delete_password(service, user)
    except keyring.errors.KeyringError:  # there was none
        return


def _keyring() -> ModuleType | None:
    import keyring
    import keyring.errors

    return keyring if keyring.get_keyring().priority >= _SAFE_ENOUGH else None


def _name(server: CalendarServer) -> str:
    return f"Organiser, calendar {server.url}"
