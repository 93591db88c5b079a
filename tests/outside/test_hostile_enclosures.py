"""Files made to hurt what takes them apart: they leave as they are, with a reason, in good time."""

import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import tainted
from hypothesis import given, settings
from hypothesis import strategies as st

from vrm_app.outside import scrubbed
from vrm_app.outside.confined import answer_of, child_command
from vrm_app.outside.limits import FILE_BYTES, ZIP_MEMBERS, LargeFileError
from vrm_app.outside.scrubbed import (
    Left,
    NotAnOutcomeError,
    NotScrubbedError,
    Scrubbed,
    Taken,
    packed,
    unpacked,
)
from vrm_app.outside.scrubbers import Form, form_of, scrub_here
from vrm_app.outside.scrubbing import scrub

MAKERS: dict[str, Callable[[], bytes]] = {
    "jpeg": tainted.jpeg,
    "png": tainted.png,
    "gif": tainted.gif,
    "webp": tainted.webp,
    "avif": tainted.avif,
    "pdf": tainted.pdf,
    "docx": tainted.docx,
    "odt": tainted.odt,
}
WHOLE = {name: make() for name, make in MAKERS.items()}


def zipped(name: str, size: int) -> bytes:
    packed_file = io.BytesIO()
    with zipfile.ZipFile(packed_file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"<Types/>")
        package.writestr(name, bytes(size))
    return packed_file.getvalue()


def many_parts() -> bytes:
    return tainted.package(
        {"[Content_Types].xml": b""} | dict.fromkeys(map(str, range(10_001)), b"")
    )


def lying_about_size() -> bytes:
    """Return a package whose index says that a large part is small."""
    content = bytearray(zipped("word/document.xml", 100_000_000))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


def object_bomb() -> bytes:
    """Return a document whose objects unpack to two gigabytes."""
    stream = zlib.compressobj()
    first = stream.compress(b"1 0 ") + stream.flush(zlib.Z_FULL_FLUSH)
    # What follows a full flush does not look back, so that it can be repeated.
    zeros = stream.compress(bytes(50_000_000)) + stream.flush(zlib.Z_FULL_FLUSH)
    body = first + zeros * 40
    objects = (
        b"%%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\n"
        b"stream\n%s\nendstream\nendobj\n" % (len(body), body)
    )
    rows = [(0, 0, 0), (1, 9, 0), (2, 1, 0), (1, len(objects), 0)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    return objects + (
        b"3 0 obj\n<< /Type /XRef /Size 4 /W [1 4 1] /Root 2 0 R /Length %d >>\nstream\n%s\n"
        b"endstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(table), table, len(objects))
    )


def deep_pdf() -> bytes:
    head = b"%PDF-1.4\n1 0 obj\n"
    start = len(head) + 200_000 + len(b"\nendobj\n")
    return (
        head
        + b"[" * 100_000
        + b"]" * 100_000
        + (
            b"\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
            b"trailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
        )
    )


def png_chunk(length: int, name: bytes = b"IDAT") -> bytes:
    return WHOLE["png"][:33] + struct.pack(">I", length) + name + b"x" * 20


def profile_bomb() -> bytes:
    bomb = b"x\0\0" + zlib.compress(bytes(300_000_000))
    return WHOLE["png"][:33] + tainted.chunk(b"iCCP", bomb) + tainted.chunk(b"IEND", b"")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a zip of 300 MB": lambda: zipped("word/document.xml", 300_000_000),
    "a zip of many parts": many_parts,
    "a zip that lies": lying_about_size,
    "objects of two gigabytes": object_bomb,
    "a deep document": deep_pdf,
    "a chunk longer than the file": lambda: png_chunk(2**31 - 1),
    "a chunk of four gigabytes": lambda: png_chunk(2**32 - 1),
    "a chunk of no letters": lambda: png_chunk(4, b"\0\1\2\3"),
    "a needed chunk nobody knows": lambda: WHOLE["png"][:33] + tainted.chunk(b"XXXX", b""),
    "a profile of 300 MB": profile_bomb,
    "endless fill": lambda: b"\xff\xd8" + b"\xff" * 40_000_000,
    "a scan without an end": lambda: b"\xff\xd8\xff\xda\0\x02" + b"\xff\0" * 20_000_000,
    "fill within a scan": lambda: b"\xff\xd8\xff\xda\0\x02" + b"\xff" * 40_000_000 + b"\0",
    "a segment of no length": lambda: b"\xff\xd8\xff\xe1\0\0\xff\xd9",
    "too many segments": lambda: b"\xff\xd8" + b"\xff\xfe\0\x02" * 200_000 + b"\xff\xd9",
    "a gif of blocks": lambda: WHOLE["gif"][:13] + b"\x21\xfe" + b"\xff" * 40_000_000,
    "an empty gif": lambda: b"GIF89a",
    "a webp that lies": lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 ",
    "a webp of nothing": lambda: b"RIFF\x04\0\0\0WEBP",
    "three bytes": lambda: b"\xff\xd8\xff",
    "a header": lambda: b"%PDF-1.7\n",
    "a zip header": lambda: b"PK\x03\x04",
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_leaves_as_it_is_with_a_reason(name: str) -> None:
    content = HOSTILE[name]()

    assert scrub(content, "") == Scrubbed(content=content, left=(Left.DAMAGED,))


def test_as_many_segments_as_a_count_of_two_bytes_holds_are_read() -> None:
    comments = b"\xff\xfe\0\x02" * 65_535
    content = WHOLE["jpeg"]

    outcome = scrub(content[:2] + comments + content[2:], "")

    assert (outcome.content, outcome.left) == (scrub(content, "").content, ())


def test_exif_that_points_anywhere_is_taken_out_all_the_same() -> None:
    plain = scrub(WHOLE["jpeg"], "").content
    for entries, pointer in ((65_535, 8), (1, 2**32 - 1), (1, 0), (1, 8)):
        tiff = b"II*\0" + struct.pack("<IHHHII", 8, entries, 0x8769, 4, 1, pointer)
        told = tainted.segment(0xE1, b"Exif\0\0" + tiff)

        assert len(scrub(plain[:20] + told + plain[20:], "").content) <= len(plain)


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_cut_anywhere_is_scrubbed_or_left(name: str) -> None:
    content = WHOLE[name]
    form = form_of(content)
    assert form is not None

    for size in range(0, len(content), max(len(content) // 60, 1)):
        check(form, content[:size])


@settings(deadline=None, max_examples=60)
@given(drawn=st.data())
@pytest.mark.parametrize("name", WHOLE)
def test_any_changed_bytes_are_scrubbed_or_left(name: str, drawn: st.DataObject) -> None:
    content = bytearray(WHOLE[name])
    form = form_of(WHOLE[name])
    assert form is not None
    places = st.integers(0, len(content) - 1)
    for at, byte in drawn.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=6)):
        content[at] = byte

    check(form, bytes(content))


def check(form: Form, content: bytes) -> None:
    with suppress(NotScrubbedError):
        assert scrub_here(form, content).content


def test_what_is_too_large_is_not_read() -> None:
    with pytest.raises(LargeFileError):
        scrub_here(Form.PICTURE, bytes(FILE_BYTES + 1))
    assert scrub(b"\xff\xd8" + bytes(FILE_BYTES), "").left == (Left.DAMAGED,)
    assert ZIP_MEMBERS < 10_001


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{}\n",
        b"null\n",
        b"\n",
        b'{"not_scrubbed": "nonsense"}\n',
        b'{"not_scrubbed": "damaged"}',
        b'{"not_scrubbed": "damaged"}\nmore',
        b'{"taken": [], "left": [], "size": 1}\n',
        b'{"taken": ["nonsense"], "left": [], "size": 0}\n',
        b'{"taken": [], "left": [[]], "size": 0}\n',
        b'{"taken": [], "left": [], "size": 0, "size": 1}\n',
        b"[" * 499 + b"\n",
        b" " * 600 + b'{"not_scrubbed": "damaged"}\n',
        b"\xff\n",
    ],
)
def test_an_answer_that_is_no_outcome_is_not_believed(answer: bytes) -> None:
    with pytest.raises(NotAnOutcomeError):
        unpacked(answer)


@pytest.mark.parametrize(
    "outcome",
    [
        *Left,
        Scrubbed(content=b""),
        Scrubbed(content=b"a\nb\n", taken=tuple(Taken), left=tuple(Left)),
    ],
)
def test_an_outcome_crosses_over_as_it_is(outcome: Scrubbed | Left) -> None:
    assert unpacked(packed(outcome)) == outcome
    assert len(packed(outcome)) <= scrubbed.LONGEST_HEAD + 5


@pytest.mark.parametrize("answer", ["exit 3", "kill -9 $$", "echo {}"])
def test_a_scrubbing_process_that_misbehaves_leaves_the_file_as_it_is(
    answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ncat >/dev/null\n{answer}\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))

    content = WHOLE["jpeg"]
    assert scrub(content, "") == Scrubbed(content=content, left=(Left.DAMAGED,))


def test_the_scrubbing_process_knows_neither_vault_nor_network() -> None:
    command = child_command(Form.PDF)
    at = command.index("-c") + 1
    command[at] += "; sys.stdout.buffer.write(b' '.join(one.encode() for one in sys.modules))"
    answer = answer_of(command, WHOLE["pdf"], wall_seconds=30)
    modules = {one.decode(errors="replace") for one in answer.split(b"%%EOF\n")[-1].split()}

    assert "pikepdf" in modules
    assert not {name for name in modules if name.startswith(("vrm_app.vault", "PySide6"))}
    assert modules.isdisjoint({"ssl", "sqlcipher3", "cryptography"})
