"""Questions that answer with lists of records."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from vrm_app.domain.compounds import ListOf
from vrm_app.domain.fields import compact, instant_text
from vrm_app.domain.identity import CompanyId
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Record, fields_of
from vrm_app.domain.scalars import Link
from vrm_app.vault import records
from vrm_app.vault.database import Connection

R = TypeVar("R", bound=Record)

_LAST = ("9999", "")
"""Later than every entry."""


def of_kind(
    connection: Connection, cls: type[R], *, company_id: str | None = None, trash: bool = False
) -> Iterator[R]:
    """Yield the records of a kind, newest first, of one company or of all."""
    within = "" if company_id is None else _OF_COMPANY
    if trash:
        tail = _TRASH.format(kind=cls.kind, within=within.format(filed="record"))
    else:
        tail = _SHOWN.format(kind=cls.kind, within=within.format(filed="shown"))
    yield from records.read(connection, cls, tail, () if company_id is None else (company_id,))


def with_days(connection: Connection, cls: type[R]) -> Iterator[R]:
    """Yield those shown records of a kind in which a day can stand that is due, newest first."""
    within = _WITH_DAYS.get(cls.kind, "")
    yield from records.read(connection, cls, _SHOWN.format(kind=cls.kind, within=within))


# Most contracts and cases of many years bring no day any more: they need not be read.
_WITH_DAYS = {
    "promise": "AND promise.state = 'open' AND promise.due_on IS NOT NULL",
    "case": """
        AND "case".stage <> 'closed'
        AND ("case".next_action_on IS NOT NULL OR "case".answer_due_on IS NOT NULL)
    """,
    "agreement": """
        AND agreement.state <> 'ended'
        AND (agreement.guarantee_ends_on IS NOT NULL OR agreement.trial_ends_on IS NOT NULL
            OR agreement.price_changes IS NOT NULL)
    """,
}

_SHOWN = """
    JOIN shown ON shown.id = "{kind}".id
    WHERE shown.kind = '{kind}' {within}
    ORDER BY shown.at DESC, shown.id DESC
"""

_TRASH = """
    JOIN record ON record.id = "{kind}".id
    WHERE record.kind = '{kind}' AND record.trashed {within}
    ORDER BY record.at DESC, record.id DESC
"""

_OF_COMPANY = """
    AND (SELECT number FROM record WHERE id = ?) IN ({filed}.company, {filed}.number)
"""


def is_shown(connection: Connection, record_id: str) -> bool:
    """Tell whether a record is neither in the trash nor hidden with one that is."""
    found = connection.execute("SELECT 1 FROM shown WHERE id = ?", (record_id,))
    return found.fetchone() is not None


def hiding(connection: Connection, record_id: str) -> str | None:
    """Return the id of a record in the trash that hides this one with it."""
    found = connection.execute(_HIDING, (record_id,)).fetchone()
    return None if found is None else found[0]


_HIDING = """
    WITH RECURSIVE above (number, company, owner) AS (
        SELECT number, company, owner FROM record WHERE id = ?
        UNION
        SELECT upper.number, upper.company, upper.owner
        FROM above JOIN record AS upper ON upper.number IN (above.company, above.owner)
    )
    SELECT record.id
    FROM above JOIN record ON record.number IN (above.company, above.owner)
    WHERE record.trashed
    LIMIT 1
"""


def newest_of_company(
    connection: Connection, company: CompanyId, *, before: tuple[str, str] = _LAST, limit: int
) -> list[Interaction]:
    """Return a page of a company's entries, newest first, from a given (instant, id) on."""
    return list(records.read(connection, Interaction, _NEWEST, (company, *before, limit)))


_NEWEST = """
    WHERE company_id = ? AND (at, id) < (?, ?) AND deleted_at IS NULL
    ORDER BY at DESC, id DESC
    LIMIT ?
"""


def page_key(interaction: Interaction) -> tuple[str, str]:
    """Return where the next page goes on after this entry."""
    return instant_text(interaction.at), interaction.id


def of_case(connection: Connection, cls: type[R], case_id: str) -> Iterator[R]:
    """Yield the shown records of a kind that a case is linked from, newest first."""
    yield from records.read(connection, cls, _OF_CASE.format(kind=cls.kind), (case_id,))


_OF_CASE = """
    JOIN shown ON shown.id = "{kind}".id
    WHERE "{kind}".case_id = ?
    ORDER BY shown.at DESC, shown.id DESC
"""


def related(connection: Connection, record_id: str) -> Iterator[tuple[str, str]]:
    """Yield kind and id of every shown record that links to this one, or that it links to.

    Of a record that is hidden itself, what is not in the trash on its own is told.
    """
    record = records.get(connection, record_id)
    linked = [target for _, _, target in record.links()]
    found = dict.fromkeys([*linked, *_linking(connection, record_id)])
    found.pop(record_id, None)
    kinds = dict(connection.execute(_KINDS_SHOWN, (record_id, compact([*found]))).fetchall())
    for one in found:
        if one in kinds:
            yield kinds[one], one


_KINDS_SHOWN = """
    WITH hidden AS (SELECT NOT EXISTS (SELECT 1 FROM shown WHERE id = ?) AS itself)
    SELECT record.id, record.kind
    FROM json_each(?) AS wanted
    JOIN record ON record.id = wanted.value
    WHERE EXISTS (SELECT 1 FROM shown WHERE shown.number = record.number)
        OR NOT record.trashed AND (SELECT itself FROM hidden)
"""


def _linking(connection: Connection, record_id: str) -> Iterator[str]:
    for kind, cls in KINDS.items():
        for name, field in fields_of(cls).items():
            listed = isinstance(field.type, ListOf) and isinstance(field.type.item, Link)
            if not listed and not isinstance(field.type, Link):
                continue
            test = "LIKE '%' || ? || '%'" if listed else "= ?"
            rows = connection.execute(
                f'SELECT id FROM "{kind}" WHERE "{name}" {test} ORDER BY id', (record_id,)
            )
            for (found,) in rows:
                yield found


def company_of(connection: Connection, record_id: str) -> str | None:
    """Return the id of the company a record belongs to, or of the company it is."""
    row = connection.execute(_COMPANY_OF, (record_id,)).fetchone()
    return None if row is None else row[0]


_COMPANY_OF = """
    SELECT company.id
    FROM record
    JOIN record AS company ON company.number = ifnull(record.company, record.number)
    WHERE record.id = ? AND company.kind = 'company'
"""


def names_of_companies(
    connection: Connection, ids: Collection[str] | None = None
) -> dict[str, str]:
    """Return the name of every company, or of some, by its id."""
    if ids is None:
        return dict(connection.execute("SELECT id, name FROM company").fetchall())
    return dict(connection.execute(_NAMES_OF, (compact(sorted(ids)),)).fetchall())


_NAMES_OF = "SELECT id, name FROM company WHERE id IN (SELECT value FROM json_each(?))"


def pinned_companies(connection: Connection) -> list[tuple[str, str]]:
    """Return the id and the name of each company that is pinned."""
    return [(found, name) for found, name in connection.execute(_PINNED)]


_PINNED = """
    SELECT company.id, company.name
    FROM company JOIN shown ON shown.id = company.id
    WHERE company.favourite
"""


def shown_names(connection: Connection, kind: str) -> list[str]:
    """Return the names of all companies, or of all people, that are shown, each once."""
    rows = connection.execute(f'SELECT DISTINCT name FROM "{kind}" JOIN shown USING (id)')
    return [name for (name,) in rows]


def tags(connection: Connection) -> list[str]:
    """Return every tag that a shown record has."""
    return [tag for (tag,) in connection.execute(_TAGS)]


_TAGS = " UNION ".join(
    f"""
    SELECT tag.value
    FROM "{kind}" JOIN shown USING (id), json_each("{kind}".tags) AS tag
    WHERE tags IS NOT NULL
    """
    for kind in KINDS
)


def tags_of(connection: Connection, kind: str, ids: Sequence[str], limit: int) -> list[str]:
    """Return tags that some records of a kind have, those that most of them have first."""
    found = connection.execute(_TAGS_OF.format(kind=kind), (compact(list(ids)), limit))
    return [tag for tag, _count in found]


_TAGS_OF = """
    SELECT tag.value, count(*) FROM "{kind}", json_each("{kind}".tags) AS tag
    WHERE "{kind}".tags IS NOT NULL AND "{kind}".id IN (SELECT value FROM json_each(?))
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?
"""


def count(connection: Connection, kind: str) -> int:
    """Return how many records of a kind are shown."""
    found = connection.execute("SELECT count(*) FROM shown WHERE kind = ?", (kind,)).fetchone()
    return int(found[0])


def count_open(connection: Connection, kind: str) -> int:
    """Return how many shown cases, needs or contracts are not at their end."""
    (found,) = connection.execute(_COUNT_OPEN.format(kind=kind, test=_OPEN[kind])).fetchone()
    return int(found)


_OPEN = {
    "case": "stage <> 'closed'",
    "need": "state = 'open'",
    "agreement": "state = 'active'",
}
_COUNT_OPEN = """
    SELECT count(*)
    FROM shown JOIN "{kind}" ON "{kind}".id = shown.id
    WHERE shown.kind = '{kind}' AND "{kind}".{test}
"""


def counts_of_company(connection: Connection, company_id: str) -> dict[str, int]:
    """Return how many shown records of each kind belong to a company."""
    return dict(connection.execute(_COUNTS_OF_COMPANY, (company_id,)).fetchall())


_COUNTS_OF_COMPANY = """
    SELECT shown.kind, count(*)
    FROM shown
    WHERE shown.company = (SELECT number FROM record WHERE id = ?)
    GROUP BY shown.kind
"""


def last_moments_of_companies(
    connection: Connection, ids: Collection[str] | None = None
) -> dict[str, datetime]:
    """Return the moment of the newest entry of each company, or of each of some."""
    within = "" if ids is None else _AMONG
    values = () if ids is None else (compact(sorted(ids)),)
    rows = connection.execute(_LAST_OF_COMPANIES + within, values)
    return {company: datetime.fromisoformat(at) for company, at in rows if at is not None}


# One step into the index a company, however many entries it has.
_LAST_OF_COMPANIES = """
    SELECT company.id, (
        SELECT at FROM interaction
        WHERE interaction.company_id = company.id AND interaction.deleted_at IS NULL
        ORDER BY at DESC LIMIT 1
    )
    FROM company
"""
_AMONG = "WHERE company.id IN (SELECT value FROM json_each(?))"


def last_moments_of_cases(connection: Connection, ids: Collection[str]) -> dict[str, datetime]:
    """Return when each of these cases last had an entry, or last left; none where it never had."""
    rows = connection.execute(_LAST_OF_CASES, (compact(sorted(ids)),))
    return {case: datetime.fromisoformat(at) for case, at in rows}


_LAST_OF_CASES = """
    WITH wanted (id) AS (SELECT value FROM json_each(?))
    SELECT about, max(at)
    FROM (
        SELECT case_id AS about, at
        FROM interaction
        WHERE case_id IN (SELECT id FROM wanted) AND deleted_at IS NULL
        UNION ALL
        SELECT what, at
        FROM "release"
        WHERE what IN (SELECT id FROM wanted) AND deleted_at IS NULL
            AND state IN ('written', 'sent', 'delivered', 'answered')
    )
    GROUP BY about
"""


def linked_from(
    connection: Connection, cls: type[R], field: str, ids: Sequence[str]
) -> Iterator[R]:
    """Yield the shown records of a kind that link to any of these in a field, oldest first."""
    tail = _LINKED_FROM.format(kind=cls.kind, field=field)
    yield from records.read(connection, cls, tail, (compact(list(ids)),))


_LINKED_FROM = """
    JOIN shown ON shown.id = "{kind}".id
    WHERE "{kind}"."{field}" IN (SELECT value FROM json_each(?))
    ORDER BY shown.at, shown.id
"""
