"""Identities are UUIDv7 that nobody can guess and that sort by their making."""

import uuid
from datetime import UTC, datetime
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.domain.identity import ascending_ids, id_of

MOMENT = datetime(2026, 6, 1, 12, tzinfo=UTC)


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**74 - 1))
def test_an_id_is_a_version_7_uuid_that_holds_moment_and_chance(moment: int, chance: int) -> None:
    kept = uuid.UUID(id_of(moment, chance))

    assert str(kept) == id_of(moment, chance)
    assert (kept.version, kept.variant) == (7, uuid.RFC_4122)
    assert kept.int >> 80 == moment
    assert ((kept.int >> 64 & 0xFFF) << 62 | kept.int & (1 << 62) - 1) == chance


@pytest.mark.parametrize("milliseconds", [-1, 2**48])
def test_a_moment_that_no_id_can_hold_is_refused(milliseconds: int) -> None:
    with pytest.raises(ValueError, match="no moment"):
        id_of(milliseconds, 0)


def test_ids_of_one_moment_ascend_by_steps_that_cannot_be_foreseen() -> None:
    ids = list(islice(ascending_ids(MOMENT), 1_000))

    assert ids == sorted(ids)
    numbers = [uuid.UUID(one).int for one in ids]
    assert len({after - before for before, after in pairwise(numbers)}) > 990


def test_two_rows_of_ids_of_one_moment_do_not_meet() -> None:
    one, other = (set(islice(ascending_ids(MOMENT), 100)) for _ in range(2))

    assert not one & other


def test_a_later_id_sorts_after_an_earlier_one() -> None:
    later = datetime(2026, 6, 1, 12, 0, 0, 1_000, tzinfo=UTC)

    assert next(ascending_ids(MOMENT)) < next(ascending_ids(later))
