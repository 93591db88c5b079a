"""Check what was signed: one document, or a folder of files with their signed manifest.

Needs no vault. Whatever the files hold, the answer is a verdict with problems in plain words.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from vrm_app.outside import manifest, sshsig
from vrm_app.outside.json_ld import json_bytes
from vrm_app.outside.signature import Document, SignatureError, verify_proof
from vrm_app.outside.signed_json import UnusableFileError, content_of, document_in

BUNDLE = "bundle"
MOST_FILES = 1000
LONGEST_SHOWN = 300

# The manifest cannot tell what it is itself, nor what its own signature is.
_MANIFEST_SIGNATURE = manifest.NAME + sshsig.SUFFIX
_UNLISTED = frozenset({manifest.NAME, _MANIFEST_SIGNATURE})

_SCHEMA = re.compile(r"urn:dealings:schema:([a-z][a-z_]{0,39}):\d{1,4}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Who signed what, and what is wrong with it.

    `signer` is a did:key, `about` the reference; both are None where no signature holds.
    """

    signer: str | None = None
    kind: str | None = None
    about: str | None = None
    problems: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        """Return whether everything is as its signer left it."""
        return self.signer is not None and not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """What a manifest says: SHA-256 by name, and which file is the signed document, if any."""

    document: str | None
    digests: dict[str, str]


def verify(paths: Sequence[Path]) -> Verification:
    """Return the verdict on documents and bundles; a bundle is its folder or its manifest."""
    folders = {path.parent for path in paths if path.name == manifest.NAME}
    alone = [path for path in paths if path.parent not in folders and path not in folders]
    verdicts = [
        _bundle(path) if _is_folder(path) else _file(path) for path in (*sorted(folders), *alone)
    ]
    return _together(verdicts)


def _together(verdicts: Sequence[Verification]) -> Verification:
    signers = {verdict.signer for verdict in verdicts}
    kinds = {verdict.kind for verdict in verdicts}
    abouts = {verdict.about for verdict in verdicts}
    problems = [problem for verdict in verdicts for problem in verdict.problems]
    if not verdicts:
        problems.append("There is nothing to check.")
    if len(signers - {None}) > 1:
        problems.append("The files were signed with different keys; check them one by one.")
    return Verification(
        signer=signers.pop() if len(signers) == 1 else None,
        kind=kinds.pop() if len(kinds) == 1 else None,
        about=abouts.pop() if len(abouts) == 1 else None,
        problems=tuple(problems),
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _file(path: Path) -> Verification:
    try:
        return _document(path.name, content_of(path))
    except UnusableFileError as error:
        return Verification(problems=(f"{_shown(path.name)} {error}.",))


def _document(name: str, content: bytes) -> Verification:
    try:
        document = document_in(content)
        signer = verify_proof(document)
    except UnusableFileError as error:
        return Verification(problems=(f"{_shown(name)} {error}.",))
    except SignatureError as error:
        return Verification(problems=(f"{_shown(name)}: {error.title}.",))
    schema = _SCHEMA.fullmatch(str(document.get("conforms_to")))
    return Verification(
        signer=signer.did, kind=schema[1] if schema else None, about=_about(document)
    )


def _bundle(folder: Path) -> Verification:
    try:
        content = content_of(folder / manifest.NAME)
    except UnusableFileError as error:
        return Verification(kind=BUNDLE, problems=(f"{manifest.NAME} {error}.",))
    verdict = _document(manifest.NAME, content)
    if verdict.signer is None:
        return Verification(kind=BUNDLE, problems=verdict.problems)
    document = document_in(content)
    listing = _listing(document)
    if json_bytes(document) != content:
        # The signature does not cover white space; of a bundle, every byte is covered.
        problems = [f"{manifest.NAME} is not written as it was signed."]
    elif listing is None:
        problems = [f"{manifest.NAME} does not tell which files belong to it."]
    else:
        problems = [*_differences(folder, listing, verdict), *_unsigned(folder, content, verdict)]
    return replace(verdict, kind=BUNDLE, problems=tuple(problems))


def _listing(document: Document) -> _Listing | None:
    name, files = document.get("document"), document.get("files")
    if document.get("conforms_to") != manifest.SCHEMA or not isinstance(files, list):
        return None
    digests = {}
    for file in files:
        match file:
            case {"name": str(listed), "sha256": str(digest)} if listed not in digests:
                digests[listed] = digest
            case _:
                return None
    if not isinstance(name, str | None) or len(digests) > MOST_FILES:
        return None
    # Said to be nothing is not the same as not said.
    if name not in digests and "document" in document:
        return None
    return _Listing(document=name, digests=digests)


def _differences(folder: Path, listing: _Listing, verdict: Verification) -> Iterator[str]:
    try:
        names = _names_in(folder)
    except UnusableFileError as error:
        yield f"The folder {error}."
        return
    for name in names:
        if name not in listing.digests and name not in _UNLISTED:
            yield f"{_shown(name)} is not among the files that were signed."
    for name, digest in listing.digests.items():
        # Only names found in the folder are opened: a listed one might lead elsewhere.
        if name not in names:
            yield f"{_shown(name)} is missing."
            continue
        try:
            content = content_of(folder / name)
        except UnusableFileError as error:
            yield f"{_shown(name)} {error}."
            continue
        if hashlib.sha256(content).hexdigest() != digest:
            yield f"{_shown(name)} was changed after it was signed."
        elif name == listing.document:
            yield from _contradictions(_document(name, content), verdict, name)
        elif name == sshsig.ALLOWED_SIGNERS and content != _signers(verdict):
            yield f"{name} names another key or reference than {manifest.NAME}."


def _unsigned(folder: Path, content: bytes, verdict: Verification) -> Iterator[str]:
    """Say what is wrong with the signature beside the manifest, which no list covers."""
    try:
        file = content_of(folder / _MANIFEST_SIGNATURE)
        sshsig.check_signature_file(file, content, verdict.signer or "")
    except UnusableFileError as error:
        yield f"{_MANIFEST_SIGNATURE} {error}."
    except SignatureError as error:
        yield f"{_MANIFEST_SIGNATURE}: {error.title}."


def _signers(verdict: Verification) -> bytes | None:
    try:
        return sshsig.allowed_signers(verdict.about or "", verdict.signer or "")
    except ValueError:
        return None


def _names_in(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in islice(entries, MOST_FILES + 1))
    except OSError as error:
        raise UnusableFileError("could not be read") from error
    if len(names) > MOST_FILES:
        raise UnusableFileError(f"holds more than {MOST_FILES} files and was not checked")
    return names


def _contradictions(inner: Verification, outer: Verification, name: str) -> Iterator[str]:
    yield from inner.problems
    if inner.signer is None:
        return
    if inner.signer != outer.signer:
        yield f"{_shown(name)} was signed with another key than {manifest.NAME}."
    if inner.about != outer.about:
        yield f"{_shown(name)} has another reference than {manifest.NAME}."


def _about(document: Document) -> str | None:
    about = document.get("reference", document.get("about"))
    return _shown(about) if isinstance(about, str) else None


def _shown(text: str) -> str:
    """Return a text from elsewhere as it may be printed: short, without control characters."""
    return "".join(one if one.isprintable() else "\ufffd" for one in text[:LONGEST_SHOWN])
