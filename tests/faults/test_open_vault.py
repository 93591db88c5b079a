"""What one open vault does, one thing after the other."""

from faults.acting import CHEAP, START, passphrase
from faults.homes import Home

from vrm_app.services import records
from vrm_app.vault.vault import open_vault


def test_the_passphrase_can_be_changed_before_and_after_writing(home: Home) -> None:
    with home.open() as vault:
        vault.change_passphrase(passphrase(1), CHEAP)
        records.add(vault, "company", {"name": "Between"}, now=START)
        vault.change_passphrase(passphrase(2), CHEAP)

    with open_vault(home.folder, passphrase(2), states=home.states) as vault:
        assert [one.heading for one in records.list_of(vault, "company")] == ["Between"]
