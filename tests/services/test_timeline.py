"""What happened with a company, newest first."""

from datetime import UTC

from building import add, attach, case, company, delete, exchange

from vrm_app.services.timeline import Event, Page, around, months_of, timeline
from vrm_app.vault.happened import NEWEST, Key, Toward
from vrm_app.vault.query import Query, read_query
from vrm_app.vault.vault import Vault


def by(text: str) -> Query:
    return read_query(text, zone=UTC)


def key_of(event: Event) -> Key:
    assert event.key is not None
    return event.key


def ids(page: Page) -> list[str]:
    return [event.record.id for event in page.events]


def shown(vault: Vault, acme: str) -> list[str]:
    return [event.record.id for event in timeline(vault, by(f"company:{acme}")).events]


def test_entries_ratings_and_cases_stand_where_they_happened(vault: Vault) -> None:
    acme = company(vault)
    first = exchange(vault, acme, at="2026-04-01T10:00:00Z")
    opened = case(vault, acme, opened_on="2026-04-02")
    rated = add(
        vault,
        "judgement",
        company_id=acme,
        dimension="care",
        score=2,
        at="2026-04-03T10:00:00Z",
    )
    last = exchange(vault, acme, at="2026-05-01T10:00:00Z")
    exchange(vault, company(vault, "Other"))

    assert shown(vault, acme) == [last, rated, opened, first]


def test_an_entry_brings_its_person_case_promises_and_files(vault: Vault) -> None:
    acme = company(vault)
    dana = add(vault, "person", company_id=acme, name="Dana Kaur")
    leak = case(vault, acme)
    entry = exchange(vault, acme, person_id=dana, case_id=leak)
    promise = add(
        vault, "promise", company_id=acme, by="company", what="A refund", interaction_id=entry
    )
    gone = add(vault, "promise", company_id=acme, by="company", what="A call", interaction_id=entry)
    delete(vault, gone)
    attach(vault, entry, name="bill.pdf")

    (event,) = [
        one for one in timeline(vault, by(f"company:{acme}")).events if one.record.id == entry
    ]

    assert event.person == "Dana Kaur"
    assert event.case is not None
    assert event.case.id == leak
    assert [one.id for one in event.promises] == [promise]
    assert [one.file_name for one in event.files] == ["bill.pdf"]


def test_pages_follow_each_other_without_gap_or_double(vault: Vault) -> None:
    acme = company(vault)
    days = [f"2026-04-{day:02}" for day in range(1, 12)]
    entries = [exchange(vault, acme, at=f"{day}T10:00:00Z") for day in days]
    cases = [case(vault, acme, title=day, opened_on=day) for day in days[::3]]

    found, start = [], NEWEST
    while True:
        page = timeline(vault, by(f"company:{acme}"), start=start, limit=4)
        found += [event.record.id for event in page.events]
        if not page.has_older:
            break
        start = key_of(page.events[-1])

    assert len(found) == len(set(found))
    assert set(found) == {*entries, *cases}
    assert [one for one in found if one in entries] == entries[::-1]


def test_an_empty_timeline_is_one_empty_page(vault: Vault) -> None:
    page = timeline(vault, by(f"company:{company(vault)}"))
    assert (page.events, page.has_newer, page.has_older) == ([], False, False)


def test_what_happened_with_all_companies_is_told_with_their_names(vault: Vault) -> None:
    first = exchange(vault, company(vault, "Acme"), at="2026-04-01T10:00:00Z")
    last = exchange(vault, company(vault, "Globex"), at="2026-04-02T10:00:00Z")

    page = timeline(vault, by(""))

    assert [(event.record.id, event.company) for event in page.events] == [
        (last, "Globex"),
        (first, "Acme"),
    ]


def test_a_stretch_around_an_entry_goes_on_in_both_directions(vault: Vault) -> None:
    acme = company(vault)
    made = [exchange(vault, acme, at=f"2026-04-{day:02}T10:00:00Z") for day in range(1, 21)]

    page = around(vault, by(""), made[10], limit=6)
    assert ids(page) == made[13:4:-1]
    assert (page.has_newer, page.has_older) == (True, True)

    newer = timeline(vault, by(""), start=key_of(page.events[0]), toward=Toward.NEWER, limit=4)
    assert ids(newer) == made[17:13:-1]
    newest = timeline(vault, by(""), start=key_of(newer.events[0]), toward=Toward.NEWER, limit=4)
    assert (ids(newest), newest.has_newer) == (made[:17:-1], False)


def test_a_promise_is_looked_for_under_the_entry_it_was_given_in(vault: Vault) -> None:
    acme = company(vault)
    entry = exchange(vault, acme)
    promise = add(
        vault, "promise", company_id=acme, by="company", what="A call", interaction_id=entry
    )
    alone = add(vault, "promise", company_id=acme, by="company", what="A refund")

    assert ids(around(vault, by(""), promise)) == [entry]
    assert sorted(ids(timeline(vault, by("kind:promise")))) == sorted([promise, alone])


def test_filters_combine_and_exclude(vault: Vault) -> None:
    acme, globex = company(vault, "Acme"), company(vault, "Globex")
    dana = add(vault, "person", company_id=acme, name="Dana Kaur")
    call = exchange(
        vault, acme, channel="phone", person_id=dana, at="2026-03-05T10:00:00Z", tags=["bill"]
    )
    mail = exchange(vault, acme, channel="email", at="2026-04-05T10:00:00Z", body="a kettle")
    other = exchange(vault, globex, channel="phone", at="2026-05-05T10:00:00Z", tags=["billing"])
    leak = case(vault, globex, title="It leaks", opened_on="2026-02-01", stage="closed")

    for asked, found in (
        ("channel:phone", [other, call]),
        ("channel:phone channel:email", [other, mail, call]),
        ("-channel:phone", [mail, leak]),
        ("company:acme", [mail, call]),
        ("-company:acme", [other, leak]),
        ("company:acme -kettle", [call]),
        ("kettle", [mail]),
        ("person:dana", [call]),
        ("-person:kaur -kind:case", [other, mail]),
        ("tag:bill", [call]),
        ("-tag:bill", [other, mail, leak]),
        ("after:2026-03-01 before:2026-05-01", [mail, call]),
        ("before:2026-02-02", [leak]),
        ("kind:case", [leak]),
        ("kind:case is:open", []),
        ("kind:person", [dana]),
    ):
        assert ids(timeline(vault, by(asked))) == found, asked
        assert sum(months_of(vault, by(asked)).values()) == len(found), asked


def test_months_are_counted_where_anything_happened(vault: Vault) -> None:
    acme = company(vault)
    case(vault, acme, opened_on="2025-12-24")
    for day in ("2026-02-01", "2026-02-28", "2026-03-01"):
        exchange(vault, acme, at=f"{day}T10:00:00Z")

    assert months_of(vault, by("")) == {"2025-12": 1, "2026-02": 2, "2026-03": 1}
