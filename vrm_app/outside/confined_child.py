"""The process in which hostile files are read or scrubbed: little memory and time, no writing."""

import gc
import json
import sys
from collections.abc import Callable
from functools import partial
from typing import IO

from vrm_app.outside import company_table
from vrm_app.outside.drawn import Look
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
from vrm_app.outside.scrubbed import NotScrubbedError, packed
from vrm_app.outside.scrubbers import Form, scrub_here
from vrm_app.outside.table_reading import as_value
from vrm_app.outside.table_settings import from_line

_PAGE_DIGITS = 12
MAILS = "eml"
"""What the process is called with that reads mails, one after the other."""


def main(task: str) -> None:
    """Read or scrub standard input, by a reader or a form, and answer on standard output."""
    confine()
    if task == MAILS:
        serve_mails(sys.stdin.buffer, sys.stdout.buffer)
        return
    # It is over before there is anything to tidy up; looking for it doubles the time.
    gc.disable()
    if task in set(Look):
        # The number of the page stands in a line of its own.
        page = int(sys.stdin.buffer.readline(_PAGE_DIGITS))
        content = sys.stdin.buffer.read(FILE_BYTES + 1)
        sys.stdout.buffer.write(_drawn(Look(task), content, page))
        return
    # A table comes with a line of its own that says how to read it.
    settings = sys.stdin.buffer.readline() if task == company_table.FORM else b""
    content = sys.stdin.buffer.read(FILE_BYTES + 1)
    sys.stdout.buffer.write(_answer(task, content, settings))


def _answer(task: str, content: bytes, settings: bytes) -> bytes:
    if task == company_table.FORM:
        return _said("reading", lambda: as_value(company_table.read(content, from_line(settings))))
    form = next((one for one in Form if one == task), None)
    if form is not None:
        return _outcome(form, content)
    return _said("reading", lambda: as_json(read(content, task)))


def _drawn(look: Look, content: bytes, page: int) -> bytes:
    from vrm_app.outside.drawing import answer

    return answer(look, content, page)


def _said(what: str, found: Callable[[], object]) -> bytes:
    try:
        answer = {what: found()}
    except UnreadableFileError as refusal:
        # Only the kind crosses over; its words are the parent's own.
        answer = {"refused": type(refusal).__name__}
    return json.dumps(answer, ensure_ascii=False).encode("utf-8")


def _outcome(form: Form, content: bytes) -> bytes:
    try:
        return packed(scrub_here(form, content))
    except NotScrubbedError as reason:
        return packed(reason.left)


def serve_mails(given: IO[bytes], answers: IO[bytes]) -> None:
    """Answer one mail after the other, each with its length before it, until there are no more."""
    while True:
        length = int.from_bytes(given.read(FRAME_BYTES))
        content = given.read(length)
        if not length or len(content) < length:
            return
        said = _said("mail", partial(_mail, content))
        answers.write(len(said).to_bytes(FRAME_BYTES) + said)
        answers.flush()


def _mail(content: bytes) -> object:
    from vrm_app.outside.mail import as_json as mail_as_json
    from vrm_app.outside.mail_reading import read_mail

    return mail_as_json(read_mail(content))


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
