"""Where notices come up: under the screen, which makes room for them, and without taking the focus."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organiser.ui.desk.notices import Notice, Offer
from organiser.ui.theme.tokens import Space, Tone
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.labels import Text

SHORTEST_STAY_MS = 6_000
_MS_PER_LETTER = 60
_MOST_AT_ONCE = 3


class NoticeArea(QWidget):
    """A column of notices at the foot of its parent, whose own contents move up: no button is ever covered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        parent.installEventFilter(self)
        self.hide()

    @property
    def bars(self) -> tuple[NoticeBar, ...]:
        """What is shown, oldest first."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, NoticeBar))

    def show_notice(self, notice: Notice) -> None:
        """Bring up a notice and have it spoken; the oldest makes room, and one that says the same."""
        for bar in self.bars:
            if (bar.notice.text, bar.notice.advice) == (notice.text, notice.advice):
                bar.put_away()
        for bar in self.bars[: -(_MOST_AT_ONCE - 1)]:
            bar.put_away()
        bar = NoticeBar(notice)
        bar.gone.connect(lambda: self._remove(bar))
        self._column.addWidget(bar)
        bar.show()
        self.show()
        self._settle()
        announce(self, " ".join((notice.text, notice.advice)).strip(), urgent=notice.tone is Tone.DANGER)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._ground:
            self._settle()
        return False

    def _remove(self, bar: NoticeBar) -> None:
        self._column.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self.setVisible(bool(self.bars))
        self._settle()

    def _settle(self) -> None:
        room = self._ground.width() - 2 * Space.WIDE
        width = min(room, self.fontMetrics().averageCharWidth() * 90)
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry(
            (self._ground.width() - width) // 2, self._ground.height() - height - Space.MEDIUM, width, height
        )
        self._ground.setContentsMargins(0, 0, 0, height + Space.MEDIUM if self.bars else 0)
        self.raise_()


class NoticeBar(QFrame):
    """One notice. It stays at least six seconds, and as long as the pointer or the focus is on it."""

    gone = Signal()

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.notice = notice
        self.setProperty("part", "toast")
        self.setProperty("tone", notice.tone.value)
        self.setAccessibleName(notice.text)
        self._is_gone = False
        self._stay = QTimer(self)
        self._stay.setSingleShot(True)
        self._stay.timeout.connect(self._leave_unless_used)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        line.setSpacing(Space.SMALL)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(Text(notice.text, "strong"))
        if notice.advice:
            words.addWidget(Text(notice.advice))
        line.addLayout(words, 1)
        self.action_buttons = [secondary(offer.title, partial(self._take, offer)) for offer in notice.actions]
        for button in self.action_buttons:
            line.addWidget(button)
        self.dismiss_button = secondary("Dismiss", self.put_away)
        line.addWidget(self.dismiss_button)
        if notice.tone is not Tone.DANGER:
            self._stay.start(max(SHORTEST_STAY_MS, _MS_PER_LETTER * len(notice.text + notice.advice)))

    @property
    def remaining_ms(self) -> int:
        """How long it will still stay by itself, in milliseconds; negative when it waits to be put away."""
        return self._stay.remainingTime()

    def put_away(self) -> None:
        """Take the notice away."""
        if not self._is_gone:
            self._is_gone = True
            self._stay.stop()
            self.gone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._stay.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.notice.tone is not Tone.DANGER and not self._is_gone:
            self._stay.start(SHORTEST_STAY_MS)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _take(self, offer: Offer) -> None:
        self.put_away()
        offer.run()

    def _leave_unless_used(self) -> None:
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._stay.start(SHORTEST_STAY_MS)
        else:
            self.put_away()
