"""Finding records by their words."""

import re
from dataclasses import dataclass
from datetime import datetime

from vrm_app.vault import records
from vrm_app.vault.query import read_query
from vrm_app.vault.search import Hit, find
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


def search(vault: Vault, text: str, *, limit: int = 50) -> list[Found]:
    """Return what a person's words find, best first; only filters give the newest first."""
    query = read_query(text)
    if not query.asks:
        return []
    with vault.reading() as connection:
        hits = find(connection, query, limit)
        texts = records.texts_of(connection, {hit.id: hit.kind for hit in hits})
    pattern = looked_for(query)
    return [_shown(hit, *texts[hit.id], pattern) for hit in hits]


def _shown(hit: Hit, heading: str, words: str, pattern: re.Pattern[str]) -> Found:
    return Found(
        id=hit.id,
        kind=hit.kind,
        company_id=hit.company_id,
        title=heading,
        snippet=snippet(words, pattern),
        at=datetime.fromisoformat(hit.at),
    )
