"""What happened with a company, newest first."""

from building import add, attach, case, company, delete, exchange

from vrm_app.services.timeline import timeline
from vrm_app.vault.vault import Vault


def shown(vault: Vault, acme: str) -> list[str]:
    return [event.record.id for event in timeline(vault, acme).events]


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

    (event,) = [one for one in timeline(vault, acme).events if one.record.id == entry]

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

    found = []
    after = None
    while True:
        page = timeline(vault, acme, after=after, limit=4)
        found += [event.record.id for event in page.events]
        after = page.next
        if after is None:
            break

    assert len(found) == len(set(found))
    assert set(found) == {*entries, *cases}
    assert [one for one in found if one in entries] == entries[::-1]


def test_an_empty_timeline_is_one_empty_page(vault: Vault) -> None:
    page = timeline(vault, company(vault))
    assert (page.events, page.next) == ([], None)
