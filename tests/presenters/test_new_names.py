"""How a company that is not known yet may be called."""

from collections.abc import Iterator

import pytest

from vrm_app.language import speak
from vrm_app.outside.resources import resource
from vrm_app.presenters.new_names import readings


@pytest.fixture
def german() -> Iterator[None]:
    speak(["de"], resource("locale"))
    yield
    speak((), resource("locale"))


def names(line: str) -> list[str]:
    return [one.name for one in readings(line, line.index("@") + 1)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("@Blue called about it", ["Blue"]),
        ("@Blue Yonder Travel called", ["Blue Yonder Travel", "Blue Yonder", "Blue"]),
        ("They, @Marks & Spence, called", ["Marks & Spence", "Marks"]),
        ("@Bank of Somewhere wrote", ["Bank of Somewhere", "Bank"]),
        ("@Blue. Yonder came", ["Blue"]),
        ("@Blue /phone", ["Blue"]),
        ("@Blue 84.20", ["Blue"]),
        ("@Blue of", ["Blue"]),
        ("@blue yonder called", ["Blue", "Blue Yonder", "Blue Yonder Called"]),
        ("@One Two Three Four Five", ["One Two Three Four", "One Two Three", "One Two", "One"]),
        ("@Blue Yonder Ltd. Invoice came", ["Blue Yonder Ltd", "Blue Yonder", "Blue"]),
    ],
)
def test_words_with_capitals_go_on_with_the_name(line: str, found: list[str]) -> None:
    assert names(line)[: len(found)] == found


@pytest.mark.usefixtures("german")
def test_in_german_where_every_noun_has_a_capital_one_word_comes_first() -> None:
    assert names("@Stadtwerke Rechnung ist falsch") == ["Stadtwerke", "Stadtwerke Rechnung"]
    assert names("@Blaue Ferne Reisen GmbH hat angerufen")[0] == "Blaue Ferne Reisen GmbH"
    assert names("@Verein für Ferne rief an") == ["Verein", "Verein für Ferne"]


def test_a_name_ends_where_its_last_word_does() -> None:
    line = "They, @Marks & Spence, called"
    (longest, *_) = readings(line, line.index("@") + 1)
    assert line[longest.end :] == ", called"
