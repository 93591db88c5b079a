"""Logging what happened: said first, with everything else already filled in."""

from datetime import datetime
from gettext import gettext as _

from vrm_app.domain.company import Channel
from vrm_app.domain.fields import Json, instant_text
from vrm_app.domain.interaction import Direction, Interaction
from vrm_app.domain.record import Record
from vrm_app.domain.release import Release
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.form import Do, Drafts, FormPresenter, FormView, Typed, Values
from vrm_app.presenters.kept_files import bytes_of
from vrm_app.presenters.meant_company import company_meant, matching, told_new
from vrm_app.presenters.places import Ask
from vrm_app.presenters.typed_days import Toward, moment_words, read_moment
from vrm_app.services.after_leaving import note_answer
from vrm_app.services.choices import Choices, choices
from vrm_app.services.logging_entries import NewEntry, change_entry, log_entry
from vrm_app.services.records import Shown, show
from vrm_app.vault.vault import Vault

DIRECTIONS = {
    Direction.IN: _("They to me"),
    Direction.OUT: _("I to them"),
    Direction.OBSERVED: _("I noticed"),
}


_EMPTY = ("person", "minutes", "promised", "promised_by", "promised_amount", "files")


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
        self._about = ask.about
        self._case_id = ask.about
        self._entry: Interaction | None = None
        self._answered: Release | None = None
        self._person = ""
        self._offered = ("", desk.now())
        self._companies: list[tuple[str, str]] = []

    @property
    def record_id(self) -> str:
        """Return the entry that is changed, nothing where it is new."""
        return "" if self._entry is None else self._entry.id

    def begin(self) -> None:
        """Read what can be chosen, and offer the form."""
        company_id, about = self._company_id, self._about

        def ask(vault: Vault) -> tuple[Choices, Shown | None]:
            shown = show(vault, about) if about else None
            case_id = _case_of(shown.record) if shown else ""
            return choices(vault, company_id, case_id=case_id), shown

        self.ask(ask, lambda found: self._came(*found))

    def choose_company(self, typed: str) -> str:
        """Take the company that was meant, and return its name; the rest follows it."""
        found = matching(self._companies, typed)
        if found is None:
            return typed
        if found[0] != self._company_id:
            self._company_id = found[0]
            self.ask(lambda vault: choices(vault, found[0]), self._show_options)
        return found[1]

    def told_of(self, name: str, value: str) -> str:
        """Say that a company is a new one."""
        if name != "company" or not self._initial:
            return ""
        return told_new(value, [one for _id, one in self._companies])

    def read(self, typed: Typed) -> Do:
        """Return what logs the entry, or changes it."""
        if self._entry is not None:
            return self._changing(typed, self._entry)
        company = company_meant(typed, self._company_id, self._companies)
        fields = {
            **_common(typed),
            "company_id": company.id,
            "body": typed.needed("text"),
            "at": self._when(typed),
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
        paths, answered = typed.paths("files"), self._answered

        def do(vault: Vault) -> Record:
            entry = NewEntry(
                fields=fields,
                person=person,
                promise=promise if is_promised else None,
                files=[(path.name, bytes_of(path)) for path in paths],
                company=company.new,
            )
            if answered is not None:
                return note_answer(vault, answered.id, entry, now=now)
            return log_entry(vault, entry, now=now)

        return do

    def _changing(self, typed: Typed, entry: Interaction) -> Do:
        fields = {**_common(typed), "subject": typed.text("subject"), "body": typed.text("text")}
        if not fields["subject"]:
            typed.needed("text")
        if typed.values.get("when") != self._offered[0]:
            fields["at"] = typed.moment("when")
        now = typed.now
        person = typed.values.get("person")
        if person == self._person:
            # Whoever it was may be in the trash, and stays who it was.
            person = None
        return lambda vault: change_entry(vault, entry.id, fields, person, now=now)

    def lasting(self, values: Values) -> Values:
        """Return what was written, with the day in place of today or yesterday."""
        when = values.get("when", "")
        words, offered = self._offered
        moment = offered if when == words else read_moment(when, now=self._desk.now())
        return values if moment is None else {**values, "when": f"{moment:%Y-%m-%d %H:%M}"}

    def _when(self, typed: Typed) -> str | None:
        words, moment = self._offered
        # Midnight may have passed since the words were offered.
        return instant_text(moment) if typed.values.get("when") == words else typed.moment("when")

    def _offer_moment(self, moment: datetime) -> str:
        words = moment_words(moment, now=self._desk.now())
        self._offered = (words, moment)
        return words

    def _local(self, entry: Interaction) -> datetime:
        return entry.at.astimezone(self._desk.now().tzinfo)

    def _came(self, found: Choices, about: Shown | None) -> None:
        self.currency = found.currency
        self._show_options(found)
        now = self._desk.now()
        if about is not None:
            self._case_id = _case_of(about.record)
        if about is not None and isinstance(about.record, Release):
            self._answered = about.record
        if about is not None and isinstance(about.record, Interaction):
            self._entry = entry = about.record
            self._person = dict(found.people).get(entry.person_id or "", "")
            self.offer(
                {
                    "subject": entry.subject or "",
                    "text": entry.body or "",
                    "channel": entry.channel,
                    "direction": entry.direction,
                    "when": self._offer_moment(self._local(entry)),
                    "person": self._person,
                    "minutes": "" if entry.minutes is None else str(entry.minutes),
                    "case": entry.case_id or "",
                }
            )
            return
        self.offer(
            {
                "text": "",
                "channel": found.channel,
                "direction": Direction.IN,
                "when": self._offer_moment(now.replace(second=0, microsecond=0)),
                "case": self._case_id,
                **dict.fromkeys(_EMPTY, ""),
                **({} if self._company_id else {"company": ""}),
            }
        )
        if not self._company_id:
            draft = self._drafts.find(self._key) or {}
            # What can be chosen follows the company that was written before.
            self.choose_company(draft.get("company", ""))

    def _show_options(self, found: Choices) -> None:
        self._companies = found.companies
        self._view.show_about(flattened(dict(found.companies).get(self._company_id, "")))
        self._view.show_options(
            {
                "company": [(name, flattened(name)) for _id, name in found.companies],
                "channel": [(one, words.CHANNELS[one]) for one in Channel],
                "direction": [(one, DIRECTIONS[one]) for one in Direction],
                "person": [(name, flattened(name)) for _id, name in found.people],
                "case": [
                    ("", _("No case")),
                    *((one.id, flattened(one.title)) for one in found.cases),
                ],
            }
        )


def _case_of(record: Record) -> str:
    """Return the case that an entry about this record belongs to."""
    if isinstance(record, Interaction):
        return record.case_id or ""
    return record.what if isinstance(record, Release) else record.id


def _common(typed: Typed) -> dict[str, Json]:
    return {
        "channel": typed.text("channel"),
        "direction": typed.text("direction"),
        "minutes": typed.whole("minutes"),
        "case_id": typed.text("case"),
    }
