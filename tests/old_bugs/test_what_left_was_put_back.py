"""History put back an older value of what left, which goes on saying what it said."""

from dataclasses import replace

import pytest
from building import NOW, attach, case, company, edit, keep, least

from vrm_app.domain.errors import UserError
from vrm_app.domain.record import Record
from vrm_app.domain.release import ReleaseState
from vrm_app.services.record_history import record_history
from vrm_app.services.undoing import NotPutBackError, put_back
from vrm_app.vault import records
from vrm_app.vault.vault import Vault


def _first(vault: Vault, record_id: str) -> int:
    return min(one.seq for one in record_history(vault, record_id).changes)


def _changed(vault: Vault, record_id: str, **fields: object) -> Record:
    """Change a record as the services that make its kind do."""
    with vault.writing("send", now=NOW) as writing:
        before = records.get(writing.connection, record_id)
        return records.change(writing, before, replace(before, **fields))  # type: ignore[arg-type]


def _held(vault: Vault, record_id: str) -> Record:
    with vault.reading() as connection:
        return records.get(connection, record_id)


def test_a_release_goes_on_saying_what_left(vault: Vault) -> None:
    acme = company(vault)
    leak = case(vault, acme)
    release = keep(vault, "release", least("release", {"case": leak, "company": acme}))
    changed = _changed(vault, release, state=ReleaseState.SENT)

    with pytest.raises(NotPutBackError) as refused:
        put_back(vault, release, _first(vault, release), now=NOW)

    assert str(refused.value) == "It was not put back. Of a release, only notes and tags can be."
    assert _held(vault, release) == changed


def test_a_file_keeps_its_name(vault: Vault) -> None:
    file = attach(vault, company(vault), name="bill.pdf")
    changed = _changed(vault, file, file_name="other.pdf")

    with pytest.raises(UserError):
        put_back(vault, file, _first(vault, file), now=NOW)

    assert _held(vault, file) == changed


def test_what_was_noted_of_a_file_can_be_put_back(vault: Vault) -> None:
    file = attach(vault, company(vault), name="bill.pdf")
    edit(vault, file, notes="Paid", tags=["money"])
    first = _first(vault, file)

    put_back(vault, file, first, now=NOW)

    held = _held(vault, file)
    assert (held.notes, held.tags) == (None, ())
