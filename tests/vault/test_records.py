"""Whole records of every kind go into the vault and come out as they were."""

from collections.abc import Iterator
from datetime import UTC, datetime

import contract
import pytest
from building import (
    NOBODY,
    NOW,
    Fields,
    Furnished,
    add,
    changes,
    company,
    counter,
    delete,
    edit,
    erase,
    keep,
    least,
    record,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import records as made_up

from vrm_app.domain.errors import FieldError, UserError
from vrm_app.domain.fields import Field
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import STAMPS, fields_of
from vrm_app.services import records as keeping
from vrm_app.vault import lists
from vrm_app.vault.database import Connection
from vrm_app.vault.records import UnknownRecordError, columns_of, read, select
from vrm_app.vault.vault import Vault

LINKS = [
    pytest.param(kind, field.name, field.type, id=f"{kind}.{field.name}")
    for kind, fields in contract.KINDS.items()
    for field in fields.values()
    if "id:" in field.type
]


@pytest.fixture(scope="module")
def full(
    furnished: Furnished, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Vault, dict[str, str]]]:
    place = tmp_path_factory.mktemp("full") / "Mine.vault"
    with furnished.template.copied_to(place) as vault:
        yield vault, furnished.ids


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_comes_out_of_the_vault_as_it_went_in(
    kind: str, full: tuple[Vault, dict[str, str]], data: st.DataObject
) -> None:
    vault, ids = full
    given_ = data.draw(made_up(kind, ids))
    kept = record(vault, keep(vault, kind, given_))
    expected = KINDS[kind].read(given_, now=NOW).to_json()
    shown = kept.to_json()
    assert {name: shown[name] for name in contract.KINDS[kind]} == {
        name: expected[name] for name in contract.KINDS[kind]
    }
    assert (kept.created_at, kept.updated_at, kept.deleted_at) == (NOW, NOW, None)


@pytest.mark.parametrize("kind", contract.ADDED)
@given(data=st.data())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_changes_into_any_other_and_back(
    kind: str, full: tuple[Vault, dict[str, str]], data: st.DataObject
) -> None:
    vault, ids = full
    first = keep(vault, kind, data.draw(made_up(kind, ids)))
    before = record(vault, first)
    other = KINDS[kind].read(data.draw(made_up(kind, ids)), now=NOW)
    patch = {name: other.to_json()[name] for name in contract.KINDS[kind]}
    edit(vault, first, **patch)
    assert {name: record(vault, first).to_json()[name] for name in patch} == patch
    edit(vault, first, **{name: before.to_json()[name] for name in patch})
    assert record(vault, first).to_json() == before.to_json()


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_has_a_column_for_everything_its_records_hold(kind: str, vault: Vault) -> None:
    with vault.reading() as connection:
        rows = connection.execute(f'PRAGMA table_info("{kind}")').fetchall()
    assert [row[1] for row in rows] == list(columns_of(kind))
    declared = {
        column: field for field in fields_of(KINDS[kind]).values() for column in field.columns
    }
    for _, name, column_type, not_null, _, key in rows:
        assert bool(key) == (name == "id")
        if name in STAMPS:
            assert (column_type, bool(not_null)) == ("TEXT", name != "deleted_at")
            continue
        field = declared[name]
        assert column_type == expected_type(field, name)
        assert bool(not_null) == (field.required or field.default not in (None, ())) or (
            contract.KINDS[kind][field.name.rstrip("_")].type.startswith("[")
        ), name


def expected_type(field: Field, column: str) -> str:
    numbers = {"Whole", "Flag"}
    whole = type(field.type).__name__ in numbers or column.endswith("_minor")
    return "INTEGER" if whole else "TEXT"


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_to_one_kind_is_watched_by_the_database_too(kind: str, vault: Vault) -> None:
    with vault.reading() as connection:
        rows = connection.execute(f'PRAGMA foreign_key_list("{kind}")').fetchall()
    watched = {(column, table) for _, _, table, column, *_ in rows}
    assert watched == {
        (field.name, field.type.removeprefix("id:"))
        for field in contract.KINDS[kind].values()
        if field.type.startswith("id:") and field.type != "id:any"
    }


def written(vault: Vault) -> tuple[int, int]:
    """Return what grows with every write."""
    return counter(vault), len(changes(vault))


def linking(kind: str, name: str, type_: str, target: str, ids: dict[str, str]) -> Fields:
    return {**least(kind, ids), name: [target] if type_.startswith("[") else target}


def kind_linked(type_: str) -> str:
    kind = type_.strip("[]").removeprefix("id:")
    return "promise" if kind == "any" else kind


def refuse(vault: Vault, kind: str, fields: Fields, name: str) -> None:
    before = written(vault)
    with pytest.raises(FieldError) as refused:
        keep(vault, kind, fields)
    assert refused.value.field == name
    assert written(vault) == before


@pytest.mark.parametrize(("kind", "name", "type_"), LINKS)
def test_a_link_to_nothing_is_refused_and_nothing_is_written(
    kind: str, name: str, type_: str, vault: Vault, ids: dict[str, str]
) -> None:
    refuse(vault, kind, linking(kind, name, type_, NOBODY, ids), name)


@pytest.mark.parametrize(
    ("kind", "name", "type_"),
    [one for one in LINKS if not str(one.values[2]).strip("[]").endswith(":any")],
)
def test_a_link_to_another_kind_is_refused_and_nothing_is_written(
    kind: str, name: str, type_: str, vault: Vault, ids: dict[str, str]
) -> None:
    other = ids["source" if type_ != "id:source" else "terms"]
    refuse(vault, kind, linking(kind, name, type_, other, ids), name)


@pytest.mark.parametrize(("kind", "name", "type_"), LINKS)
def test_a_link_into_the_trash_is_taken(
    kind: str, name: str, type_: str, vault: Vault, ids: dict[str, str]
) -> None:
    target = ids[kind_linked(type_)]
    delete(vault, target)
    kept = keep(vault, kind, linking(kind, name, type_, target, ids))
    assert target in str(record(vault, kept).to_json()[name])


@pytest.mark.parametrize(("kind", "name", "type_"), LINKS)
def test_a_link_to_what_was_erased_is_refused_and_nothing_is_written(
    kind: str, name: str, type_: str, vault: Vault, ids: dict[str, str]
) -> None:
    target_kind = kind_linked(type_)
    gone = keep(vault, target_kind, least(target_kind, ids))
    erase(vault, gone)
    refuse(vault, kind, linking(kind, name, type_, gone, ids), name)


def test_a_record_cannot_point_to_itself(vault: Vault) -> None:
    acme = company(vault)
    before = written(vault)
    with pytest.raises(FieldError) as refused:
        edit(vault, acme, successor_id=acme)
    assert refused.value.field == "successor_id"
    assert written(vault) == before


@pytest.mark.parametrize("kind", contract.ADDED)
def test_a_refused_edit_writes_nothing(kind: str, vault: Vault, ids: dict[str, str]) -> None:
    before, shown = written(vault), record(vault, ids[kind])
    for patch in ({"tags": "no list"}, {"colour": "red"}, {"id": NOBODY}, {"created_at": None}):
        with pytest.raises(FieldError):
            edit(vault, ids[kind], **patch)
    assert written(vault) == before
    assert record(vault, ids[kind]) == shown


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_that_changes_nothing_leaves_no_trace(
    kind: str, vault: Vault, ids: dict[str, str]
) -> None:
    before, shown = written(vault), record(vault, ids[kind])
    edit(vault, ids[kind], notes=None)
    assert written(vault) == before
    assert record(vault, ids[kind]) == shown


def test_an_unknown_id_is_told_to_the_person(vault: Vault) -> None:
    for unknown in (NOBODY, "", "x", "'; DROP TABLE company; --"):
        with pytest.raises(UnknownRecordError):
            record(vault, unknown)
        with pytest.raises(UserError):
            edit(vault, unknown, notes="x")


@pytest.mark.parametrize("kind", [*contract.MADE_ELSEWHERE, "nonsense", "record", "Company", ""])
def test_add_refuses_kinds_that_come_about_otherwise(kind: str, vault: Vault) -> None:
    before = written(vault)
    with pytest.raises(UserError):
        add(vault, kind, **(least(kind, {}) if kind in KINDS else {}))
    assert written(vault) == before


def test_what_was_made_by_the_program_takes_only_notes_and_tags(
    vault: Vault, ids: dict[str, str]
) -> None:
    for kind in contract.MADE_ELSEWHERE:
        edit(vault, ids[kind], notes="mine", tags=["a"])
        assert record(vault, ids[kind]).notes == "mine"
        for name in [*contract.KINDS[kind]]:
            if name not in {"notes", "tags"}:
                with pytest.raises(UserError, match=name):
                    edit(vault, ids[kind], **{name: None})


def test_stamps_say_when_a_record_was_made_and_changed(vault: Vault) -> None:
    later = datetime(2026, 6, 2, 8, tzinfo=UTC)
    acme = company(vault)
    keeping.edit(vault, acme, {"name": "Acme AG"}, now=later)
    assert (record(vault, acme).created_at, record(vault, acme).updated_at) == (NOW, later)


def test_an_id_is_a_uuid_of_version_7_that_sorts_by_its_moment(vault: Vault) -> None:
    early = keeping.add(vault, "company", {"name": "A"}, now=datetime(2020, 1, 1, tzinfo=UTC)).id
    late = keeping.add(vault, "company", {"name": "B"}, now=NOW).id
    assert early < late
    assert (early[14], early[19] in "89ab") == ("7", True)
    assert int(late.replace("-", "")[:12], 16) == int(NOW.timestamp() * 1000)


def test_whole_records_are_read_by_any_end_of_a_query(vault: Vault, ids: dict[str, str]) -> None:
    cls = KINDS["company"]
    with vault.reading() as connection:
        found = [*read(connection, cls, "WHERE id = ?", (ids["company"],))]
        assert [one.id for one in found] == [ids["company"]]
        assert count(connection, select("company")) == 1
        assert [*lists.related(connection, ids["company"])]


def count(connection: Connection, sql: str) -> int:
    return len(connection.execute(sql).fetchall())
