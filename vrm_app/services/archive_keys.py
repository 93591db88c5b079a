"""Which passphrase opens an archive, and the key that follows from it."""

from dataclasses import dataclass, field

from vrm_app.domain.errors import UserError
from vrm_app.outside.sealed_file import DamagedFileError, Header, NewerFileError, new_header
from vrm_app.vault.keys import (
    DEFAULT,
    DamagedKeyFilesError,
    HostileKeyFileError,
    KdfCost,
    MasterKey,
    MissingKeyFilesError,
    NewerVaultError,
    WrongPassphraseError,
    check_passphrase,
    read_key_files,
    unwrap,
    wrap,
)
from vrm_app.vault.slots import PassphraseSlot, parse
from vrm_app.vault.vault import Vault

_USE = "archive"
_KEY_SIZE = 32


@dataclass(frozen=True, slots=True)
class Plain:
    """Whoever has the file reads it."""


@dataclass(frozen=True, slots=True)
class VaultPassphrase:
    """The passphrase that opens the vault now opens the archive, for ever."""


@dataclass(frozen=True, slots=True)
class OwnPassphrase:
    """A passphrase for this archive alone."""

    passphrase: str = field(repr=False)


class NoSlotError(UserError):
    """The vault was opened by its recovery words, and its key files are not there."""

    title = "No archive was written, because the vault's key files are damaged or gone"
    advice = "Give the archive a passphrase of its own, or set a new one for the vault first."


class PassphraseNeededError(UserError):
    """The archive is of another vault, or has a passphrase of its own."""

    title = "The archive did not open, because its passphrase was not given"
    advice = "It is the one under which the archive was written."


class WrongArchivePassphraseError(UserError):
    """The archive did not open with this passphrase."""

    title = "The archive did not open"
    advice = "Check its passphrase, the one of the time when it was written, and try again."


def header_and_key(vault: Vault, sealing: VaultPassphrase | OwnPassphrase) -> tuple[Header, bytes]:
    """Return the header of a new archive and the key it is sealed with."""
    if isinstance(sealing, OwnPassphrase):
        check_passphrase(sealing.passphrase)
        master = MasterKey.generate()
        vault_id = master.vault_id()
        slot = wrap(master, sealing.passphrase, vault_id=vault_id, cost=_cost(vault))
        return new_header(slot), _key(master, vault_id)
    try:
        slot = read_key_files(vault.folder).content
    except (MissingKeyFilesError, DamagedKeyFilesError):
        raise NoSlotError from None
    if parse(slot).vault_id != vault.id:
        raise NoSlotError
    return new_header(slot), _key(vault.master, vault.id)


def needs_passphrase(vault: Vault, header: Header) -> bool:
    """Tell whether the vault, being open, cannot open the archive by itself."""
    return _slot(header).vault_id != vault.id


def key_to(vault: Vault, header: Header, passphrase: str | None) -> bytes:
    """Return the key with which an archive is opened."""
    if not needs_passphrase(vault, header):
        return _key(vault.master, vault.id)
    if passphrase is None:
        raise PassphraseNeededError
    try:
        vault_id, master = unwrap(header.slot, passphrase)
    except WrongPassphraseError:
        raise WrongArchivePassphraseError from None
    return _key(master, vault_id)


def _slot(header: Header) -> PassphraseSlot:
    try:
        return parse(header.slot)
    except NewerVaultError:
        raise NewerFileError from None
    except (DamagedKeyFilesError, HostileKeyFileError):
        raise DamagedFileError from None


def _cost(vault: Vault) -> KdfCost:
    # A guess should cost as much as one at the vault's own passphrase.
    try:
        return parse(read_key_files(vault.folder).content).cost
    except (MissingKeyFilesError, DamagedKeyFilesError):
        return DEFAULT


def _key(master: MasterKey, vault_id: str) -> bytes:
    return master.derive(_USE, vault_id, _KEY_SIZE)
