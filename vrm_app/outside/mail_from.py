"""Who sent a mail, as far as its head says so in plain signs.

No decoding and no parts: what needs that is read in a process without keys (`mail_reader`).
"""

import re

_HEAD_BYTES = 262_144
_END = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_FROM = re.compile(rb"^from:([^\r\n]{1,2000})", re.IGNORECASE | re.MULTILINE)
_ANGLED = re.compile(rb"<([^<>\s]{3,320})>")
_ADDRESS = re.compile(rb"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")


def plain_sender(content: bytes) -> str | None:
    """Return the address that a mail names as its sender (RFC 5322, section 3.6.2), if plain."""
    head = _FOLD.sub(b" ", _END.split(content[:_HEAD_BYTES], maxsplit=1)[0])
    named = _FROM.search(head)
    if named is None:
        return None
    # What is shown as a name may look like an address, too; the last one in brackets counts.
    address = (_ANGLED.findall(named[1]) or [named[1].strip()])[-1]
    return address.decode("ascii") if _ADDRESS.fullmatch(address) else None
