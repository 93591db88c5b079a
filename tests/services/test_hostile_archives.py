"""Archives that no vault wrote: refused in one sentence, and the vault is as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import NOBODY, NOW, Furnished, add, counter, edit, keep, least
from repacked import Lines, repacked

from vrm_app.domain.fields import Cell, instant_text
from vrm_app.domain.record import fields_of
from vrm_app.outside.sealed_file import DamagedFileError
from vrm_app.services.archive_keys import Plain
from vrm_app.services.archiving import read_archive, write_archive
from vrm_app.vault import checks, history, whole
from vrm_app.vault.keeping import BEGINNING, Action, Entry, chained, content, digest
from vrm_app.vault.vault import Vault
from vrm_app.vault.whole import UnsoundError

Row = dict[str, Any]
Change = Callable[[Lines], object]

CASE = "records/case"
COMPANY = "records/company"


@pytest.fixture(scope="module")
def archive(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a plain archive with something in each of its tables."""
    folder = tmp_path_factory.mktemp("archive")
    with furnished.template.copied_to(folder / "vault") as vault:
        company = add(vault, "company", name="Brightwater")
        edit(vault, company, name="Brightwater Ltd", brands=["Bright"])
        release = {**least("release", {}), "recipient": company, "what": company}
        drafted = keep(vault, "release", release)
        with vault.writing("sign", now=NOW) as writing:
            for statement in BESIDE:
                writing.connection.execute(
                    statement, {"company": company, "drafted": drafted, "now": "2026-06-01T12:00Z"}
                )
            writing.changed = True
        write_archive(vault, folder / "archive", sealing=Plain())
    return (folder / "archive").read_bytes()


BESIDE = (
    "INSERT INTO signing_key VALUES (:company, randomblob(32), :now)",
    "INSERT INTO draft VALUES (:drafted, 'made from this')",
    "INSERT INTO calendar_event VALUES ('a', :company, 'reminder', '2026-07-01', 'Call', 0, 0)",
)


def company(lines: Lines) -> Row:
    """Return the company that was edited."""
    return lines[COMPANY][-1]


def edited(lines: Lines) -> Row:
    """Return the entry that edited it."""
    (entry,) = (row for row in lines["history"] if row["change"] == "edit")
    return entry


def rechained(lines: Lines) -> None:
    """Make history a chain again, as somebody would who knows how."""
    actions = {row["id"]: row for row in lines["actions"]}
    previous = BEGINNING
    for row in lines["history"]:
        told = actions[row["action_id"]]
        at = told["at"] if "." in told["at"] else told["at"].replace("Z", ".000000Z")
        if row["payload"] is not None:
            row["digest"] = digest(bytes.fromhex(row["salt"]), row["payload"]).hex()
        action = Action(row["action_id"], at, told["device"], told["logical"])
        entry = Entry(action, row["kind"], row["record_id"], row["change"])
        previous = chained(previous, entry, bytes.fromhex(row["digest"]))
        row["hash"] = previous.hex()


def of(table: str, **changed: object) -> Change:
    """Return a change of the last row of a table."""
    return lambda lines: lines[table][-1].update(changed)


def in_chain(change: Change) -> Change:
    """Return the change, followed by making history a chain again."""

    def both(lines: Lines) -> None:
        change(lines)
        rechained(lines)

    return both


def edit_to(payload: str | None) -> Change:
    return in_chain(lambda lines: edited(lines).update(payload=payload))


def twice(table: str) -> Change:
    return lambda lines: lines[table].append(lines[table][-1])


def without_last(table: str) -> Change:
    return lambda lines: lines[table].pop()


CHANGES: dict[str, Change] = {
    "a record that is not what history says": of(COMPANY, name="Brightwater GmbH"),
    "a record in the trash that was not put there": of(CASE, deleted_at="2026-06-01T12:00:00Z"),
    "a record made at another time": of(CASE, created_at="2026-06-01T12:00:01Z"),
    "a record without history": lambda lines: lines[CASE].append({**lines[CASE][0], "id": NOBODY}),
    "history without its record": without_last("records/review"),
    "a record twice": twice(CASE),
    "two records with one id": lambda lines: lines["records/terms"].append(
        {**lines["records/terms"][0], "id": lines[CASE][0]["id"]}
    ),
    "a record of another kind than its table": of(CASE, kind="review"),
    "a record without an id": of(CASE, id=None),
    "a record with an empty id": of(CASE, id=" "),
    "a record with a strange id": of(CASE, id="../1"),
    "a record without its moment": of(CASE, created_at=None),
    "a record with a blank moment": of(CASE, updated_at=" "),
    "a record of a strange moment": of(CASE, updated_at="yesterday"),
    "a record strangely in the trash": of(CASE, deleted_at=False),
    "an unknown field": of(CASE, more=1),
    "a field too few": lambda lines: lines[CASE][-1].pop("title"),
    "no kind": lambda lines: lines[CASE][-1].pop("kind"),
    "no stamp": lambda lines: lines[CASE][-1].pop("deleted_at"),
    "a text with control characters": of(CASE, title="a\x1b[31mb"),
    "a text that is none": of(CASE, title={"a": "b"}),
    "a text in another form than it is kept": of(COMPANY, tags=[" spaces "]),
    "half a sign": of(COMPANY, notes="\ud800"),
    "a stage that such a case has not": of(CASE, stage="adopted"),
    "a number beyond all": of("records/attachment", size=2**70),
    "a list in lists": of(COMPANY, tags=[[[[]]]]),
    "a link to nothing": of(CASE, agreement_id=NOBODY),
    "a link to another kind": lambda lines: lines[CASE][-1].update(
        agreement_id=lines[COMPANY][0]["id"]
    ),
    "a link of any kind to nothing": of("records/reminder", about=NOBODY),
    "a link to itself": lambda lines: company(lines).update(successor_id=company(lines)["id"]),
    "an entry left out": lambda lines: lines["history"].pop(5),
    "the last entry left out": without_last("history"),
    "entries in another order": lambda lines: lines["history"].reverse(),
    "an entry twice": twice("history"),
    "another payload": lambda lines: edited(lines).update(payload="{}"),
    "a payload that is not JSON": edit_to("{"),
    "a payload that is no object": edit_to("[]"),
    "a payload without before": edit_to('{"after":{}}'),
    "a deep payload": edit_to("[" * 100_000),
    "no payload": edit_to(None),
    "a payload that is no text": lambda lines: edited(lines).update(payload=5),
    "half a sign in a payload": lambda lines: edited(lines).update(payload='"\ud800"'),
    "a payload of an addition": in_chain(of("history", payload="{}")),
    "an unknown change": in_chain(of("history", change="burn")),
    "a change without salt": in_chain(of("history", salt="00" * 16)),
    "an unknown kind in history": in_chain(of("history", kind="spell")),
    "another kind in history": in_chain(of("history", kind="review")),
    "an unknown action": lambda lines: lines["history"][-1].update(action_id=10_000),
    "an action at another time": lambda lines: lines["actions"][0].update(
        at="2026-06-01T12:00:00.500000Z"
    ),
    "an action of another device": lambda lines: lines["actions"][0].update(device="0000"),
    "an action of a device with a strange name": of("actions", device="my laptop"),
    "an action twice": twice("actions"),
    "an action beyond counting": in_chain(of("actions", logical=2**62)),
    "an action with an endless number": lambda lines: lines["actions"][-1].update(id=2**62),
    "an action in a strange state": of("actions", state="pending"),
    "a hash that is too short": of("history", hash="00"),
    "a number that is none": of("history", seq=True),
    "a key of no company": of("signing_keys", company_id=NOBODY),
    "a key that is too short": of("signing_keys", private_key="00"),
    "a key that is no key": of("signing_keys", private_key="zz" * 32),
    "two keys of a company": twice("signing_keys"),
    "a draft of no release": of("drafts", release_id=NOBODY),
    "an event on no day": of("calendar_events", on="soon"),
    "an event with more": of("calendar_events", more=1),
}


def state(vault: Vault, path: Path) -> tuple[bytes, int]:
    """Return all that the vault holds, and how often it was written to."""
    write_archive(vault, path, sealing=Plain())
    return path.read_bytes(), counter(vault)


@pytest.mark.parametrize("change", [lambda _: None, rechained], ids=["", "in a new chain"])
def test_an_archive_packed_anew_without_a_change_is_taken(
    archive: bytes, other: Vault, tmp_path: Path, change: Change
) -> None:
    read_archive(other, repacked(archive, tmp_path / "repacked", change), now=NOW)

    assert state(other, tmp_path / "again")[0] == archive


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_archive_leaves_an_empty_vault_empty(
    archive: bytes, other: Vault, tmp_path: Path, change: Change
) -> None:
    before = state(other, tmp_path / "before")
    path = repacked(archive, tmp_path / "repacked", change)

    with pytest.raises((UnsoundError, DamagedFileError)) as refusal:
        read_archive(other, path, now=NOW)

    assert state(other, tmp_path / "after") == before
    assert all(word not in str(refusal.value) for word in ("Brightwater", "kettle"))
    (tmp_path / "good").write_bytes(archive)
    read_archive(other, tmp_path / "good", now=NOW)


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("reminder", {"about": NOBODY}),
        ("judgement", {"evidence": [NOBODY]}),
        ("judgement", {"company_id": NOBODY}),
        ("release", {"what": NOBODY}),
    ],
    ids=str,
)
def test_a_link_to_nothing_is_refused_though_history_tells_of_it(
    archive: bytes, other: Vault, tmp_path: Path, kind: str, changed: Row
) -> None:
    def change(lines: Lines) -> None:
        told = lines[f"records/{kind}"][0]
        told.update(changed)
        (entry,) = (row for row in lines["history"] if row["record_id"] == told["id"])
        salt = bytes.fromhex(entry["salt"])
        entry["digest"] = digest(salt, content(kind, kept_cells(kind, told))).hex()
        rechained(lines)

    path = repacked(archive, tmp_path / "repacked", change)

    with pytest.raises(UnsoundError):
        read_archive(other, path, now=NOW)


def kept_cells(kind: str, told: Row) -> list[Cell]:
    """Return what history answers for in a record."""
    record = whole.record_from(kind, told)
    cells: list[Cell] = [instant_text(record.created_at), None]
    for field in fields_of(type(record)).values():
        cells += field.cells_of(getattr(record, field.name))
    return cells


NOT_TAKEN_INTO_ACCOUNT = {
    "a record that is not what history says",
    "a record in the trash that was not put there",
    "a record made at another time",
    "a record without history",
    "history without its record",
    "a link to nothing",
    "a link of any kind to nothing",
    "the last entry left out",
    "a change without salt",
    "another kind in history",
    "a key of no company",
    "two keys of a company",
    "a draft of no release",
}
"""What is wrong only with what a vault in use does not take, or leaves out."""


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_archive_does_a_used_vault_no_harm(
    archive: bytes, vault: Vault, tmp_path: Path, name: str
) -> None:
    add(vault, "company", name="Acme")
    before = state(vault, tmp_path / "before")
    path = repacked(archive, tmp_path / "repacked", CHANGES[name])

    if name in NOT_TAKEN_INTO_ACCOUNT:
        read_archive(vault, path, now=NOW)
    else:
        with pytest.raises((UnsoundError, DamagedFileError)):
            read_archive(vault, path, now=NOW)
        assert state(vault, tmp_path / "after") == before
    with vault.reading() as connection:
        assert [*checks.structure(connection), *history.verify(connection)] == []
