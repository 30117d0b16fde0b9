"""Keeps passwords of calendar servers where this computer keeps all its passwords, and nowhere else."""

from __future__ import annotations

from types import ModuleType
from typing import Final

from organiser.domain.publishing import CalendarServer

_SAFE_ENOUGH: Final = 1  # keyring's own word for places that it recommends; what lies below keeps no secrets


def can_keep() -> bool:
    """Whether this computer has a place for passwords."""
    return _keyring() is not None


def kept(server: CalendarServer) -> str:
    """The password that was kept for this server and user; "" where there is none or it stays locked."""
    keyring = _keyring()
    if keyring is None:
        return ""
    try:
        return keyring.get_password(_name(server), server.user) or ""
    except keyring.errors.KeyringError:
        return ""


def keep(server: CalendarServer, password: str) -> bool:
    """Keep a password; False where this computer has no place for it or its owner says no."""
    keyring = _keyring()
    if keyring is None:
        return False
    try:
        keyring.set_password(_name(server), server.user, password)
    except keyring.errors.KeyringError:
        return False
    return True


def forget(server: CalendarServer) -> None:
    """Keep the password of this server and user no longer."""
    keyring = _keyring()
    if keyring is None:
        return
    try:
        keyring.delete_password(_name(server), server.user)
    except keyring.errors.KeyringError:  # there was none
        return


def _keyring() -> ModuleType | None:
    import keyring
    import keyring.errors

    return keyring if keyring.get_keyring().priority >= _SAFE_ENOUGH else None


def _name(server: CalendarServer) -> str:
    return f"Organiser, calendar {server.url}"
