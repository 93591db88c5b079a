"""What stands at the side of the window: how much waits at each place, and pinned companies."""

from datetime import date, timedelta

from building import NOW, add, case, company, delete, edit, several_contracts

from vrm_app.services.inbox import capture, take_in
from vrm_app.services.pinning import pin
from vrm_app.services.side import side_of
from vrm_app.vault.vault import Vault


def test_only_what_is_open_is_counted_and_nothing_from_the_trash(vault: Vault) -> None:
    acme = company(vault)
    trashed, closed, _open = (case(vault, acme) for _ in range(3))
    delete(vault, trashed)
    edit(vault, closed, stage="closed")
    several_contracts(vault, acme, 2)
    capture(vault.folder, "call them", now=NOW)
    take_in(vault, now=NOW)

    side = side_of(vault, ("case", "review"), now=NOW)

    assert side.counts == {"case": 2, "review": 0}
    assert side.waiting == {"inbox": 1, "company": 1, "case": 1, "need": 0, "agreement": 2}


def test_a_pinned_company_says_its_nearest_day_within_a_month(vault: Vault) -> None:
    near, far = company(vault, "Near"), company(vault, "Far")
    for one, days in ((near, (20, 3)), (far, (90,))):
        pin(vault, one, pinned=True, now=NOW)
        for day in days:
            add(vault, "promise", company_id=one, what="Refund", by="company", due_on=_in(day))

    side = side_of(vault, (), now=NOW)

    assert [(one.name, one.due_on) for one in side.pinned] == [
        ("Far", None),
        ("Near", date.fromisoformat(_in(3))),
    ]
    assert [one.on.isoformat() for one in side.due] == [_in(3), _in(20)]


def _in(days: int) -> str:
    return (NOW.date() + timedelta(days=days)).isoformat()
