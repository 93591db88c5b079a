"""All that can take long gives way to others between two pieces of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from building import NOW, company, several_contracts
from mail_shapes import mail
from mailing import Drop, looked

from vrm_app.domain.courtesy import be_courteous
from vrm_app.services import mails
from vrm_app.services.archive_keys import Plain
from vrm_app.services.archiving import read_archive, write_archive
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault

COUNT = 12


class Ways:
    """How often somebody was let go first."""

    def __init__(self) -> None:
        self.given = 0

    def give(self) -> None:
        self.given += 1

    def during(self, work: Callable[[], object]) -> int:
        before = self.given
        work()
        return self.given - before


@pytest.fixture
def ways() -> Iterator[Ways]:
    made = Ways()
    be_courteous(made.give)
    yield made
    be_courteous(lambda: None)


def test_an_import_of_mails_gives_way_at_each_mail(vault: Vault, drop: Drop, ways: Ways) -> None:
    company(vault, domains=["acme.example"])
    paths = drop(*(mail(f"Mail {number}") for number in range(COUNT)))

    assert ways.during(lambda: looked(vault, paths)) >= 2 * COUNT
    found = looked(vault, paths)
    assert ways.during(lambda: mails.take_in(vault, found, now=NOW)) >= 2 * COUNT
    assert ways.during(lambda: undo(vault, now=NOW)) >= COUNT


def test_an_archive_gives_way_at_each_line_written_and_read(
    vault: Vault, other: Vault, tmp_path: Path, ways: Ways
) -> None:
    several_contracts(vault, company(vault), COUNT)
    path = tmp_path / "all.archive"

    assert ways.during(lambda: write_archive(vault, path, sealing=Plain())) >= 3 * COUNT
    assert ways.during(lambda: read_archive(other, path, now=NOW)) >= 2 * COUNT
