"""Two companies that lay side by side what they got learn nothing but what they were told."""

import re
from datetime import timedelta
from pathlib import Path

from building import NOW
from handing_over import World, make_world, shown
from unpacked import readable

from vrm_app.services import releasing
from vrm_app.vault.vault import Vault

WINDOW = 8
"""Bytes in a row; fewer than these turn up anywhere."""
CHANCE = 3
"""Bytes in a row that two signatures have in common by chance."""


def texts(files: dict[str, bytes]) -> list[bytes]:
    unpacked = (text for name, content in files.items() for text in readable(name, content))
    return [*unpacked, *(name.encode() for name in files)]


def windows(content: bytes) -> list[bytes]:
    return [content[at : at + WINDOW] for at in range(len(content) - WINDOW + 1)]


def every_window(files: dict[str, bytes]) -> set[bytes]:
    return {window for text in texts(files) for window in windows(text)}


def covered(content: bytes, by: set[bytes]) -> set[int]:
    """Return the places in a content that lie in one of these windows."""
    found = (at for at, window in enumerate(windows(content)) if window in by)
    return {place for at in found for place in range(at, at + WINDOW)}


def links(one: dict[str, bytes], two: dict[str, bytes], stranger: dict[str, bytes]) -> list[bytes]:
    """Return the runs of bytes that two have in common and a stranger does not have."""
    shared, known = every_window(two), every_window(stranger)
    found = []
    for content in texts(one):
        places = covered(content, shared) - covered(content, known)
        marked = bytes(place in places for place in range(len(content)))
        runs = re.finditer(rb"\x01+", marked)
        found += [content[run.start() : run.end()] for run in runs]
    return [run for run in found if len(run) > CHANCE]


def test_what_two_companies_have_in_common_a_stranger_with_the_same_words_has_too(
    world: World, other: Vault, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    stranger = make_world(other, elsewhere)
    enclosed = (world.attach("note.txt", b"As I wrote down then."),)
    theirs = (stranger.attach("note.txt", b"As I wrote down then."),)
    second = world.add("company", name="Acme")

    # The same second for both companies, another one of the same day for the stranger.
    first_files = shown(world.preview(attachments=enclosed))
    choices = world.choices(recipient=second, attachments=enclosed)
    second_files = shown(releasing.preview(world.vault, world.case, choices, now=NOW))
    later = NOW + timedelta(hours=3, minutes=7, seconds=11)
    strangers_files = shown(stranger.preview(attachments=theirs, now=later))

    assert links(first_files, second_files, strangers_files) == []
    # An id in both, or the second of the day, would be found.
    for mark in (b"0190a2c4", b"T12:00:00Z"):
        one, two = ({**files, "x": b"-" + mark} for files in (first_files, second_files))
        assert links(one, two, strangers_files) != []
