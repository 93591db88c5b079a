"""A page of what would leave that notes what it is shown, and a desk that takes its time."""

from collections.abc import Callable
from typing import Any

from desks import DeskAtOnce

from vrm_app.domain.errors import UserError
from vrm_app.presenters.handing_over import Saved
from vrm_app.presenters.leaving import Form, Leaving, Tick
from vrm_app.presenters.raw import RawFile
from vrm_app.vault.vault import Vault


class Shown:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.form: Form | None = None
        self.leaving: Leaving | None = None
        self.drawn = 0
        self.is_ready = False
        self.refusal: UserError | None = None
        self.saved: Saved | None = None

    def show_form(self, form: Form) -> None:
        self.form = form

    def show_leaving(self, leaving: Leaving) -> None:
        self.leaving = leaving
        self.drawn += 1

    def show_ready(self, *, ready: bool) -> None:
        self.is_ready = ready

    def show_refused(self, refusal: UserError | None) -> None:
        self.refusal = refusal

    def show_saved(self, saved: Saved) -> None:
        self.saved = saved

    def tick(self, name: str) -> Tick:
        assert self.form is not None
        every = (*self.form.fields, *self.form.files, *self.form.formats)
        return next(one for one in every if name in {one.name, one.label})

    @property
    def letter(self) -> str:
        assert self.leaving is not None
        return self.leaving.letter

    def file(self, name: str) -> RawFile:
        assert self.leaving is not None
        return next(one for one in self.leaving.files if one.name == name)


class LateDesk(DeskAtOnce):
    """A desk whose answers wait until they are let through."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self.waiting: list[Callable[[], None]] = []

    def write(
        self,
        do: Callable[[Vault], Any],
        done: Callable[[Any], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        work = super().write
        self.waiting.append(lambda: work(do, done, failed=failed))

    def let_through(self) -> None:
        self.waiting.pop(0)()
