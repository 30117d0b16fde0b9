"""Work is done in another thread and answered here."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Event, current_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from organiser.domain.problem import Problem
from organiser.ui.desk.jobs import Jobs, Progress
from organiser.ui.desk.notices import Notice, Notices


@pytest.fixture
def said() -> list[Notice]:
    return []


@pytest.fixture
def jobs(qtbot: QtBot, said: list[Notice]) -> Iterator[Jobs]:
    notices = Notices()
    notices.attach(said.append)
    jobs = Jobs(notices)
    yield jobs
    jobs.close()


def test_the_answer_comes_back_on_this_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[str, str]] = []
    here = current_thread().name
    with qtbot.waitSignal(jobs.finished):
        jobs.run(lambda: current_thread().name, then=lambda there: seen.append((there, current_thread().name)))
    assert len(seen) == 1
    assert seen[0][0] != here
    assert seen[0][1] == here
    assert not jobs.are_running


def test_a_problem_becomes_a_notice(jobs: Jobs, qtbot: QtBot, said: list[Notice]) -> None:
    def work() -> None:
        raise Problem("The stick is full.", "Use another one.")

    with qtbot.waitSignal(jobs.finished):
        jobs.run(work)
    assert [(notice.text, notice.advice) for notice in said] == [("The stick is full.", "Use another one.")]


def test_a_problem_goes_to_whoever_asked_for_it(jobs: Jobs, qtbot: QtBot, said: list[Notice]) -> None:
    def work() -> None:
        raise Problem("No.")

    told: list[Problem] = []
    with qtbot.waitSignal(jobs.finished):
        jobs.run(work, failed=told.append)
    assert [problem.message for problem in told] == ["No."]
    assert said == []


def test_any_other_failure_is_raised_here_for_the_report(jobs: Jobs, qtbot: QtBot) -> None:
    def work() -> None:
        raise ZeroDivisionError("a bug")

    with qtbot.captureExceptions() as caught, qtbot.waitSignal(jobs.finished):
        jobs.run(work)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_progress_is_told_and_cancel_ends_the_work(jobs: Jobs, qtbot: QtBot) -> None:
    half_way, go_on = Event(), Event()
    answers: list[str] = []

    def work(progress: Progress) -> str:
        progress.step(1, of=2)
        half_way.set()
        go_on.wait(5)
        progress.step(2, of=2)
        return "all of it"

    progress = jobs.run(work, then=answers.append, title="Making handouts", cancellable=True)
    assert half_way.wait(5)
    assert progress.fraction == 0.5
    progress.cancel()
    with qtbot.waitSignal(jobs.finished):
        go_on.set()
    assert progress.cancelled
    assert answers == []


def test_nobody_is_told_once_what_asked_is_gone(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[int] = []
    gone, stays = QObject(), QObject()
    with qtbot.waitSignals([jobs.finished, jobs.finished]):
        jobs.run(lambda: 1, then=heard.append, asked_by=gone)
        jobs.run(lambda: 2, then=heard.append, asked_by=stays)
        delete(gone)
    assert heard == [2]


def test_nothing_is_collected_while_a_job_runs(jobs: Jobs, qtbot: QtBot) -> None:
    """Python's collector would destroy widgets in the job's thread, of which Qt dies."""
    go_on = Event()

    def work() -> bool:
        go_on.wait(5)
        return gc.isenabled()

    seen: list[bool] = []
    assert gc.isenabled()
    with qtbot.waitSignals([jobs.finished, jobs.finished]):
        jobs.run(work, then=seen.append)
        jobs.run(gc.isenabled, then=seen.append)
        assert not gc.isenabled()
        go_on.set()
    assert seen == [False, False]
    assert gc.isenabled()


def test_where_collecting_was_off_it_begins_only_when_it_is_wished_for_and_no_job_runs(qtbot: QtBot) -> None:
    gc.disable()
    try:
        jobs = Jobs(Notices())
        with qtbot.waitSignal(jobs.finished):
            jobs.run(lambda: None)
        assert not gc.isenabled()
        with qtbot.waitSignal(jobs.finished):
            jobs.run(lambda: None)
            jobs.collect()
            assert not gc.isenabled()
        assert gc.isenabled()
    finally:
        gc.enable()
