"""What a guess at the passphrase costs."""

import resource
import subprocess
import sys
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from vrm_app.vault import kdf
from vrm_app.vault.kdf import (
    DEFAULT,
    FLOOR,
    HostileKeyFileError,
    KdfCost,
    NotEnoughMemoryError,
    UnreadablePassphraseError,
    calibrate,
    derive_key,
    passphrase_bytes,
)

CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
SMALL, LARGE = 512 * 1024, 8 * 1024 * 1024

# Takes so much address space away that the derivation cannot get its memory.
STARVED = """
import resource
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from vrm_app.vault.kdf import KdfCost, NotEnoughMemoryError, derive_key

resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
try:
    derive_key("passphrase", bytes(16), KdfCost(memory_kib=1024 * 1024, passes=1, lanes=1))
except NotEnoughMemoryError as error:
    print(error.advice)
"""


def test_the_library_agrees_with_the_published_vector() -> None:
    """RFC 9106, section 5.3."""
    key = Argon2id(
        salt=bytes([2] * 16),
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=bytes([4] * 12),
        secret=bytes([3] * 8),
    ).derive(bytes([1] * 32))

    assert key.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_our_call_is_argon2id_with_the_cost_it_was_given() -> None:
    cost = KdfCost(memory_kib=20 * 1024, passes=2, lanes=3)
    same = Argon2id(salt=bytes(16), length=32, iterations=2, lanes=3, memory_cost=20 * 1024)

    assert derive_key("pass", bytes(16), cost) == same.derive(b"pass")


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(memory_kib=2**31, passes=1, lanes=1),
        KdfCost(memory_kib=8, passes=1, lanes=1),
        KdfCost(memory_kib=19 * 1024, passes=2**31, lanes=1),
        KdfCost(memory_kib=19 * 1024, passes=1, lanes=64),
    ],
)
def test_absurd_costs_are_never_tried_whoever_asks(cost: KdfCost) -> None:
    with pytest.raises(HostileKeyFileError):
        derive_key("pass", bytes(16), cost)


def test_a_memory_need_near_the_size_of_the_machine_is_named_beforehand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kdf, "physical_memory_kib", lambda: 1024 * 1024)
    cost = KdfCost(memory_kib=768 * 1024 + 1, passes=1, lanes=1)

    with pytest.raises(NotEnoughMemoryError, match="768 MiB"):
        derive_key("pass", bytes(16), cost)


def test_memory_that_cannot_be_had_is_named() -> None:
    command = [sys.executable, "-c", STARVED]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert "1024 MiB" in said


def test_the_memory_of_this_machine_is_known() -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert most < kdf.physical_memory_kib() < 2**40


@pytest.mark.parametrize("passphrase", ["lone \udcff surrogate", "x" * 1025])
def test_what_is_no_text_is_refused_kindly(passphrase: str) -> None:
    with pytest.raises(UnreadablePassphraseError):
        passphrase_bytes(passphrase)


def test_equal_looking_passphrases_give_equal_bytes() -> None:
    assert passphrase_bytes("Å ﬁ ①") == passphrase_bytes("A\u030a fi 1")
    assert passphrase_bytes("Key") != passphrase_bytes("key")


def test_a_fast_machine_gets_more_passes_over_the_default_memory() -> None:
    cost = calibrate(measure=taking(0.05), memory_kib=LARGE)

    assert cost == KdfCost(memory_kib=DEFAULT.memory_kib, passes=30, lanes=4)


def test_a_slow_machine_keeps_the_default() -> None:
    assert calibrate(measure=taking(0.9), memory_kib=LARGE) == DEFAULT


def test_a_machine_short_of_memory_falls_to_the_floor_and_never_below() -> None:
    assert calibrate(measure=taking(0.9), memory_kib=SMALL) == FLOOR


def test_a_machine_that_runs_out_of_memory_falls_to_the_floor() -> None:
    def measure(cost: KdfCost) -> float:
        if cost.memory_kib > FLOOR.memory_kib:
            raise NotEnoughMemoryError(cost.memory_kib)
        return 1.0

    assert calibrate(measure=measure, memory_kib=LARGE) == FLOOR


def test_a_measurement_of_nothing_ends_at_the_most_that_is_accepted_on_load() -> None:
    cost = calibrate(measure=lambda _: 0.0, memory_kib=LARGE)

    assert cost.passes == 64
    cost.refuse_absurd()


def test_a_real_calibration_costs_what_was_asked() -> None:
    cost = calibrate(seconds=0.2, memory_kib=SMALL)

    assert cost.memory_kib == FLOOR.memory_kib
    assert cost.passes >= FLOOR.passes
    assert cost.lanes == FLOOR.lanes


def test_the_defaults_are_the_promised_ones() -> None:
    assert KdfCost(memory_kib=256 * 1024, passes=3, lanes=4) == DEFAULT
    assert KdfCost(memory_kib=64 * 1024, passes=3, lanes=4) == FLOOR


def taking(seconds_for_three: float) -> Callable[[KdfCost], float]:
    """Return a clock for a machine that needs so long for three passes."""
    return lambda cost: seconds_for_three * cost.passes / 3
