"""Finding records by their words."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from vrm_app.domain.promise import Promise
from vrm_app.domain.record import Record
from vrm_app.vault import records
from vrm_app.vault.query import read_query
from vrm_app.vault.search import find
from vrm_app.vault.snippets import looked_for, snippet
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One record that was found, and the piece of its text that shows why."""

    id: str
    kind: str
    company_id: str | None
    title: str
    snippet: str
    at: datetime
    under: str = ""
    """The entry under which a promise stands."""


def search(
    vault: Vault, text: str, *, zone: tzinfo | None, limit: int = 50, among: int | None = None
) -> list[Found]:
    """Return what a person's words find, best first; only filters give the newest first.

    Days are those of the zone.
    """
    query = read_query(text, zone=zone)
    if not query.asks:
        return []
    with vault.reading() as connection:
        hits = find(connection, query, limit, among=among)
        texts = records.texts_of(connection, {hit.id: hit.kind for hit in hits})
        promises = records.several(
            connection, {hit.id: hit.kind for hit in hits if hit.kind == Promise.kind}
        )
    pattern = looked_for(query)
    found = []
    for hit in hits:
        heading, words = texts[hit.id]
        found.append(
            Found(
                id=hit.id,
                kind=hit.kind,
                company_id=hit.company_id,
                title=heading,
                snippet=snippet(words, pattern),
                at=datetime.fromisoformat(hit.at),
                under=_under(promises.get(hit.id)),
            )
        )
    return found


def _under(promise: Record | None) -> str:
    return promise.interaction_id or "" if isinstance(promise, Promise) else ""
