"""Somebody who does this and that in a vault, for property tests of all that a vault holds."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import strategies
from building import NOBODY, NOW, Fields
from hypothesis import strategies as st

from vrm_app.domain.errors import UserError
from vrm_app.domain.kinds import KINDS
from vrm_app.services import attaching, undoing
from vrm_app.services import records as keeping
from vrm_app.vault import actions, files, records
from vrm_app.vault.vault import Vault

Draw = Callable[[st.SearchStrategy[Any]], Any]

_ADDED = [kind for kind in KINDS if kind != "attachment"]


class Author:
    """Does one step a minute; what the vault refuses was none."""

    def __init__(self, draw: Draw, vault: Vault, start: datetime = NOW) -> None:
        self.vault = vault
        self.now = start
        self._draw = draw

    def do(self, steps: int) -> None:
        """Do so many steps."""
        for _ in range(steps):
            self.now += timedelta(minutes=1)
            with suppress(UserError):
                self._draw(st.sampled_from(self._steps()))()

    def _steps(self) -> list[Callable[[], None]]:
        if not self.ids():
            return [self._add]
        change = [*[self._add] * 4, *[self._edit] * 4, self._attach, self._note]
        return [*change, *[self._delete, self._restore, self._erase], *[self._undo] * 2, self._redo]

    def ids(self, kind: str | None = None) -> list[str]:
        """Return the ids of a kind, or of all, in the trash or not."""
        with self.vault.reading() as connection:
            found = connection.execute(
                "SELECT id FROM record WHERE ?1 IS NULL OR kind = ?1 ORDER BY number", (kind,)
            )
            return [one for (one,) in found]

    def _any(self) -> str:
        one: str = self._draw(st.sampled_from(self.ids()))
        return one

    def _fields(self, kind: str) -> Fields:
        """Return fields of such a record, whose links lead to records that are there."""
        chance = self._draw(st.integers(0, 50))
        found = {one: self.ids(one) or [NOBODY] for one in KINDS}
        targets = {one: among[chance % len(among)] for one, among in found.items()}
        given: Fields = self._draw(strategies.records(kind, targets))
        return given

    def _add(self) -> None:
        kind = self._draw(st.sampled_from(_ADDED))
        given = self._fields(kind)
        with self.vault.writing(f"add {kind}", now=self.now) as writing:
            if kind == "release":
                for file in given.get("files") or ():
                    file["sha256"] = files.put(writing.connection, file["name"].encode())
            records.add(writing, KINDS[kind].read(given, now=self.now))

    def _edit(self) -> None:
        with self.vault.reading() as connection:
            record = records.get(connection, self._any())
        given = self._fields(record.kind)
        wanted = self._draw(st.sets(st.sampled_from(sorted(given)), max_size=4))
        patch = {name: given[name] for name in wanted}
        keeping.edit(self.vault, record.id, patch, now=self.now)

    def _attach(self) -> None:
        content = self._draw(st.binary(max_size=3)) * self._draw(st.sampled_from([1, 200_000]))
        attaching.attach(self.vault, self._any(), "letter.pdf", content, now=self.now)

    def _note(self) -> None:
        """Note what is kept beside the records."""
        about, uid = self._any(), self._draw(st.sampled_from(["a", "b"]))
        with self.vault.writing("export", now=self.now, state=actions.FINAL) as writing:
            connection = writing.connection
            connection.execute(
                "INSERT OR REPLACE INTO calendar_event "
                "VALUES (?, ?, 'reminder', '2026-02-01', ' said\n', 3, 0)",
                (uid, about),
            )
            connection.execute(
                "INSERT OR IGNORE INTO signing_key SELECT id, randomblob(32), created_at "
                "FROM company WHERE id = ?",
                (about,),
            )
            connection.execute(
                "INSERT OR IGNORE INTO draft SELECT id, 'made from this' FROM release WHERE id = ?",
                (about,),
            )
            writing.changed = True

    def _delete(self) -> None:
        keeping.delete(self.vault, self._any(), now=self.now)

    def _restore(self) -> None:
        with self.vault.reading() as connection:
            trash = connection.execute("SELECT id FROM record WHERE trashed").fetchall()
        if trash:
            keeping.restore(self.vault, self._draw(st.sampled_from(trash))[0], now=self.now)

    def _erase(self) -> None:
        keeping.erase(self.vault, self._any(), now=self.now)

    def _undo(self) -> None:
        undoing.undo(self.vault, now=self.now)

    def _redo(self) -> None:
        undoing.redo(self.vault, now=self.now)
