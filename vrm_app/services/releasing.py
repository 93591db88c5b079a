"""Handing over: what would leave is shown to the byte, and only that leaves."""

import base64
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from vrm_app.domain.disclosure import Disclosure
from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.domain.release import Release, ReleaseState
from vrm_app.outside.bundle import LETTER, listed
from vrm_app.outside.letter import letter
from vrm_app.outside.manifest import BundleFile
from vrm_app.outside.scrubbed import Left, Scrubbed, Taken
from vrm_app.services.complaints import Choices, Told
from vrm_app.services.drafting import (
    Basis,
    as_sent,
    basis_of,
    draft,
    enclosed_in,
    kept_files,
    scrubbed,
)
from vrm_app.services.known import known_to
from vrm_app.services.news import Tells, news_in
from vrm_app.services.remarks import remarks_on
from vrm_app.services.staying import Staying, staying
from vrm_app.services.wording import LEFT_WORDS, TAKEN_WORDS
from vrm_app.vault import actions, drafts, records
from vrm_app.vault.faults import SavedAllTheSameError
from vrm_app.vault.new_folder import must_have_a_parent, new_folder
from vrm_app.vault.records import Writing
from vrm_app.vault.small_files import write_durably
from vrm_app.vault.vault import Vault


class NotPreviewedError(UserError):
    """Nobody has looked at what would leave."""

    title = "Nothing was handed over, because nobody has looked at it yet"
    advice = "Run the same command without --confirm and --out first, and read what would leave."


class ChangedSinceError(UserError):
    """What would leave is not what was looked at."""

    title = "Nothing was handed over, because what would leave has changed"
    advice = "Look again: run the same command without --confirm and --out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Exactly what would leave, and what would not."""

    release: Release
    files: tuple[BundleFile, ...]
    missing: tuple[str, ...]
    letter: str = ""
    """What its recipient reads, in whichever formats it leaves."""
    staying: tuple[Staying, ...] = ()
    tells: tuple[Tells, ...] = ()
    """What leaves, item by item, and whether the recipient had it already."""
    remarks: tuple[str, ...] = ()
    """What should be known of the files before they leave."""
    scrubbed: tuple[tuple[str, Taken], ...] = ()
    """File and what was taken out of it."""
    unscrubbed: tuple[tuple[str, Left], ...] = ()
    """File and what it may still tell although nobody sees it."""


def preview(vault: Vault, case_id: str, choices: Choices, *, now: datetime) -> Preview:
    """Fix what would leave, byte for byte, and keep it as a draft."""
    with vault.writing("draft release", now=now, state=actions.FINAL) as writing:
        basis = basis_of(writing.connection, case_id, choices, now=now)
        outcomes = scrubbed(basis)
        drafted = draft(writing, basis, outcomes)
        return _shown(writing, basis, drafted, outcomes)


def _shown(
    writing: Writing, basis: Basis, drafted: Release, outcomes: Sequence[Scrubbed]
) -> Preview:
    connection, told, zone = writing.connection, basis.told, writing.now.tzinfo
    leaving = kept_files(connection, drafted)
    sent = replace(
        listed(told.complaint, as_sent(basis, outcomes)),
        reference=drafted.reference or "",
        written_on=drafted.at.astimezone(zone).date(),
    )
    # What leaves is shown as it leaves, whatever has become of its maker since.
    as_text = (file.content.decode() for file in leaving if file.name == LETTER)
    text = next(as_text, None) or letter(sent, basis.formats)
    known = known_to(connection, basis.choices.recipient, zone)
    enclosed = [
        (file.name, outcome) for file, outcome in zip(enclosed_in(drafted), outcomes, strict=True)
    ]
    taken = tuple((name, what) for name, outcome in enclosed for what in outcome.taken)
    return Preview(
        release=drafted,
        files=leaving,
        missing=told.missing,
        letter=text,
        staying=staying(told, ((name, TAKEN_WORDS[what]) for name, what in taken)),
        tells=news_in(connection, told, drafted, known=known, formats=basis.formats),
        remarks=remarks_on(
            sent,
            text,
            frozenset(file.name for file in drafted.files),
            identity=basis.choices.identity,
            formats=basis.formats,
        ),
        scrubbed=taken,
        unscrubbed=tuple((name, what) for name, outcome in enclosed for what in outcome.left),
    )


def hand_over(vault: Vault, case_id: str, choices: Choices, *, out: Path, now: datetime) -> Release:
    """Write what was looked at to a new folder, and note in the vault that it left.

    What left already and would be the same is written once more, byte for byte, and is not noted
    a second time: a cut between the note and the folder's name loses the folder only.
    """
    must_have_a_parent(out)
    left: _Left | None = None
    try:
        with new_folder(out) as place:
            # Noted before the folder gets its name: nothing leaves without being noted.
            left = _noted(vault, case_id, choices, place, now=now)
    except BaseException:
        if left is not None:
            _take_back(vault, left, now=now)
        raise
    if left.late is not None:
        raise left.late
    return left.release


def as_json(shown: Preview) -> dict[str, Json]:
    """Return a preview as JSON."""
    return {
        "preview": [_file_json(file) for file in shown.files],
        "omitted": list(shown.release.omitted),
        "scrubbed": [{"file": file, "what": TAKEN_WORDS[what]} for file, what in shown.scrubbed],
        "unscrubbed": [{"file": file, "what": LEFT_WORDS[what]} for file, what in shown.unscrubbed],
        "missing": list(shown.missing),
        "letter": shown.letter,
        "not_leaving": [
            {"what": one.what, "why": one.why, "sentence": one.sentence} for one in shown.staying
        ],
        "tells": [
            {"what": one.what, "is_new": one.is_new, "sentence": one.sentence}
            for one in shown.tells
        ],
        "remarks": list(shown.remarks),
    }


def text_of(file: BundleFile) -> str | None:
    """Return exactly the text of a file, if it is text."""
    if file.media_type.startswith("text/") or file.media_type.endswith("json"):
        with suppress(UnicodeDecodeError):
            return file.content.decode()
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """What the vault noted about something that leaves."""

    draft: Release
    release: Release
    disclosures: tuple[Disclosure, ...]
    late: SavedAllTheSameError | None = None
    """What the customer should know although it was noted."""


def _noted(vault: Vault, case_id: str, choices: Choices, place: Path, *, now: datetime) -> _Left:
    left: _Left | None = None
    try:
        with vault.writing("release", now=now, state=actions.FINAL) as writing:
            drafted, told = _looked_at(writing, case_id, choices)
            for file in kept_files(writing.connection, drafted):
                write_durably(place / file.name, file.content)
            if drafted.state is ReleaseState.WRITTEN:
                return _Left(draft=drafted, release=drafted, disclosures=())
            written = replace(drafted, state=ReleaseState.WRITTEN, at=now)
            left = _Left(
                draft=drafted,
                release=records.change(writing, drafted, written),
                disclosures=tuple(_disclosed(writing, written, told)),
            )
    except SavedAllTheSameError as error:
        if left is None:
            raise
        return replace(left, late=error)
    return left


def _looked_at(writing: Writing, case_id: str, choices: Choices) -> tuple[Release, Told]:
    basis = basis_of(writing.connection, case_id, choices, now=writing.now)
    connection, recipient = writing.connection, choices.recipient
    found = drafts.draft_of(connection, case_id, recipient)
    if found is None:
        return _left_before(drafts.left_last(connection, case_id, recipient), basis), basis.told
    drafted, fingerprint = found
    if fingerprint != basis.fingerprint:
        raise ChangedSinceError
    return drafted, basis.told


def _left_before(found: tuple[Release, str] | None, basis: Basis) -> Release:
    match found:
        case (Release(state=ReleaseState.WRITTEN) as release, basis.fingerprint):
            return release
    raise NotPreviewedError


def _disclosed(writing: Writing, release: Release, told: Told) -> Iterator[Disclosure]:
    purposes = {
        **dict.fromkeys(told.data_items, "Answer to a complaint"),
        **dict.fromkeys(told.mentioned, "Named in a complaint"),
    }
    for item, purpose in purposes.items():
        given = {
            "company_id": release.recipient,
            "data_item_id": item,
            "purpose": purpose,
            "source": "handed over by me",
            "terms_id": release.terms_id,
            "release_id": release.id,
        }
        yield records.add(writing, Disclosure.read(given, now=writing.now))


def _take_back(vault: Vault, left: _Left, *, now: datetime) -> None:
    # The folder did not get its name after all. If this cannot be noted either, the vault says
    # that more left than did, never less.
    with suppress(UserError), vault.writing("release", now=now, state=actions.FINAL) as writing:
        records.change(writing, left.release, left.draft)
        for disclosure in left.disclosures:
            records.change(writing, disclosure, replace(disclosure, deleted_at=now))


def _file_json(file: BundleFile) -> dict[str, Json]:
    head = {"name": file.name, "media_type": file.media_type}
    text = text_of(file)
    if text is not None:
        return {**head, "text": text}
    return {**head, "base64": base64.b64encode(file.content).decode("ascii")}
