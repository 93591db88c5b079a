"""Which parts of an office document tell of its maker, in each of the two families."""

import re
from dataclasses import dataclass

from vrm_app.outside.scrubbed import Left, NotScrubbedError, Taken

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What to do with the parts of a document: by their names, and by what is written in them."""

    thumbnails: re.Pattern[str]
    pictures: re.Pattern[str]
    cut: tuple[tuple[re.Pattern[bytes], Taken | None], ...]
    """What is cut out of every text, and what it tells; None: it only names a thumbnail."""
    blanks: tuple[tuple[re.Pattern[str], bytes], ...]
    """What stands in the place of a part that only tells of the maker."""
    staying_names: tuple[tuple[re.Pattern[str], Left], ...]
    """Parts that stay, and what that leaves in the document."""
    staying_texts: tuple[tuple[re.Pattern[str], re.Pattern[bytes], Left], ...]
    """The same by what is written in parts of a name."""

    def blank(self, name: str) -> bytes | None:
        """Return what stands in the place of a part; None for parts that stay."""
        return next((blank for names, blank in self.blanks if names.search(name)), None)

    def staying(self, name: str, part: bytes) -> set[Left]:
        """Return what this part leaves in the document."""
        by_name = {left for names, left in self.staying_names if names.search(name)}
        return by_name | {
            left
            for names, text, left in self.staying_texts
            if names.search(name) and text.search(part)
        }


OPEN_XML = Family(
    thumbnails=re.compile(r"^docprops/thumbnail\.", re.IGNORECASE),
    pictures=re.compile(r"/media/", re.IGNORECASE),
    cut=(
        (re.compile(rb'<Relationship\b[^>]*?/metadata/thumbnail"[^>]*/>'), None),
        # Numbers that show which documents were made from one another.
        (re.compile(rb'\sw:rsid\w{0,12}="[0-9A-Fa-f]{8}"'), Taken.HISTORY),
        (re.compile(rb"<w:rsids>.*?</w:rsids>", re.DOTALL), Taken.HISTORY),
        (re.compile(rb"<w1[0-9]:docId\b[^>]*/>"), Taken.HISTORY),
        (re.compile(rb"<xr\w*:revisionPtr\b[^>]*/>"), Taken.HISTORY),
        (re.compile(rb"<x15ac:absPath\b[^>]*/>"), Taken.FOLDER),
        (re.compile(rb"<fileSharing\b[^>]*/>"), Taken.AUTHOR),
    ),
    blanks=(
        (
            re.compile(r"^docprops/core\.xml$|\.psmdcp$", re.IGNORECASE),
            _HEAD + b"<cp:coreProperties xmlns:cp="
            b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
        ),
        (
            re.compile(r"^docprops/app\.xml$", re.IGNORECASE),
            _HEAD + b"<Properties xmlns="
            b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
        ),
        (
            re.compile(r"^docprops/custom\.xml$", re.IGNORECASE),
            _HEAD + b"<Properties xmlns="
            b'"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
        ),
    ),
    staying_names=(
        (
            re.compile(r"comments|/people\.xml$|/persons/|commentauthors", re.IGNORECASE),
            Left.COMMENTS,
        ),
        (re.compile(r"/revisions/"), Left.CHANGES),
        (
            re.compile(r"/(embeddings|activex)/|^customxml/|\.(bin|ole)$", re.IGNORECASE),
            Left.FILES,
        ),
    ),
    staying_texts=(
        (
            re.compile(r"\.xml$"),
            re.compile(rb"<w:(?:ins|del|move|[a-zA-Z]{1,30}Change)[^>]{1,400}?w:author="),
            Left.CHANGES,
        ),
        (
            re.compile(r"\.rels$"),
            re.compile(rb'Target="(?:file:|[A-Za-z]:\\|\\\\)', re.IGNORECASE),
            Left.PATHS,
        ),
    ),
)
"""Office Open XML: docx, xlsx, pptx."""


def _setting(names: bytes) -> re.Pattern[bytes]:
    return re.compile(
        rb'<config:config-item\b[^>]*"(?:%s)"[^>]*?(?:/>|>[^<]*</config:config-item>)' % names
    )


OPEN_DOCUMENT = Family(
    thumbnails=re.compile(r"^Thumbnails/"),
    pictures=re.compile(r"^Pictures/"),
    cut=(
        (re.compile(rb'<manifest:file-entry\b[^>]*"Thumbnails/[^>]*/>'), None),
        (re.compile(rb'\sofficeooo:(?:paragraph-)?rsid="[0-9A-Fa-f]{1,8}"'), Taken.HISTORY),
        (_setting(rb"Rsid|RsidRoot"), Taken.HISTORY),
        (_setting(rb"PrinterName|PrinterSetup"), Taken.OTHER),
    ),
    blanks=(
        (
            re.compile(r"(^|/)meta\.xml$"),
            _HEAD + b"<office:document-meta xmlns:office="
            b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2">'
            b"<office:meta/></office:document-meta>",
        ),
    ),
    staying_names=(
        (re.compile(r"^(Basic|Scripts)/|^Object [^/]*$|\.(bin|jar|class)$"), Left.FILES),
    ),
    staying_texts=(
        (re.compile(r"^META-INF/manifest\.xml$"), re.compile(b"encryption-data"), Left.ENCRYPTED),
        (re.compile(r"content\.xml$"), re.compile(b"<office:annotation"), Left.COMMENTS),
        (re.compile(r"content\.xml$"), re.compile(b"tracked-changes"), Left.CHANGES),
        (re.compile(r"\.xml$"), re.compile(b'xlink:href="file:'), Left.PATHS),
    ),
)
"""OpenDocument: odt, ods, odp."""

_WORDS = {
    b"creator": Taken.AUTHOR,
    b"lastModifiedBy": Taken.AUTHOR,
    b"printed-by": Taken.AUTHOR,
    b"Company>": Taken.AUTHOR,
    b"Manager>": Taken.AUTHOR,
    b"Application>": Taken.PROGRAM,
    b"generator>": Taken.PROGRAM,
    b"Template>": Taken.PROGRAM,
    b"dcterms:": Taken.TIME,
    b"date>": Taken.TIME,
    b"TotalTime>": Taken.TIME,
    b"editing-duration>": Taken.TIME,
    b"title>": Taken.TITLE,
    b"subject>": Taken.TITLE,
    b"keyword": Taken.TITLE,
    b"description>": Taken.COMMENT,
}


def kinds_in(part: bytes) -> set[Taken]:
    """Return what a part that tells of the maker is about, judged by the words in it."""
    return {kind for word, kind in _WORDS.items() if word in part} or {Taken.OTHER}


def family_of(names: list[str], kind: bytes) -> Family:
    """Return the family by the parts and the declared kind; NotScrubbedError if it has none."""
    if "[Content_Types].xml" in names:
        return OPEN_XML
    if kind.startswith(b"application/vnd.oasis.opendocument."):
        return OPEN_DOCUMENT
    raise NotScrubbedError(Left.UNKNOWN)
