"""Files that carry a canary wherever their form can hide something."""

import io
import re
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image, PngImagePlugin

CANARY = "Canary7Kim"
SIDEWAYS = 6
"""An orientation: to be shown turned by a quarter."""


def image(mode: str = "RGB") -> Image.Image:
    """Return a picture in which no two places look alike."""
    width, height = 48, 32
    places = ((x, y) for y in range(height) for x in range(width))
    colours = (bytes([5 * x % 256, 7 * y % 256, 3 * x * y % 256]) for x, y in places)
    return Image.frombytes("RGB", (width, height), b"".join(colours)).convert(mode)


def exif(orientation: int = SIDEWAYS) -> bytes:
    """Return Exif with a canary in each kind of entry, and a thumbnail with one."""
    told = Image.Exif()
    told[0x0112] = orientation
    for tag in (0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x8298):
        told[tag] = CANARY
    told[0x0132] = "2026:11:20 18:05:00"
    told[0x9C9B] = CANARY.encode("utf-16-le")
    inner = told.get_ifd(0x8769)
    for tag in (0xA430, 0xA431, 0xA435):
        inner[tag] = CANARY
    inner[0x927C] = CANARY.encode()
    inner[0x9286] = b"UNICODE\0" + CANARY.encode("utf-16-le")
    told.get_ifd(0x8825).update({1: "N", 2: (50.0, 6.0, 7.0), 0x1D: CANARY})
    return told.tobytes()


def xmp() -> bytes:
    """Return an XMP packet that tells everything."""
    names = "dc:creator xmp:CreatorTool exif:GPSLatitude xmp:CreateDate dc:title".split()
    told = "".join(f"<{name}>{CANARY}</{name}>" for name in names)
    return f'<?xpacket begin=""?><x:xmpmeta>{told}</x:xmpmeta><?xpacket end="w"?>'.encode()


def profile() -> bytes:
    """Return a colour profile, as whole as it says."""
    body = bytearray(132)
    body[36:40] = b"acsp"
    body[:4] = struct.pack(">I", len(body))
    return bytes(body)


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg(*, orientation: int = SIDEWAYS, progressive: bool = False, mode: str = "RGB") -> bytes:
    plain = io.BytesIO()
    image(mode).save(plain, "JPEG", progressive=progressive, quality=90)
    hidden = CANARY.encode()
    told = [
        segment(0xE0, b"JFXX\0\x10" + hidden),
        segment(0xE1, b"Exif\0\0" + exif(orientation).removeprefix(b"Exif\0\0") + hidden),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp()),
        segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + xmp()),
        segment(0xE2, b"ICC_PROFILE\0\x01\x01" + profile()),
        segment(0xED, b"Photoshop 3.0\x008BIM" + hidden),
        segment(0xEB, b"JP\0\0" + hidden),
        segment(0xFE, hidden),
    ]
    content = plain.getvalue()
    if content[3] == 0xE0:
        # A small picture within JFIF itself.
        head = content[6:18] + b"\x01\x01" + bytes(3) + hidden
        content = content[:2] + segment(0xE0, head) + content[20:]
    # Behind JFIF where there is one; the fill byte in front of a marker is allowed.
    at = 4 + int.from_bytes(content[4:6], "big") if content[3] == 0xE0 else 2
    tail = hidden + content + hidden + CANARY.encode("utf-16-le")
    return content[:at] + b"\xff".join([b"", *told])[1:] + content[at:] + tail


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(*, orientation: int = SIDEWAYS, mode: str = "RGBA") -> bytes:
    told = PngImagePlugin.PngInfo()
    for word in ("Author", "Software", "Title", "Comment", CANARY):
        told.add_text(word, CANARY)
        told.add_text(word, CANARY * 20, zip=True)
        told.add_itxt(word, CANARY, zip=True)
    told.add_itxt("XML:com.adobe.xmp", xmp().decode())
    for name in (b"tIME", b"caBX", b"prVt"):
        told.add(name, CANARY.encode())
    plain = io.BytesIO()
    tiff = exif(orientation).removeprefix(b"Exif\0\0")
    image(mode).save(plain, "PNG", pnginfo=told, exif=tiff, dpi=(72, 72))
    content = plain.getvalue()
    packed = zlib.compress(profile())
    named = chunk(b"iCCP", CANARY.encode() + b"\0\0" + packed + CANARY.encode())
    return content[:33] + named + content[33:] + CANARY.encode()


def gif() -> bytes:
    plain = io.BytesIO()
    frames = [image("P"), image("P").rotate(90)]
    frames[0].save(plain, "GIF", save_all=True, append_images=frames[1:], comment=CANARY, loop=2)
    content = plain.getvalue()
    hidden = bytes([len(CANARY)]) + CANARY.encode() + b"\0"
    packet = b"\x21\xff\x0bXMP DataXMP" + hidden
    return content[:-1] + packet + b"\x21\xfe" + hidden + b";" + CANARY.encode()


def webp(*, orientation: int = SIDEWAYS) -> bytes:
    plain = io.BytesIO()
    tiff = exif(orientation).removeprefix(b"Exif\0\0")
    image().save(plain, "WEBP", lossless=True, exif=tiff, xmp=xmp(), icc_profile=profile())
    more = b"cana" + struct.pack("<I", len(CANARY)) + CANARY.encode()
    body = plain.getvalue()[8:] + more
    return b"RIFF" + struct.pack("<I", len(body)) + body + CANARY.encode()


def avif(*, orientation: int = SIDEWAYS) -> bytes:
    """Return a picture of the family of HEIC, with a gap behind it."""
    plain = io.BytesIO()
    image().save(plain, "AVIF", exif=exif(orientation), xmp=xmp(), icc_profile=profile())
    gap = struct.pack(">I", 8 + len(CANARY)) + b"free" + CANARY.encode()
    unused = struct.pack(">I", 8 + len(CANARY)) + b"mdat" + CANARY.encode()
    return plain.getvalue() + gap + unused


def pdf() -> bytes:
    """Return a document with an older version, notes, a thumbnail, a photo, everything told."""
    first = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(200, 200))
        text = pikepdf.String(CANARY)
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Highlight, Rect=[0, 0, 9, 9]
        )
        for key in ("/T", "/M", "/CreationDate", "/NM", "/Subj"):
            note[key] = text
        note["/PieceInfo"] = pikepdf.Dictionary(X=pikepdf.Dictionary(Private=text))
        page.Annots = pikepdf.Array(
            [note, made.make_indirect(pikepdf.Dictionary(dict(note.items())))]
        )
        page.PieceInfo = pikepdf.Dictionary(Canary=pikepdf.Dictionary(LastModified=text))
        page.LastModified = text
        page.Thumb = made.make_stream(CANARY.encode())
        page.Metadata = made.make_stream(xmp())
        photo = made.make_stream(jpeg())
        photo.stream_dict = pikepdf.Dictionary(
            Subtype=pikepdf.Name.Image,
            Width=48,
            Height=32,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB,
            Filter=pikepdf.Name.DCTDecode,
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=photo))
        page.Contents = made.make_stream(b"q 48 0 0 32 0 0 cm /P Do Q")
        made.Root.Metadata = made.make_stream(xmp())
        for key in ("/Author", "/Creator", "/Producer", "/Title", "/Keywords", f"/{CANARY}"):
            made.docinfo[key] = text
        made.docinfo["/Subject"] = pikepdf.String(f"ü {CANARY}")  # kept as UTF-16
        made.save(first, static_id=True)
    return updated(first.getvalue())


def updated(before: bytes) -> bytes:
    """Return the document with a later version behind it, as a program that appends writes it."""
    roots = b" ".join(re.findall(rb"/(?:Root|Info) \d+ 0 R", before))
    start = int(before.rpartition(b"startxref")[2].split()[0])
    last = before.count(b" obj\n") + 1
    told = f"{last} 0 obj\n({CANARY})\nendobj\n"
    checked = f"/DocChecksum /{CANARY}".encode()
    return (
        before
        + told.encode()
        + (
            b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Prev %d %s %s >>\n"
            b"startxref\n%d\n%%%%EOF\n"
            % (last, len(before), last + 1, start, roots, checked, len(before) + len(told))
        )
    )


def package(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP file with a canary in each gap that the form has."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, date_time=(2026, 11, 20, 18, 5, 0))
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else 8
            member.comment = CANARY.encode()
            member.extra = struct.pack("<HH", 0x7875, len(CANARY)) + CANARY.encode()
            archive.writestr(member, content)
        archive.comment = CANARY.encode()
    return packed.getvalue()


_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
    f'metadata/thumbnail" Target="docProps/{CANARY}.jpeg"/></Relationships>'
)


def docx(more: dict[str, bytes] | None = None) -> bytes:
    told = f"<dc:creator>{CANARY}</dc:creator><cp:lastModifiedBy>{CANARY}</cp:lastModifiedBy>"
    body = '<w:document xmlns:w="w"><w:p w:rsidR="00AB12CD"><w:t>A letter.</w:t></w:p></w:document>'
    return package(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": _RELATIONS.encode(),
            "docProps/core.xml": f"<cp:coreProperties>{told}</cp:coreProperties>".encode(),
            "docProps/app.xml": f"<P><Application>{CANARY}</Application></P>".encode(),
            "docProps/custom.xml": f"<P><vt:lpwstr>{CANARY}</vt:lpwstr></P>".encode(),
            "docProps/thumbnail.jpeg": jpeg(),
            "word/document.xml": body.encode(),
            "word/settings.xml": b'<w:s><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:s>',
            "word/media/image1.jpeg": jpeg(),
            "word/media/image2.png": png(),
            **(more or {}),
        }
    )


def odt(more: dict[str, bytes] | None = None) -> bytes:
    told = f"<meta:initial-creator>{CANARY}</meta:initial-creator><meta:generator>{CANARY}<"
    thumbnail = '<manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/>'
    printer = f'<config:config-item config:name="PrinterName">{CANARY}</config:config-item>'
    return package(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "meta.xml": f"<office:document-meta>{told}/</office:document-meta>".encode(),
            "settings.xml": f"<office:settings>{printer}</office:settings>".encode(),
            "content.xml": b'<o:text><text:p officeooo:rsid="00ab12">A.</text:p></o:text>',
            "Thumbnails/thumbnail.png": png(),
            "Pictures/1.jpg": jpeg(),
            "META-INF/manifest.xml": f"<manifest:manifest>{thumbnail}</manifest:manifest>".encode(),
            **(more or {}),
        }
    )
