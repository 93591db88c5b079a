"""Who sent a mail, by its head alone."""

import pytest

from vrm_app.outside.mail_from import plain_sender

HEADS = [
    (b"From: help@acme.example\r\n\r\nHello", "help@acme.example"),
    (b"Subject: x\nFROM: Acme Help <help@acme.example>\n\nHello", "help@acme.example"),
    (b'From: "bank@good.example <a@good.example>"\r\n <b@bad.example>\r\n\r\n', "b@bad.example"),
    (b"Subject: x\r\n\r\nFrom: help@acme.example", None),
    (b"From: two words@acme.example\r\n\r\n", None),
    ("From: hilfe@müller.example\r\n\r\n".encode(), None),
    (b"From: <>\r\n\r\n", None),
    (b"", None),
]


@pytest.mark.parametrize(("content", "sender"), HEADS)
def test_the_sender_is_read_out_of_the_head(content: bytes, sender: str | None) -> None:
    assert plain_sender(content) == sender
