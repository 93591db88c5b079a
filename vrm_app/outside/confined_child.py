"""The process in which a hostile file is read: little memory, little time, nothing to write."""

import gc
import json
import sys
from typing import IO

from vrm_app.outside import company_table
from vrm_app.outside.limits import (
    CHILD_CPU_SECONDS,
    CHILD_MEMORY_BYTES,
    CHILD_OPEN_FILES,
    FILE_BYTES,
    FRAME_BYTES,
    UnreadableFileError,
)
from vrm_app.outside.password_exports import read
from vrm_app.outside.reading import as_json
from vrm_app.outside.table_reading import as_value
from vrm_app.outside.table_settings import from_line

MAILS = "eml"
"""What the process is called with that reads mails, one after the other."""


def main(reader: str) -> None:
    """Read standard input as the reader's form and answer on standard output, in JSON."""
    confine()
    if reader == MAILS:
        serve_mails(sys.stdin.buffer, sys.stdout.buffer)
        return
    # It is over before there is anything to tidy up; looking for it doubles the time.
    gc.disable()
    # A table comes with a line of its own that says how to read it.
    settings = sys.stdin.buffer.readline() if reader == company_table.FORM else b""
    content = sys.stdin.buffer.read(FILE_BYTES + 1)
    try:
        answer = {"reading": _found(reader, content, settings)}
    except UnreadableFileError as refusal:
        # Only the kind crosses over; its words are the parent's own.
        answer = {"refused": type(refusal).__name__}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8"))


def _found(reader: str, content: bytes, settings: bytes) -> object:
    if reader == company_table.FORM:
        return as_value(company_table.read(content, from_line(settings)))
    return as_json(read(content, reader))


def serve_mails(given: IO[bytes], answers: IO[bytes]) -> None:
    """Answer one mail after the other, each with its length before it, until there are no more."""
    from vrm_app.outside.mail import as_json as mail_as_json
    from vrm_app.outside.mail_reading import read_mail

    while True:
        length = int.from_bytes(given.read(FRAME_BYTES))
        content = given.read(length)
        if not length or len(content) < length:
            return
        try:
            answer = {"mail": mail_as_json(read_mail(content))}
        except UnreadableFileError as refusal:
            answer = {"refused": type(refusal).__name__}
        said = json.dumps(answer, ensure_ascii=False).encode("utf-8")
        answers.write(len(said).to_bytes(FRAME_BYTES) + said)
        answers.flush()


def confine() -> None:
    """Limit this process for good, as far as the system can; the parent's patience is another."""
    if sys.platform == "win32":
        return
    import resource

    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: CHILD_CPU_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: CHILD_OPEN_FILES,
        resource.RLIMIT_NPROC: 0,
    }
    if sys.platform != "darwin":
        # macOS refuses a limit below what a process has already mapped.
        limits[resource.RLIMIT_AS] = CHILD_MEMORY_BYTES
    for kind, limit in limits.items():
        _, most = resource.getrlimit(kind)
        allowed = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(kind, (allowed, allowed))
