"""Where a record of any kind is seen, and the form in which it is changed."""

from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.presenters.listings import OTHERS, tab_of
from vrm_app.presenters.places import Ask, Form, Go, Open, Place, Section

_PLACES = {
    "case": Section.CASES,
    "company": Section.COMPANIES,
    "release": Section.HANDED_OVER,
    "agreement": Section.CONTRACTS,
    "need": Section.NEEDS,
    "data_item": Section.MY_DATA,
    "inbox": Section.INBOX,
}
_SEEN = frozenset({"case", "company", "release", "need", "data_item", "inbox"})
"""What is seen as a page, or in which nothing can be changed; all else opens in its form."""

_OF_ONE = frozenset({Form.LOG, Form.CASE, Form.RATING})
"""Forms that are always of a company."""


def place_of(kind: str, record_id: str, company_id: str, under: str = "") -> Place | None:
    """Return the place on which a record is seen and selected, none where there is no such page.

    A promise stands under the entry it was given in, if there is one.
    """
    if kind in _PLACES:
        return Place(_PLACES[kind], record_id)
    tab = "" if under else tab_of(kind)
    if company_id and (tab or under or kind == "interaction"):
        return Place(Section.COMPANIES, company_id, tab, record_id)
    if any(kind in one.kinds for one in OTHERS):
        return Place(Section.OTHERS, record_id, kind)
    return None


def ask_of(kind: str, record_id: str, company_id: str) -> Ask | None:
    """Return the form in which a record is opened, none where its place shows it."""
    if kind in _SEEN:
        return None
    if kind == "interaction":
        return Ask(Form.LOG, company_id, record_id, kind) if company_id else _any(kind, record_id)
    if kind == "attachment":
        return Ask(Form.FILE, company_id, record_id)
    return _any(kind, record_id)


def new_of(kind: str, company_id: str, begun: tuple[tuple[str, str], ...] = ()) -> Ask:
    """Return the form for a new record of a kind."""
    if kind == "case":
        return Ask(Form.CASE, company_id)
    return Ask(Form.RECORD, company_id, "", kind, begun)


def of_company(ask: Ask, company_id: str) -> Ask:
    """Return the form for something new as that of a company, where it can be of one."""
    if not company_id or ask.company_id or ask.about:
        return ask
    is_record = ask.form is Form.RECORD and "company_id" in fields_of(KINDS[ask.kind])
    return ask._replace(company_id=company_id) if is_record or ask.form in _OF_ONE else ask


def open_record(
    found: tuple[str, str, str] | tuple[str, str, str, str], go: Go, open_: Open
) -> None:
    """Go to where a record stands, or open its form: kind, id, company, what it is under."""
    place, ask = place_of(*found), ask_of(*found[:3])
    if place is not None:
        go(place)
    elif ask is not None:
        open_(ask)


def _any(kind: str, record_id: str) -> Ask:
    return Ask(Form.RECORD, "", record_id, kind)
