"""The Qt palette of a colour scheme, and the way back from a palette to its scheme."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from organiser.ui.theme.tokens import DARK, LIGHT, Tokens

_ROLE = QPalette.ColorRole
_GROUP = QPalette.ColorGroup


def palette(tokens: Tokens) -> QPalette:
    """Every role of the palette, so that no colour is left to the platform."""
    made = QPalette()
    for role, colour in _roles(tokens).items():
        made.setColor(role, QColor(colour))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.HighlightedText, _ROLE.PlaceholderText):
        made.setColor(_GROUP.Disabled, role, QColor(tokens.disabled))
    made.setColor(_GROUP.Disabled, _ROLE.Highlight, QColor(tokens.line))
    made.setColor(_GROUP.Disabled, _ROLE.Base, QColor(tokens.surface_alt))
    return made


def tokens_in_force() -> Tokens:
    """The tokens of the application's palette, to be asked whenever something is painted.

    The palette is the one place where Qt itself keeps the colours of a program, so it is the one place where ours
    are kept too: a delegate or an icon needs no reference to the theme, follows a change at once, and works in a
    test that sets a palette and nothing else. A palette that is not ours (Windows contrast themes) is taken as it is.
    """
    current = QGuiApplication.palette()
    window = current.color(_ROLE.Window).rgb()
    if window == _LIGHT_WINDOW:
        return LIGHT
    if window == _DARK_WINDOW:
        return DARK
    return _tokens_of(current)


_LIGHT_WINDOW = QColor(LIGHT.window).rgb()
_DARK_WINDOW = QColor(DARK.window).rgb()


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        _ROLE.Window: tokens.window,
        _ROLE.WindowText: tokens.text,
        _ROLE.Base: tokens.surface,
        _ROLE.AlternateBase: tokens.surface_alt,
        _ROLE.Text: tokens.text,
        _ROLE.PlaceholderText: tokens.muted,
        _ROLE.Button: tokens.surface,
        _ROLE.ButtonText: tokens.text,
        _ROLE.BrightText: tokens.danger,
        _ROLE.Highlight: tokens.soft,
        _ROLE.HighlightedText: tokens.on_soft,
        _ROLE.Accent: tokens.primary,
        _ROLE.Link: tokens.primary,
        _ROLE.LinkVisited: tokens.primary_hover,
        _ROLE.ToolTipBase: tokens.toast,
        _ROLE.ToolTipText: tokens.on_toast,
        _ROLE.Light: tokens.surface,
        _ROLE.Midlight: tokens.surface_alt,
        _ROLE.Mid: tokens.line,
        _ROLE.Dark: tokens.outline,
        _ROLE.Shadow: tokens.text,
    }


def _tokens_of(system: QPalette) -> Tokens:
    """Tokens made of the system's own colours: meaning is then carried by words, icons and outlines alone."""

    def colour(role: QPalette.ColorRole) -> str:
        return system.color(role).name()

    window, text = colour(_ROLE.Window), colour(_ROLE.WindowText)
    base, ink = colour(_ROLE.Base), colour(_ROLE.Text)
    chosen, on_chosen = colour(_ROLE.Highlight), colour(_ROLE.HighlightedText)
    dark = system.color(_ROLE.Window).lightness() < system.color(_ROLE.WindowText).lightness()
    grounds = dict.fromkeys(("danger_soft", "warn_soft", "ok_soft", "info_soft", "surface_alt", "hover"), base)
    inks = dict.fromkeys(("on_danger_soft", "on_warn_soft", "on_ok_soft", "on_info_soft", "muted", "accent"), ink)
    strips = dict.fromkeys(("warm_up", "talk", "make", "move", "close", "pause"), ink)
    return replace(
        DARK if dark else LIGHT,
        window=window,
        sidebar=window,
        surface=base,
        line=text,
        outline=text,
        text=ink,
        disabled=system.color(_GROUP.Disabled, _ROLE.Text).name(),
        primary=chosen,
        on_primary=on_chosen,
        primary_hover=chosen,
        primary_press=chosen,
        soft=chosen,
        on_soft=on_chosen,
        danger=chosen,
        on_danger=on_chosen,
        focus=ink,
        toast=colour(_ROLE.ToolTipBase),
        on_toast=colour(_ROLE.ToolTipText),
        **grounds,
        **inks,
        **strips,
    )
