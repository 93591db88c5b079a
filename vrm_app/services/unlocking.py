"""Opening a vault to work in it for a while."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vrm_app.domain.errors import UserError
from vrm_app.services import inbox
from vrm_app.services.returning import find_place
from vrm_app.vault.faults import NotWritableError
from vrm_app.vault.folder_lock import FolderNotLockableError, VaultInUseError
from vrm_app.vault.left_at import LeftAt
from vrm_app.vault.vault import Vault, open_vault


class OpenElsewhereError(UserError):
    """Another window or command works in the vault."""

    title = "The vault did not open, because it is open elsewhere"
    advice = "Lock it there, or wait until the command that uses it has ended."


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """An open vault, and how many lines that waited for it cannot be read."""

    vault: Vault
    unreadable: int = 0
    warning: UserError | None = None
    left_at: LeftAt | None = None
    """Where in the window one was the last time."""


def unlock(folder: Path, passphrase: str, *, now: datetime, states: Path | None) -> Unlocked:
    """Open the vault for this process alone, and file what was jotted down meanwhile."""
    return ready(open_vault(folder, passphrase, states=states), now=now)


def ready(vault: Vault, *, now: datetime) -> Unlocked:
    """Hold the vault for this process alone, and file what waits; a vault to read is read."""
    try:
        vault.settle()
    except VaultInUseError:
        vault.close()
        raise OpenElsewhereError from None
    except (NotWritableError, FolderNotLockableError) as error:
        return Unlocked(vault=vault, warning=error, left_at=find_place(vault))
    except BaseException:
        vault.close()
        raise
    unreadable = 0
    with suppress(UserError):
        unreadable = inbox.take_in(vault, now=now).unreadable
    return Unlocked(
        vault=vault, unreadable=unreadable, warning=vault.warning, left_at=find_place(vault)
    )
