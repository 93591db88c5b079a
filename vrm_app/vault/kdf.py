"""Turn a passphrase into a key: slow and hungry on purpose, within what a machine can bear."""

import ctypes
import math
import os
import sys
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from vrm_app.domain.errors import UserError

KEY_SIZE = 32
SALT_SIZE = 16

_MIB = 1024
_MEMORY_KIB = range(19 * _MIB, 2048 * _MIB + 1)
_PASSES = range(1, 64 + 1)
_LANES = range(1, 16 + 1)
_LONGEST_PASSPHRASE = 1024


class HostileKeyFileError(UserError):
    """The key file asks for work that no vault of ours asks for."""

    title = "The vault did not open, because its key file asks for an absurd amount of work"
    advice = "Somebody may have changed it. Put the key file of a backup in its place."


class NotEnoughMemoryError(UserError):
    """The machine cannot spare the memory the key needs."""

    def __init__(self, memory_kib: int) -> None:
        super().__init__(
            "There is not enough memory to open the vault",
            "It takes {size} MiB. Close other programs or use another computer.",
            size=memory_kib // _MIB,
        )


class UnreadablePassphraseError(UserError):
    """The passphrase cannot be written as text, or is longer than any passphrase."""

    title = "The passphrase cannot be used"
    advice = "Use characters of any language, at most 1,024 of them."


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfCost:
    """What one guess at the passphrase costs, in the terms of Argon2id (RFC 9106)."""

    memory_kib: int
    passes: int
    lanes: int

    def refuse_absurd(self) -> None:
        """Raise HostileKeyFileError for costs outside what any vault of ours uses."""
        if (
            self.memory_kib not in _MEMORY_KIB
            or self.passes not in _PASSES
            or self.lanes not in _LANES
        ):
            raise HostileKeyFileError


FLOOR = KdfCost(memory_kib=64 * _MIB, passes=3, lanes=4)
DEFAULT = KdfCost(memory_kib=256 * _MIB, passes=3, lanes=4)


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the same bytes for every way of typing the same passphrase (Unicode NFKC)."""
    if len(passphrase) > _LONGEST_PASSPHRASE:
        raise UnreadablePassphraseError
    try:
        return unicodedata.normalize("NFKC", passphrase).encode()
    except UnicodeEncodeError:
        raise UnreadablePassphraseError from None


def derive_key(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Return the 32-byte key of a passphrase by Argon2id; refuse absurd costs beforehand."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    cost.refuse_absurd()
    if cost.memory_kib > physical_memory_kib() * 3 // 4:
        raise NotEnoughMemoryError(cost.memory_kib)
    argon2id = Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return argon2id.derive(passphrase_bytes(passphrase))
    except MemoryError:
        raise NotEnoughMemoryError(cost.memory_kib) from None


def seconds_to_derive(cost: KdfCost) -> float:
    """Measure one derivation on this machine."""
    start = time.perf_counter()
    derive_key("measuring only", bytes(SALT_SIZE), cost)
    return time.perf_counter() - start


def calibrate(
    *,
    seconds: float = 0.5,
    measure: Callable[[KdfCost], float] = seconds_to_derive,
    memory_kib: int | None = None,
) -> KdfCost:
    """Return the cost of a new slot: at least the floor, at least so many seconds a guess.

    Memory comes first and passes make up for the time. A machine with less than four times the
    default memory gets the floor's memory instead, so that unlocking does not make it swap.
    """
    total_kib = physical_memory_kib() if memory_kib is None else memory_kib
    start = DEFAULT if total_kib >= 4 * DEFAULT.memory_kib else FLOOR
    try:
        return _slow_enough(start, seconds, measure)
    except NotEnoughMemoryError:
        return _slow_enough(FLOOR, seconds, measure)


def _slow_enough(cost: KdfCost, seconds: float, measure: Callable[[KdfCost], float]) -> KdfCost:
    while (taken := measure(cost)) < seconds and cost.passes < _PASSES[-1]:
        wanted = math.ceil(cost.passes * seconds / max(taken, 0.001))
        passes = min(max(wanted, cost.passes + 1), _PASSES[-1])
        cost = KdfCost(memory_kib=cost.memory_kib, passes=passes, lanes=cost.lanes)
    return cost


def physical_memory_kib() -> int:
    """Return the memory of this machine, in KiB."""
    if sys.platform == "win32":
        return _windows_memory_kib()
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024


if sys.platform == "win32":

    def _windows_memory_kib() -> int:
        total = ctypes.c_ulonglong()
        if not ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(total)):
            # Unknown: the largest cost we accept may be tried, and may fail with a MemoryError.
            return _MEMORY_KIB[-1] * 2
        return total.value
