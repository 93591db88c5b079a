"""A mail that waits to be sent, as another program reads it."""

import re
import socket
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.outside.complaint import Complaint, Language, Recipient, Sender
from vrm_app.outside.letter import compose, letter
from vrm_app.outside.mail_draft import LARGEST, fits, mail_address, mail_draft
from vrm_app.outside.manifest import BundleFile

FILES = (
    BundleFile(name="letter.pdf", media_type="application/pdf", content=b"%PDF-1.4\n\r\n.\n"),
    BundleFile(name="note.txt", media_type="text/plain; charset=utf-8", content="Ä\n".encode()),
    BundleFile(name="Straße €.jpg", media_type="image/jpeg", content=bytes(range(256))),
)


def written(complaint: Complaint, files: tuple[BundleFile, ...] = FILES) -> bytes:
    return mail_draft(compose(complaint), complaint.sender, complaint.recipient, files)


def read(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=default)


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("language", Language)
def test_a_mail_program_finds_the_letter_and_its_files(
    language: Language, complaint: Complaint
) -> None:
    told = replace(complaint, language=language)
    mail = read(written(told))

    assert mail["To"] == "complaints@samplekettle.example"
    assert mail["From"] == "Mara Lindqvist <kettle-7q@mara.example>"
    assert mail["Subject"] == compose(told).subject + " [D-7K3M-9QXT]"
    assert text_of(mail) == letter(told)
    found = [
        (part.get_filename(), part.get_content_type(), part.get_payload(decode=True))
        for part in mail.iter_attachments()
    ]
    assert found == [(file.name, file.media_type.partition(";")[0], file.content) for file in FILES]
    assert mail.defects == []


def test_it_is_a_draft_that_tells_no_day_no_program_and_no_machine(complaint: Complaint) -> None:
    content = written(complaint)
    head = content.partition(b"\r\n\r\n")[0].decode("ascii")

    assert [line.partition(":")[0] for line in re.split(r"\r\n(?! )", head)] == [
        *("From", "To", "Subject", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type")
    ]
    assert "X-Unsent: 1" in head
    assert "Message-ID: <D-7K3M-9QXT@mara.example>" in head
    for trace in (socket.gethostname(), socket.getfqdn()):
        assert trace == "localhost" or trace.encode() not in content


def test_every_line_ends_as_in_a_mail_and_none_is_too_long(complaint: Complaint) -> None:
    long = replace(complaint, happened="wort" * 20_000, title="Titel mit Ümläuten " * 15)
    content = written(long)

    assert re.search(rb"(?<!\r)\n|\r(?!\n)", content) is None
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert content.isascii()


def test_the_same_letter_makes_the_same_mail(complaint: Complaint) -> None:
    assert written(complaint) == written(replace(complaint))
    assert written(complaint, FILES[:1]) != written(complaint, FILES[:2])


def test_who_writes_without_an_address_leaves_the_sender_to_the_mail_program(
    bare_complaint: Complaint,
) -> None:
    mail = read(written(bare_complaint))

    assert mail["From"] is None
    assert mail["To"] is None
    assert mail["Message-ID"] == "<D-7K3M-9QXT@letter.invalid>"


def test_a_postal_address_is_not_taken_for_a_mail_address(bare_complaint: Complaint) -> None:
    sender = Sender(name="Kim", reply_to=("7 Lane\nTown", "kim@example.org"))

    assert read(written(replace(bare_complaint, sender=sender)))["From"] == "Kim <kim@example.org>"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("help@acme.example", "help@acme.example"),
        (" help@acme.example ", "help@acme.example"),
        ("o'neil+x@münchen.example", "o'neil+x@xn--mnchen-3ya.example"),
        *(
            (text, None)
            for text in (
                None,
                "",
                "help",
                "@acme.example",
                "help@",
                "help@acme",
                "help@acme..example",
                "help@-acme.example",
                "a b@acme.example",
                "a@acme.example, b@evil.example",
                "a@acme.example\r\nBcc: b@evil.example",
                "Help <help@acme.example>",
                '"a b"@acme.example',
                "hälp@acme.example",
                "a@[127.0.0.1]",
                "a" * 250 + "@acme.example",
                "a@" + "b" * 64 + ".example",
                "a@\u202eacme.example",
            )
        ),
    ],
)
def test_only_what_is_just_an_address_is_one(text: str | None, address: str | None) -> None:
    found = mail_address(text)

    assert (found and found.addr_spec) == address


INJECTED = "x\r\nBcc: evil@evil.example\r\n\r\nDear evil,"


def test_no_text_can_add_a_header_or_a_part(complaint: Complaint) -> None:
    told = replace(
        complaint,
        title=INJECTED,
        reference=INJECTED,
        happened=INJECTED + "\n--=_0\nContent-Type: text/html\n\n<b>x</b>",
        sender=Sender(name=INJECTED, reply_to=("kim@example.org",)),
        recipient=Recipient(name=INJECTED, email=INJECTED),
    )
    hostile = BundleFile(
        name='x";\r\nX-Evil: 1.txt', media_type="text/plain\r\nX-Evil: 1", content=b"x"
    )
    mail = read(written(told, (hostile,)))

    assert set(mail) == {
        *("From", "Subject", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type")
    }
    assert mail["To"] is None
    (part,) = mail.iter_attachments()
    assert part["X-Evil"] is None
    assert len(list(mail.walk())) == 3


@pytest.mark.parametrize(
    "media_type", ["message/rfc822", "Multipart/Mixed", "nonsense", "", "a/b/c"]
)
def test_a_file_of_any_type_arrives_as_it_was(media_type: str, complaint: Complaint) -> None:
    content = b"Subject: x\n\nBcc: y\r\n"
    file = BundleFile(name="x.bin", media_type=media_type, content=content)

    (part,) = read(written(complaint, (file,))).iter_attachments()

    assert part.get_payload(decode=True) == content


def test_a_mail_that_few_would_take_does_not_fit() -> None:
    file = BundleFile(name="x", media_type="a/b", content=bytes(LARGEST))

    assert fits([file])
    assert not fits([file, BundleFile(name="y", media_type="a/b", content=b"x")])


@given(drawn=st.data())
def test_any_complaint_makes_a_mail_that_reads_back(
    drawn: st.DataObject, complaints: st.SearchStrategy[Complaint]
) -> None:
    told = drawn.draw(complaints)
    content = written(told, FILES[:1])
    mail = read(content)

    assert text_of(mail) == letter(told)
    assert content.isascii()
    assert len(list(mail.walk())) == 3
    subject = f"{compose(told).subject} [{told.reference}]"
    assert without_blanks(mail["Subject"]) == without_blanks(subject)


def without_blanks(text: str) -> str:
    return "".join(one for one in text if one.isprintable() and not one.isspace())
