"""Keys can be the person's own; whatever is kept, no key calls two things in one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.presenters.deeds import FIXED, USUAL, holders
from vrm_app.presenters.own_keys import Keys, kept_of, keys_of, refusal
from vrm_app.presenters.own_keys import given as given_keys
from vrm_app.services.deeds import Deed, is_key

AS_USUAL = {deed: usual.keys for deed, usual in USUAL.items()}
KEYS = ["Ctrl+J", "Ctrl+K", "L", "I", "J", "Space", "F5", "Ctrl+G", "Alt+X", "Del", "Ctrl+N", "E"]


def _clashes(keys: Keys) -> list[tuple[Deed, str]]:
    return [(one, key) for one, held in keys.items() for key in held if holders(keys, one, key)]


def test_usually_no_key_calls_two_things_in_one_place() -> None:
    assert _clashes(AS_USUAL) == []


def test_every_usual_key_can_be_kept_and_given_back() -> None:
    for deed, keys in AS_USUAL.items():
        assert all(is_key(key) for key in keys), deed
        assert not any(refusal(deed, key, letters=False) for key in keys), deed


def test_a_key_of_its_own_takes_the_place_of_all_usual_ones() -> None:
    keys = keys_of({"find": "Ctrl+G"})

    assert keys[Deed.FIND] == ("Ctrl+G",)
    assert kept_of(keys) == {"find": "Ctrl+G"}


def test_a_key_that_is_taken_from_elsewhere_is_there_no_more() -> None:
    keys = given_keys(AS_USUAL, Deed.LOCK, ("Ctrl+K",))

    assert keys[Deed.LOCK] == ("Ctrl+K",)
    assert keys[Deed.FIND] == ("Ctrl+F",)
    assert keys_of(kept_of(keys)) == keys


def test_two_commands_can_change_their_keys_with_each_other() -> None:
    keys = given_keys(given_keys(AS_USUAL, Deed.LOG, ("I",)), Deed.RAISE, ("L",))

    assert (keys[Deed.LOG], keys[Deed.RAISE]) == (("I",), ("L",))
    assert keys_of(kept_of(keys)) == keys


def test_what_is_kept_twice_is_as_usual_and_the_rest_stays() -> None:
    keys = keys_of({"lock": "Ctrl+G", "quit": "Ctrl+G", "jot": "F5", "log": "I"})

    assert _clashes(keys) == []
    assert keys[Deed.JOT] == ("F5",)
    assert keys[Deed.LOG] == ("L",)
    assert [keys[Deed.LOCK], keys[Deed.QUIT]].count(("Ctrl+G",)) == 1


def test_the_key_of_the_manual_stays() -> None:
    assert keys_of({"manual": "F5"})[Deed.MANUAL] == ("F1",)
    assert keys_of({"manual": ""})[Deed.MANUAL] == ("F1",)


@given(st.dictionaries(st.sampled_from([one.value for one in Deed]), st.sampled_from(KEYS)))
def test_whatever_is_kept_every_key_calls_one_thing(kept: dict[str, str]) -> None:
    keys = keys_of(kept)

    assert set(keys) == set(Deed)
    assert _clashes(keys) == []
    assert all(keys[one] == USUAL[one].keys for one in FIXED)
    assert keys_of(kept_of(keys)) == keys


@given(
    st.lists(st.tuples(st.sampled_from([one for one in Deed if one not in FIXED]),
                       st.sampled_from(KEYS)), max_size=8)
)  # fmt: skip
def test_whatever_is_given_every_key_calls_one_thing(
    changes: list[tuple[Deed, str]],
) -> None:
    keys: Keys = dict(AS_USUAL)
    for deed, key in changes:
        if not refusal(deed, key, letters=True):
            keys = given_keys(keys, deed, (key,))
            assert keys[deed] == (key,)

    assert _clashes(keys) == []
    assert keys_of(kept_of(keys)) == keys


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("F1", "F1 always opens the manual"),
        ("Tab", "is needed to answer"),
        ("Ctrl+Return", "is needed to answer"),
        ("Esc", "is needed to answer"),
        ("Shift+Backtab", "is needed to answer"),
        ("Ctrl+V", "is needed while one writes"),
        ("Ctrl+Z", "is needed while one writes"),
        ("Alt+3", "says in forms how it happened"),
        ("Ctrl+0", "brings files nearer"),
        ("Shift+J", "selects several rows"),
        ("Alt+F4", "belongs to the system"),
        ("Meta+L", "may belong to the system"),
        ("Volume Up", "may belong to the system"),
        ("Down", "moves the cursor"),
        ("Ctrl+Home", "moves the cursor"),
        ("Space", "moves the cursor"),
        ("G", "A single letter would be pressed by mistake"),
        ("?", "A single letter would be pressed by mistake"),
    ],
)
def test_a_key_that_is_needed_elsewhere_is_refused_in_a_sentence(key: str, said: str) -> None:
    refused = refusal(Deed.JOT, key, letters=True)

    assert said in refused
    assert refused.endswith(".")


@pytest.mark.parametrize("key", ["Ctrl+G", "F5", "Alt+X", "Ctrl+Shift+Ä", "Alt+PgUp", "Ctrl+;"])
def test_any_other_key_can_be_taken(key: str) -> None:
    assert refusal(Deed.JOT, key, letters=False) == ""


def test_a_single_letter_is_for_pages_as_long_as_letters_do_something() -> None:
    assert refusal(Deed.LOG, "G", letters=True) == ""
    assert "switched off" in refusal(Deed.LOG, "G", letters=False)
    assert refusal(Deed.DOWN, "G", letters=False) == ""
