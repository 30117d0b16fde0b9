"""Notices wait until somebody can show them; news carries what changed."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from organiser.domain.problem import Problem
from organiser.ui.desk.news import News
from organiser.ui.desk.notices import Notice, Notices, Offer
from organiser.ui.theme.tokens import Tone


def test_what_was_said_early_is_not_lost() -> None:
    notices, shown = Notices(), list[Notice]()
    notices.say("First")
    notices.problem(Problem("Second", "Do this."))
    notices.attach(shown.append)
    notices.say("Third", Offer("Undo", lambda: None))
    assert [notice.text for notice in shown] == ["First", "Second", "Third"]
    assert shown[1].tone is Tone.DANGER
    assert shown[1].advice == "Do this."
    assert shown[2].actions


class Source:
    def __init__(self) -> None:
        self.tell: Callable[[frozenset[str]], None] = lambda _topics: None

    def on_change(self, callback: Callable[[frozenset[str]], None], /) -> None:
        self.tell = callback


def test_news_is_the_stores_own_as_a_signal(qtbot: QtBot) -> None:
    source = Source()
    news = News()
    news.follow(source)
    with qtbot.waitSignal(news.changed) as heard:
        source.tell(frozenset({"person"}))
    assert heard.args == [frozenset({"person"})]
