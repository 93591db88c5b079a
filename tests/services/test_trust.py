"""How trust in a company went, and where it moved."""

from datetime import date

from building import NOW, add, company

from vrm_app.domain.fields import Json
from vrm_app.services.trust import moved_since, trust_gone
from vrm_app.vault.vault import Vault


def _rate(vault: Vault, acme: str, score: int, day: str, dimension: str = "honesty") -> None:
    at = f"{day}T10:00:00Z"
    add(vault, "judgement", company_id=acme, dimension=dimension, score=score, at=at)


def _promise(vault: Vault, acme: str, **fields: Json) -> None:
    add(vault, "promise", **{"company_id": acme, "by": "company", "what": "A refund", **fields})


def test_each_rating_counts_until_its_dimension_is_rated_anew(vault: Vault) -> None:
    acme = company(vault)
    _rate(vault, acme, 5, "2026-01-10")
    _rate(vault, acme, 2, "2026-02-10", "care")
    _rate(vault, acme, 1, "2026-03-10")
    _rate(vault, company(vault, "Globex"), 4, "2026-03-11")

    assert [one.mean for one in trust_gone(vault, acme).rated] == [5, 3.5, 1.5]


def test_only_their_promises_that_were_settled_on_a_day_stand_beside_it(vault: Vault) -> None:
    acme = company(vault)
    _promise(vault, acme, state="broken", settled_on="2026-03-02")
    _promise(vault, acme, state="kept", settled_on="2026-02-02")
    _promise(vault, acme, state="kept", by="me", settled_on="2026-02-03")
    _promise(vault, acme, state="kept")
    _promise(vault, acme)

    settled = trust_gone(vault, acme).settled

    assert [(on, one.state) for on, one in settled] == [
        (date(2026, 2, 2), "kept"),
        (date(2026, 3, 2), "broken"),
    ]


def test_companies_move_when_they_were_rated_anew_and_otherwise_than_before(vault: Vault) -> None:
    fell, rose, same, old, new = (company(vault, name) for name in ("A", "B", "C", "D", "E"))
    for one, before, now in ((fell, 5, 2), (rose, 3, 4), (same, 3, 3)):
        _rate(vault, one, before, "2026-01-10")
        _rate(vault, one, now, "2026-05-10")
    _rate(vault, old, 1, "2026-01-10")
    _rate(vault, new, 4, "2026-05-10")

    moved = moved_since(vault, date(2026, 3, 1), now=NOW)

    assert [(one.company, one.before, one.now) for one in moved] == [("A", 5, 2), ("B", 3, 4)]
    assert moved[0].on == date(2026, 5, 10)
