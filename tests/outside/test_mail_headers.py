"""Addresses, names of mails and dates, as they should be written and as they are."""

from datetime import UTC, datetime

import pytest
from mail_shapes import mail

from vrm_app.outside.limits import MAIL_ADDRESSES, MAIL_THREAD, UndatedMailError
from vrm_app.outside.mail import Mailbox
from vrm_app.outside.mail_reading import read_mail


def to(value: str) -> list[tuple[str, str]]:
    return [(one.name, one.address) for one in read_mail(mail(to=value)).to]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("a@b.example", [("", "a@b.example")]),
        ("<a@b.example>", [("", "a@b.example")]),
        ("A B <a@b.example>, c@d.example", [("A B", "a@b.example"), ("", "c@d.example")]),
        ('"B, A" <a@b.example>', [("B, A", "a@b.example")]),
        ('"A \\"the\\" B" <a@b.example>', [('A "the" B', "a@b.example")]),
        ("a@b.example (A B)", [("A B", "a@b.example")]),
        ("A (x (y) z) B <a@b.example>", [("A  B", "a@b.example")]),
        ("Friends: a@b.example, c@d.example;", [("", "a@b.example"), ("", "c@d.example")]),
        ("undisclosed-recipients:;", []),
        ("<@old.example,@route.example:a@b.example>", [("", "a@b.example")]),
        ("a @ b . example", [("", "a@b.example")]),
        ("=?utf-8?q?J=C3=B6rg?= =?utf-8?q?_M?= <a@b.example>", [("Jörg M", "a@b.example")]),
        ('"=?utf-8?q?J=C3=B6rg?=" <a@b.example>', [("Jörg", "a@b.example")]),
        ("=?utf-8?q?evil=40x=2Eexample=2C?= <a@b.example>", [("evil@x.example,", "a@b.example")]),
        ("A@B.Example.", [("", "A@b.example")]),
        ("a@bücher.example", [("", "a@bücher.example")]),
        ("a@b.example, A <a@b.example>", [("", "a@b.example")]),
        *(
            (nothing, [])
            for nothing in ("", "nobody", "<>", "@", "a@", "a b@c d@e", ",,;:", "<a@b")
        ),
        ("'Kim' <a@b.example>", [("Kim", "a@b.example")]),
    ],
)
def test_addresses_are_read_as_people_and_programs_write_them(
    value: str, found: list[tuple[str, str]]
) -> None:
    wanted = [(" ".join(name.split()), address) for name, address in found]
    if value == "<a@b":
        wanted = [("", "a@b")]

    assert to(value) == wanted


def test_no_more_addresses_are_read_than_a_mail_may_have() -> None:
    value = ",\r\n ".join(f"{number}@b.example" for number in range(MAIL_ADDRESSES + 5))

    assert len(to(value)) == MAIL_ADDRESSES


def test_a_mail_without_a_sender_has_none() -> None:
    assert read_mail(mail(**{"from": ""})).sender is None
    assert read_mail(mail(**{"from": "", "sender": "a@b.example"})).sender == Mailbox(
        address="a@b.example"
    )


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("<a@b>", "<a@b>"),
        (" <a@b> (of today)", "<a@b>"),
        ("a@b", "<a@b>"),
        ("", None),
        ("a b", None),
        ("<>", None),
        (f"<{'a' * 300}@b>", None),
    ],
)
def test_a_mail_has_one_name_or_none(value: str, found: str | None) -> None:
    assert read_mail(mail(message_id=value)).message_id == found


def test_the_nearest_of_the_mails_before_comes_first() -> None:
    found = read_mail(mail(in_reply_to="Your mail of <3@a>", references="<1@a> <2@a>\r\n <3@a>"))

    assert found.follows == ("<3@a>", "<2@a>", "<1@a>")
    many = " ".join(f"<{number}@a>" for number in range(MAIL_THREAD + 50))
    assert len(read_mail(mail(references=many)).follows) == MAIL_THREAD


@pytest.mark.parametrize(
    ("value", "hour"),
    [
        ("Mon, 1 Jun 2026 10:00:00 +0200", 8),
        ("1 Jun 2026 10:00 +0200", 8),
        ("Mon, 01 Jun 2026 10:00:00 GMT", 10),
        ("Mon, 1 Jun 2026 10:00:00 -0000", 10),
        ("Mon, 1 Jun 2026 10:00:00", 10),
        ("Mon, 1 Jun 2026 10:00:00 EST", 15),
        ("Mon, 1 Jun 26 10:00:00 +0200 (CEST)", 8),
    ],
)
def test_a_date_is_read_with_its_zone(value: str, hour: int) -> None:
    found = read_mail(mail(date=value))

    assert (found.at, found.at_receipt) == (datetime(2026, 6, 1, hour, tzinfo=UTC), False)


BAD_DATES = [
    *("", "yesterday", "Mon, 31 Feb 2026 10:00:00 +0000", "Mon, 1 Jun 0926 10:00:00 +0000"),
    *("9" * 5_000, "Mon, 1 Jun 99999 10:00:00 +0000", "Mon, 1 Jun 2026 10:00:00 +999999999"),
    "2026-06-01",
]


@pytest.mark.parametrize("value", BAD_DATES)
def test_without_a_readable_date_the_topmost_receipt_counts_and_is_told(value: str) -> None:
    content = mail(date=value)
    received = b"Received: from a by b; Tue, 2 Jun 2026 10:00:00 +0000\r\nReceived: c; nonsense\r\n"

    found = read_mail(received + content)
    assert (found.at, found.at_receipt) == (datetime(2026, 6, 2, 10, tzinfo=UTC), True)


@pytest.mark.parametrize("value", BAD_DATES)
def test_without_any_readable_date_there_is_no_mail_and_it_is_never_now(value: str) -> None:
    for received in (b"", b"Received: from a by b; nonsense\r\n", b"Received: x\r\n"):
        with pytest.raises(UndatedMailError):
            read_mail(received + mail(date=value))
