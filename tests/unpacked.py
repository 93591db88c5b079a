"""What files hold when all that is packed in them is unpacked."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from io import BytesIO

from pypdf import PdfReader


def readable(name: str, content: bytes) -> Iterator[bytes]:
    """Yield all that a file holds, unpacked: what is packed holds any short word by chance."""
    if name.endswith(".eml"):
        mail = message_from_bytes(content, policy=default)
        yield b"".join(f"{head}: {value}\n".encode() for head, value in mail.items())
        for part in mail.walk():
            if not part.is_multipart():
                packed = part.get_payload(decode=True)
                assert isinstance(packed, bytes)
                yield from readable(str(part.get_filename()), packed)
    elif name.endswith(".pdf"):
        yield re.sub(rb"(?s)stream\r?\n.*?endstream|/Root|/ID \[.*?\]", b"", content)
        for page in PdfReader(BytesIO(content)).pages:
            yield page.extract_text().encode()
    else:
        yield content
