"""Filters as conditions on the records that are shown."""

from collections.abc import Callable, Sequence

from vrm_app.domain.fields import compact
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.text import folded
from vrm_app.vault.database import Connection
from vrm_app.vault.lived_days import begin_days, beginning_of
from vrm_app.vault.query import CJK_RUN, Narrow, Query, Term, expression_of, has_letters

Values = dict[str, str | int]

OPENED = """(SELECT day_begins(opened_on) FROM "case" WHERE "case".id = shown.id)"""
"""When a case was opened, which need not be when it was written down: as its day began."""

PROMISED = """ifnull((
    SELECT interaction.at
    FROM promise JOIN interaction ON interaction.id = promise.interaction_id
    WHERE promise.id = shown.id
), shown.at)"""
"""When something was promised: when that was said, if it is known."""

MOMENTS = {"case": OPENED, "promise": PROMISED}
"""When something was, of kinds that are not filed by that."""

_WHEN = " ".join(f"WHEN '{kind}' THEN {moment}" for kind, moment in MOMENTS.items())
MOMENT = f"CASE shown.kind {_WHEN} ELSE shown.at END"
"""When something was, of any kind."""


def clauses(connection: Connection, query: Query, moment: str = MOMENT) -> tuple[str, Values]:
    """Return what must hold beside the words that are looked for, each led in by AND.

    Days are turned into moments here, so that an index of moments can answer; from then on the
    connection knows, too, how the days of the query's zone begin.
    """
    begin_days(connection, query.zone)
    found: list[str] = []
    values: Values = {}
    for by, condition in _CONDITIONS.items():
        for excluded in (False, True):
            wanted = query.values(by, excluded=excluded)
            if wanted:
                name = f"without_{by}" if excluded else f"with_{by}"
                values[name] = compact(_among(connection, by, wanted))
                found.append(f"AND {'NOT ' if excluded else ''}({condition.format(name=name)})")
    for number, term in enumerate(query.unwanted):
        values[f"unwanted_{number}"] = expression_of(term)
        found.append(_UNWANTED.format(name=f"unwanted_{number}"))
    for name, than, day in (("after", ">=", query.after), ("before", "<", query.before)):
        if day:
            found.append(f"AND {moment} {than} :{name}")
            values[name] = beginning_of(day, query.zone)
    return " ".join(found), values


_UNWANTED = """
    AND shown.number NOT IN (SELECT rowid FROM search_text WHERE search_text MATCH :{name})
"""

# Each list is made once for a question, and then looked into for each record.
_CONDITIONS = {
    Narrow.COMPANY: "shown.company_id IN (SELECT value FROM json_each(:{name}))",
    Narrow.KIND: "shown.kind IN (SELECT value FROM json_each(:{name}))",
    Narrow.CHANNEL: """shown.id IN (
        SELECT id FROM interaction WHERE channel IN (SELECT value FROM json_each(:{name}))
        UNION ALL
        SELECT id FROM contact_point WHERE channel IN (SELECT value FROM json_each(:{name}))
    )""",
    Narrow.PERSON: """shown.id IN (
        SELECT value FROM json_each(:{name})
        UNION ALL
        SELECT id FROM interaction WHERE person_id IN (SELECT value FROM json_each(:{name}))
        UNION ALL
        SELECT id FROM promise WHERE person_id IN (SELECT value FROM json_each(:{name}))
    )""",
    Narrow.TAG: "shown.id IN (SELECT value FROM json_each(:{name}))",
    Narrow.IS: """shown.id IN (
        SELECT id FROM "case" WHERE stage <> 'closed'
        UNION ALL SELECT id FROM promise WHERE state = 'open'
        UNION ALL SELECT id FROM agreement WHERE state = 'active'
        UNION ALL SELECT id FROM need WHERE state = 'open'
        UNION ALL SELECT id FROM offer WHERE state IN ('received', 'shortlisted')
        UNION ALL SELECT id FROM reminder WHERE done_on IS NULL
    ) AND :{name} IS NOT NULL""",
}


def _among(connection: Connection, by: Narrow, wanted: Sequence[str]) -> list[str]:
    find = _FINDING.get(by)
    if find is None:
        return list(wanted)
    return [one for value in wanted for one in find(connection, value)]


def companies(connection: Connection, wanted: str) -> list[str]:
    """Return the ids of the companies that have this in their name, or this id."""
    return _named(connection, "company", wanted)


def _people(connection: Connection, wanted: str) -> list[str]:
    return _named(connection, "person", wanted)


def _named(connection: Connection, kind: str, wanted: str) -> list[str]:
    # SQLite itself knows capitals of ASCII only, and no diacritics.
    part = folded(wanted)
    rows = connection.execute(f'SELECT id, name FROM "{kind}"')
    return [found for found, name in rows if found == wanted or part in folded(name)]


def _tagged(connection: Connection, wanted: str) -> list[str]:
    if not has_letters(wanted):
        return []
    # Tags are texts like others: the index knows where the words of one stand.
    values = {"match": expression_of(Term(wanted, whole=not CJK_RUN.search(wanted)))}
    rows = connection.execute(_TAGGED, values).fetchall()
    return [found for found, tag in rows if folded(tag) == folded(wanted)]


_TAGGED = " UNION ALL ".join(
    f"""
    SELECT "{kind}".id, tag.value
    FROM "{kind}" CROSS JOIN json_each("{kind}".tags) AS tag
    WHERE "{kind}".id IN (
        SELECT record.id
        FROM search_text CROSS JOIN record ON record.number = search_text.rowid
        WHERE search_text MATCH :match AND record.kind = '{kind}'
    )
    """
    for kind in KINDS
)

_FINDING: dict[Narrow, Callable[[Connection, str], list[str]]] = {
    Narrow.COMPANY: companies,
    Narrow.PERSON: _people,
    Narrow.TAG: _tagged,
}
