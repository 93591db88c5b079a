"""What an archive brings was changed by another computer's clock, which may be ahead of ours."""

from datetime import timedelta
from pathlib import Path

from building import NOW, Template, company

from vrm_app.services.archive_keys import Plain
from vrm_app.services.archiving import read_archive, write_archive
from vrm_app.services.checking import check
from vrm_app.vault.vault import Vault


def test_a_vault_whose_clock_is_behind_the_archives_is_sound(
    vault: Vault, template: Template, tmp_path: Path
) -> None:
    company(vault, "Acme")
    write_archive(vault, tmp_path / "archive", sealing=Plain())
    with template.copied_to(tmp_path / "Other.vault") as other:
        # A vault that holds something already merges what comes.
        company(other, "Zephyr")
        read_archive(other, tmp_path / "archive", now=NOW - timedelta(days=3))
        assert check(other).problems == []
