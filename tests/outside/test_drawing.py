"""Pictures and pages as plain pixels, drawn in a process of their own; hostile ones are refused."""

import io
import struct
import sys
import threading
import time
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from vrm_app.outside import drawer as drawer_module
from vrm_app.outside.confined import child_command
from vrm_app.outside.drawer import Drawer
from vrm_app.outside.drawn import Drawn, Look, NotDrawn, NotDrawnError, look_of, packed, unpacked
from vrm_app.outside.limits import DRAWING_SECONDS, FILE_BYTES, SHOWN_PIXELS

RED, BLUE = (255, 0, 0), (0, 0, 255)


def picture(kind: str, image: Image.Image | None = None, **options: object) -> bytes:
    made = io.BytesIO()
    (image or Image.new("RGB", (40, 20), RED)).save(made, kind, **options)
    return made.getvalue()


def pdf(pages: int = 2, size: tuple[float, float] = (200, 100)) -> bytes:
    made = io.BytesIO()
    document = pikepdf.new()
    for number in range(pages):
        page = document.add_blank_page()
        page.mediabox = pikepdf.Array([0, 0, *size])
        fill = f"{1 - number} 0 {number} rg 0 0 {size[0]} {size[1]} re f"
        page.contents_add(document.make_stream(fill.encode()))
    document.save(made, static_id=True)
    return made.getvalue()


def draw(content: bytes, page: int = 0) -> Drawn:
    look = look_of(content)
    assert look is not None
    return Drawer().draw(look, content, page)


def refusal(content: bytes) -> NotDrawn:
    with pytest.raises(NotDrawnError) as found:
        draw(content)
    return found.value.why


def middle(drawn: Drawn) -> tuple[int, ...]:
    wide = 4 if drawn.has_alpha else 3
    at = ((drawn.height // 2) * drawn.width + drawn.width // 2) * wide
    return tuple(drawn.pixels[at : at + wide])


def png(width: int, height: int, body: bytes = b"", *, depth: int = 8, colour: int = 2) -> bytes:
    """Return a PNG that says it has a size, whatever is in it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = name + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "JPEG"])
def test_a_picture_becomes_its_pixels(kind: str) -> None:
    drawn = draw(picture(kind))

    assert (drawn.width, drawn.height, drawn.has_alpha) == (40, 20, False)
    assert middle(drawn) == pytest.approx(RED, abs=3)


def test_what_can_be_seen_through_stays_so() -> None:
    drawn = draw(picture("PNG", Image.new("RGBA", (4, 4), (0, 0, 255, 128))))

    assert drawn.has_alpha
    assert middle(drawn) == (*BLUE, 128)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16", "CMYK"])
def test_every_way_to_keep_colours_is_drawn(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    drawn = draw(picture(kind, Image.new(mode, (8, 8), 0 if mode != "I;16" else 65_535)))

    assert (drawn.width, drawn.height) == (8, 8)
    if mode == "I;16":
        assert middle(drawn) == (255, 255, 255)


def test_a_picture_taken_with_the_camera_turned_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    for kind in ("JPEG", "PNG", "WEBP"):
        drawn = draw(picture(kind, exif=exif))
        assert (drawn.width, drawn.height) == (20, 40), kind


def test_of_a_moving_picture_the_first_is_drawn_and_said_to_be() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, BLUE)]
    drawn = draw(picture("GIF", frames[0], save_all=True, append_images=frames[1:]))

    assert drawn.is_first_of_several
    assert middle(drawn) == RED


def test_a_large_picture_is_handed_over_smaller() -> None:
    drawn = draw(picture("JPEG", Image.new("RGB", (9_000, 6_000), RED)))

    assert drawn.width * drawn.height <= SHOWN_PIXELS
    assert drawn.width / drawn.height == pytest.approx(1.5, rel=0.01)


def test_each_page_of_a_pdf_is_drawn_by_its_number() -> None:
    first, second = draw(pdf()), draw(pdf(), 1)

    assert (first.page, first.pages, second.page) == (0, 2, 1)
    assert first.width / first.height == pytest.approx(2, rel=0.01)
    assert (middle(first), middle(second)) == (RED, BLUE)
    assert draw(pdf(), 99).page == 1


@pytest.mark.parametrize("size", [(0.5, 14_000), (14_000, 14_000), (1, 1)])
def test_a_page_of_any_size_stays_within_its_pixels(size: tuple[float, float]) -> None:
    drawn = draw(pdf(1, size))

    assert drawn.width * drawn.height <= SHOWN_PIXELS


def test_a_pdf_with_a_password_says_so() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))

    assert refusal(made.getvalue()) is NotDrawn.LOCKED


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "JPEG", "PDF"])
def test_half_a_file_is_refused_or_drawn_but_never_more(kind: str) -> None:
    whole = pdf() if kind == "PDF" else picture(kind, Image.effect_noise((60, 60), 90))
    for part in (len(whole) // 2, 20):
        try:
            draw(whole[:part])
        except NotDrawnError as error:
            assert error.why is NotDrawn.DAMAGED  # noqa: PT017  (some readers mend what is cut off)


_SIDES = struct.pack("<HH", 65_535, 65_535)
LARGE_GIF = (
    b"GIF89a" + _SIDES + b"\x80\0\0" + bytes(6) + b",\0\0\0\0" + _SIDES + b"\0\x02\x02L\x01\0;"
)
BOMB = zlib.compress(bytes(30_000_000), 9)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(png(60_000, 60_000, BOMB), id="more pixels than memory holds"),
        pytest.param(png(2**31 - 1, 2**31 - 1), id="sizes at the edge of a number"),
        pytest.param(png(9_000, 9_000, BOMB, depth=16, colour=6), id="sixteen bits of each"),
        pytest.param(LARGE_GIF, id="large gif"),
    ],
)
def test_a_picture_larger_than_any_is_refused_in_good_time(content: bytes) -> None:
    began = time.monotonic()

    assert refusal(content) is NotDrawn.LARGE
    assert time.monotonic() - began < 20


def raw_pdf(*objects: bytes) -> bytes:
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (at, one) for at, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
LOOPING = raw_pdf(
    CATALOG,
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R"
    b" /Resources << /XObject << /X 5 0 R >> >> >>",
    b"<< /Length 5 >>\nstream\n/X Do\nendstream",
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5"
    b" /Resources << /XObject << /X 5 0 R >> >> >>\nstream\n/X Do\nendstream",
)
SELF_HOLDING = raw_pdf(CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>")


def swollen_pdf() -> bytes:
    stream = zlib.compress(b"0 0 m 9 9 l S " * 20_000_000, 9)
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return raw_pdf(CATALOG, pages, page, head + stream + b"\nendstream")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(LOOPING, id="a form that draws itself"),
        pytest.param(SELF_HOLDING, id="pages that hold themselves"),
        pytest.param(swollen_pdf(), id="a page that swells"),
    ],
)
def test_a_pdf_made_to_hurt_ends_in_good_time(content: bytes) -> None:
    began = time.monotonic()

    try:
        assert draw(content).width > 0
    except NotDrawnError as error:
        assert error.why is NotDrawn.DAMAGED  # noqa: PT017  (either end is a good one)
    assert time.monotonic() - began < 25


WHOLE = [pdf(1), *(picture(kind) for kind in ("PNG", "GIF", "WEBP", "JPEG"))]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WHOLE), st.data())
def test_mutated_files_are_drawn_or_refused_and_nothing_else(
    whole: bytes, data: st.DataObject
) -> None:
    content = bytearray(whole)
    for _change in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(8, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    look = look_of(bytes(content))
    if look is None:
        return
    try:
        drawn = Drawer().draw(look, bytes(content))
    except NotDrawnError:
        return
    assert drawn.width * drawn.height <= SHOWN_PIXELS


def test_a_file_beyond_the_limit_is_not_even_tried() -> None:
    assert refusal(b"\xff\xd8\xff" + bytes(FILE_BYTES)) is NotDrawn.LARGE


def test_whoever_looks_away_ends_the_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    sleeping = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(drawer_module, "child_command", lambda _look: sleeping)
    drawer = Drawer()
    began = time.monotonic()
    threading.Timer(0.2, drawer.stop).start()

    with pytest.raises(NotDrawnError):
        drawer.draw(Look.PDF, pdf())
    assert time.monotonic() - began < DRAWING_SECONDS / 2
    with pytest.raises(NotDrawnError):
        drawer.draw(Look.PDF, pdf())


def test_what_no_longer_fits_its_own_words_is_no_picture() -> None:
    drawn = Drawn(width=2, height=1, has_alpha=False, pixels=bytes(6))
    assert unpacked(packed(drawn)) == drawn
    whole = packed(drawn)
    for answer in (
        b"",
        b"{}\n",
        whole[:-1],
        whole + b"x",
        whole.replace(b'"width": 2', b'"width": 0'),
        whole.replace(b'"width": 2', b'"width": true'),
        whole.replace(b'"pages": 1', b'"pages": 0'),
        b'{"why": "tired"}\n',
    ):
        with pytest.raises(NotDrawnError):
            unpacked(answer)


def test_the_process_is_told_on_its_command_line_only_what_to_draw() -> None:
    command = child_command(Look.PDF)

    assert "draw-pdf" in command
