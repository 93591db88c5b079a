"""Mails as mail programs write them, and as they are damaged on their way."""

import contextlib
from datetime import UTC, datetime

import pytest
from mail_shapes import APPLE_MAIL, GMAIL, HEAD, OUTLOOK, THUNDERBIRD, mail

from vrm_app.outside.limits import (
    PROSE_CHARACTERS,
    TEXT_CHARACTERS,
    NotAMailError,
    UndatedMailError,
)
from vrm_app.outside.mail import Mail, Mailbox
from vrm_app.outside.mail_reading import read_mail


def files(content: bytes) -> list[tuple[str, str, bytes]]:
    """Return name, media type and bytes of the files in a mail."""
    found = read_mail(content).files
    return [(file.name, file.media_type, file.content(content)) for file in found]


def multipart(kind: str, *parts: str, more: str = "") -> bytes:
    body = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return mail(f"{body}--b--", content_type=f"multipart/{kind}; boundary=b{more}")


def test_a_mail_of_outlook_is_read_whole() -> None:
    found = read_mail(OUTLOOK)

    assert found == Mail(
        at=datetime(2026, 6, 2, 8, 15, 1, tzinfo=UTC),
        at_receipt=False,
        sender=Mailbox(address="anna.mueller@acme.example", name="Müller, Anna"),
        to=(Mailbox(address="kim@home.example", name="Kim Doe"),),
        cc=(Mailbox(address="service@acme.example", name="Acme Service"),),
        delivered_to=(),
        subject="AW: Rückerstattung für Ihre Bestellung 4711 - Bestätigung",
        # It says ISO 8859-1 and means Windows.
        body="Guten Tag,\n\nwir erstatten Ihnen 49,90 € für den Wasserkocher.",
        message_id="<AM0PR01MB1234@AM0PR01MB1234.prod.example>",
        follows=("<1.kim@home.example>",),
        files=(),
        has_unsubscribe=False,
        is_automatic=False,
    )


def test_a_mail_of_gmail_is_read_with_its_file() -> None:
    found = read_mail(GMAIL)

    assert found.subject == "Your refund €"
    assert found.body == "Hi,\n\nthe refund is on its way €."
    assert found.delivered_to == (Mailbox(address="kim@home.example"),)
    assert files(GMAIL) == [("Rechnung für Juni.pdf", "application/pdf", b"%PDF-1.7\n")]


def test_a_mail_of_apple_mail_keeps_the_photograph_shown_in_it() -> None:
    found = read_mail(APPLE_MAIL)

    assert found.body == "It leaks."
    assert files(APPLE_MAIL) == [("Küche (1).jpg", "image/jpeg", b"\xff\xd8\xff" * 3_000)]
    assert found.message_id == "<1A2B-3C4D@home.example>"


def test_a_mail_of_thunderbird_has_its_paragraphs_put_together() -> None:
    found = read_mail(THUNDERBIRD)

    assert found.follows == ("<2@acme.example>", "<1@acme.example>")
    assert "broke into two lines, with an umlaut: ü." in found.body
    assert "> Please send us a photograph of the\n> kettle." in found.body
    assert found.body.endswith("\n--\nKim") or found.body.endswith("\n-- \nKim")


@pytest.mark.parametrize("line_end", [b"\r\n", b"\n", b"\r"])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"From kim Mon Jun  1 10:00:00 2026\n"])
def test_line_ends_and_what_stands_before_the_header_change_nothing(
    line_end: bytes, before: bytes
) -> None:
    content = (before + GMAIL).replace(b"\r\n", b"\n").replace(b"\n", line_end)

    found = read_mail(content)
    assert (found.subject, found.sender) == (read_mail(GMAIL).subject, read_mail(GMAIL).sender)
    assert found.body == read_mail(GMAIL).body
    assert files(content) == files(GMAIL)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        *[("iso-2022-jp", "iso2022_jp"), ("Shift_JIS", "cp932"), ("euc-jp", "euc_jp")],
        *[
            ("utf-8", "utf-8"),
            ("UTF-16", "utf-16"),
            ("us-ascii", "utf-8"),
            ("unknown-8bit", "utf-8"),
        ],
    ],
)
def test_a_text_is_read_by_its_character_set(charset: str, encoding: str) -> None:
    text = "やかんが漏れます"
    head = HEAD + b"Content-Type: text/plain; charset=" + charset.encode() + b"\n\n"

    assert read_mail(head + text.encode(encoding)).body == text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii", "windows-1252", "", "x"])
def test_a_text_that_says_a_wrong_character_set_is_read_as_what_it_is(charset: str) -> None:
    head = HEAD + b"Content-Type: text/plain; charset=" + charset.encode() + b"\n\n"

    assert read_mail(head + "für 5 € „so“".encode("cp1252")).body == "für 5 € „so“"
    assert read_mail(head + "für 5 € „so“".encode()).body == "für 5 € „so“"


@pytest.mark.parametrize(
    "charset", ["zip", "hex", "rot13", "idna", "punycode", "unicode_escape", "undefined", "mbcs"]
)
def test_what_python_decodes_and_is_no_character_set_is_none(charset: str) -> None:
    head = HEAD + b"Content-Type: text/plain; charset=" + charset.encode() + b"\n\n"

    assert read_mail(head + rb"a\x41 xn--b").body == r"a\x41 xn--b"
    assert read_mail(mail(subject=f"=?{charset}?q?a?=")).subject == "a"


def test_the_plain_version_is_taken_unless_it_says_nothing() -> None:
    plain = "Content-Type: text/plain\r\n\r\n{}"
    html = "Content-Type: text/html\r\n\r\n<p>Rich<br>text</p>"
    invitation = "Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR"

    assert read_mail(multipart("alternative", plain.format("Plain"), html)).body == "Plain"
    assert read_mail(multipart("alternative", html, plain.format("Plain"))).body == "Plain"
    assert read_mail(multipart("alternative", plain.format(" "), html)).body == "Rich\ntext"
    assert read_mail(multipart("alternative", html)).body == "Rich\ntext"
    content = multipart("alternative", plain.format("Plain"), html, invitation)
    assert files(content) == [("attachment.ics", "text/calendar", b"BEGIN:VCALENDAR")]


def test_texts_one_after_the_other_are_one_and_text_files_are_files() -> None:
    one = "Content-Type: text/plain\r\n\r\nOne"
    log = "Content-Disposition: attachment; filename=log.txt\r\n\r\nA log"
    two = "\r\nTwo"
    content = multipart("mixed", one, log, two)

    assert read_mail(content).body == "One\n\nTwo"
    assert files(content) == [("log.txt", "text/plain", b"A log")]


def test_small_pictures_in_the_text_are_left_out_and_large_ones_kept() -> None:
    head = "Content-Type: image/gif\r\nContent-ID: <{}>\r\n\r\n"
    text = "Content-Type: text/html\r\n\r\nLook: <img src='cid:a'>"
    content = multipart(
        "related", text, head.format("a") + "x" * 100, head.format("b") + "y" * 20_000
    )

    assert files(content) == [("attachment.gif", "image/gif", b"y" * 20_000)]
    attached = multipart(
        "mixed", "Content-Type: image/gif\r\nContent-Disposition: attachment\r\n\r\nx"
    )
    assert files(attached) == [("attachment.gif", "image/gif", b"x")]


def test_a_mail_in_a_mail_is_a_file_and_is_not_looked_into() -> None:
    inner = mail("Inner", subject="Inner").decode()
    content = multipart("mixed", "\r\nSee below", f"Content-Type: message/rfc822\r\n\r\n{inner}")

    assert read_mail(content).body == "See below"
    ((name, media_type, found),) = files(content)
    assert (name, media_type) == ("attachment.eml", "message/rfc822")
    assert read_mail(found).subject == "Inner"


def test_a_signed_mail_says_what_it_says_and_its_signature_is_no_file() -> None:
    text = "Content-Type: text/plain\r\n\r\nSigned"
    signature = (
        "Content-Type: application/pkcs7-signature; name=smime.p7s\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\nAAAA"
    )
    content = multipart("signed", text, signature, more="; micalg=sha-256")

    assert (read_mail(content).body, read_mail(content).files) == ("Signed", ())


def test_a_mail_that_only_its_receiver_can_open_is_kept_as_a_file() -> None:
    content = mail(
        "AAECAw==",
        content_type='application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
        content_transfer_encoding="base64",
    )

    assert read_mail(content).body == ""
    assert files(content) == [("smime.p7m", "application/pkcs7-mime", b"\x00\x01\x02\x03")]


def test_what_nobody_knows_is_a_file_all_the_same() -> None:
    content = multipart(
        "mixed",
        "\r\nText",
        'Content-Type: application/ms-tnef; name="winmail.dat"\r\n\r\nTNEF',
        'Content-Type: nonsense; name="a.b"\r\nContent-Disposition: attachment\r\n\r\nx',
        'Content-Type: x y/z; name="../../etc/passwd"\r\nContent-Transfer-Encoding: odd\r\n'
        "Content-Disposition: attachment\r\n\r\ny",
    )

    assert files(content) == [
        ("winmail.dat", "application/ms-tnef", b"TNEF"),
        ("a.b", "text/plain", b"x"),
        ("passwd", "application/octet-stream", b"y"),
    ]


@pytest.mark.parametrize(
    ("written_as", "name"),
    [
        ("filename=a.pdf", "a.pdf"),
        ('filename="a \\"b\\".pdf"', "a _b_.pdf"),
        ("filename*0=a; filename*1=b.pdf", "ab.pdf"),
        ("filename*=utf-8''%C3%BC.pdf", "ü.pdf"),
        ("filename*0*=utf-8''%C3%BC; filename*1=.pdf", "ü.pdf"),
        ('filename="=?utf-8?B?w7wucGRm?="', "ü.pdf"),
        ("filename*=nonsense''a%FFb.pdf", None),
        ("filename*=idna''a.pdf", None),
        ('filename="..\\\\..\\\\evil.exe"', "evil.exe"),
        ('filename="C:\\\\con"', "_con"),
        ('filename="invoice\u202efdp.exe"', "invoicefdp.exe"),
        ('filename="a\x00b\x1b[31m.pdf"', None),
        ('filename=""', "attachment.pdf"),
    ],
)
def test_a_file_has_a_name_that_is_safe(written_as: str, name: str | None) -> None:
    part = (
        f"Content-Type: application/pdf\r\nContent-Disposition: attachment; {written_as}\r\n\r\nx"
    )
    ((found, _, content),) = files(multipart("mixed", part))

    assert content == b"x"
    assert found == name or name is None
    assert not set(found) & set('/\\:"\x00\x1b\u202e')


def test_files_of_one_name_are_told_apart() -> None:
    part = "Content-Disposition: attachment; filename=a.txt\r\n\r\n{}"
    content = multipart("mixed", part.format("1"), part.format("2"))

    assert [name for name, *_ in files(content)] == ["a.txt", "a-2.txt"]


@pytest.mark.parametrize(
    "body", ["AAEC", "AAEC\r\nAw", "AAEC=", "AA EC\t", "AAEC!?Aw==", "A", "===="]
)
def test_a_damaged_file_is_kept_as_far_as_it_can_be_told(body: str) -> None:
    head = "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    ((_, _, content),) = files(multipart("mixed", head + body))

    assert content.startswith(b"\x00\x01\x02") or body in {"A", "===="}


def test_a_mail_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = read_mail(GMAIL)
    date = GMAIL.index(b"Message-ID")
    for length in range(date):
        with contextlib.suppress(NotAMailError, UndatedMailError):
            read_mail(GMAIL[:length])
    for length in range(date, len(GMAIL)):
        found = read_mail(GMAIL[:length])
        assert (found.at, found.sender) == (whole.at, whole.sender)
    for length in range(GMAIL.index(b"\r\n--000000000000def--"), len(GMAIL)):
        assert read_mail(GMAIL[:length]).body.startswith(whole.body)


def test_the_first_of_a_field_counts_and_folds_are_one_line() -> None:
    content = mail(subject="One\r\n two\r\n\tthree").replace(
        b"\r\n\r\n", b"\r\nSubject: Another\r\nFrom: other@evil.example\r\n\r\n", 1
    )

    assert read_mail(content).subject == "One two three"
    assert read_mail(content).sender == Mailbox(address="help@acme.example", name="Acme Help")


def test_what_could_deceive_is_taken_out_of_every_text() -> None:
    bad = "a\u202eb\u2066c\u200fd\x1b[31m\ufffee"
    content = mail(bad, subject=bad, **{"from": f"{bad} <help@acme.example>"})
    found = read_mail(content)

    assert found.subject == found.body == "abcd [31me"
    assert found.sender == Mailbox(address="help@acme.example", name="abcd [31me")


def test_what_is_too_long_is_cut_and_says_so() -> None:
    found = read_mail(mail("a " * 80_000, subject="b" * 500))

    assert len(found.subject) == TEXT_CHARACTERS
    assert len(found.body) <= PROSE_CHARACTERS
    assert found.subject.endswith("b…")
    assert found.body.endswith("a…")


def test_it_is_told_what_is_sent_to_many_and_what_a_program_sends() -> None:
    assert read_mail(mail(list_unsubscribe="<https://acme.example/u>")).has_unsubscribe
    assert read_mail(mail(auto_submitted="auto-replied (vacation)")).is_automatic
    assert read_mail(mail(x_autoreply="yes")).is_automatic
    assert not read_mail(mail(auto_submitted="No")).is_automatic
    assert not read_mail(mail()).has_unsubscribe


@pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"{}", b"a: b\n\nc"])
def test_what_is_no_mail_is_refused(content: bytes) -> None:
    with pytest.raises(NotAMailError):
        read_mail(content)
