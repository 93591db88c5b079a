"""A file of the vault cut short, lost, or put in the place of another: told in one sentence."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.acting import CHEAP, START, new_vault, passphrase
from faults.breaking import (
    KEYS,
    Break,
    cut,
    files,
    folder_instead,
    from_another,
    half,
    holding_instead,
    plain_database,
    put,
    with_a_flipped_bit,
    without,
)
from faults.homes import Home, Run

from vrm_app.services import records
from vrm_app.vault.database import PAGE
from vrm_app.vault.vault import open_vault

READING = (("list", "company"), ("search", "story"), ("agenda",), ("history",), ("check",))

CUT = "The vault did not open, because its file was cut short."
DAMAGED = "The vault could not be read, because its file is damaged."
FOREIGN = "The vault did not open, because vault.db and vault.keys do not belong together."
OLDER = "This vault is older than when it was last used here"
UNKNOWN = "The vault cannot tell whether its latest entries are there"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    folder = tmp_path / "Other.vault"
    new_vault(folder).close()
    return folder


BROKEN: dict[str, tuple[Break, str]] = {
    "nothing": (cut("vault.db", 0), CUT),
    "one byte": (cut("vault.db", 1), CUT),
    "15 bytes": (cut("vault.db", 15), CUT),
    "16 bytes": (cut("vault.db", 16), CUT),
    "a byte less than a page": (cut("vault.db", PAGE - 1), CUT),
    "one page": (cut("vault.db", PAGE), DAMAGED),
    "a byte is missing": (cut("vault.db", -1), CUT),
    "a page is missing": (cut("vault.db", -PAGE), DAMAGED),
    "half is missing": (half, DAMAGED),
    "a picture": (holding_instead("vault.db", b"\x89PNG\r\n\x1a\n" + bytes(2 * PAGE - 8)), FOREIGN),
    "a plain database": (plain_database, "The vault did not open, because its file is not an enc"),
    "a folder": (folder_instead, "The vault did not open, because its database may not be read."),
    "gone": (without("vault.db"), "The vault did not open, because its database is missing."),
    "of another vault": (from_another("vault.db"), FOREIGN),
    "keys of another vault": (from_another(*KEYS), FOREIGN),
    "keys gone": (without(*KEYS), "The vault did not open, because its key files are gone."),
    "keys damaged": (
        with_a_flipped_bit(*KEYS),
        "The vault did not open, because its key files are damaged.",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_vault_says_so_in_one_sentence_and_is_left_alone(
    home: Home, vrm: Run, other: Path, name: str
) -> None:
    breaking, sentence = BROKEN[name]
    breaking(home.folder, other)
    before = files(home.folder)

    for command in READING:
        ended = vrm(*command)

        assert (ended.code, ended.out) == (1, ""), command
        assert ended.err.startswith(sentence)
        assert ended.err.count("\n") == 1
    assert files(home.folder) == before


@pytest.mark.parametrize("name", ["gone", "nothing", "keys gone"])
def test_no_new_vault_is_made_over_what_is_left_of_one(
    home: Home, vrm: Run, other: Path, name: str
) -> None:
    BROKEN[name][0](home.folder, other)
    before = files(home.folder)

    for command in (("init",), ("demo",)):
        assert vrm(*command).code == 1

    assert files(home.folder) == before


@pytest.mark.parametrize("spoil", [without, with_a_flipped_bit])
@pytest.mark.parametrize("name", KEYS)
def test_one_bad_key_file_is_written_anew_from_the_other(
    home: Home, vrm: Run, other: Path, spoil: Callable[..., Break], name: str
) -> None:
    before = files(home.folder)
    spoil(name)(home.folder, other)

    assert vrm("check").code == 0
    assert before.items() <= files(home.folder).items()


def test_a_spare_key_file_of_another_vault_is_replaced(home: Home, vrm: Run, other: Path) -> None:
    before = files(home.folder)
    from_another("vault.keys.bak")(home.folder, other)

    assert vrm("check").code == 0
    assert before.items() <= files(home.folder).items()


def test_a_key_file_of_another_vault_never_takes_the_place_of_the_good_spare(
    home: Home, vrm: Run, other: Path
) -> None:
    spare = (home.folder / "vault.keys.bak").read_bytes()
    from_another("vault.keys")(home.folder, other)

    assert vrm("list", "company").err.startswith(FOREIGN)
    assert (home.folder / "vault.keys.bak").read_bytes() == spare


STATES: dict[str, Break] = {
    "gone": without("vault.state"),
    "empty": cut("vault.state", 0),
    "noise": holding_instead("vault.state", random.Random(1).randbytes(8192)),
    "of another vault": from_another("vault.state"),
}


@pytest.mark.parametrize("name", STATES)
def test_a_vault_without_a_state_it_wrote_is_read_with_a_warning(
    home: Home, vrm: Run, other: Path, name: str
) -> None:
    STATES[name](home.folder, other)

    listed, checked = vrm("list", "company"), vrm("check")

    assert listed.code == 0
    assert listed.err.startswith(f"Note: {UNKNOWN}")
    assert checked.code == 1
    assert f"Problem: {UNKNOWN}." in checked.out


@pytest.mark.parametrize("size", [1, 512, PAGE, PAGE + 511, 2 * PAGE - 1])
def test_a_state_cut_short_never_makes_an_older_vault_pass(home: Home, vrm: Run, size: int) -> None:
    before = (home.folder / "vault.db").read_bytes()
    for number in range(3):
        with home.open() as vault:
            records.add(vault, "company", {"name": f"Later {number}"}, now=START)
    shutil.rmtree(home.states)
    os.truncate(home.folder / "vault.state", size)

    assert vrm("list", "company").code == 0
    (home.folder / "vault.db").write_bytes(before)

    assert vrm("check").code == 1


def test_an_older_database_put_back_is_noticed(home: Home, vrm: Run) -> None:
    older = (home.folder / "vault.db").read_bytes()
    with home.open() as vault:
        records.add(vault, "company", {"name": "Newer"}, now=START)
    (home.folder / "vault.db").write_bytes(older)

    ended = vrm("list", "company")

    assert ended.code == 0
    assert ended.err.startswith(f"Note: {OLDER}")
    assert vrm("check").out.startswith(f"Problem: {OLDER}.")


@pytest.mark.parametrize("lost", [(), ("vault.state",)])
def test_an_older_copy_of_the_whole_folder_is_noticed_by_the_counter_outside(
    home: Home, vrm: Run, lost: tuple[str, ...]
) -> None:
    older = files(home.folder)
    with home.open() as vault:
        records.add(vault, "company", {"name": "Newer"}, now=START)
    put(home.folder, {name: held for name, held in older.items() if name not in lost})

    assert vrm("list", "company").err.startswith(f"Note: {OLDER}")
    assert vrm("check").code == 1
    # Elsewhere nobody knows better.
    shutil.rmtree(home.states)
    assert OLDER not in vrm("list", "company").err


def test_older_key_files_open_with_the_older_passphrase_and_lose_nothing(home: Home) -> None:
    older = {name: (home.folder / name).read_bytes() for name in KEYS}
    with home.open() as vault:
        vault.change_passphrase(passphrase(1), CHEAP)
        records.add(vault, "company", {"name": "Newer"}, now=START)
    for name, content in older.items():
        (home.folder / name).write_bytes(content)

    with open_vault(home.folder, passphrase(), states=home.states) as vault:
        assert vault.warning is None
        assert [one.heading for one in records.list_of(vault, "company")] == ["Newer"]
