"""Says that the playbook's card has changed since it was copied into the current block, and offers to take it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.app.actions import improvements as actions
from organiser.domain import improvements
from organiser.domain.improvements import Improvement
from organiser.domain.text import counted
from organiser.store import queries
from organiser.ui.screens.plan.presenter import PlanPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.columns import beside
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text

_MOST = 4


class NewerCard(QWidget):
    """Takes no room while the block's copy and the playbook's card say the same."""

    def __init__(self, presenter: PlanPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._offer: Improvement | None = None
        self.words = Text()
        self.button = changing(secondary("Take the change", self._take, icon_name="check"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(Text("The card has changed in the playbook since: take the change?", "strong"))
        column.addWidget(self.words)
        column.addWidget(beside(self.button, QWidget()))
        presenter.current_changed.connect(self.renew)
        presenter.desk.news.changed.connect(self._on_news)
        self.renew()

    def renew(self) -> None:
        """Say what the card of the current block says differently by now."""
        line = self._presenter.current
        self._offer = None
        if line is not None and line.block.item.exercise is not None:
            desk = self._presenter.desk
            cards = (*desk.playbook.shelf.exercises, *desk.ask(queries.agendas.own_cards))
            self._offer = next(iter(improvements.offered([line.block.item], cards)), None)
        changes = self._offer.changes if self._offer is not None else ()
        more = [f"And {counted(len(changes) - _MOST, 'other change')}."] if len(changes) > _MOST else []
        self.words.setText("\n".join((*changes[:_MOST], *more)))
        self.setVisible(bool(changes))

    def _take(self) -> None:
        if self._offer is not None:
            offer, desk = self._offer, self._presenter.desk
            desk.do(actions.label([offer]), actions.renew, [offer.item])
            desk.tell(f"{offer.item.title} has the newer card. Its minutes are as they were.", undo=True)

    def _on_news(self, topics: frozenset[str]) -> None:
        if "card" in topics:
            self.renew()
