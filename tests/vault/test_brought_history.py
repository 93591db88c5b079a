"""History from elsewhere: one chain, of changes that a record of ours can go back through."""

import secrets
from dataclasses import replace
from typing import Any

import pytest
from building import IDS, NOW

from vrm_app.domain.fields import compact, instant_text
from vrm_app.domain.identity import RecordId
from vrm_app.vault.brought_history import BroughtHistory
from vrm_app.vault.keeping import BEGINNING, Action, Entry, chained, digest
from vrm_app.vault.rows import ActionRow, ActionState, ChangeWord, HistoryRow
from vrm_app.vault.whole import UnsoundError

ACTION = ActionRow(id=1, at=NOW, device="0a", logical=1, name="edit", state=ActionState.DONE)
NO_SALT = bytes(16).hex()
Columns = dict[str, Any]


def row(kind: str, payload: str | None, change: ChangeWord = ChangeWord.EDIT) -> HistoryRow:
    """Return the first entry of a history, with a hash that holds."""
    salt = secrets.token_bytes(16)
    kept = digest(salt, payload or "")
    action = Action(1, instant_text(NOW), "0a", 1)
    told = Entry(action, kind, RECORD, change)
    return HistoryRow(
        seq=1,
        action_id=1,
        kind=kind,
        record_id=RECORD,
        change=change,
        payload=payload,
        salt=salt.hex(),
        digest=kept.hex(),
        hash=chained(BEGINNING, told, kept).hex(),
    )


RECORD = RecordId(IDS["company"])
RENAMED = compact({"before": {"name": "Acme"}, "after": {"name": "Water"}})


def is_taken(*rows: HistoryRow) -> bool:
    """Tell whether these entries are taken, in this order."""
    brought = BroughtHistory()
    assert list(brought.actions([ACTION])) == [ACTION]
    try:
        return list(brought.entries(rows)) == [*rows]
    except UnsoundError:
        return False


def taken(kind: str, before: Columns, after: Columns) -> bool:
    """Tell whether an edit of such a record is taken."""
    return is_taken(row(kind, compact({"before": before, "after": after})))


def following(last: HistoryRow, *, seq: int) -> HistoryRow:
    """Return the same entry once more, with a hash that follows from the last."""
    action = Action(1, instant_text(NOW), "0a", 1)
    told = Entry(action, last.kind, last.record_id, last.change)
    chain = chained(bytes.fromhex(last.hash), told, bytes.fromhex(last.digest))
    return replace(last, seq=seq, hash=chain.hex())


def test_entries_follow_from_each_other_and_are_counted_on() -> None:
    first = row("company", RENAMED)

    assert is_taken(first)
    assert is_taken(first, following(first, seq=2))
    assert is_taken(first, following(first, seq=7))
    assert not is_taken(first, following(first, seq=1))
    assert not is_taken(first, replace(first, seq=2))
    assert not is_taken(replace(first, hash=bytes(32).hex()))


def test_entries_belong_to_an_action_that_came_before_them() -> None:
    first = row("company", RENAMED)

    assert not is_taken(replace(first, action_id=2))
    with pytest.raises(UnsoundError):
        list(BroughtHistory().actions([ACTION, ACTION]))


def test_entries_are_of_a_kind_that_there_is() -> None:
    assert not is_taken(row("spell", None, ChangeWord.ADD))


@pytest.mark.parametrize("change", [ChangeWord.ADD, ChangeWord.ERASE])
def test_what_was_added_or_erased_has_no_payload(change: ChangeWord) -> None:
    assert is_taken(row("company", None, change))
    assert not is_taken(row("company", RENAMED, change))


@pytest.mark.parametrize("change", [ChangeWord.EDIT, ChangeWord.DELETE, ChangeWord.RESTORE])
def test_what_was_changed_has_a_payload_unless_it_was_erased(change: ChangeWord) -> None:
    changed = row("company", RENAMED, change)

    assert is_taken(changed)
    assert not is_taken(replace(changed, payload=None))
    assert is_taken(replace(changed, payload=None, salt=NO_SALT))
    assert not is_taken(replace(changed, salt=NO_SALT))


def test_a_payload_is_the_one_that_was_sealed() -> None:
    changed = row("company", RENAMED)

    assert not is_taken(replace(changed, payload=RENAMED.replace("Acme", "Acne")))
    assert not is_taken(replace(changed, salt="0a" * 16))


@pytest.mark.parametrize(
    "payload",
    [
        '{"before":{},"after":{}}',
        '{"after":{},"before":{},"before":{}}',
        '{"after": {}, "before": {}}',
        '{"after":{},"before":{},"more":1}',
        '{"after":{},"before":[]}',
        '{"after":{}}',
        "[]",
        "{",
        "[" * 100_000,
    ],
    ids=lambda payload: payload[:30],
)
def test_a_payload_is_spelled_as_a_vault_spells_it(payload: str) -> None:
    assert is_taken(row("company", '{"after":{},"before":{}}'))
    assert not is_taken(row("company", payload))


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("company", {"name": "Acme"}, {"name": "Acmé"}),
        ("company", {"brands": None}, {"brands": '["Bright","Water"]'}),
        ("company", {"favourite": 0, "country": None}, {"favourite": 1, "country": "DE"}),
        ("company", {"contact_rules": None}, {"contact_rules": compact({"note": "no calls"})}),
        ("case", {"deleted_at": None}, {"deleted_at": "2026-06-01T12:00:00.000000Z"}),
        (
            "case",
            {"amount_minor": None, "amount_currency": None},
            {"amount_minor": 1290, "amount_currency": "EUR"},
        ),
        ("case", {"copy_of": IDS["case"]}, {"copy_of": None}),
        ("agreement", {"notice": "P0D"}, {"notice": "P3M"}),
        ("release", {}, {}),
    ],
)
def test_changes_that_a_vault_writes_are_taken(kind: str, before: Columns, after: Columns) -> None:
    assert taken(kind, before, after)
    assert taken(kind, after, before)


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        ("company", {"name": 5}),
        ("company", {"name": " Acme"}),
        ("company", {"name": "a\x1b[31m"}),
        ("company", {"name": ["Acme"]}),
        ("company", {"owner": "me"}),
        ("company", {"id": IDS["case"]}),
        ("company", {"name; DROP TABLE company": "x"}),
        ("company", {"brands": "not json"}),
        ("company", {"brands": '["b", "a"]'}),
        ("company", {"brands": "[" * 100_000}),
        ("company", {"brands": "{}"}),
        ("company", {"favourite": "yes"}),
        ("company", {"favourite": 2}),
        ("company", {"country": "Atlantis"}),
        ("company", {"successor_id": "x"}),
        ("company", {"contact_rules": '{"more":1}'}),
        ("case", {"stage": "burned"}),
        ("case", {"amount_minor": 1290}),
        ("case", {"amount_currency": "EUR"}),
        ("case", {"amount_minor": None, "amount_currency": "EUR"}),
        ("case", {"amount_minor": 1290, "amount_currency": "doubloons"}),
        ("case", {"amount_minor": -1, "amount_currency": "EUR"}),
        ("case", {"opened_on": "soon"}),
        ("case", {"deleted_at": "soon"}),
        ("case", {"deleted_at": "2026-06-01T12:00:00Z"}),
        ("case", {"deleted_at": False}),
        ("interaction", {"at": "2026-06-01T14:00:00.000000+02:00"}),
    ],
)
def test_values_that_a_record_never_had_are_refused(kind: str, columns: Columns) -> None:
    assert not taken(kind, columns, columns)


def test_both_sides_of_a_change_name_the_same_columns() -> None:
    assert not taken("company", {"name": "Acme"}, {"category": "tools"})
    assert not taken("company", {"name": "Acme"}, {})


def test_a_field_that_must_say_something_never_said_nothing() -> None:
    assert not taken("company", {"name": None}, {"name": "Acme"})
    assert not taken("judgement", {"at": None}, {"at": None})
