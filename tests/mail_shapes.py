"""Mails as mail programs write them, put together for tests."""

from textwrap import dedent

HEAD = b"From: help@acme.example\nDate: Mon, 1 Jun 2026 10:00:00 +0200\nSubject: Kettle\n"
"""The least that a mail needs, but for its body."""


def mail(body: str = "Hello", **fields: str) -> bytes:
    """Return a plain mail; underscores in the names of fields stand for hyphens."""
    given = {
        "from": "Acme Help <help@acme.example>",
        "to": "Kim <kim@home.example>",
        "subject": "Kettle",
        "date": "Mon, 1 Jun 2026 10:00:00 +0200",
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    lines = [f"{name}: {value}" for name, value in given.items() if value]
    return "\r\n".join([*lines, "", body, ""]).encode()


def written(text: str) -> bytes:
    """Return a mail written out in a test, with the line ends of mails; ␠ ends a line."""
    return dedent(text).lstrip("\n").replace("␠", " ").replace("\n", "\r\n").encode()


OUTLOOK = written("""
    Received: from mx.acme.example (192.0.2.7) by mail.home.example; Tue, 2 Jun 2026 08:15:04 +0000
    From: =?iso-8859-1?Q?M=FCller=2C_Anna?= <anna.mueller@acme.example>
    To: 'Kim Doe' <kim@home.example>
    CC: Acme Service <service@acme.example>
    Subject: =?iso-8859-1?Q?AW:_R=FCckerstattung_f=FCr_Ihre_Bestellung_4711?=
     =?iso-8859-1?Q?_-_Best=E4tigung?=
    Thread-Topic: =?iso-8859-1?Q?R=FCckerstattung?=
    Thread-Index: AQHa1b2c3d4e5f
    Date: Tue, 2 Jun 2026 08:15:01 +0000
    Message-ID: <AM0PR01MB1234@AM0PR01MB1234.prod.example>
    References: <1.kim@home.example>
    In-Reply-To: <1.kim@home.example>
    Accept-Language: de-DE, en-US
    Content-Language: de-DE
    X-MS-Has-Attach: yes
    Content-Type: multipart/related;
    \tboundary="_004_AM0PR01MB1234_";
    \ttype="multipart/alternative"
    MIME-Version: 1.0

    --_004_AM0PR01MB1234_
    Content-Type: multipart/alternative;
    \tboundary="_000_AM0PR01MB1234_"

    --_000_AM0PR01MB1234_
    Content-Type: text/plain; charset="iso-8859-1"
    Content-Transfer-Encoding: quoted-printable

    Guten Tag,

    wir erstatten Ihnen 49,90 =80 f=FCr den Wasserkocher.

    --_000_AM0PR01MB1234_
    Content-Type: text/html; charset="iso-8859-1"
    Content-Transfer-Encoding: quoted-printable

    <html><body><p class=3D"MsoNormal">Guten Tag,</p></body></html>

    --_000_AM0PR01MB1234_--

    --_004_AM0PR01MB1234_
    Content-Type: image/png; name="image001.png"
    Content-Description: image001.png
    Content-Disposition: inline; filename="image001.png"; size=8;
    \tcreation-date="Tue, 02 Jun 2026 08:15:01 GMT"
    Content-ID: <image001.png@01DA0000.00000000>
    Content-Transfer-Encoding: base64

    iVBORw0KGgo=

    --_004_AM0PR01MB1234_--
""")

GMAIL = written("""
    Delivered-To: kim@home.example
    MIME-Version: 1.0
    From: Robin Roe <robin@acme.example>
    Date: Wed, 3 Jun 2026 11:22:33 +0200
    Message-ID: <CAKx=abc+def@mail.acme.example>
    Subject: =?UTF-8?Q?Your_refund_=E2=82=AC?=
    To: Kim Doe <kim@home.example>
    Content-Type: multipart/mixed; boundary="000000000000abc"

    --000000000000abc
    Content-Type: multipart/alternative; boundary="000000000000def"

    --000000000000def
    Content-Type: text/plain; charset="UTF-8"
    Content-Transfer-Encoding: base64

    SGksCgp0aGUgcmVmdW5kIGlzIG9uIGl0cyB3YXkg4oKsLgo=
    --000000000000def
    Content-Type: text/html; charset="UTF-8"
    Content-Transfer-Encoding: base64

    PGRpdiBkaXI9Imx0ciI+SGk8L2Rpdj4=
    --000000000000def--
    --000000000000abc
    Content-Type: application/pdf; name="Rechnung_=?UTF-8?Q?f=C3=BCr?=.pdf"
    Content-Disposition: attachment; filename="=?UTF-8?Q?Rechnung_f=C3=BCr_Juni=2Epdf?="
    Content-Transfer-Encoding: base64
    Content-ID: <f_lx1>
    X-Attachment-Id: f_lx1

    JVBERi0xLjcK
    --000000000000abc--
""")

APPLE_MAIL = written("""
    From: Kim Doe <kim@home.example>
    Content-Type: multipart/alternative;
    \tboundary="Apple-Mail=_1A2B"
    Mime-Version: 1.0 (Mac OS X Mail 16.0 \\(3774\\))
    Subject: Kettle
    Message-Id: <1A2B-3C4D@home.example>
    Date: Thu, 4 Jun 2026 09:00:00 +0200
    To: help@acme.example
    X-Mailer: Apple Mail (2.3774)


    --Apple-Mail=_1A2B
    Content-Transfer-Encoding: 7bit
    Content-Type: text/plain;
    \tcharset=us-ascii

    It leaks.

    --Apple-Mail=_1A2B
    Content-Type: multipart/mixed;
    \tboundary="Apple-Mail=_5E6F"


    --Apple-Mail=_5E6F
    Content-Transfer-Encoding: 7bit
    Content-Type: text/html;
    \tcharset=us-ascii

    <html><body>It leaks.</body></html>
    --Apple-Mail=_5E6F
    Content-Disposition: inline;
    \tfilename*=utf-8''K%C3%BCche%20%281%29.jpg
    Content-Type: image/jpeg;
    \tx-unix-mode=0644;
    \tname="=?utf-8?Q?K=C3=BCche_=281=29=2Ejpg?="
    Content-Transfer-Encoding: base64

    %s
    --Apple-Mail=_5E6F--

    --Apple-Mail=_1A2B--
""").replace(b"%s", b"/9j/" * 3_000)

THUNDERBIRD = written("""
    Message-ID: <5f6e7d8c-1234-4abc-9def-0123456789ab@home.example>
    Date: Fri, 5 Jun 2026 18:30:00 +0200
    MIME-Version: 1.0
    User-Agent: Mozilla Thunderbird
    Subject: Re: Kettle
    Content-Language: de-DE
    To: Acme Help <help@acme.example>
    References: <1@acme.example> <2@acme.example>
    From: Kim Doe <kim@home.example>
    In-Reply-To: <2@acme.example>
    Content-Type: text/plain; charset=UTF-8; format=flowed
    Content-Transfer-Encoding: 8bit

    Am 04.06.26 um 10:00 schrieb Acme Help:
    > Please send us a photograph of the
    > kettle.

    Dear Acme, this is one long paragraph that the program broke into␠
    two lines, with an umlaut: ü.

    --␠
    Kim
""")
