import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.outside.limits import JSON_DEPTH, NUMBER_CHARACTERS, UnreadableFileError
from vrm_app.outside.strict_json import parsed

NUMBERS = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
LEAVES = st.none() | st.booleans() | NUMBERS | st.text()
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30
)


@given(VALUES)
def test_what_the_standard_library_writes_is_read_back(value: object) -> None:
    assert parsed(json.dumps(value)) == value
    assert parsed(json.dumps(value, ensure_ascii=False, indent=2)) == value


@given(st.text(alphabet='[]{}",:\\0e-. \nu', max_size=200) | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        value = parsed(text)
    except UnreadableFileError:
        return
    assert value == json.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1] 2",
        "NaN",
        "[Infinity]",
        "[-Infinity]",
        "1e999",
        "[-1e999]",
        '{"a": 1, "a": 2}',
        '{"x": {"secret": 1, "secret": 2}}',
        "9" * 4_000_000,
        "-" + "9" * NUMBER_CHARACTERS,
        "0." + "3" * NUMBER_CHARACTERS,
        "[" * 200_000,
        '{"a":' * 200_000,
        "[" * 200_000 + "]" * 200_000,
        "[" * (JSON_DEPTH + 1) + "]" * (JSON_DEPTH + 1),
        '["' + "\\" * 1_000_001 + '"]',
        "]" * 70 + "[" * 70,
    ],
    ids=lambda text: text[:12],
)
def test_text_that_json_forbids_or_that_could_harm_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        parsed(text, wanted={"x"})

    # The parser's own error would hold the text.
    assert refusal.value.__context__ is None


def test_the_deepest_allowed_nesting_is_read() -> None:
    assert parsed("[" * JSON_DEPTH + "]" * JSON_DEPTH)


def test_brackets_in_a_string_are_no_nesting() -> None:
    assert parsed('["' + "[{" * 100 + '\\"[[["]') == ["[{" * 100 + '"[[[']


def test_members_that_are_not_wanted_are_dropped_at_every_depth() -> None:
    text = '{"a": [{"a": 1, "password": "x"}], "password": {"a": 2}}'

    assert parsed(text, wanted={"a"}) == {"a": [{"a": 1}]}
