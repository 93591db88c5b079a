"""Write a value as a JSON-LD document: schema.org's words beside words of our own."""

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum

from vrm_app.domain.money import Money
from vrm_app.domain.spans import Span
from vrm_app.outside.signature import Document


def linked_document(value: object, *, schema: str, terms: Iterable[str]) -> Document:
    """Return a dataclass as JSON-LD, without what is empty and without a signature.

    `terms` are the words that are ours. A dataclass names its type in `json_ld_type`.
    """
    return {"@context": context_of(terms), "conforms_to": schema, **_members(value)}


def context_of(terms: Iterable[str]) -> list[object]:
    """Return a JSON-LD context in which our own words do not mean schema.org's."""
    return [
        "https://schema.org",
        "https://w3id.org/security/data-integrity/v2",
        {term: f"urn:dealings:terms#{term}" for term in ("conforms_to", *terms)},
    ]


def json_bytes(document: Document) -> bytes:
    """Return the file of a document: UTF-8, indented for a reader, always the same."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _members(value: object) -> Document:
    kind = getattr(value, "json_ld_type", None)
    members: Document = {"type": kind} if kind else {}
    for field in fields(value):  # type: ignore[arg-type]  # only called with dataclasses
        member = _plain(getattr(value, field.name))
        # JSON-LD drops null, and an empty list says nothing that its absence does not say.
        if member not in (None, "", [], {}):
            members[field.name] = member
    return members


def _plain(value: object) -> object:
    if isinstance(value, Money):
        return {"amount": value.amount, "currency": value.currency}
    if isinstance(value, Span | StrEnum):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    if is_dataclass(value):
        return _members(value)
    return value
