"""Take hidden details out of office documents: Office Open XML (ECMA-376) and OpenDocument.

Both are ZIP files of parts. Every part is packed anew, so that no time, comment or gap between
the parts of the old file is left.
"""

import io
import zipfile

from vrm_app.outside import scrub_picture
from vrm_app.outside.limits import ZIP_BYTES, ZIP_MEMBERS, ZIP_RATIO
from vrm_app.outside.office_parts import Family, family_of, kinds_in
from vrm_app.outside.scrubbed import Left, NotScrubbedError, Scrubbed, Taken

START = b"PK\x03\x04"
_SMALL = 1_000_000  # below this, no ratio does harm
_ENCRYPTED = 1
_SIGNATURES = ("_xmlsignatures/", "META-INF/documentsignatures.xml")
_TYPE = "mimetype"
_TEXTS = (".xml", ".rels", ".psmdcp", ".vml")


def scrub(content: bytes) -> Scrubbed:
    """Return the document packed anew; raise NotScrubbedError if it is none, or would spoil."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = _checked(package, len(content))
            kind = package.read(_TYPE) if _TYPE in names else b""
            return _scrubbed(package, names, family_of(names, kind))
    except (zipfile.BadZipFile, NotImplementedError):
        raise NotScrubbedError from None


def _checked(package: zipfile.ZipFile, size: int) -> list[str]:
    members = package.infolist()
    names = [one.filename for one in members]
    total = sum(one.file_size for one in members)
    if len(names) > ZIP_MEMBERS or len(set(names)) < len(names):
        raise NotScrubbedError
    if total > min(ZIP_BYTES, _SMALL + ZIP_RATIO * size):
        raise NotScrubbedError
    if any(one.flag_bits & _ENCRYPTED for one in members):
        raise NotScrubbedError(Left.ENCRYPTED)
    if any(name.startswith(_SIGNATURES) for name in names):
        raise NotScrubbedError(Left.SIGNED)
    return [name for name in names if not name.endswith("/")]


def _scrubbed(package: zipfile.ZipFile, names: list[str], family: Family) -> Scrubbed:
    taken: set[Taken] = set()
    left: set[Left] = set()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as anew:
        for name in names:
            if family.thumbnails.search(name):
                taken.add(Taken.THUMBNAIL)
                continue
            part = package.read(name)
            left |= family.staying(name, part)
            if family.pictures.search(name):
                part = _picture(part, taken, left)
            elif name.endswith(_TEXTS):
                part = _text(name, part, family, taken)
            anew.writestr(_member(name), part)
    if Left.ENCRYPTED in left:
        raise NotScrubbedError(Left.ENCRYPTED)
    return Scrubbed.of(written.getvalue(), taken, left)


def _text(name: str, part: bytes, family: Family, taken: set[Taken]) -> bytes:
    if part.startswith((b"\xff\xfe", b"\xfe\xff")):
        # Rare, and what is looked for would not be found in it.
        raise NotScrubbedError
    blank = family.blank(name)
    if blank is not None:
        taken |= kinds_in(part) if part != blank else set()
        return blank
    for pattern, kind in family.cut:
        part, count = pattern.subn(b"", part)
        if count and kind is not None:
            taken.add(kind)
    return part


def _picture(part: bytes, taken: set[Taken], left: set[Left]) -> bytes:
    try:
        picture = scrub_picture.scrub(part)
    except NotScrubbedError:
        left.add(Left.PICTURES)
        return part
    taken.update(picture.taken)
    return picture.content


def _member(name: str) -> zipfile.ZipInfo:
    """Return a member that tells no time and no system."""
    member = zipfile.ZipInfo(name)
    # What kind of document it is has to be readable without unpacking.
    member.compress_type = zipfile.ZIP_STORED if name == _TYPE else zipfile.ZIP_DEFLATED
    member.create_system = 3
    return member
