"""The page of one company: what stands at its head, and its timeline."""

from typing import Protocol

from vrm_app.domain.promise import PromiseState
from vrm_app.presenters.company_head import Head, head_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.paging import Latest
from vrm_app.presenters.stretch import Stretch, StretchView
from vrm_app.services.companies import Overview, overview
from vrm_app.services.pinning import pin
from vrm_app.services.records import delete, edit
from vrm_app.services.shown import is_shown
from vrm_app.vault.vault import Vault


class CompanyView(Protocol):
    """What the page can show."""

    def show_head(self, head: Head) -> None:
        """Show what stands at the head."""

    def show_gone(self) -> None:
        """Tell that the company is in the trash, or no longer there at all."""


class CompanyPresenter:
    """Reads one company, and says what it comes to."""

    def __init__(self, view: CompanyView, timeline: StretchView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._company_id = ""
        self._head = Latest(desk)
        self.timeline = Stretch(timeline, desk)

    @property
    def company_id(self) -> str:
        """The company that is shown, if there is one."""
        return self._company_id

    def show(self, company_id: str, chosen: str = "") -> None:
        """Show a company, and where one is chosen, what happened around it."""
        is_other = company_id != self._company_id
        self._company_id = company_id
        if not company_id:
            return
        self._read_head()
        if is_other or chosen:
            self.timeline.ask(f"company:{company_id}", chosen)
        else:
            self.timeline.refresh()

    def refresh(self) -> None:
        """Read the company again."""
        if self._company_id:
            self._read_head()
            self.timeline.refresh()

    def _read_head(self) -> None:
        company_id, now = self._company_id, self._desk.now()

        def ask(vault: Vault) -> Overview | None:
            return overview(vault, company_id, now=now) if is_shown(vault, company_id) else None

        def answer(found: Overview | None) -> None:
            if company_id != self._company_id:
                return
            if found is None:
                self._view.show_gone()
            else:
                self._view.show_head(head_of(found, self._desk.now().date()))

        self._head.read(ask, answer)

    def settle(self, promise_id: str, state: PromiseState) -> None:
        """Note that a promise was kept or broken, today."""
        now = self._desk.now()
        patch = {"state": state, "settled_on": now.date().isoformat()}
        self._desk.write(lambda vault: edit(vault, promise_id, patch, now=now), _nothing)

    def delete(self, record_id: str) -> None:
        """Move an entry of the timeline, or the company itself, to the trash."""
        now = self._desk.now()
        self._desk.write(lambda vault: delete(vault, record_id, now=now), _nothing)

    def toggle_favourite(self, *, favourite: bool) -> None:
        """Pin the company, or take it off the pinned ones."""
        company_id, now = self._company_id, self._desk.now()
        self._desk.write(lambda vault: pin(vault, company_id, pinned=favourite, now=now), _nothing)


def _nothing(_: object) -> None:
    """Leave the answer to the refresh that follows every change."""
