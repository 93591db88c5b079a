"""Whatever a customer does, in whatever order, the vault is where a simple model says it is."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from building import NOW, Template, attach, company, delete, edit, erase, keep, restore
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from vrm_app.domain.company import Company
from vrm_app.services import records as keeping
from vrm_app.services.checking import check
from vrm_app.services.undoing import NothingToRedoError, NothingToUndoError, redo, undo
from vrm_app.vault import records
from vrm_app.vault.records import UnknownRecordError

Change = tuple[str, dict[str, tuple[Any, Any]]]
"""A record's id, and its fields before and after."""

Added = str | MultipleResults[str]
"""The id of a new record, or none."""

KINDS = {
    "company": ("name", "notes", "successor_id"),
    "case": ("title", "notes", "company_id", "copy_of"),
    "judgement": ("notes", "company_id", "evidence"),
    "attachment": ("about", "notes"),
}
NEEDED = {"company_id", "about"}
LINKS = {"successor_id", "company_id", "copy_of", "evidence", "about"}
WORDS = st.sampled_from(["one", "two", "three"])


@dataclass
class Model:
    """What the vault should hold, kept in plain dictionaries."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    done: list[list[Change]] = field(default_factory=list)
    undone: list[list[Change]] = field(default_factory=list)

    def add(self, record_id: str, kind: str, fields: dict[str, Any]) -> Change:
        empty: dict[str, Any] = {name: [] if name == "evidence" else None for name in KINDS[kind]}
        self.records[record_id] = {"kind": kind, "deleted": False, **empty, **fields}
        return record_id, {"deleted": (True, False)}

    def change(self, record_id: str, **fields: Any) -> None:  # noqa: ANN401  # any field's value
        held = self.records[record_id]
        changed = {name: (held[name], new) for name, new in fields.items() if held[name] != new}
        if changed:
            held.update(fields)
            self.acted([(record_id, changed)])

    def acted(self, changes: list[Change]) -> None:
        self.done.append(changes)
        self.undone.clear()

    def go(self, source: list[list[Change]], target: list[list[Change]], *, forth: bool) -> None:
        changes = source.pop()
        target.append(changes)
        for record_id, fields in changes if forth else reversed(changes):
            for name, (old, new) in fields.items():
                self.put(record_id, name, new if forth else old)

    def put(self, record_id: str, name: str, value: Any) -> None:  # noqa: ANN401  # the same
        if name == "evidence":
            value = [one for one in value if one in self.records]
        elif name in LINKS and value is not None and value not in self.records:
            if name in NEEDED:
                return
            value = None
        self.records[record_id][name] = value

    def erase(self, record_id: str) -> int:
        gone = {record_id}
        while more := {one for one in self.records if self.owners(one) & gone} - gone:
            gone |= more
        for one in gone:
            del self.records[one]
        for held in self.records.values():
            for name in LINKS & held.keys():
                if name == "evidence":
                    held[name] = [one for one in held[name] if one not in gone]
                elif held[name] in gone:
                    held[name] = None
        for stack in (self.done, self.undone):
            stack[:] = [
                left
                for changes in stack
                if (left := [one for one in changes if one[0] not in gone])
            ]
        return len(gone)

    def owners(self, record_id: str) -> set[str]:
        held = self.records[record_id]
        return {held[name] for name in NEEDED & held.keys()}

    def is_shown(self, record_id: str) -> bool:
        held = self.records[record_id]
        return not held["deleted"] and all(map(self.is_shown, self.owners(record_id)))


class Customer(RuleBasedStateMachine):
    """Somebody who does one thing after the other."""

    template: Template
    companies: Bundle[str] = Bundle("companies")
    cases: Bundle[str] = Bundle("cases")
    others: Bundle[str] = Bundle("others")
    every = st.one_of(companies, cases, others)

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.vault = self.template.copied_to(self.place / "Mine.vault")
        self.model = Model()

    def teardown(self) -> None:
        problems = check(self.vault).problems
        self.vault.close()
        shutil.rmtree(self.place)
        assert problems == []

    def added(self, record_id: str, kind: str, **fields: Any) -> str:  # noqa: ANN401  # the same
        self.model.acted([self.model.add(record_id, kind, fields)])
        return record_id

    def knows(self, *ids: str) -> bool:
        return all(one in self.model.records for one in ids)

    @rule(target=companies, name=WORDS)
    def add_company(self, name: str) -> str:
        return self.added(company(self.vault, name), "company", name=name)

    @rule(target=cases, owner=companies, title=WORDS)
    def add_case(self, owner: str, title: str) -> Added:
        fields = {"company_id": owner, "title": title}
        if not self.knows(owner):
            return multiple()
        kept = keep(self.vault, "case", {**fields, "type": "complaint"})
        return self.added(kept, "case", **fields)

    @rule(target=others, owner=companies, evidence=st.lists(every, max_size=3))
    def judge(self, owner: str, evidence: list[str]) -> Added:
        fields = {"company_id": owner, "evidence": [one for one in evidence if self.knows(one)]}
        if not self.knows(owner):
            return multiple()
        kept = keep(self.vault, "judgement", {**fields, "dimension": "care", "score": 3})
        return self.added(kept, "judgement", **fields)

    @rule(target=others, about=every)
    def put_a_file(self, about: str) -> Added:
        if not self.knows(about):
            return multiple()
        return self.added(attach(self.vault, about, about.encode()), "attachment", about=about)

    @rule(first=WORDS, second=WORDS, known=companies)
    def import_several(self, first: str, second: str, known: str) -> None:
        changes = []
        with self.vault.writing("import", now=NOW) as writing:
            for name in (first, second):
                kept = records.add(writing, Company.read({"name": name}, now=NOW))
                changes.append(self.model.add(kept.id, "company", {"name": name}))
            for notes in (first, second) if self.knows(known) else ():
                before = records.get(writing.connection, known)
                records.change(writing, before, before.patched({"notes": notes}, now=NOW))
                if before.notes != notes:
                    changes.append((known, {"notes": (before.notes, notes)}))
                    self.model.records[known]["notes"] = notes
        self.model.acted(changes)

    @rule(record_id=every, notes=st.one_of(st.none(), WORDS))
    def note(self, record_id: str, notes: str | None) -> None:
        if self.knows(record_id):
            edit(self.vault, record_id, notes=notes)
            self.model.change(record_id, notes=notes)

    @rule(one=companies, other=st.one_of(st.none(), companies))
    def succeed(self, one: str, other: str | None) -> None:
        if self.knows(one, other or one) and one != other:
            edit(self.vault, one, successor_id=other)
            self.model.change(one, successor_id=other)

    @rule(one=cases, owner=companies, copied=st.one_of(st.none(), cases))
    def move(self, one: str, owner: str, copied: str | None) -> None:
        if self.knows(one, owner, copied or one) and one != copied:
            edit(self.vault, one, company_id=owner, copy_of=copied)
            self.model.change(one, company_id=owner, copy_of=copied)

    @rule(record_id=every)
    def delete(self, record_id: str) -> None:
        if self.knows(record_id):
            delete(self.vault, record_id)
            self.model.change(record_id, deleted=True)

    @rule(record_id=every)
    def restore(self, record_id: str) -> None:
        if self.knows(record_id) and self.model.records[record_id]["deleted"]:
            restore(self.vault, record_id)
            self.model.change(record_id, deleted=False)

    @rule(record_id=st.one_of(consumes(cases), consumes(others), consumes(companies)))
    def erase(self, record_id: str) -> None:
        if self.knows(record_id):
            assert erase(self.vault, record_id) == self.model.erase(record_id)
        with pytest.raises(UnknownRecordError):
            erase(self.vault, record_id)

    @rule(steps=st.text("<>", min_size=1, max_size=6))
    def wander(self, steps: str) -> None:
        for step in steps:
            if step == "<":
                self.undo()
            else:
                self.redo()

    def undo(self) -> None:
        if not self.model.done:
            with pytest.raises(NothingToUndoError):
                undo(self.vault, now=NOW)
            return
        undo(self.vault, now=NOW)
        self.model.go(self.model.done, self.model.undone, forth=False)

    def redo(self) -> None:
        if not self.model.undone:
            with pytest.raises(NothingToRedoError):
                redo(self.vault, now=NOW)
            return
        redo(self.vault, now=NOW)
        self.model.go(self.model.undone, self.model.done, forth=True)

    @invariant()
    def the_vault_holds_what_the_model_holds(self) -> None:
        found: dict[str, dict[str, Any]] = {}
        shown: set[str] = set()
        for kind, fields in KINDS.items():
            for trash in (False, True):
                for one in keeping.list_of(self.vault, kind, trash=trash):
                    held = one.to_json()
                    state = {"kind": kind, "deleted": held["deleted_at"] is not None}
                    found[one.id] = {**state, **{name: held[name] for name in fields}}
                    shown |= set() if trash else {one.id}
        hidden = {one for one in self.model.records if not self.model.is_shown(one)}
        in_trash = {one for one in hidden if self.model.records[one]["deleted"]}
        expected = {
            one: held
            for one, held in self.model.records.items()
            if one not in hidden or one in in_trash
        }
        assert found == expected
        assert shown == set(self.model.records) - hidden


def test_the_vault_follows_whatever_a_customer_does(template: Template) -> None:
    Customer.template = template
    run_state_machine_as_test(
        Customer,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
