"""The signed list of the files that leave together."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from vrm_app.outside.json_ld import linked_document
from vrm_app.outside.signature import Document

NAME = "manifest.json"
SCHEMA = "urn:dealings:schema:manifest:1"
TERMS = ("Manifest", "document", "files", "media_type", "size")
"""Our own words in the manifest; the others are schema.org's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFile:
    """One file that leaves, with its exact bytes."""

    name: str
    media_type: str
    content: bytes

    @property
    def size(self) -> int:
        """Return the number of bytes."""
        return len(self.content)

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manifest:
    json_ld_type: ClassVar = "Manifest"

    about: str
    document: str | None
    files: tuple[_Listed, ...]


def manifest_document(about: str, document: str | None, files: Iterable[BundleFile]) -> Document:
    """Return the manifest of these files, unsigned.

    `about` is the reference they share, `document` the name of the signed document among them, if
    there is one.
    """
    listed = tuple(
        _Listed(name=file.name, media_type=file.media_type, size=file.size, sha256=file.sha256)
        for file in files
    )
    value = _Manifest(about=about, document=document, files=listed)
    return linked_document(value, schema=SCHEMA, terms=TERMS)
