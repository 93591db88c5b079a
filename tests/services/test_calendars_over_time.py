"""The agenda in a calendar program, brought up to date by each file."""

from datetime import date

from building import NOW, TODAY, add, company, delete, edit, restore

from vrm_app.services import calendars
from vrm_app.vault.vault import Vault

LATER = date(2026, 6, 20)


def exported(vault: Vault, today: date = TODAY) -> list[tuple[str, str, int]]:
    """Return day, status and sequence of each event of a new file, by day."""
    text = calendars.calendar_file(vault, today=today, now=NOW).decode()
    return sorted(_told(event) for event in text.split("BEGIN:VEVENT\r\n")[1:])


def _told(event: str) -> tuple[str, str, int]:
    lines = dict(line.split(":", 1) for line in event.splitlines())
    return lines["DTSTART;VALUE=DATE"], lines["STATUS"], int(lines["SEQUENCE"])


def priced(*changes: tuple[str, str]) -> dict[str, object]:
    prices = [
        {"from": day, "price": {"amount": amount, "currency": "EUR"}} for day, amount in changes
    ]
    return {"price_changes": prices}


def contract(vault: Vault, **fields: object) -> str:
    given = {"company_id": company(vault), "type": "contract", "title": "Telephone", **fields}
    return add(vault, "agreement", **given)


def test_a_price_that_comes_back_is_a_day_of_its_own(vault: Vault) -> None:
    contract(vault, **priced(("2026-07-01", "10"), ("2026-09-01", "12"), ("2026-12-01", "10")))

    assert [on for on, _, _ in exported(vault)] == ["20260701", "20260901", "20261201"]


def test_a_price_taken_out_is_cancelled_and_the_others_stay(vault: Vault) -> None:
    one = contract(vault, **priced(("2026-07-01", "10"), ("2026-12-01", "10")))
    exported(vault)

    edit(vault, one, **priced(("2026-12-01", "10")))

    assert exported(vault) == [("20260701", "CANCELLED", 1), ("20261201", "CONFIRMED", 0)]


def test_a_day_that_passed_is_not_cancelled(vault: Vault) -> None:
    contract(vault, trial_ends_on="2026-06-10")
    exported(vault)

    assert exported(vault, today=LATER) == []


def test_the_day_itself_is_still_cancelled(vault: Vault) -> None:
    one = contract(vault, trial_ends_on="2026-06-20")
    exported(vault)
    delete(vault, one)

    assert exported(vault, today=LATER) == [("20260620", "CANCELLED", 1)]


def test_what_is_cancelled_is_said_until_its_day_has_passed(vault: Vault) -> None:
    one = contract(vault, trial_ends_on="2026-06-10")
    exported(vault)
    delete(vault, one)

    assert exported(vault) == exported(vault) == [("20260610", "CANCELLED", 1)]
    assert exported(vault, today=LATER) == []


def test_what_comes_back_replaces_what_the_calendar_has(vault: Vault) -> None:
    one = contract(vault, trial_ends_on="2026-06-10")
    exported(vault)
    delete(vault, one)
    exported(vault)
    exported(vault, today=LATER)

    restore(vault, one)
    edit(vault, one, trial_ends_on="2026-07-10")

    assert exported(vault, today=LATER) == [("20260710", "CONFIRMED", 2)]


def test_a_day_that_moved_replaces_what_the_calendar_has(vault: Vault) -> None:
    one = contract(vault, trial_ends_on="2026-06-10")
    exported(vault)

    edit(vault, one, trial_ends_on="2026-06-11")

    assert exported(vault) == exported(vault) == [("20260611", "CONFIRMED", 1)]
