"""What the manual is made of, and what is found in it."""

import re
from pathlib import Path

from vrm_app.outside.resources import resource
from vrm_app.presenters.keys import KeyRow, matching
from vrm_app.presenters.manual import Chapter, chapters, folder_of, found_in, with_keys

ROWS = [
    KeyRow("Vault", "Lock", ("Ctrl+L",)),
    KeyRow("Vault", "Quit", ("Ctrl+Q",)),
    KeyRow("In lists", "Down and up", ("J", "K")),
]


def _chapter(text: str) -> Chapter:
    return Chapter(id="one", title="One", text=text)


def test_the_chapters_come_in_their_order_with_their_titles() -> None:
    read = chapters(folder_of("en"))

    assert [one.id for one in read][:3] == ["first-steps", "log", "jot"]
    assert all(one.title and not one.text.startswith("#") for one in read)


def test_a_chapter_that_is_not_translated_is_there_in_our_language(tmp_path: Path) -> None:
    (tmp_path / "03-jot.md").write_text("# Notieren\n\nEine Zeile.\n", "utf-8")

    titles = [one.title for one in chapters(tmp_path)]

    assert titles[:3] == ["First steps", "Log what happened", "Notieren"]


def test_a_language_without_a_manual_has_ours() -> None:
    assert folder_of("xx_XX") == folder_of("en_GB") == resource("manual", "en")


def test_words_are_found_wherever_they_stand_but_not_in_what_is_not_read() -> None:
    read = [_chapter("See [the page](hidden.md) of ![a picture](pictures/x.png) `Ctrl+J` words.")]

    assert [row.found for row in found_in(read, "CTRL+J")] == ["See the page of Ctrl+J words."]
    assert found_in(read, "hidden") == []
    assert found_in(read, "page nowhere") == []
    assert [row.found for row in found_in(read, "")] == [""]


def test_the_place_of_the_keys_is_filled_by_groups() -> None:
    text = with_keys(_chapter("Before\n\n{keys}"), ROWS)

    assert text.count("|---|---|") == 2
    assert "| Ctrl+L | Lock |" in text
    assert "| J · K | Down and up |" in text


def test_keys_are_found_by_group_words_and_keys() -> None:
    assert matching(ROWS, "vault ctrl+q") == [ROWS[1]]
    assert matching(ROWS, "") == ROWS
    assert matching(ROWS, "zzz") == []


def test_the_german_manual_has_every_chapter_with_the_same_pictures_and_links() -> None:
    linked = re.compile(r"\]\(([^)]*)\)")

    for ours in folder_of("en").glob("*.md"):
        german = (folder_of("de_AT") / ours.name).read_text("utf-8")
        assert linked.findall(german) == linked.findall(ours.read_text("utf-8")), ours.name
