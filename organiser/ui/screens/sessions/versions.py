"""The released versions of a session's plan: what has changed, a new version, and the way back to an old one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.domain import clock, text
from organiser.domain.releases import Release, Versions, changed, changed_blocks
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question


class VersionsQuestion(Question):
    """Asks for the next version or for one to go back to: ``back_to`` is its number, 0 for a new release."""

    def __init__(self, versions: Versions, parent: QWidget | None) -> None:
        number = versions.latest.number + 1 if versions.latest else 1
        super().__init__("Versions of the plan", f"Release version {number}", parent, letters=72)
        self._versions = versions
        self.back_to = 0
        self.versions = ChoiceField("Version", [(_name(one), one) for one in versions.releases])
        self.headline = Text("", "strong")
        self.lines = Text("")
        self.back_button = secondary("Go back to this version", self._go_back, icon_name="history")
        self.foot.insertWidget(0, self.back_button)
        form = Form()
        if versions.releases:
            form.add("&Since", self.versions)
        self.add(form, column(self.headline, self.lines, spacing=Space.SMALL))
        self.add(Text(_WHAT_FOR if not versions.releases else _WHAT_STAYS, "caption"))
        self.versions.currentIndexChanged.connect(self._renew)
        self.done_button.setEnabled(bool(versions.now.blocks) and (not versions.latest or bool(versions.since)))
        self._renew()

    @property
    def chosen(self) -> Release | None:
        """The version that is looked at."""
        release = self.versions.value
        return release if isinstance(release, Release) else None

    def _go_back(self) -> None:
        self.back_to = self.chosen.number if self.chosen else 0
        self.accept()

    def _renew(self) -> None:
        release, now = self.chosen, self._versions.now
        lines = changed(release.agenda, now) if release else ()
        self.lines.setText("\n".join(f"•  {line[0].upper()}{line[1:]}" for line in lines))
        self.lines.setVisible(bool(lines))
        self.back_button.setVisible(release is not None)
        self.back_button.setEnabled(release is not None and bool(changed_blocks(release.agenda, now)))
        if release is None:
            words = "No version is released yet." if now.blocks else "The plan is empty: there is nothing to release."
        elif lines:
            words = f"{text.counted(len(lines), 'thing')} changed since version {release.number}:"
        else:
            words = f"The plan is the same as in version {release.number}."
        self.headline.setText(words)
        if self.isVisible():
            self.grow()


_WHAT_FOR = (
    "Release the plan when you print it or send it out. The print then says which version it is, and you see here what "
    "has changed since."
)
_WHAT_STAYS = "Going back changes the plan only: the date, the time and the people of the session stay."


def _name(release: Release) -> str:
    """``Version 2, Monday 3 May 2027, 09:00``."""
    at = release.at.astimezone()
    return f"Version {release.number}, {clock.day_in_words(at)}, {at:%H:%M}"
