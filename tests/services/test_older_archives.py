"""An archive that an earlier version of the program wrote comes back whole.

The one in the fixtures is of the first version of the schema: a record of every kind there was; a
company edited twice, a person in the trash, a source erased, a new title of a case taken back.
"""

from datetime import UTC
from pathlib import Path
from zipfile import ZipFile

import pytest
from building import NOW, company, record, shown

from vrm_app.domain.kinds import KINDS
from vrm_app.services.archive_keys import Plain
from vrm_app.services.archiving import read_archive, write_archive
from vrm_app.services.checking import check
from vrm_app.services.searching import search
from vrm_app.services.undoing import redo, undo
from vrm_app.vault.vault import Vault

OLDER = Path(__file__).parents[1] / "fixtures" / "archives" / "schema_1"
CAME_LATER = {"saved_search"}


def lines(archive: Path) -> dict[str, bytes]:
    """Return what is in an archive, but for what it tells of itself."""
    with ZipFile(archive) as members:
        return {name: members.read(name) for name in members.namelist() if name != "manifest.json"}


def test_an_older_archive_comes_back_as_it_was(vault: Vault, tmp_path: Path) -> None:
    imported = read_archive(vault, OLDER, now=NOW)

    assert imported.errors == []
    assert {record(vault, one).kind for one in imported.ids} == set(KINDS) - CAME_LATER
    assert check(vault).problems == []
    write_archive(vault, tmp_path / "again", sealing=Plain())
    assert lines(tmp_path / "again") == lines(OLDER)


def test_what_an_older_archive_brought_is_found_and_goes_on(vault: Vault) -> None:
    read_archive(vault, OLDER, now=NOW)

    (found,) = search(vault, "wea", zone=UTC)
    assert found.kind == "company"
    assert search(vault, "quokka", zone=UTC) == search(vault, "kim", zone=UTC) == []
    assert redo(vault, now=NOW) == "edit"
    assert [one.title for one in search(vault, "kettle kind:case", zone=UTC)] == ["A kettle"]
    undo(vault, now=NOW)
    undo(vault, now=NOW)
    assert [one.title for one in search(vault, "kim", zone=UTC)] == ["Kim Doe"]
    assert check(vault).problems == []


@pytest.mark.parametrize("again", [1, 2])
def test_an_older_archive_is_merged_into_a_used_vault(vault: Vault, again: int) -> None:
    company(vault, name="Weaver & Sons")

    imported = [read_archive(vault, OLDER, now=NOW) for _ in range(again)]

    assert imported[0].created == len(set(KINDS) - CAME_LATER)
    assert [one.created + one.updated for one in imported[1:]] == [0] * (again - 1)
    assert len(shown(vault, "company")) == 2
    assert check(vault).problems == []
