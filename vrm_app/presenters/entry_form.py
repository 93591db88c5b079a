"""Logging what happened: said first, with everything else already filled in."""

from gettext import gettext as _
from pathlib import Path

from vrm_app.domain.company import Channel
from vrm_app.domain.errors import UserError
from vrm_app.domain.interaction import Direction
from vrm_app.domain.record import Record
from vrm_app.domain.text import flattened, folded
from vrm_app.outside.limits import attachment_bytes
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.form import Do, Drafts, FormPresenter, FormView, Typed
from vrm_app.presenters.places import Ask
from vrm_app.presenters.typed_days import Toward, moment_words
from vrm_app.services.choices import Choices, choices
from vrm_app.services.logging_entries import NewEntry, log_entry
from vrm_app.vault.vault import Vault

DIRECTIONS = {
    Direction.IN: _("They to me"),
    Direction.OUT: _("I to them"),
    Direction.OBSERVED: _("I noticed"),
}


class FileNotReadError(UserError):
    """A file that was to be put in cannot be read."""

    title = "Nothing was saved, because a file could not be read"
    advice = "Take the file off the list, or put it back where it was, and save again."


class EntryFormPresenter(FormPresenter):
    """The form with which an entry is logged."""

    fields = {  # noqa: RUF012  (read only)
        "body": "text",
        "at": "when",
        "person_id": "person",
        "company_id": "company",
        "case_id": "case",
        "promise.what": "promised",
        "promise.due_on": "promised_by",
        "promise.amount": "promised_amount",
    }

    def __init__(self, view: FormView, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        super().__init__(view, desk, drafts, f"log {ask.company_id} {ask.about}")
        self._company_id = ask.company_id
        self._case_id = ask.about
        self._companies: list[tuple[str, str]] = []

    def begin(self) -> None:
        """Read what can be chosen, and offer the form."""
        company_id = self._company_id
        self.ask(lambda vault: choices(vault, company_id), self._came)

    def choose_company(self, typed: str) -> str:
        """Take the company that was meant, and return its name; the rest follows it."""
        found = matching(self._companies, typed)
        if found is None:
            return typed
        if found[0] != self._company_id:
            self._company_id = found[0]
            self.ask(lambda vault: choices(vault, found[0]), self._show_options)
        return found[1]

    def read(self, typed: Typed) -> Do:
        """Return what logs the entry."""
        fields = {
            "company_id": self._chosen(typed),
            "body": typed.needed("text"),
            "channel": typed.text("channel"),
            "direction": typed.text("direction"),
            "at": typed.moment("when"),
            "minutes": typed.whole("minutes"),
            "case_id": typed.text("case"),
        }
        promise = {
            "what": typed.text("promised"),
            "due_on": typed.day("promised_by", Toward.FUTURE),
            "amount": typed.money("promised_amount"),
        }
        is_promised = any(typed.text(f"promised{part}") for part in ("", "_by", "_amount"))
        if is_promised and promise["what"] is None:
            typed.wrong["promised"] = _("Say what they promised.")
        person, now = typed.text("person") or "", typed.now
        paths = [Path(line) for line in typed.values.get("files", "").splitlines()]

        def do(vault: Vault) -> Record:
            entry = NewEntry(
                fields=fields,
                person=person,
                promise=promise if is_promised else None,
                files=[(path.name, _content(path)) for path in paths],
            )
            return log_entry(vault, entry, now=now)

        return do

    def _chosen(self, typed: Typed) -> str | None:
        if "company" not in typed.values:
            return self._company_id
        found = matching(self._companies, typed.values["company"])
        if found is None:
            typed.wrong["company"] = _("Which company? Type a few letters of its name.")
        return found[0] if found else None

    def _came(self, found: Choices) -> None:
        self.currency = found.currency
        self._show_options(found)
        now = self._desk.now()
        self.offer(
            {
                "text": "",
                "channel": found.channel,
                "direction": Direction.IN,
                "when": moment_words(now, now=now),
                "person": "",
                "minutes": "",
                "case": self._case_id,
                "promised": "",
                "promised_by": "",
                "promised_amount": "",
                "files": "",
                **({} if self._company_id else {"company": ""}),
            }
        )

    def _show_options(self, found: Choices) -> None:
        self._companies = found.companies
        self._view.show_about(flattened(dict(found.companies).get(self._company_id, "")))
        self._view.show_options(
            {
                "company": [(name, flattened(name)) for _id, name in found.companies],
                "channel": [(one, words.CHANNELS[one]) for one in Channel],
                "direction": [(one, DIRECTIONS[one]) for one in Direction],
                "person": [(one, flattened(one)) for one in found.people],
                "case": [
                    ("", _("No case")),
                    *((one.id, flattened(one.title)) for one in found.cases),
                ],
            }
        )


def matching(companies: list[tuple[str, str]], typed: str) -> tuple[str, str] | None:
    """Return the one company that was meant: by its whole name, its beginning, or some letters."""
    wanted = folded(typed.strip())
    if not wanted:
        return None
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [one for one in companies if fits(folded(one[1]), wanted)]
        if found:
            return found[0] if len(found) == 1 or fits is not str.__contains__ else None
    return None


def _content(path: Path) -> bytes:
    try:
        return attachment_bytes(path)
    except OSError:
        raise FileNotReadError from None
