import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.outside.limits import UnreadableFileError
from vrm_app.outside.plain_text import beginning_of, many_lines, one_line, text_of


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        ("Käse".encode(), "Käse"),
        ("Käse".encode("utf-8-sig"), "Käse"),
        ("Käse".encode("utf-16"), "Käse"),
        ("Käse".encode("utf-16-be"), "Käse"),
        ("Käse “9 €”".encode("cp1252"), "Käse “9 €”"),
        ("Käse\x81".encode("latin-1"), "Käse\x81"),
    ],
)
def test_the_encoding_is_told_from_the_bytes(content: bytes, text: str) -> None:
    assert text_of(content) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_a_beginning_is_read_wherever_it_is_cut(encoding: str) -> None:
    text = "Käse – 9 €, " + "öäü" * 9
    content = text.encode(encoding)

    for most in range(40, len(content) + 5):
        beginning = beginning_of(content, most)
        assert text.startswith(beginning)
        assert len(beginning) > 10


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf\xff", b"\xff\xfea", b"\xfe\xff\xd8\x00", b"\xff\xfe\x00\x00\x01"]
)
def test_a_mark_that_the_rest_does_not_keep_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        text_of(content)

    assert refusal.value.__context__ is None


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_a_line_is_one_line_and_stays_what_it_is(text: str) -> None:
    line = one_line(text)

    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in line)
    assert line == one_line(line) == line.strip()


@given(st.text(alphabet="ab \r\n\t\x0b\x85\u2028\x00\u202e\ud800é"))
def test_lines_keep_their_ends_and_no_other_control_character(text: str) -> None:
    lines = many_lines(text)

    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in lines if c != "\n")
    assert lines == many_lines(lines)


def test_every_kind_of_line_end_becomes_one() -> None:
    assert many_lines("a\r\nb\rc\x85d\u2028e") == "a\nb\nc\nd\ne"
