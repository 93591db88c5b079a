"""Archives: everything comes back as it was, and nothing else is let in."""

import hashlib
import io
import json
import stat
import tracemalloc
from datetime import UTC, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from authors import Author
from building import CHEAP, NOW, PASSPHRASE, Furnished, Template, add, attach, delete, edit, erase
from hypothesis import given, settings
from hypothesis import strategies as st

from vrm_app.domain.errors import UserError
from vrm_app.domain.record import Record
from vrm_app.outside.archive_file import NotAnArchiveError
from vrm_app.outside.sealed_file import (
    CHUNK,
    TAG,
    DamagedFileError,
    NewerFileError,
    new_header,
    read_header,
)
from vrm_app.services import records, undoing
from vrm_app.services.archive_keys import (
    NoSlotError,
    OwnPassphrase,
    PassphraseNeededError,
    Plain,
    VaultPassphrase,
    WrongArchivePassphraseError,
)
from vrm_app.services.archiving import UnopenedError, needs_passphrase, read_archive, write_archive
from vrm_app.vault import checks, files, history, query, search
from vrm_app.vault.keys import KEY_FILE, SPARE_KEY_FILE, WeakPassphraseError, wrap
from vrm_app.vault.small_files import FileExistsAlreadyError, FileNotWrittenError
from vrm_app.vault.vault import Vault

LATER = NOW + timedelta(days=1)
OWN = "nine purple lamps whisper"
LETTER = b"Dear customer, " * 20_000


@pytest.fixture
def vault(vault: Vault) -> Vault:
    """Return a vault in which something happened."""
    company = add(vault, "company", name="Acme")
    letter = add(
        vault,
        "interaction",
        company_id=company,
        at=NOW.isoformat(),
        direction="in",
        channel="post",
    )
    attach(vault, letter, LETTER)
    edit(vault, letter, subject="A kettle that leaks")
    erase(vault, add(vault, "source", name="A friend", type="friend"))
    delete(vault, letter)
    undoing.undo(vault, now=NOW)
    return vault


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the archive is to be."""
    return tmp_path / "archive"


def plain(vault: Vault) -> bytes:
    """Return the vault's plain archive."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive"
        write_archive(vault, path, sealing=Plain())
        return path.read_bytes()


def filed(vault: Vault) -> list[tuple[object, ...]]:
    """Return where each record is filed, and whether it is shown."""
    with vault.reading() as connection:
        return connection.execute("""
            SELECT record.id, record.kind, company.id, owner.id, record.at, record.trashed,
                record.id IN (SELECT id FROM shown)
            FROM record
            LEFT JOIN record AS company ON company.number = record.company
            LEFT JOIN record AS owner ON owner.number = record.owner
            ORDER BY record.id
        """).fetchall()


def problems(vault: Vault) -> list[str]:
    """Return what is wrong in the vault."""
    with vault.reading() as connection:
        return [*checks.structure(connection), *history.verify(connection)]


def everything(vault: Vault) -> list[Record]:
    """Return all records, whatever happened to them."""
    author = Author(lambda _: None, vault)
    return [records.show(vault, one).record for one in sorted(author.ids())]


@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_a_vault_comes_back_from_its_archive_byte_for_byte(
    template: Template, furnished: Furnished, stranger: Template, data: st.DataObject
) -> None:
    with TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "archive"
        begun = data.draw(st.sampled_from([furnished.template, template]))
        with begun.copied_to(folder / "a") as vault, stranger.copied_to(folder / "b") as other:
            author = Author(data.draw, vault)
            author.do(data.draw(st.integers(0, 20)))
            write_archive(vault, path, sealing=Plain())

            imported = read_archive(other, path, now=LATER)

            assert plain(other) == path.read_bytes()
            assert filed(other) == filed(vault)
            assert sorted(imported.ids) == sorted(author.ids())
            assert problems(other) == []
            for _ in range(3):
                assert step_back(other) == step_back(vault)
                assert everything(other) == everything(vault)


def step_back(vault: Vault) -> str | None:
    """Undo, and return what was undone."""
    try:
        return undoing.undo(vault, now=LATER)
    except undoing.NothingToUndoError:
        return None


def test_an_archive_says_nothing_of_the_vault_it_came_from(
    vault: Vault, other: Vault, path: Path
) -> None:
    write_archive(vault, path, sealing=Plain())
    read_archive(other, path, now=LATER)

    with other.reading() as connection:
        device = connection.execute("SELECT device FROM vault").fetchone()[0]
    content = plain(other)

    assert content == path.read_bytes()
    assert all(word.encode() not in content for word in (other.id, vault.id, device))


def test_what_was_brought_back_is_found_and_goes_back_and_forth(
    vault: Vault, other: Vault, path: Path
) -> None:
    write_archive(vault, path, sealing=VaultPassphrase())
    read_archive(other, path, now=LATER, passphrase=PASSPHRASE)

    with other.reading() as connection:
        (hit,) = search.find(connection, query.read_query("kettle", zone=UTC), 5)
    assert undoing.redo(other, now=LATER) == "delete"
    assert undoing.undo(other, now=LATER) == "delete"
    assert undoing.undo(other, now=LATER) == "edit"
    assert records.show(other, hit.id).record.to_json()["subject"] is None
    assert problems(other) == []


def test_bringing_back_is_not_undone(other: Vault, path: Path, vault: Vault) -> None:
    write_archive(vault, path, sealing=Plain())
    read_archive(other, path, now=LATER)
    for _ in range(4):
        undoing.undo(other, now=LATER)

    with pytest.raises(undoing.NothingToUndoError):
        undoing.undo(other, now=LATER)
    assert all(record.deleted_at == LATER for record in everything(other))


def test_the_file_is_for_its_owner_only_and_replaces_nothing(vault: Vault, path: Path) -> None:
    for sealing in (Plain(), VaultPassphrase(), OwnPassphrase(OWN)):
        write_archive(vault, path, sealing=sealing)
        written = path.read_bytes()

        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with pytest.raises(FileExistsAlreadyError):
            write_archive(vault, path, sealing=sealing)
        assert path.read_bytes() == written
        path.unlink()


def test_what_cannot_be_written_leaves_nothing_behind(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError):
        write_archive(vault, tmp_path / "absent" / "archive", sealing=Plain())

    assert [one.name for one in tmp_path.iterdir()] == [vault.folder.name]


def test_the_vault_that_wrote_it_needs_no_passphrase(vault: Vault, path: Path) -> None:
    write_archive(vault, path, sealing=VaultPassphrase())

    assert not needs_passphrase(vault, path)
    assert read_archive(vault, path, now=LATER).skipped == len(everything(vault))


@pytest.mark.parametrize(
    ("sealing", "passphrase"), [(VaultPassphrase(), PASSPHRASE), (OwnPassphrase(OWN), OWN)]
)
def test_another_vault_needs_the_passphrase_it_was_written_under(
    vault: Vault,
    other: Vault,
    path: Path,
    sealing: VaultPassphrase | OwnPassphrase,
    passphrase: str,
) -> None:
    write_archive(vault, path, sealing=sealing)

    assert needs_passphrase(other, path)
    with pytest.raises(PassphraseNeededError):
        read_archive(other, path, now=LATER)
    with pytest.raises(WrongArchivePassphraseError):
        read_archive(other, path, now=LATER, passphrase=passphrase + " ")
    assert everything(other) == []

    read_archive(other, path, now=LATER, passphrase=passphrase)

    assert plain(other) == plain(vault)


def test_a_changed_passphrase_of_the_vault_does_not_change_that_of_its_archives(
    vault: Vault, other: Vault, path: Path, tmp_path: Path
) -> None:
    write_archive(vault, path, sealing=VaultPassphrase())
    vault.change_passphrase(OWN, CHEAP)
    write_archive(vault, tmp_path / "later", sealing=VaultPassphrase())

    read_archive(other, path, now=LATER, passphrase=PASSPHRASE)

    assert read_archive(other, tmp_path / "later", now=LATER, passphrase=OWN).skipped > 0


def test_a_sealed_archive_shows_nothing_of_what_it_holds(vault: Vault, path: Path) -> None:
    write_archive(vault, path, sealing=OwnPassphrase(OWN))
    content = path.read_bytes()

    assert all(word not in content for word in (b"Acme", b"kettle", b"Dear", b"manifest", b"PK\3"))
    assert vault.id.encode() not in content


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"memory_kib": 2**31}, DamagedFileError),
        ({"passes": 10**6}, DamagedFileError),
        ({"salt": "00"}, DamagedFileError),
        ({"version": 2}, NewerFileError),
    ],
    ids=str,
)
def test_a_slot_that_asks_for_absurd_work_is_refused_before_any(
    vault: Vault, path: Path, changed: dict[str, Any], error: type[UserError]
) -> None:
    slot = json.loads(wrap(vault.master, PASSPHRASE, vault_id="x", cost=CHEAP).partition(b"\n")[2])
    body = json.dumps(slot | changed, sort_keys=True, separators=(",", ":")).encode()
    content = hashlib.sha256(body).hexdigest().encode() + b"\n" + body
    path.write_bytes(new_header(content).to_bytes())

    with pytest.raises(error):
        needs_passphrase(vault, path)
    with pytest.raises(error):
        read_archive(vault, path, now=LATER, passphrase=PASSPHRASE)


def test_a_passphrase_that_is_easy_to_guess_is_refused(vault: Vault, path: Path) -> None:
    with pytest.raises(WeakPassphraseError):
        write_archive(vault, path, sealing=OwnPassphrase("password"))

    assert not path.exists()


def test_without_key_files_an_archive_needs_a_passphrase_of_its_own(
    vault: Vault, other: Vault, path: Path
) -> None:
    for name in (KEY_FILE, SPARE_KEY_FILE):
        (vault.folder / name).write_bytes((other.folder / name).read_bytes())
    with pytest.raises(NoSlotError):
        write_archive(vault, path, sealing=VaultPassphrase())
    for name in (KEY_FILE, SPARE_KEY_FILE):
        (vault.folder / name).unlink()
    with pytest.raises(NoSlotError):
        write_archive(vault, path, sealing=VaultPassphrase())
    assert not path.exists()

    write_archive(vault, path, sealing=OwnPassphrase(OWN))

    read_archive(other, path, now=LATER, passphrase=OWN)
    assert plain(other) == plain(vault)


@pytest.fixture(scope="module")
def sealed(template: Template, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return an archive of a few chunks, sealed under the passphrase."""
    folder = tmp_path_factory.mktemp("sealed")
    with template.copied_to(folder / "vault") as vault:
        attach(vault, add(vault, "company", name="Acme"), LETTER)
        write_archive(vault, folder / "archive", sealing=VaultPassphrase())
    return (folder / "archive").read_bytes()


def chunk_ends(content: bytes) -> list[int]:
    header = read_header(io.BytesIO(content))
    assert header is not None
    return list(range(len(header.to_bytes()), len(content), CHUNK + TAG))


def test_a_sealed_archive_that_was_changed_is_refused(
    vault: Vault, path: Path, sealed: bytes
) -> None:
    ends = chunk_ends(sealed)
    assert len(ends) > 3
    changed = [sealed[:end] + bytes([sealed[end] ^ 1]) + sealed[end + 1 :] for end in ends]
    changed += [sealed[: end + off] for end in ends for off in (-1, 0, 1)]
    changed += [sealed[: ends[1]] + sealed[ends[2] :], sealed + b"\0", sealed[:-1], b""]
    # The vault that wrote it opens it without asking, and must notice just as well.
    before = plain(vault)
    for one in changed:
        path.write_bytes(one)
        with pytest.raises((DamagedFileError, NotAnArchiveError)):
            read_archive(vault, path, now=LATER)
    assert plain(vault) == before


@settings(deadline=None, max_examples=50)
@given(chance=st.integers(0, 2**32))
def test_a_bit_changed_anywhere_in_a_sealed_archive_is_noticed(
    template: Template, sealed: bytes, chance: int
) -> None:
    changed = bytearray(sealed)
    bit = chance % (8 * len(sealed))
    changed[bit // 8] ^= 1 << bit % 8
    with TemporaryDirectory() as name:
        path = Path(name) / "archive"
        path.write_bytes(bytes(changed))
        with template.copied_to(Path(name) / "vault") as vault:
            with pytest.raises(UserError):
                read_archive(vault, path, now=LATER)
            assert everything(vault) == []


def test_a_dry_run_reads_all_of_it_and_changes_nothing(
    vault: Vault, other: Vault, path: Path
) -> None:
    write_archive(vault, path, sealing=Plain())
    before = plain(other)

    rehearsed = read_archive(other, path, now=LATER, dry_run=True)

    assert plain(other) == before
    assert read_archive(other, path, now=LATER) == rehearsed
    assert rehearsed.created == len(rehearsed.ids) == len(everything(vault))


def test_what_is_no_file_is_refused(vault: Vault, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent", tmp_path / ("long" * 100)):
        with pytest.raises(UnopenedError):
            read_archive(vault, path, now=LATER)
    (tmp_path / "letter.txt").write_bytes(LETTER)
    with pytest.raises(NotAnArchiveError):
        read_archive(vault, tmp_path / "letter.txt", now=LATER)


@pytest.mark.parametrize("sealing", [Plain(), VaultPassphrase()])
def test_large_files_take_little_memory(
    vault: Vault, other: Vault, path: Path, sealing: Plain | VaultPassphrase
) -> None:
    size = 200 * files.PART
    digest = hashlib.sha256(bytes(size)).hexdigest()
    with vault.writing("attach", now=NOW) as writing:
        files.put_parts(writing.connection, digest, [bytes(files.PART)] * 200)
        writing.changed = True
    tracemalloc.start()
    write_archive(vault, path, sealing=sealing)
    read_archive(other, path, now=LATER, passphrase=PASSPHRASE)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert path.stat().st_size > size
    assert peak < size / 10
