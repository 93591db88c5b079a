"""The filters of the timeline: a line to type into, menus, and what is understood."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from vrm_app.presenters.filter_offers import FilterOffer
from vrm_app.presenters.filter_words import Part
from vrm_app.presenters.timeline import FilterChoice, choices, times
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.theme import Size
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.filter_line import FilterLine
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import Elided
from vrm_app.vault.query import Narrow

_CHIP = 26
_OFFERED = 6


class Filters(QWidget):
    """What is typed and chosen, and below it every filter as it was understood."""

    chosen = Signal(object)
    """A filter was chosen."""
    taken_out = Signal(object)
    """A filter is to go."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.line = FilterLine(
            look, _("Words, kind: channel: company: person: tag:, last month, since march")
        )
        self.line.accepting.connect(self._accept)
        self._offers: list[FilterOffer] = []
        self._offered = QWidget()
        self._offer_row = row(self._offered, spacing=6)
        self._offered.hide()
        self._chips = QWidget()
        self._chip_row = row(self._chips, spacing=6)
        self._told = Elided("", Size.SMALL, tone="bad")
        self._told.hide()
        across = row(spacing=8)
        across.addWidget(self.line, 1)
        for text, offered in (
            (_("Kind"), choices(Narrow.KIND)),
            (_("Channel"), choices(Narrow.CHANNEL)),
            (_("When"), times()),
        ):
            across.addWidget(self._menu(text, offered))
        outer = column(self, spacing=6)
        outer.addLayout(across)
        outer.addWidget(self._offered)
        outer.addWidget(self._chips)
        outer.addWidget(self._told)
        self._chips.hide()

    def show_parts(self, parts: tuple[Part, ...], told: str) -> None:
        """Show what was understood, or why it is not."""
        had_keys = self._chips.isAncestorOf(self.focusWidget() or self)
        clear(self._chips)
        parts = tuple(part for part in parts if part.query)
        for part in parts:
            chip = Button(self._look, part.label, icon="x")
            chip.set_height(_CHIP)
            chip.named(
                _("Take away: {filter}").format(filter=part.label), _("Take this filter away")
            )
            chip.clicked.connect(partial(self.taken_out.emit, part))
            self._chip_row.addWidget(chip)
        self._chip_row.addStretch()
        self._chips.setVisible(bool(parts))
        self._told.setText(told)
        self._told.setVisible(bool(told))
        if had_keys:
            self.line.setFocus()

    def show_offers(self, offers: list[FilterOffer]) -> None:
        """Show how the filter that is being typed can go on; Tab takes the first."""
        self._offers = [] if any(one.is_whole for one in offers) else offers[:_OFFERED]
        self.line.has_offer = bool(self._offers)
        clear(self._offered)
        for at, offer in enumerate(self._offers):
            made = Button(self._look, offer.text.replace("&", "&&"), key="" if at else _("Tab"))
            made.set_height(_CHIP)
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            made.clicked.connect(partial(self._go_on, offer))
            self._offer_row.addWidget(made)
        self._offer_row.addStretch()
        self._offered.setVisible(bool(self._offers))
        told = ", ".join(one.text for one in self._offers)
        self.line.setAccessibleDescription(_("Tab: {offers}").format(offers=told) if told else "")

    def _accept(self) -> None:
        if self._offers:
            self._go_on(self._offers[0])

    def _go_on(self, offer: FilterOffer) -> None:
        self.line.go_on(offer.line)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _menu(self, text: str, offered: list[FilterChoice]) -> Button:
        made = Button(self._look, text)
        made.show_opening()
        made.setAccessibleName(_("Filter by: {what}").format(what=text))
        menu = QMenu(made)
        for one in offered:
            menu.addAction(one.text.replace("&", "&&")).triggered.connect(
                partial(self._choose, one)
            )
        made.clicked.connect(lambda: menu.popup(made.mapToGlobal(made.rect().bottomLeft())))
        return made

    def _choose(self, choice: FilterChoice, *_: object) -> None:
        self.chosen.emit(choice)
