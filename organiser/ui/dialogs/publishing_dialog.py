"""Shows what publishing would do, does what is ticked, and asks where somebody else changed something."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from organiser.domain.publishing import Fate, Step, counts_in_words
from organiser.domain.text import counted
from organiser.ui.dialogs.publishing import Publisher
from organiser.ui.dialogs.publishing_rows import lines_of, row_of
from organiser.ui.dialogs.under_way import UnderWay
from organiser.ui.widgets.buttons import quiet, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.fields import ChoiceField, TickField
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.secret import SecretField
from organiser.ui.widgets.ticked_list import TickedList

_ROWS: Final = 2
_STRETCH: Final = 100


class PublishingDialog(Question):
    """Nothing goes before it was seen: the button compares first, and publishes then."""

    def __init__(self, publisher: Publisher, parent: QWidget | None) -> None:
        super().__init__("Publish to a calendar server", "See what would go", parent, letters=110)
        self.publisher = publisher
        self.where = Text(publisher.where, "strong")
        self.which = ChoiceField("Which sessions", publisher.programmes)
        self.which.chosen.connect(lambda uid: publisher.choose(str(uid)))
        self.summary = Text("")
        self.told = GentleLines("What the server says")
        self.password = SecretField("Password")
        self.password_row = FormRow("&Password", self.password, hint="Kept for as long as this window is open.")
        self.list: TickedList[Step] = TickedList("Sessions to publish", (), row_of, _key, (), noun="session")
        self.decision = Decision(publisher)
        self.off_button = quiet("Turn off…", self.ask_off)
        self.again_button = secondary("Look again", self._compare)
        self.foot.insertWidget(0, self.off_button)
        self.foot.insertWidget(2, self.again_button)
        self.close_button = next(one for one in self.findChildren(QPushButton) if one.text() == "Cancel")
        _name(self.close_button, "Close")
        self.add(self.where, self.which, self.summary, self.told, self.password_row)
        self.list.widget.hide()
        self.add(self.list.widget, stretch=_STRETCH)
        self.under_way = UnderWay()
        self.add(self.decision, self.under_way)
        self.list.changed.connect(self._count)
        self.list.widget.current_changed.connect(self._choose)
        publisher.worked.connect(self.under_way.show_job)
        publisher.changed.connect(self._renew)
        publisher.turned_off.connect(self.reject)
        self._seen: tuple[Step, ...] | None = None
        self._offered: frozenset[str] = frozenset()
        self._renew()

    @property
    def chosen(self) -> tuple[Step, ...]:
        """What is ticked."""
        return self.list.ticked

    def accept(self) -> None:
        if self.publisher.is_busy:
            return
        if self.publisher.steps is None:
            self._compare()
        elif self.chosen:
            self.publisher.publish(self.chosen)

    def ask_off(self) -> Question:
        """Ask whether what stands there is to stay."""
        question = Question("Turn off publishing", "Turn off", self)
        take_down = TickField("Also take down what stands there")
        question.add(
            Text("Nothing goes to the server any more. What stands there stays, unless you say so."), take_down
        )
        question.accepted.connect(lambda: self.publisher.turn_off(take_down=take_down.isChecked()))
        question.ask()
        return question

    def _compare(self) -> None:
        self.publisher.compare(self.password.text())

    def _renew(self) -> None:
        publisher = self.publisher
        if publisher.server is None:
            return
        self.which.show_value(publisher.server.programme_uid)
        self.password_row.setVisible(publisher.wants_password)
        self.told.show_lines((str(publisher.problem),) if publisher.problem else ())
        if publisher.steps is not self._seen:
            self._show(publisher.steps or ())
        done = f"{counted(publisher.done, 'session')} published just now. " if publisher.done else ""
        found = f"{done}{counts_in_words(publisher.steps)}." if publisher.steps is not None else publisher.last
        self.summary.setText(found)
        for button in (self.off_button, self.again_button, self.decision, self.which):
            button.setEnabled(not publisher.is_busy)
        self.again_button.setVisible(publisher.steps is not None)
        self._count()

    def _show(self, steps: tuple[Step, ...]) -> None:
        """The steps in their order; what only goes there is ticked, what is deleted there waits for a tick."""
        ticked = {_key(one) for one in self.list.ticked}
        offered = {_key(one): one for one in steps if one.is_offered}
        usual = {key for key, one in offered.items() if one.fate is not Fate.WITHDRAWN}
        lines = lines_of(steps)
        self.list.show(lines, offered)
        self.list.tick((usual - self._offered) | ticked)
        self._seen, self._offered = self.publisher.steps, frozenset(offered)
        self.list.widget.setMinimumHeight(min(_ROWS, len(lines)) * max(1, self.list.widget.sizeHintForRow(0)))
        self.list.widget.setVisible(bool(lines))
        if lines and self.list.widget.current is None:
            self.list.widget.select_key(_key(lines[0]))
        self._choose(self.list.widget.current)
        self.grow()
        (self.list.widget if lines else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, step: object) -> None:
        self.decision.show_step(step if isinstance(step, Step) and step.is_two_versions else None)

    def _count(self) -> None:
        number, seen = len(self.chosen), self.publisher.steps is not None
        publish = f"Publish {counted(number, 'session')}" if number else "Publish"
        _name(self.done_button, publish if seen else "See what would go")
        self.done_button.setEnabled(not self.publisher.is_busy and (not seen or bool(number)))


class Decision(Card):
    """Their version and ours of one session, and two buttons; hidden while there is nothing to decide."""

    def __init__(self, publisher: Publisher) -> None:
        super().__init__("Two versions", show_name=False)
        self._publisher = publisher
        self._step: Step | None = None
        self.theirs, self.ours = Text(""), Text("")
        self.keep_button = secondary("Keep theirs", self._keep)
        self.replace_button = secondary("Put ours there", self._replace)
        self.add(self.theirs, self.ours)
        self.add_row(self.keep_button, self.replace_button)
        self.hide()

    def show_step(self, step: Step | None) -> None:
        """Show the versions of this session."""
        self._step = step
        if step is not None:
            self.theirs.setText(f"There: {step.theirs_in_words}")
            self.ours.setText(f"Here: {step.ours_in_words}")
            self.keep_button.setVisible(step.fate is Fate.CONFLICT)
            _name(self.replace_button, "Put ours there" if step.draft else "Take it down there")
        self.setVisible(step is not None)

    def _keep(self) -> None:
        if self._step is not None:
            self._publisher.keep_theirs(self._step)

    def _replace(self) -> None:
        if self._step is not None:
            self._publisher.publish([self._step])


def _key(step: Step) -> str:
    return step.session_uid


def _name(button: QPushButton, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words)
