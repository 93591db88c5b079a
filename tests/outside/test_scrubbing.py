"""Nothing hidden leaves with a file, and the file looks as before."""

import base64
import io
import re
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator

import pikepdf
import pypdf
import pytest
import tainted
from PIL import Image, ImageOps
from tainted import CANARY

from vrm_app.outside.scrubbed import Left, Scrubbed, Taken
from vrm_app.outside.scrubbers import form_of, scrub_here
from vrm_app.outside.scrubbing import scrub

PICTURES: dict[str, Callable[[], bytes]] = {
    "jpeg": tainted.jpeg,
    "progressive jpeg": lambda: tainted.jpeg(progressive=True),
    "grey jpeg": lambda: tainted.jpeg(mode="L"),
    "cmyk jpeg": lambda: tainted.jpeg(mode="CMYK"),
    "png": tainted.png,
    "png with a palette": lambda: tainted.png(mode="P"),
    "gif": tainted.gif,
    "webp": tainted.webp,
    "avif": tainted.avif,
}
TAINTED = PICTURES | {"pdf": tainted.pdf, "docx": tainted.docx, "odt": tainted.odt}
SPELLINGS = [
    CANARY.encode(),
    CANARY.lower().encode(),
    CANARY.encode("utf-16-le"),
    CANARY.encode("utf-16-be"),
    CANARY.encode().hex().encode(),
    CANARY.encode()[::-1],
    base64.b64encode(CANARY.encode())[:-4],
]


def layers(content: bytes) -> Iterator[bytes]:
    """Yield the bytes, and what is found in them by unpacking whatever can be unpacked."""
    yield content
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        try:
            yield zlib.decompressobj().decompress(content[match.start() :], 1_000_000)
        except zlib.error:
            continue
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield name.encode()
                yield from layers(package.read(name))
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as document:
            for one in document.objects:
                yield repr(one).encode()
                if isinstance(one, pikepdf.Stream):
                    yield from layers(one.read_raw_bytes())


def canaries(content: bytes) -> list[bytes]:
    seen = list(layers(content))
    return [one for one in SPELLINGS if any(one.lower() in layer.lower() for layer in seen)]


def shown(content: bytes) -> list[tuple[str, bytes]]:
    """Return what a viewer shows: each frame, turned the way it is to be turned."""
    with Image.open(io.BytesIO(content)) as picture:
        frames = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            turned = ImageOps.exif_transpose(picture)
            frames.append((f"{turned.mode} {turned.size}", turned.tobytes()))
        return frames


@pytest.mark.parametrize("name", TAINTED)
def test_no_canary_survives_in_any_spelling(name: str) -> None:
    content = TAINTED[name]()
    assert canaries(content)

    scrubbed = scrub(content, "")

    assert canaries(scrubbed.content) == []
    assert scrubbed.taken


@pytest.mark.parametrize("name", TAINTED)
def test_the_same_file_makes_the_same_bytes_and_nothing_is_taken_twice(name: str) -> None:
    content = TAINTED[name]()

    first = scrub(content, "")
    # What is told by the clock would be the same within a second.
    time.sleep(1.1 if name == "pdf" else 0)

    assert scrub(content, "") == first
    again = scrub(first.content, "")
    assert (again.content, again.taken) == (first.content, ())


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_looks_the_same_to_the_last_pixel(name: str) -> None:
    content = PICTURES[name]()

    assert shown(scrub(content, "").content) == shown(content)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", [tainted.jpeg, tainted.png, tainted.webp])
def test_a_picture_stays_turned_as_it_was(form: Callable[..., bytes], orientation: int) -> None:
    content = form(orientation=orientation)
    scrubbed = scrub(content, "").content

    assert shown(scrubbed) == shown(content)
    with Image.open(io.BytesIO(scrubbed)) as picture:
        assert dict(picture.getexif()) == ({} if orientation == 1 else {0x0112: orientation})


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_that_is_turned_by_itself_stays_turned(orientation: int) -> None:
    content = tainted.avif(orientation=orientation)

    assert shown(scrub(content, "").content) == shown(content)


@pytest.mark.parametrize("form", [tainted.jpeg, tainted.png, tainted.webp, tainted.avif])
def test_the_colour_profile_stays(form: Callable[[], bytes]) -> None:
    with Image.open(io.BytesIO(scrub(form(), "").content)) as picture:
        assert picture.info["icc_profile"] == tainted.profile()


def test_what_only_calls_itself_a_colour_profile_goes() -> None:
    fake = tainted.segment(0xE2, b"ICC_PROFILE\0\x01\x01" + CANARY.encode())
    plain = io.BytesIO()
    tainted.image().save(plain, "JPEG")
    content = plain.getvalue()

    scrubbed = scrub(content[:20] + fake + content[20:], "")

    assert (scrubbed.content, scrubbed.taken) == (content, (Taken.OTHER,))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_a_picture_that_hides_nothing_stays_as_it_is(kind: str) -> None:
    plain = io.BytesIO()
    tainted.image().save(plain, kind)

    assert scrub(plain.getvalue(), "") == Scrubbed(content=plain.getvalue())


def test_how_the_colours_of_a_jpeg_are_written_stays_and_nothing_else_beside_it() -> None:
    plain = io.BytesIO()
    tainted.image("CMYK").save(plain, "JPEG")
    content = plain.getvalue()
    told = tainted.segment(0xEE, b"Adobe\0\x64" + bytes(5))
    assert told in content
    longer = tainted.segment(0xEE, b"Adobe\0\x64" + bytes(5) + CANARY.encode())

    assert scrub(content.replace(told, longer), "").content == content


@pytest.mark.parametrize(("orientation", "flags"), [(1, 0x20), (3, 0x28)])
def test_a_webp_picture_says_only_of_what_is_there_that_it_is(orientation: int, flags: int) -> None:
    assert tainted.webp()[20] & 0x0C == 0x0C
    assert scrub(tainted.webp(orientation=orientation), "").content[20] & ~0x10 == flags


def test_further_pictures_behind_the_one_that_shows_go() -> None:
    plain = io.BytesIO()
    more = [tainted.image().rotate(90)]
    tainted.image().save(plain, "MPO", save_all=True, append_images=more)
    scrubbed = scrub(plain.getvalue(), "image/jpeg")

    assert len(shown(plain.getvalue())) == 2
    assert shown(scrubbed.content) == shown(plain.getvalue())[:1]
    assert scrubbed.taken == (Taken.BEHIND,)


TOLD = {
    "jpeg": "place time camera author program title comment thumbnail behind other",
    "png": "place time camera author program title comment behind other",
    "gif": "comment behind other",
    "webp": "place time camera author program title comment behind other",
    "avif": "place time camera author program title comment other",
    "pdf": "place time camera author program title comment thumbnail history behind other",
    "docx": "place time camera author program title comment thumbnail history behind other",
    "odt": "place time camera author program title comment thumbnail history behind other",
}


@pytest.mark.parametrize("name", TOLD)
def test_what_was_taken_out_is_told(name: str) -> None:
    assert scrub(TAINTED[name](), "").taken == tuple(Taken(one) for one in TOLD[name].split())


def test_a_document_reads_the_same_and_has_forgotten_its_past() -> None:
    scrubbed = scrub(tainted.pdf(), "")

    reader = pypdf.PdfReader(io.BytesIO(scrubbed.content), strict=True)
    (page,) = reader.pages
    assert not reader.metadata
    assert reader.xmp_metadata is None
    assert page.get_contents() is not None
    (before,) = pypdf.PdfReader(io.BytesIO(tainted.pdf())).pages
    assert shown(page.images[0].data) == shown(before.images[0].data)
    assert scrubbed.content.count(b"%%EOF") == 1
    with pikepdf.open(io.BytesIO(scrubbed.content)) as document:
        assert document.trailer.ID[0] == document.trailer.ID[1]


def changed_pdf(change: Callable[[pikepdf.Pdf], object], **options: object) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(tainted.pdf())) as document:
        change(document)
        document.save(written, **options)  # type: ignore[arg-type]
    return written.getvalue()


def sign(document: pikepdf.Pdf) -> None:
    signed = pikepdf.Dictionary(FT=pikepdf.Name.Sig, V=pikepdf.Dictionary())
    document.Root.AcroForm = pikepdf.Dictionary(Fields=[signed])


def sign_otherwise(document: pikepdf.Pdf) -> None:
    signature = pikepdf.Dictionary(Type=pikepdf.Name.DocTimeStamp, ByteRange=[0, 1, 2, 3])
    document.Root.DSS = pikepdf.Dictionary(Sig=signature)


def certify(document: pikepdf.Pdf) -> None:
    document.Root.Perms = pikepdf.Dictionary(DocMDP=pikepdf.Dictionary())


def test_an_encrypted_or_signed_document_stays_as_it_is_and_the_reason_is_told() -> None:
    nothing = lambda _: None  # noqa: E731
    locked = changed_pdf(nothing, encryption=pikepdf.Encryption(owner="o", user="u"))
    readable = changed_pdf(nothing, encryption=pikepdf.Encryption(owner="o", user=""))

    assert scrub(locked, "") == Scrubbed(content=locked, left=(Left.ENCRYPTED,))
    assert scrub(readable, "") == Scrubbed(content=readable, left=(Left.ENCRYPTED,))
    for way in (sign, sign_otherwise, certify):
        signed = changed_pdf(way)
        assert scrub(signed, "") == Scrubbed(content=signed, left=(Left.SIGNED,))


def test_what_stays_in_a_document_is_told() -> None:
    def add(document: pikepdf.Pdf) -> None:
        document.attachments["a.txt"] = b"attached"
        document.pages[0].Annots[0].Contents = pikepdf.String("What do you mean?")
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="C:\\x")

    scrubbed = scrub(changed_pdf(add), "")

    assert scrubbed.left == (Left.COMMENTS, Left.FILES, Left.PATHS)
    with pikepdf.open(io.BytesIO(scrubbed.content)) as document:
        assert document.attachments["a.txt"].get_file().read_bytes() == b"attached"


AUTHORED = f'<w:ins w:id="1" w:author="{CANARY}">'.encode()
STAYING: dict[str, tuple[bytes, Left]] = {
    "word comments": (tainted.docx({"word/comments.xml": b"<w:c/>"}), Left.COMMENTS),
    "sheet comments": (tainted.docx({"xl/comments1.xml": b"<c/>"}), Left.COMMENTS),
    "who commented": (tainted.docx({"word/people.xml": b"<p/>"}), Left.COMMENTS),
    "tracked changes": (tainted.docx({"word/footer.xml": AUTHORED}), Left.CHANGES),
    "macros": (tainted.docx({"word/vbaProject.bin": b"x"}), Left.FILES),
    "an object": (tainted.docx({"word/embeddings/a.xlsx": b"x"}), Left.FILES),
    "a drawing": (tainted.docx({"word/media/a.emf": b"x"}), Left.PICTURES),
    "a folder": (tainted.docx({"word/_rels/s.rels": b'<R Target="file:///C:/"/>'}), Left.PATHS),
    "notes": (tainted.odt({"content.xml": b"<office:annotation>"}), Left.COMMENTS),
    "changes": (tainted.odt({"content.xml": b"<text:tracked-changes>"}), Left.CHANGES),
    "scripts": (tainted.odt({"Basic/a.xml": b"<x/>"}), Left.FILES),
}


@pytest.mark.parametrize("name", STAYING)
def test_what_stays_in_an_office_document_is_told(name: str) -> None:
    content, left = STAYING[name]

    assert scrub(content, "").left == (left,)


def test_an_office_document_keeps_its_parts_but_the_thumbnail() -> None:
    for content, thumbnail in (
        (tainted.docx(), "docProps/thumbnail.jpeg"),
        (tainted.odt(), "Thumbnails/thumbnail.png"),
    ):
        before = zipfile.ZipFile(io.BytesIO(content)).namelist()
        with zipfile.ZipFile(io.BytesIO(scrub(content, "").content)) as package:
            assert package.testzip() is None
            assert package.namelist() == [name for name in before if name != thumbnail]
            assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            texts = [package.read(name) for name in before if name.endswith((".xml", ".rels"))]
        assert not any(b"humbnail" in text or b"rsid" in text for text in texts)


def test_a_signed_or_encrypted_office_document_stays_as_it_is() -> None:
    key = b"<manifest:encryption-data/>"
    for content, left in (
        (tainted.docx({"_xmlsignatures/sig1.xml": b"<s/>"}), Left.SIGNED),
        (tainted.odt({"META-INF/documentsignatures.xml": b"<s/>"}), Left.SIGNED),
        (tainted.odt({"META-INF/manifest.xml": key}), Left.ENCRYPTED),
        (tainted.package({"a.txt": b"A"}), Left.UNKNOWN),
    ):
        assert scrub(content, "") == Scrubbed(content=content, left=(left,))


@pytest.mark.parametrize(
    ("content", "media_type", "left"),
    [
        (b"Dear Sir", "text/plain", ()),
        (b"a;b\n", "text/csv", ()),
        (b"", "text/plain", ()),
        (b"a\0b", "text/plain", (Left.UNKNOWN,)),
        (b"Received: from kim-laptop", "message/rfc822", (Left.MAIL,)),
        (b"<svg/>", "image/svg+xml", (Left.UNKNOWN,)),
        (b"II*\0 a TIFF", "image/tiff", (Left.UNKNOWN,)),
        (b"\0\0\0\x18ftypheic", "image/heic", (Left.DAMAGED,)),
        (b"\0\0\0\x18ftypisom", "video/mp4", (Left.UNKNOWN,)),
        (b"\xd0\xcf\x11\xe0 an old document", "application/msword", (Left.UNKNOWN,)),
    ],
)
def test_what_is_not_taken_apart_leaves_as_it_is(
    content: bytes, media_type: str, left: tuple[Left, ...]
) -> None:
    assert scrub(content, media_type) == Scrubbed(content=content, left=left)


def test_a_file_is_what_it_holds_not_what_it_is_called() -> None:
    assert scrub(tainted.jpeg(), "text/plain") == scrub(tainted.jpeg(), "image/jpeg")


def test_the_process_of_its_own_does_what_this_one_would() -> None:
    for make in TAINTED.values():
        form = form_of(make())
        assert form is not None
        assert scrub(make(), "") == scrub_here(form, make())
