"""Bugs that reading everything with fresh eyes brought up, each held down here."""

import hashlib

from building import NOW, Template

from vrm_app.services.returning import find_place, keep_place
from vrm_app.services.unsaved import find_unsaved, keep_unsaved
from vrm_app.vault import migrations, whole
from vrm_app.vault.database import connect
from vrm_app.vault.left_at import LeftAt
from vrm_app.vault.vault import Vault

PLACE = LeftAt("companies", "", "")
RUN = [
    "dd0fd9b22c4ba1c2cf4ac0f352b08715e2f3e0a7f308a3952583ded3dc08aabb",
    "6e21950de264ad50395a16e29da54679832b51727064e48dc2d1e5353ffc881b",
    "3e35d5fb44987a97f9a499937f3404e1e0c73a6f4bd250de46cc18664f614de8",
]
"""Digests of the scripts that have made vaults."""


def test_a_vault_from_before_places_were_kept_learns_to_keep_them(
    vault: Vault, template: Template
) -> None:
    vault.close()
    raw = connect(vault.path, vault._key)
    raw.execute("DROP TABLE left_at")
    raw.execute("PRAGMA user_version = 3")
    raw.close()

    with template.opened(vault.folder) as again:
        assert find_place(again) is None
        keep_place(again, PLACE, now=NOW)
        assert find_place(again) == PLACE


def test_scripts_that_made_vaults_stay_as_they_are() -> None:
    """A vault that was made by one is never brought what is added to it: write another script."""
    found = [hashlib.sha256(script.encode()).hexdigest() for script in migrations.scripts()]

    assert found[: len(RUN)] == RUN


def test_locking_does_not_make_a_new_vault_count_as_used(vault: Vault, template: Template) -> None:
    keep_unsaved(vault, {"jot ": {"line": "half a thought"}}, now=NOW)
    keep_place(vault, PLACE, now=NOW)
    vault.close()

    with template.opened(vault.folder) as again, again.reading() as connection:
        # Otherwise an archive would be merged into it, and its history stay behind.
        assert whole.is_empty(connection)
        assert find_unsaved(again) == {"jot ": {"line": "half a thought"}}
        assert find_place(again) == PLACE
