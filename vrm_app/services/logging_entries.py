"""Logging what happened: the entry, who it was, what they promised and the files, as one action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.errors import FieldError
from vrm_app.domain.fields import Json
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.person import Person
from vrm_app.domain.promise import Promise
from vrm_app.domain.text import folded
from vrm_app.services.attaching import media_type
from vrm_app.services.new_companies import with_new
from vrm_app.vault import files, lists, records
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault

PROMISE = "promise."
"""What the names of a promise's fields begin with where one of them is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What is to be logged; the promise is the company's, and of the entry's company and case."""

    fields: Mapping[str, Json]
    person: str = ""
    promise: Mapping[str, Json] | None = None
    files: Sequence[tuple[str, bytes]] = ()
    company: str = ""
    """The name of the company, where it is a new one."""


def log_entry(vault: Vault, entry: NewEntry, *, now: datetime) -> Interaction:
    """Keep an entry with all that came with it; a person of a new name is kept, too."""
    with vault.writing("log entry", now=now) as writing:
        return write_entry(writing, entry)


def write_entry(writing: Writing, entry: NewEntry) -> Interaction:
    """Keep an entry with all that came with it, as a part of a larger action."""
    fields = with_new(writing, entry.fields, {"company_id": entry.company} if entry.company else {})
    if entry.person.strip():
        fields["person_id"] = _person_id(writing, fields, entry.person)
    kept = records.add(writing, Interaction.read(fields, now=writing.now))
    if entry.promise is not None:
        records.add(writing, _promise(entry.promise, kept, writing.now))
    for name, content in entry.files:
        records.add(writing, _file(writing, kept, name, content))
    return kept


def change_entry(
    vault: Vault, entry_id: str, fields: Mapping[str, Json], person: str | None, *, now: datetime
) -> Interaction:
    """Change an entry by a JSON merge patch, and who it was with unless none is given."""
    with vault.writing("edit entry", now=now) as writing:
        before = records.get(writing.connection, entry_id)
        if not isinstance(before, Interaction):
            raise records.UnknownRecordError
        patch = dict(fields)
        if person is not None:
            known = {"company_id": before.company_id}
            patch["person_id"] = _person_id(writing, known, person) if person.strip() else None
        return records.change(writing, before, before.patched(patch, now=now))


def _person_id(writing: Writing, fields: Mapping[str, Json], name: str) -> str:
    company_id = str(fields.get("company_id") or "")
    people = lists.of_kind(writing.connection, Person, company_id=company_id)
    wanted = folded(name.strip())
    for one in people:
        if folded(one.name) == wanted:
            return one.id
    try:
        new = Person.read({"company_id": company_id, "name": name}, now=writing.now)
    except FieldError as error:
        raise FieldError("person_id", error.reason) from None
    return records.add(writing, new).id


def _promise(given: Mapping[str, Json], entry: Interaction, now: datetime) -> Promise:
    fields = {
        "by": "company",
        "company_id": entry.company_id,
        "person_id": entry.person_id,
        "interaction_id": entry.id,
        "case_id": entry.case_id,
        **given,
    }
    try:
        return Promise.read(fields, now=now)
    except FieldError as error:
        raise FieldError(PROMISE + error.field, error.reason) from None


def _file(writing: Writing, entry: Interaction, name: str, content: bytes) -> Attachment:
    return Attachment.read(
        {
            "about": entry.id,
            "file_name": name,
            "media_type": media_type(name),
            "size": len(content),
            "sha256": files.put(writing.connection, content),
        },
        now=writing.now,
    )
