"""Opens the questions about the calendar, places and the queue, and hands their answers on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.domain import clock
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.widgets.question import Question


def about_calendar(presenter: ProgrammesPresenter, parent: QWidget) -> Question | None:
    """As how many files the sessions of the programme are written."""
    from organiser.app.actions import calendars
    from organiser.ui.dialogs import calendar_export

    if presenter.current is None:
        return None
    desk, programme = presenter.desk, presenter.current.programme
    return calendar_export.question(
        desk, parent, lambda: calendars.of_programme(desk.store, programme.id), programme.title
    )


def about_sharing(presenter: ProgrammesPresenter, parent: QWidget) -> Question | None:
    """Who would get a place and who not; what is confirmed is one step."""
    from organiser.ui.screens.programmes.sharing import SharingQuestion

    applications = presenter.applications
    if applications.pool is None or not applications.pool.next:
        return None
    question = SharingQuestion(applications.pool, applications.now, parent)
    question.accepted.connect(lambda: applications.settle(None, offer=question.offers))
    return question


def about_drawing(presenter: ProgrammesPresenter, parent: QWidget) -> Question | None:
    """The words for a draw by lot, and the order that they lead to."""
    from organiser.ui.screens.programmes.drawing import DrawingQuestion

    programme = presenter.applications.programme
    if programme is None:
        return None
    warning = ""
    if programme.apply_by and presenter.today <= programme.apply_by:
        warning = (
            f"People can still apply, until {clock.day_in_words(programme.apply_by)}. "
            "Whoever does so after the draw comes after those who were in it."
        )

    def keep() -> None:
        if question.drawn is not None:
            presenter.lots.keep(programme, question.drawn)

    lots = presenter.lots
    question = DrawingQuestion(lots.suggested_seed(programme), lambda seed: lots.draw(programme, seed), warning, parent)
    question.accepted.connect(keep)
    return question


def about_moving(presenter: ProgrammesPresenter, by: int, parent: QWidget) -> Question | None:
    """Why somebody is moved in the queue."""
    from organiser.ui.screens.programmes.moving import MovingQuestion

    chosen = presenter.applications.chosen
    if chosen is None:
        return None
    question = MovingQuestion(chosen, by, parent)
    question.accepted.connect(lambda: presenter.applications.move(by, question.why.text()))
    return question
