"""The catalogues of all languages hold the texts of today, and say them whole."""

import re
from pathlib import Path

import pytest
import words
from babel.messages.catalog import Catalog, Message

CATALOGUES = sorted(words.LOCALE.glob(f"*/LC_MESSAGES/{words.DOMAIN}.po"))
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@pytest.fixture(scope="module")
def gathered() -> Catalog:
    """Every text of today's program."""
    return words.gather()


def texts(found: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [found] if isinstance(found, str) else list(found or [])


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parts[-3])
def path(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


def test_the_template_holds_every_text(gathered: Catalog) -> None:
    # Where this fails, `python packaging/words.py` brings all of it up to date.
    assert words.TEMPLATE.read_bytes() == words.written(gathered)


def test_a_catalogue_holds_every_text_and_no_other(path: Path, gathered: Catalog) -> None:
    assert path.read_bytes() == words.written(words.updated(path, gathered))


def test_what_the_program_reads_is_made_from_the_catalogue_beside_it(
    path: Path, gathered: Catalog
) -> None:
    catalogue = words.updated(path, gathered)
    assert path.with_suffix(".mo").read_bytes() == words.compiled(catalogue)


def wrong_placeholders(message: Message) -> list[str]:
    said = [one for one in texts(message.string) if one]
    ids = texts(message.id)
    # A plural form may say "one day" in words; what it names must be there to be named.
    known = set(PLACEHOLDER.findall(ids[-1]))
    needed = known if len(ids) == 1 else set()
    found = [set(PLACEHOLDER.findall(one)) for one in said]
    return [one for one, names in zip(said, found, strict=True) if not needed <= names <= known]


def test_translations_name_what_the_texts_name(path: Path, gathered: Catalog) -> None:
    catalogue = words.updated(path, gathered)
    wrong = [one for message in catalogue if message.id for one in wrong_placeholders(message)]
    assert wrong == []


def test_a_translation_that_names_something_else_is_found() -> None:
    assert wrong_placeholders(Message("in {n}", "in {m}")) == ["in {m}"]
    assert wrong_placeholders(Message("in {n}", "in")) == ["in"]
    assert wrong_placeholders(Message(("{n} day", "{n} days"), ("a day", "{n} days"))) == []


def test_a_text_is_as_it_is_shown(gathered: Catalog) -> None:
    odd = [
        one
        for message in gathered
        for one in texts(message.id)
        if one and (one != one.strip() or "\n" in one)
    ]
    assert odd == []
