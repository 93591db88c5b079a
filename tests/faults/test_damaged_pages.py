"""A bit flipped in any page, or a page in the place of another: told, and never read as true."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from faults.acting import START
from faults.breaking import flipped
from faults.filled import Filled
from faults.homes import Home, Run
from faults.readings import QUESTIONS, is_well

from vrm_app.services import records
from vrm_app.vault.database import NAME, PAGE
from vrm_app.vault.faults import VaultDamagedError
from vrm_app.vault.vault import Vault

Damage = Callable[[bytes, random.Random], Iterator[tuple[int, bytes]]]

SAMPLE = 60
SALT = 16
"""The first bytes of the file; the key brings its own, so that these are not read."""


@pytest.fixture
def damaged(filled: Filled, tmp_path: Path) -> Path:
    return filled.copied_to(tmp_path / "V.vault")


def flips(content: bytes, chance: random.Random) -> Iterator[tuple[int, bytes]]:
    """Yield the content with one bit flipped, for each page."""
    for start in range(0, len(content), PAGE):
        first = 8 * SALT if start == 0 else 0
        yield start // PAGE, flipped(content, 8 * start + chance.randrange(first, 8 * PAGE))


def swaps(content: bytes, chance: random.Random) -> Iterator[tuple[int, bytes]]:
    """Yield the content with two pages in each other's place, for some pairs of them."""
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    for number in chance.sample(range(len(pages)), SAMPLE):
        other = chance.choice([one for one in range(len(pages)) if one != number])
        swapped = list(pages)
        swapped[number], swapped[other] = swapped[other], swapped[number]
        yield number, b"".join(swapped)


def untrue(vault: Vault, filled: Filled) -> list[str]:
    """Return the questions that were answered, and wrongly."""
    wrong = []
    for name, ask in QUESTIONS.items():
        with suppress(VaultDamagedError):
            if ask(vault) != filled.answers[name]:
                wrong.append(name)
    return wrong


@pytest.mark.parametrize("damage", [flips, swaps])
def test_damage_to_any_page_is_found_and_nothing_untrue_is_read(
    damaged: Path, filled: Filled, chance: random.Random, damage: Damage
) -> None:
    for page, content in damage(filled.database, chance):
        (damaged / NAME).write_bytes(content)
        try:
            vault = filled.opened(damaged)
        except VaultDamagedError:
            assert (damaged / NAME).read_bytes() == content
            continue
        with vault:
            assert untrue(vault, filled) == [], f"page {page}"
            assert not is_well(vault), f"page {page}"


def test_a_damaged_beginning_is_read_past_because_the_key_brings_its_own(
    damaged: Path, filled: Filled
) -> None:
    for bit in range(0, 8 * SALT, 5):
        (damaged / NAME).write_bytes(flipped(filled.database, bit))

        with filled.opened(damaged) as vault:
            assert untrue(vault, filled) == []
            assert is_well(vault)


def test_what_lies_on_other_pages_is_read_after_an_error(
    damaged: Path, filled: Filled, chance: random.Random
) -> None:
    errors = 0

    for page, content in flips(filled.database, chance):
        (damaged / NAME).write_bytes(content)
        with suppress(VaultDamagedError), filled.opened(damaged) as vault:
            try:
                QUESTIONS["save"](vault)
            except VaultDamagedError:
                errors += 1
                assert QUESTIONS["trash"](vault) == filled.answers["trash"], f"page {page}"

    assert errors > 60


def test_a_change_amid_damage_is_kept_whole_or_refused(
    damaged: Path, filled: Filled, chance: random.Random
) -> None:
    with filled.opened(filled.folder) as vault:
        record = next(one for one in records.list_of(vault, "company") if one.notes)
    refused = 0

    for page, content in chance.sample([*flips(filled.database, chance)], SAMPLE):
        (damaged / NAME).write_bytes(content)
        try:
            with filled.opened(damaged) as vault:
                records.edit(vault, record.id, {"tags": ["changed"]}, now=START)
                after = records.show(vault, record.id).record
                assert (after.notes, after.tags) == (record.notes, ("changed",)), f"page {page}"
        except VaultDamagedError:
            refused += 1

    assert refused


@pytest.mark.parametrize(
    "command",
    [
        ("list", "company", "--json"),
        ("list", "attachment"),
        ("search", "story"),
        ("agenda", "--json"),
        ("history", "--json"),
        ("export", "calendar", "--out", "{page}.ics"),
        ("check",),
    ],
)
def test_a_command_on_a_damaged_vault_ends_with_one_sentence(
    home: Home, vrm: Run, filled: Filled, chance: random.Random, command: tuple[str, ...]
) -> None:
    shutil.rmtree(home.folder)
    filled.copied_to(home.folder)
    wanted = vrm(*(part.format(page=home.path / "none") for part in command))
    found = 0

    for page, content in chance.sample([*flips(filled.database, chance)], 12):
        shutil.rmtree(home.folder)
        filled.copied_to(home.folder)
        (home.folder / NAME).write_bytes(content)
        ended = vrm(*(part.format(page=home.path / str(page)) for part in command))
        found += ended.code
        if ended.code == 0:
            assert ended.out == wanted.out, f"page {page}"
            continue
        assert ended.code == 1, f"page {page}: {ended.err}"
        assert "damaged" in ended.err + ended.out or "Problem: " in ended.out
        assert "Traceback" not in ended.err

    assert found == 12 or command != ("check",)
