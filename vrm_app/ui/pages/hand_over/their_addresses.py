"""Addresses that they wrote from: each can be chosen, and says where it comes from."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.handing_over import HandOverPresenter
from vrm_app.presenters.their_addresses import TheirAddress, TheirAddressesPresenter
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import muted


class TheirAddresses(QWidget):
    """What can be chosen beside the addresses that are kept."""

    offered = Signal()
    """Other addresses are offered."""

    def __init__(self, look: Look, desk: Desk, handing_over: HandOverPresenter) -> None:
        super().__init__()
        self._look = look
        self._handing_over = handing_over
        self.presenter = TheirAddressesPresenter(self, desk)
        self._shown: tuple[TheirAddress, ...] = ()
        self.buttons: list[Button] = []
        column(self, spacing=2)
        self.hide()

    def look(self) -> None:
        """Look for addresses of whom it goes to."""
        self.presenter.look(self._handing_over.case_id, self._handing_over.recipient)

    def choose_way(self, point_id: str) -> None:
        """Write to a way to reach them that was not there before."""
        self._handing_over.choose_way(point_id)

    def show_their_addresses(self, addresses: tuple[TheirAddress, ...]) -> None:
        """Offer addresses that they wrote from."""
        if addresses == self._shown:
            return
        self._shown = addresses
        clear(self)
        self.buttons = []
        rows = self.layout()
        for one in addresses:
            button = Button(self._look, one.words.replace("&", "&&"), kind=Kind.LINK)
            button.setAccessibleDescription(one.source)
            button.clicked.connect(partial(self._choose, one.address))
            self.buttons.append(button)
            holder = QWidget()
            beside = row(holder)
            beside.addWidget(button)
            beside.addStretch()
            if rows is not None:
                rows.addWidget(holder)
                rows.addWidget(muted(one.source, wrapped=True))
        self.setVisible(bool(addresses))
        self.offered.emit()

    def _choose(self, address: str, *_: object) -> None:
        self.presenter.choose(address)
