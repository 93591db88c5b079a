"""Take what a PDF says of its maker out of it (ISO 32000): written anew, without its history."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vrm_app.outside import scrub_jpeg
from vrm_app.outside.exif import xmp_kinds
from vrm_app.outside.scrubbed import Left, NotScrubbedError, Scrubbed, Taken

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

START = b"%PDF-"
HEAD_BYTES = 1024
"""How far into the file its beginning may lie."""
_TOLD = {
    "/Author": Taken.AUTHOR,
    "/Creator": Taken.PROGRAM,
    "/Producer": Taken.PROGRAM,
    "/CreationDate": Taken.TIME,
    "/ModDate": Taken.TIME,
    "/Title": Taken.TITLE,
    "/Subject": Taken.TITLE,
    "/Keywords": Taken.TITLE,
}
_ANYWHERE = {
    "/Metadata": Taken.OTHER,
    "/PieceInfo": Taken.PROGRAM,
    "/LastModified": Taken.TIME,
    "/CreatorInfo": Taken.PROGRAM,
    "/Thumb": Taken.THUMBNAIL,
}
_OF_A_NOTE = {
    "/T": Taken.AUTHOR,
    "/M": Taken.TIME,
    "/CreationDate": Taken.TIME,
    "/NM": Taken.OTHER,
    "/Subj": Taken.TITLE,
}
# Shown on the page as it is, or not written by a person.
_NO_COMMENTS = frozenset({"/Link", "/Widget", "/FreeText", "/Popup"})


def scrub(content: bytes) -> Scrubbed:
    """Return the document written anew; raise NotScrubbedError if that would spoil it."""
    import pikepdf

    try:
        # What has to be guessed might look different afterwards.
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            return _scrubbed(pdf, content)
    except pikepdf.PasswordError:
        raise NotScrubbedError(Left.ENCRYPTED) from None
    except pikepdf.PdfError:
        raise NotScrubbedError from None


def _scrubbed(pdf: "Pdf", content: bytes) -> Scrubbed:
    if pdf.is_encrypted:
        raise NotScrubbedError(Left.ENCRYPTED)
    taken: set[Taken] = set()
    left: set[Left] = set()
    if content.count(b"%%EOF") > 1 and not pdf.is_linearized:
        taken.add(Taken.HISTORY)
    dictionaries = list(_dictionaries(pdf))
    if "/Perms" in pdf.Root or any(_is_signature(one) for one in dictionaries):
        raise NotScrubbedError(Left.SIGNED)
    taken.update(_TOLD.get(str(key), Taken.OTHER) for key in pdf.docinfo)
    for key in pdf.trailer.keys() - {"/Root", "/Size"}:
        del pdf.trailer[key]
    for one in dictionaries:
        taken.update(_taken_out(one))
        left.update(_staying(one))
        of_picture, in_picture = _scrub_picture(pdf, one)
        taken |= of_picture
        left |= in_picture
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True, fix_metadata_version=False)
    return Scrubbed.of(written.getvalue(), taken, left)


def _dictionaries(pdf: "Pdf") -> "Iterator[Object]":
    """Yield every dictionary and stream, also those that lie inside of others."""
    from pikepdf import Array, Dictionary, Stream

    waiting = list(pdf.objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, Dictionary | Stream):
            yield one
            inner = [value for _, value in one.items()]
        elif isinstance(one, Array):
            inner = list(one)
        else:
            continue
        # What has a number of its own is among the objects already.
        waiting += [
            value
            for value in inner
            if isinstance(value, Array | Dictionary) and not value.is_indirect
        ]


def _is_signature(one: "Object") -> bool:
    return "/ByteRange" in one or (one.get("/FT") == "/Sig" and "/V" in one)


def _taken_out(one: "Object") -> Iterator[Taken]:
    from pikepdf import Stream

    for key, kind in _ANYWHERE.items():
        if key in one:
            yield kind
            packet = one[key]
            if key == "/Metadata" and isinstance(packet, Stream):
                yield from xmp_kinds(packet.read_bytes())
            del one[key]
    if _is_note(one):
        for key, kind in _OF_A_NOTE.items():
            # A form field is found by its name.
            if key in one and not (key == "/T" and one["/Subtype"] == "/Widget"):
                yield kind
                del one[key]
    if one.get("/Type") == "/EmbeddedFile" and "/Params" in one:
        yield Taken.TIME
        del one["/Params"]


def _staying(one: "Object") -> Iterator[Left]:
    if one.get("/Type") == "/EmbeddedFile" or "/EF" in one or "/XFA" in one:
        yield Left.FILES
    if _is_note(one) and "/Contents" in one and str(one["/Subtype"]) not in _NO_COMMENTS:
        yield Left.COMMENTS
    if one.get("/S") in {"/Launch", "/GoToR", "/GoToE"}:
        yield Left.PATHS


def _is_note(one: "Object") -> bool:
    return "/Rect" in one and "/Subtype" in one


def _scrub_picture(pdf: "Pdf", one: "Object") -> tuple[set[Taken], set[Left]]:
    from pikepdf import Array, Name, Stream

    if not isinstance(one, Stream) or one.get("/Subtype") != "/Image":
        return set(), set()
    told, parameters = one.get("/Filter"), one.get("/DecodeParms")
    filters = list(told) if isinstance(told, Array) else [told]
    if Name.DCTDecode not in filters and Name.JPXDecode not in filters:
        return set(), set()
    if filters[-1] != Name.DCTDecode or isinstance(parameters, Array):
        return set(), {Left.PICTURES}
    packed = pdf.make_stream(one.read_raw_bytes(), Filter=Array(filters[:-1]))
    try:
        picture = scrub_jpeg.scrub(packed.read_bytes())
    except NotScrubbedError:
        return set(), {Left.PICTURES}
    one.write(picture.content, filter=Name.DCTDecode)
    if parameters is not None:
        one.stream_dict.DecodeParms = parameters
    return set(picture.taken), set()
