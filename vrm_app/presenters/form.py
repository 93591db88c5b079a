"""What every form does: offers what was written before, reads it, says what is wrong, saves."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from gettext import gettext as _
from pathlib import Path
from typing import Protocol, TypeVar

from vrm_app.domain.errors import FieldError, UserError
from vrm_app.domain.fields import Json, instant_text
from vrm_app.domain.record import Record
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.reasons import reason_words
from vrm_app.presenters.typed_days import Toward, read_day, read_moment
from vrm_app.presenters.typed_money import EURO, read_money
from vrm_app.vault.faults import SavedAllTheSameError
from vrm_app.vault.vault import Vault

T = TypeVar("T")

_DIGITS = 15
"""More than any number that a field holds; what is beyond its bounds, the field says itself."""

BETWEEN_PATHS = "\0"
"""What parts the paths of files in one field; no path holds it, while some hold ends of lines."""

Values = dict[str, str]
"""What stands in each field of a form, by the field's name."""

Options = Mapping[str, list[tuple[str, str]]]
"""What can be chosen in a field, by the field's name: value and words."""


class FormView(Protocol):
    """What a form can show."""

    def show_about(self, words: str) -> None:
        """Say what the form is about, such as a company."""

    def show_options(self, options: Options) -> None:
        """Offer what can be chosen."""

    def show_values(self, values: Values, *, drafted: bool) -> None:
        """Fill the fields, and say when that is what was written and not saved before."""

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it; nothing beside the others."""

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen, where no field is to blame."""

    def show_saved(self, record: Record) -> None:
        """Go away, for all is saved."""

    def put_away(self) -> None:
        """Go away."""


class Drafts:
    """What was written in forms and not saved."""

    def __init__(self) -> None:
        self._held: dict[str, Values] = {}

    @property
    def has_any(self) -> bool:
        """Tell whether something was written that is not saved."""
        return bool(self._held)

    @property
    def held(self) -> dict[str, Values]:
        """All that was written and not saved, by form."""
        return dict(self._held)

    def bring_back(self, held: Mapping[str, Values]) -> None:
        """Hold what was written before the vault was locked; what is newer stays."""
        self._held = {**held, **self._held}

    def let_go(self) -> None:
        """Hold nothing any more."""
        self._held.clear()

    def keep(self, key: str, values: Values) -> None:
        """Keep what was written in a form."""
        self._held[key] = dict(values)

    def find(self, key: str) -> Values | None:
        """Return what was written in a form, if it was not saved."""
        return self._held.get(key)

    def forget(self, key: str) -> None:
        """Let go of what was saved, or taken back."""
        self._held.pop(key, None)


Do = Callable[[Vault], Record]
"""Keeps what was read from a form."""


class FormPresenter(ABC):
    """A form: from what stands in its fields to a record."""

    fields: Mapping[str, str] = {}
    """The form's field for a record's field, where the two names differ."""

    def __init__(self, view: FormView, desk: Desk, drafts: Drafts, key: str) -> None:
        self._view = view
        self._desk = desk
        self._drafts = drafts
        self._key = key
        self._initial: Values = {}
        self._saving: Values = {}
        self._is_saving = False
        self._is_gone = False
        self._is_kept = False
        self.currency = EURO

    @property
    def record_id(self) -> str:
        """Return the record that the form changes, nothing where it makes a new one."""
        return ""

    @abstractmethod
    def begin(self) -> None:
        """Read what the form begins with, and offer it."""

    @abstractmethod
    def read(self, typed: "Typed") -> Do:
        """Return what keeps the record, reading every field; what is wrong is noted on the way."""

    def place_of(self, name: str) -> str:
        """Return the form's field for a record's field."""
        return self.fields.get(name, name)

    def lasting(self, values: Values) -> Values:
        """Return what was written so that it means the same on another day."""
        return values

    def reason_of(self, reason: str) -> str:
        """Return why a value cannot be kept, in the customer's words."""
        return reason_words(reason)

    def told_of(self, name: str, value: str) -> str:  # noqa: ARG002  (most forms say nothing)
        """Say what comes of what stands in a field, nothing where that goes without saying."""
        return ""

    def offer(self, initial: Values) -> None:
        """Fill the form with what was written before, else with what it begins with."""
        self._initial = initial
        draft = self._drafts.find(self._key)
        self._view.show_values({**initial, **(draft or {})}, drafted=draft is not None)

    def ask(self, ask: Callable[[Vault], T], answer: Callable[[T], None]) -> None:
        """Ask the vault something; the answer is let go when the form went meanwhile."""
        self._desk.read(ask, lambda found: None if self._is_gone else answer(found))

    def leave(self, values: Values) -> bool:
        """Keep what was written for the next time, and tell whether the form may go now."""
        if self._is_saving:
            return False
        self._is_gone = True
        self.hold(values)
        return True

    def hold(self, values: Values) -> None:
        """Keep what is written by now as a draft, for the form may go without a word."""
        if self._is_saving or self._is_kept:
            return
        written = {name: value for name, value in values.items() if value.strip()}
        before = self._drafts.find(self._key) or {}
        if not self._initial:
            # It goes before it was filled: what was typed is put to what was written before.
            if written:
                self._drafts.keep(self._key, {**before, **written})
        elif written != {name: value for name, value in self._initial.items() if value.strip()}:
            self._drafts.keep(self._key, self.lasting(values))
        else:
            self._drafts.forget(self._key)

    def clear(self) -> None:
        """Begin anew, without what was written before."""
        self._drafts.forget(self._key)
        self._view.show_values(self._initial, drafted=False)

    def save(self, values: Values) -> None:
        """Keep what was written, or say what is wrong."""
        if self._is_kept:
            self._view.put_away()
        if self._is_kept or self._is_saving:
            return
        typed = Typed(values, self._desk, self.currency)
        do = self.read(typed)
        self._view.show_wrong(typed.wrong)
        if typed.wrong:
            return
        self._is_saving = True
        self._saving = values
        # What is being saved must outlive the form until it is.
        self._drafts.keep(self._key, self.lasting(values))

        def kept(vault: Vault) -> Record:
            record = do(vault)
            # At once: the vault may be locked before the answer comes.
            self._drafts.forget(self._key)
            return record

        self._desk.write(kept, self._saved, failed=self._refused)

    def _saved(self, record: Record) -> None:
        self._is_saving = False
        self._view.show_saved(record)

    def _refused(self, error: UserError) -> None:
        self._is_saving = False
        if isinstance(error, SavedAllTheSameError):
            # What is told of stays in sight; saving once more would keep it twice.
            self._is_kept = True
            self._drafts.forget(self._key)
        if not isinstance(error, FieldError):
            self._view.show_refused(error)
            return
        field = self.place_of(error.field)
        if field in self._saving:
            self._view.show_wrong({field: self.reason_of(error.reason)})
        else:
            told = UserError(_("Nothing was saved"), self.reason_of(error.reason))
            self._view.show_refused(told)


class Typed:
    """What stands in a form, read field by field; what is wrong is gathered."""

    def __init__(self, values: Values, desk: Desk, currency: str) -> None:
        self.values = values
        self.desk = desk
        self.now = desk.now()
        self.wrong: dict[str, str] = {}
        self.currency = currency

    def text(self, name: str) -> str | None:
        """Return a text, none where there is none."""
        return self.values.get(name, "").strip() or None

    def needed(self, name: str) -> str:
        """Return a text that there must be."""
        found = self.text(name)
        if found is None:
            self.wrong[name] = reason_words("is needed")
        return found or ""

    def several(self, name: str) -> list[str]:
        """Return what stands between commas."""
        parts = (self.text(name) or "").replace("\n", ",").split(",")
        return [part.strip() for part in parts if part.strip()]

    def paths(self, name: str) -> list[Path]:
        """Return the files of a field."""
        return [Path(one) for one in self.values.get(name, "").split(BETWEEN_PATHS) if one]

    def day(self, name: str, toward: Toward) -> str | None:
        """Return a day as JSON, none where there is none."""
        text = self.text(name)
        if text is None:
            return None
        day = read_day(text, today=self.now.date(), toward=toward)
        if day is None:
            self.wrong[name] = _("This is no day. Try 30 nov, fri, in 2w or 2026-11-30.")
        return None if day is None else day.isoformat()

    def moment(self, name: str) -> str | None:
        """Return a moment as JSON, none where there is none."""
        text = self.text(name)
        moment = None if text is None else read_moment(text, now=self.now)
        if moment is None:
            self.wrong[name] = _("When was that? Try today 14:05, yesterday, fri or 30 nov 9:30.")
        return None if moment is None else instant_text(moment)

    def money(self, name: str) -> Json:
        """Return an amount as JSON, none where there is none."""
        text = self.text(name)
        if text is None:
            return None
        money = read_money(text, currency=self.currency)
        if money is None:
            self.wrong[name] = _("This is no clear amount. Try 84.20 or 84,20 €.")
            return None
        return {"amount": money.amount, "currency": money.currency}

    def whole(self, name: str) -> int | None:
        """Return a whole number, none where there is none."""
        text = self.text(name)
        if text is None:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
            self.wrong[name] = _("This must be a whole number.")
            return None
        return int(text)
