"""Mails made to do harm: refused, or read within the limits; never a crash."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mail_shapes import APPLE_MAIL, GMAIL, HEAD, OUTLOOK, THUNDERBIRD

from vrm_app.domain.interaction import Interaction
from vrm_app.outside.limits import (
    ENCODED_WORDS,
    FILE_BYTES,
    HEADER_BYTES,
    HEADERS,
    PART_DEPTH,
    PARTS,
    LargeFileError,
    LongHeaderError,
    ManyPartsError,
    UnreadableFileError,
)
from vrm_app.outside.mail import as_json, from_json
from vrm_app.outside.mail_reader import MailReader
from vrm_app.outside.mail_reading import read_mail

MIXED = b"Content-Type: multipart/mixed; boundary=b\n\n"


def nested(depth: int) -> bytes:
    """Return the rest of a mail with so many parts in parts."""
    heads = (
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
    )
    return b"".join(heads) + b"\nx\n"


@pytest.fixture(scope="module")
def reader() -> Iterator[MailReader]:
    with MailReader() as reader:
        yield reader


REFUSED = {
    "16,000 encoded words": HEAD + b"X: " + b"=?utf-8?q?a?= " * 16_000 + b"\n\n",
    "50,000 encoded words": HEAD + b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\n",
    "too many encoded words": HEAD + b"X: " + b"=?a?q?a?= " * (ENCODED_WORDS + 1) + b"\n\n",
    "encoded words in many parts": HEAD
    + MIXED
    + (b"--b\nX: " + b"=?a?q?a?=" * 50 + b"\n\n") * (ENCODED_WORDS // 50 + 1),
    "a long header": HEAD + b"X: " + b"a" * HEADER_BYTES + b"\n\n",
    "a header without an end": HEAD + b"X: a\n" * 100_000,
    "a long header of a part": HEAD + MIXED + b"--b\nX: " + b"a" * HEADER_BYTES + b"\n\n",
    "many fields": HEAD + b"X: a\n" * HEADERS + b"\n",
    "20,000 parameters": HEAD + b"Content-Type: a/b" + b"; a*1=b" * 9_000 + b"\n\n",
    "20,000 parameters of a name": HEAD
    + MIXED
    + b"--b\nContent-Disposition: attachment"
    + b"".join(b";\n filename*%d=a" % n for n in range(3_000))
    + b"\n\n",
    "200,000 parts": HEAD + MIXED + b"--b\n\n" * 200_000,
    "one part too many": HEAD + MIXED + b"--b\n\n" * PARTS,
    "20,000 parts in parts": HEAD + nested(20_000),
    "one level too many": HEAD + nested(PART_DEPTH + 1),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_over_a_limit_is_refused_before_it_costs_anything(content: bytes) -> None:
    began = time.process_time()

    with pytest.raises((LongHeaderError, ManyPartsError)):
        read_mail(content)
    assert time.process_time() - began < 1


def test_what_is_just_within_the_limits_is_read() -> None:
    assert read_mail(HEAD + b"X: a\n" * (HEADERS - 3) + b"\n").subject == "Kettle"
    assert read_mail(HEAD + MIXED + b"--b\n\nx\n" * (PARTS - 1)).body.count("x") == PARTS - 1
    assert read_mail(HEAD + nested(PART_DEPTH)).body == "x"
    words = HEAD + b"To: " + b"=?utf-8?q?a?=\n " * (ENCODED_WORDS - 1) + b"<a@b.example>\n\n"
    assert len(read_mail(words).to) == 1
    room = HEADER_BYTES - len(HEAD) - len("X: \n") - 10
    assert read_mail(HEAD + b"X: " + b"a" * room + b"\n\nBody").body == "Body"


def test_a_mail_of_more_than_fifty_megabytes_is_refused_before_anything_reads_it(
    reader: MailReader,
) -> None:
    for read in (read_mail, reader.read):
        with pytest.raises(LargeFileError):
            read(HEAD + b"\n" + b"x" * FILE_BYTES)


PLAIN = b"Content-Type: text/plain; "
BOMBS = {
    "5,000 comments in one another": b"From: " + b"(" * 5_000 + b"\n" + HEAD + b"\n",
    "60,000 comments": b"From: " + b"(" * 60_000 + b"\n" + HEAD + b"\n",
    "60,000 brackets": b"From: " + b"<" * 60_000 + b"\n" + HEAD + b"\n",
    "60,000 commas": b"To: " + b"," * 60_000 + b"\n" + HEAD + b"\n",
    "30,000 escapes": b"To: " + b'"\\' * 30_000 + b"\n" + HEAD + b"\n",
    "encoded words that never end": b"Subject: " + b"=?a?q?" * 1_900 + b"x" * 50_000 + b"\n" + HEAD,
    "99 long parameters": HEAD
    + PLAIN
    + b"; ".join(b"a*%d=%s" % (n, b"b" * 600) for n in range(99))
    + b"\n\n",
    "quotes in a parameter": HEAD + PLAIN + b'a="' + b'\\"' * 30_000 + b"\n\n",
    "equals in a parameter": HEAD + PLAIN + b"=" * 60_000 + b"\n\n",
    "a long character set": HEAD + PLAIN + b"charset=" + b"a" * 60_000 + b"\n\n",
    "digits in the date": b"Date: " + b"9" * 60_000 + b"\n" + HEAD + b"\n",
    "10,000 mails before it": HEAD + b"References: " + b"<a@b> " * 10_000 + b"\n\n",
    "20,000 folds": HEAD + b"X: a\n" + b" a\n" * 20_000 + b"\n",
    "a boundary everywhere": HEAD
    + b"Content-Type: multipart/mixed; boundary=-\n\n"
    + b"-" * 10_000_000,
    "lines like a boundary": HEAD + MIXED + (b"--b" + b" " * 100 + b"x\n") * 400_000,
    "40 MB in 20 levels": HEAD + nested(PART_DEPTH) + b"hi\n" * 13_000_000,
    "40 MB of line ends": HEAD + b"\n" * 40_000_000,
    "soft line ends": HEAD
    + b"Content-Transfer-Encoding: quoted-printable\n\n"
    + b"=\n" * 20_000_000,
    "base64 in single signs": HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"A\n" * 20_000_000,
    "switches of character set": HEAD + PLAIN + b"charset=hz\n\n" + b"~{" * 1_000_000,
    "utf-7": HEAD + PLAIN + b"charset=utf-7\n\n" + b"+" * 1_000_000,
    "quotes of quotes": HEAD + PLAIN + b"format=flowed\n\n" + b"> " * 400_000,
    "flowing on for ever": HEAD + PLAIN + b"format=flowed\n\n" + b"a \n" * 400_000,
    "marks on one letter": HEAD + b"\n" + "\u0301".encode() * 1_000_000,
    **{
        f"HTML: {name}": HEAD + b"Content-Type: text/html\n\n" + page
        for name, page in {
            "30 nested tables": b"<table><tr><td>" * 30,
            "a cell of 100,000,000 columns": b"<table><tr><td colspan=100000000>x",
            "a paragraph of 5 MB": b"<p>" + b"word " * 1_000_000,
            "100,000 bold": b"<b>" * 100_000,
            "100,000 cells": b"<td>x" * 100_000,
            "20,000 divisions": b"<div>" * 20_000,
            "tags that never end": b"<a " * 10_000_000,
        }.items()
    },
}


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_read_within_the_limits_or_refused(content: bytes, reader: MailReader) -> None:
    began = time.monotonic()
    try:
        found = reader.read(content)
    except UnreadableFileError as refusal:
        assert refusal.title  # noqa: PT017  # either will do
    else:
        assert from_json(as_json(found), len(content)) == found
    assert time.monotonic() - began < 20


def read_or_refuse(content: bytes) -> None:
    """Read the mail; whatever it holds is what a record takes, and what crosses over."""
    try:
        found = read_mail(content)
    except UnreadableFileError:
        return
    assert from_json(as_json(found), len(content)) == found
    Interaction.read(
        {
            "at": found.at.isoformat(),
            "direction": "in",
            "channel": "email",
            "public": True,
            "subject": found.subject,
            "body": found.body,
            "message_id": found.message_id,
        },
        now=found.at,
    )
    for file in found.files:
        file.content(content)
        assert file.name == Path(file.name).name


@settings(deadline=None, max_examples=500)
@given(st.binary())
@example(b"From: \xff\xfe\x00")
def test_any_bytes_are_a_mail_or_are_refused(content: bytes) -> None:
    read_or_refuse(content)
    read_or_refuse(HEAD + content)
    read_or_refuse(HEAD + MIXED + content)


@settings(deadline=None, max_examples=500)
@given(
    st.sampled_from([OUTLOOK, GMAIL, APPLE_MAIL, THUNDERBIRD]),
    st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 40), st.binary(max_size=8))),
)
def test_any_damage_to_a_mail_is_read_or_refused(
    content: bytes, damages: list[tuple[int, int, bytes]]
) -> None:
    for start, length, patch in damages:
        content = content[:start] + patch + content[start + length :]
    read_or_refuse(content)


PIECES = [
    *("From: ", "To: ", "Subject: ", "Date: ", "Message-ID: ", "References: ", "Content-Type: "),
    *("Content-Disposition: attachment; ", "Content-Transfer-Encoding: base64", "multipart/mixed"),
    *("text/html", "text/plain", "message/rfc822", "; boundary=b", "; charset=", "utf-8", "utf-16"),
    *("; format=flowed", "; delsp=yes", "filename*0*=", "filename=", "''", "%ff", "\r\n", "\n\n"),
    *(
        "--b\n",
        "--b--\n",
        "=?utf-8?q?=ff?=",
        "=?utf-8?b?/w==?=",
        "<a@b.example>",
        '"',
        "(",
        ",",
        ";",
    ),
    *("Mon, 1 Jun 2026 10:00:00 +0200", "<p>", "<a href='https://x.example'>", "</a>", "\u202e"),
]


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3)))
def test_any_pieces_of_mails_are_a_mail_or_are_refused(pieces: list[str]) -> None:
    content = "".join(pieces).encode("utf-8", "surrogatepass")

    read_or_refuse(content)
    read_or_refuse(HEAD + content)
    read_or_refuse(HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + content)
