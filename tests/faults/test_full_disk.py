"""A full disk loses nothing and is told in one sentence; tests/faults/full_disk.py goes further."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from faults.acting import START
from faults.homes import Ended, Home
from faults.nobody import in_process

from vrm_app.domain.errors import UserError
from vrm_app.services import attaching, checking, records

FULL_DISK = Path(__file__).with_name("full_disk.py")
LIMIT = 900_000
UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


def test_nothing_confirmed_is_lost_on_a_full_disk_and_all_goes_on_with_room_again() -> None:
    ended = subprocess.run(
        [sys.executable, str(FULL_DISK)], check=False, capture_output=True, text=True
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("size", [10, 1_000, 20_000, 100_000])
def test_a_file_that_may_not_grow_is_told_and_what_was_confirmed_is_there(
    home: Home, size: int
) -> None:
    ended = in_process(lambda: keep_adding(home, size), limit_files)

    with home.open() as vault:
        assert vault.warning is None
        there = {one.heading for one in records.list_of(vault, "company")}
        assert there == set(ended.out.split())
        assert checking.check(vault).ok
    assert ended.err == "Nothing was saved, because the disk takes no more or reported an error"


def test_an_open_vault_goes_on_when_there_is_room_again(home: Home) -> None:
    with home.open() as vault:
        company = records.add(vault, "company", {"name": "Before"}, now=START)
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, resource.RLIM_INFINITY))
        try:
            with pytest.raises(UserError, match="takes no more"):
                attaching.attach(vault, company.id, "a.bin", bytes(2 * LIMIT), now=START)
            assert [one.heading for one in records.list_of(vault, "company")] == ["Before"]
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, UNLIMITED)
        attaching.attach(vault, company.id, "a.bin", bytes(2 * LIMIT), now=START)
        assert checking.check(vault).ok


def test_an_output_that_takes_no_more_is_told_in_one_sentence(home: Home) -> None:
    with home.open() as vault:
        records.add(vault, "company", {"name": "Acme"}, now=START)

    with Path("/dev/full").open("w", encoding="utf-8") as full:
        for command in (("list", "company"), ("list", "company", "--json"), ("history",)):
            ended = home.vrm(*command, to=full)
            assert ended.returncode == 1
            assert ended.stderr.startswith(
                "The output could not be written: No space left on device."
            )
            assert ended.stderr.count("\n") == 1


def limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, resource.RLIM_INFINITY))


def keep_adding(home: Home, size: int) -> Ended:
    """Add companies until it is refused; return what was confirmed, and the refusal."""
    confirmed: list[str] = []
    vault = home.open()
    while True:
        name = f"Company{len(confirmed)}"
        try:
            records.add(vault, "company", {"name": name, "notes": "n" * size}, now=START)
        except UserError as error:
            return Ended(1, "\n".join(confirmed), error.title)
        confirmed.append(name)
