"""What a jotted line is understood as, and that no word of it is ever lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.presenters.jot_line import Known, Line, Named, Part, read_line

TODAY = date(2026, 11, 22)
_COMPANIES = (
    Named("1", "Acme Energy"),
    Named("2", "Umbrella Travel"),
    Named("3", "Unión Bank"),
    Named("4", "Acme"),
    Named("5", "Globex Inc."),
)
_KNOWN = Known(companies=_COMPANIES, people=(Named("p", "Dana Weber"),))


def read(text: str, known: Known = _KNOWN) -> Line:
    """Return what is understood."""
    return read_line(text, known, today=TODAY)


def test_everything_in_one_line_is_understood() -> None:
    line = read("@umbrella /phone +lena promise refund €212.00 by 27 nov #ferry")
    found = {one.part: one for one in line.parts}
    assert found[Part.COMPANY].value == "2"
    assert found[Part.CHANNEL].value == "phone"
    assert found[Part.PERSON].value == "Lena"
    assert found[Part.BY].day == date(2026, 11, 27)
    assert str(found[Part.AMOUNT].money) == "212.00 EUR"
    assert line.tags == ["ferry"]
    assert line.promised == "refund"
    assert line.said == "promise refund €212.00 by 27 nov"


@pytest.mark.parametrize(
    ("typed", "company"),
    [
        ("@umb called", "2"),
        ("@union bank", "3"),
        ("@UNIÓN", "3"),
        ("@acme energy refused", "1"),
        ("@acme energetic", "4"),
        ("@travel", "2"),
        ("@globex inc. called", "5"),
        ("@umbrella, they called", "2"),
    ],
)
def test_a_company_is_meant_by_its_beginning_with_or_without_diacritics(
    typed: str, company: str
) -> None:
    found = read(typed).first(Part.COMPANY)
    assert found is not None
    assert found.value == company


def test_what_can_be_two_companies_is_a_question() -> None:
    asked = read("@u called").asked
    assert asked is not None
    assert [one.name for one in asked.options] == ["Umbrella Travel", "Unión Bank"]
    assert asked.value == ""


def test_a_company_that_was_picked_is_no_question_any_more() -> None:
    twins = (Named("a", "Initech"), Named("b", "Initech"))
    assert read("@initech", Known(companies=twins)).asked is not None
    line = read("@initech", Known(companies=twins, picked=frozenset({"b"})))
    assert line.parts[0].value == "b"


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("/ph", ["phone"]),
        ("/p", ["phone", "post"]),
        ("/in-person", ["in_person"]),
        ("/let", ["post"]),
    ],
)
def test_a_channel_is_meant_by_its_beginning(typed: str, options: list[str]) -> None:
    assert [one.id for one in read(typed).parts[0].options] == options


@pytest.mark.parametrize(
    "typed",
    [
        "/home/me",
        "@nobody",
        "dana@acme.example",
        "+49 30 1234",
        "#31",
        "!!",
        "6*",
        "by 30 nov",
        "EUR",
    ],
)
def test_what_is_not_understood_stays_text(typed: str) -> None:
    line = read(typed)
    assert line.parts == ()
    assert line.said == typed


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("€84.20", "84.20 EUR"),
        ("84,20 €", "84.20 EUR"),
        ("84.20€,", "84.20 EUR"),
        ("CHF 12.50", "12.50 CHF"),
        ("promised 84.20", "84.20 EUR"),
    ],
)
def test_an_amount_is_read_as_one_writes_it(typed: str, amount: str) -> None:
    found = read(typed).first(Part.AMOUNT)
    assert found is not None
    assert str(found.money) == amount


@pytest.mark.parametrize(
    ("typed", "what", "by"),
    [
        ("Dana promised refund 84.20 by 30 nov.", "refund", "company"),
        ("refund of €84.20 promised by fri", "refund", "company"),
        ("they promised a refund of 84.20 by 30 nov", "a refund", "company"),
        ("I promised to call back", "to call back", "me"),
        ("promise by fri", "promise by fri", "company"),
    ],
)
def test_a_promise_says_what_and_who(typed: str, what: str, by: str) -> None:
    line = read(typed)
    promise = line.first(Part.PROMISE)
    assert promise is not None
    assert (line.promised, promise.value) == (what, by)


@pytest.mark.parametrize("typed", ["remind fri", "remind me on fri", "ask again remind 27 nov"])
def test_a_reminder_has_its_day(typed: str) -> None:
    found = read(typed).first(Part.REMINDER)
    assert found is not None
    assert found.day == date(2026, 11, 27)


def test_a_known_person_is_meant_by_a_beginning_and_anybody_else_is_new() -> None:
    known, new = read("+da").parts[0], read("+lena").parts[0]
    assert (known.value, known.options[0].name) == ("p", "Dana Weber")
    assert (new.value, new.options) == ("Lena", ())


def test_a_mark_before_a_word_raises_a_case_and_leaves_the_word() -> None:
    line = read("@acme !wrong reading 4*")
    assert line.first(Part.CASE) is not None
    assert line.first(Part.RATING) is not None
    assert line.said == "wrong reading"


_words = st.one_of(
    st.sampled_from(
        "@acme @u @ energy /ph / +dana + ! !oh promise by 30 nov fri €84.20 84,20 € "
        "#tag # remind me 5* EUR I .".split()
    ),
    st.text(max_size=6),
)


@given(st.lists(_words, max_size=12).map(" ".join))
def test_no_word_is_ever_lost(text: str) -> None:
    line = read(text)
    covered: set[int] = set()
    for one in line.parts:
        assert 0 <= one.start < one.end <= len(text)
        assert covered.isdisjoint(range(one.start, one.end))
        covered |= set(range(one.start, one.end))
    gone = {
        at
        for one in line.parts
        if one.part not in {Part.PROMISE, Part.BY, Part.AMOUNT}
        for at in range(one.start, one.end)
    }
    left = "".join(sign for at, sign in enumerate(text) if at not in gone)
    assert "".join(line.said.split()) == "".join(left.split())


@given(st.lists(_words, max_size=8).map(" ".join))
def test_a_promise_always_says_something(text: str) -> None:
    line = read(f"{text} promise")
    assert line.first(Part.PROMISE) is not None
    assert line.promised
