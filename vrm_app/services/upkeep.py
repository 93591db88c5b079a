"""What a vault needs beside its records: words on paper, a copy elsewhere."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vrm_app.domain.errors import UserError
from vrm_app.vault import actions, upkeep
from vrm_app.vault.upkeep import Deed
from vrm_app.vault.vault import Vault

if TYPE_CHECKING:
    from vrm_app.services.archive_keys import OwnPassphrase, Plain, VaultPassphrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """What was done for a vault so far."""

    words_kept: bool = False
    """The recovery words were printed or saved."""
    words_checked: bool = False
    """They were typed from the sheet, and right."""
    copied_at: datetime | None = None
    """When a copy of everything was made last."""
    is_invented: bool = False
    """Nobody's dealings are in it, so that nothing is to be asked for."""


def upkeep_of(vault: Vault) -> Upkeep:
    """Return what was done for the vault so far."""
    with vault.reading() as connection:
        done = upkeep.find(connection)
    return Upkeep(
        words_kept=Deed.WORDS_KEPT in done,
        words_checked=Deed.WORDS_CHECKED in done,
        copied_at=done.get(Deed.COPIED),
        is_invented=Deed.INVENTED in done,
    )


def note(vault: Vault, deed: Deed, *, now: datetime) -> None:
    """Note that something was done for the vault."""
    with vault.writing("upkeep", now=now, state=actions.FINAL) as writing:
        upkeep.note_alone(writing, deed)


def note_if_possible(vault: Vault, deed: Deed, *, now: datetime) -> None:
    """Note it where the vault can be written, as it cannot while a window has it open.

    What was done is done; that it is not noted is no reason to say that it failed.
    """
    with suppress(UserError):
        note(vault, deed, now=now)


def make_copy(
    vault: Vault, path: Path, sealing: "Plain | VaultPassphrase | OwnPassphrase", *, now: datetime
) -> None:
    """Write everything into a new archive that was read back, and note when."""
    from vrm_app.services.archiving import write_archive

    write_archive(vault, path, sealing=sealing)
    note_if_possible(vault, Deed.COPIED, now=now)
