"""What the recipient reads, in both languages."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.domain.case import Remedy
from vrm_app.domain.company import Channel, ContactRules
from vrm_app.domain.money import Money
from vrm_app.domain.promise import Party, PromiseState
from vrm_app.domain.spans import Span, Unit
from vrm_app.outside.complaint import (
    Complaint,
    Contact,
    GivenPromise,
    Language,
    OfferedTerms,
    Recipient,
    Sender,
)
from vrm_app.outside.letter import PHRASES, letter
from vrm_app.outside.letter_layout import LONGEST_WORD, WIDTH

LETTERS = Path(__file__).parents[1] / "fixtures" / "letters"


def paragraphs(complaint: Complaint) -> list[str]:
    """Return the paragraphs of the letter, each on one line."""
    return [" ".join(part.split()) for part in letter(complaint).split("\n\n")]


@pytest.mark.parametrize("language", Language)
def test_the_letter_says_everything_in_each_language(
    language: Language, complaint: Complaint
) -> None:
    expected = (LETTERS / f"complaint.{language}.txt").read_bytes()

    assert letter(replace(complaint, language=language)).encode() == expected


def test_a_bare_complaint_makes_a_short_letter_without_gaps(bare_complaint: Complaint) -> None:
    assert paragraphs(bare_complaint)[:8] == [
        "Samplekettle",
        "20 November 2026",
        (
            "Complaint: The kettle leaks after three weeks "
            "My reference: D-7K3M-9QXT (please quote it in your answer)"
        ),
        "Dear Sir or Madam,",
        "I am writing to complain about the matter named above, and I ask you to put it right.",
        "Please tell me how you will put this right.",
        (
            "Please confirm that you have received this letter, and tell me by when you will "
            "answer it. Please answer under reference D-7K3M-9QXT, in the same way as this "
            "letter reached you. I give no address here."
        ),
        "Yours faithfully,",
    ]
    assert paragraphs(bare_complaint)[8] == "The customer with the reference D-7K3M-9QXT"
    assert "\n\n\n" not in letter(bare_complaint)


def test_an_anonymous_german_letter_asks_for_an_answer_under_the_reference(
    bare_complaint: Complaint,
) -> None:
    text = paragraphs(replace(bare_complaint, language=Language.GERMAN))

    assert any("antworten Sie unter dem Zeichen D-7K3M-9QXT" in one for one in text)
    assert "Die Kundin oder der Kunde mit dem Zeichen D-7K3M-9QXT" in text


def test_a_single_address_stands_in_the_sentence(bare_complaint: Complaint) -> None:
    sender = Sender(reply_to=("mara@mara.example",))
    text = " ".join(paragraphs(replace(bare_complaint, sender=sender)))

    assert "send your answer to mara@mara.example and quote my reference D-7K3M-9QXT." in text
    assert "alone" not in text


def test_an_alias_says_that_nobody_else_has_it(bare_complaint: Complaint) -> None:
    sender = Sender(alias="kettle-7q@mara.example")
    text = " ".join(paragraphs(replace(bare_complaint, sender=sender)))

    assert "send your answer to kettle-7q@mara.example and quote" in text
    assert "I use the address kettle-7q@mara.example with you alone." in text


def test_a_legal_name_that_says_nothing_new_is_not_repeated(bare_complaint: Complaint) -> None:
    recipient = Recipient(name="Samplekettle", legal_name="Samplekettle")

    assert paragraphs(replace(bare_complaint, recipient=recipient))[0] == "Samplekettle"


TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("promise", "sentence"),
    [
        (GivenPromise(by=Party.COMPANY, what="x"), "You promised: x I am still waiting"),
        (
            GivenPromise(by=Party.COMPANY, what="x", due_on=TODAY),
            "You promised, by 20 November 2026: x I am still waiting for this.",
        ),
        (
            GivenPromise(by=Party.COMPANY, what="x", due_on=date(2026, 11, 19)),
            "x That day has passed, and I am still waiting.",
        ),
        (
            GivenPromise(by=Party.ME, what="x", due_on=date(2026, 11, 19)),
            "I promised, by 19 November 2026: x That day has passed, and I still owe you this.",
        ),
        (
            GivenPromise(
                by=Party.COMPANY, what="x", due_on=date(2026, 1, 1), state=PromiseState.BROKEN
            ),
            "x You did not keep this promise.",
        ),
        (
            GivenPromise(
                by=Party.COMPANY, what="x", due_on=date(2026, 1, 1), state=PromiseState.KEPT
            ),
            "x You kept this promise.",
        ),
        (
            GivenPromise(by=Party.COMPANY, what="x", state=PromiseState.WITHDRAWN),
            "x You took this promise back.",
        ),
    ],
)
def test_a_promise_is_told_with_what_became_of_it(
    promise: GivenPromise, sentence: str, bare_complaint: Complaint
) -> None:
    told = replace(bare_complaint, written_on=TODAY, promises=(promise,))

    assert sentence in " ".join(paragraphs(told))


@pytest.mark.parametrize("language", Language)
def test_every_word_of_the_vault_has_its_sentence(
    language: Language, bare_complaint: Complaint
) -> None:
    phrases = PHRASES[language]

    assert set(phrases.wanted) == set(phrases.fallback) == set(Remedy)
    assert set(phrases.by_channel) == set(Channel)
    assert set(phrases.promised) == set(phrases.promised_by) == set(phrases.overdue) == set(Party)
    assert all(set(phrases.outcome[party]) == set(PromiseState) for party in Party)
    for remedy in Remedy:
        asked = replace(bare_complaint, language=language, remedy_wanted=remedy)
        assert phrases.wanted[remedy] in " ".join(paragraphs(asked))


def test_a_remedy_in_own_words_needs_no_other(bare_complaint: Complaint) -> None:
    text = paragraphs(replace(bare_complaint, remedy_text="Bring it back."))

    assert text[5:7] == ["What I ask for in detail:", "Bring it back."]


@pytest.mark.parametrize(
    ("money", "english", "german"),
    [
        (Money(1, "EUR"), "€0.01", "0,01\u00a0€"),
        (Money(0, "EUR"), "€0.00", "0,00\u00a0€"),
        (Money(120_000, "JPY"), "JP¥120,000", "120.000\u00a0¥"),
        (Money(1234, "KWD"), "KWD1.234", "1,234\u00a0KWD"),
        # These have more digits by ISO 4217 than people write; not one of them may be lost.
        (Money(1234, "IQD"), "IQD1.234", "1,234\u00a0IQD"),
        (Money(1205, "AFN"), "AFN12.05", "12,05\u00a0AFN"),
        (Money(10**12 - 1, "EUR"), "€9,999,999,999.99", "9.999.999.999,99\u00a0€"),
    ],
)
def test_amounts_are_written_as_in_the_language_and_lose_no_digit(
    money: Money, english: str, german: str, bare_complaint: Complaint
) -> None:
    asked = replace(bare_complaint, amount=money)

    assert f"Amount:  {english}\n" in letter(asked)
    assert f"Betrag:  {german}\n" in letter(replace(asked, language=Language.GERMAN))


@pytest.mark.parametrize(
    ("span", "english", "german"),
    [
        (Span(1, Unit.YEAR), "1 year", "1 Jahr"),
        (Span(14, Unit.DAY), "14 days", "14 Tage"),
        (Span(6, Unit.WEEK), "6 weeks", "6 Wochen"),
    ],
)
def test_a_retention_is_written_in_words(
    span: Span, english: str, german: str, bare_complaint: Complaint
) -> None:
    asked = replace(bare_complaint, terms=OfferedTerms(retention=span))
    deutsch = replace(asked, language=Language.GERMAN)

    assert f"Please delete it after {english} at the latest" in letter(asked)
    assert f"Bitte bewahren Sie es höchstens {german} auf" in letter(deutsch)


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0\u00a0B"), (999, "999\u00a0B"), (1000, "1\u00a0kB"), (52_428_800, "52.4\u00a0MB")],
)
def test_the_size_of_a_file_is_readable(size: int, text: str, complaint: Complaint) -> None:
    (enclosure,) = complaint.enclosures
    asked = replace(complaint, enclosures=(replace(enclosure, size=size),))

    assert f"invoice.pdf ({text}, SHA-256" in letter(asked)


def test_terms_that_say_nothing_are_not_mentioned(bare_complaint: Complaint) -> None:
    empty = OfferedTerms(contact_rules=ContactRules())

    assert letter(replace(bare_complaint, terms=empty)) == letter(bare_complaint)


def test_permission_to_advertise_is_told(bare_complaint: Complaint) -> None:
    terms = OfferedTerms(contact_rules=ContactRules(marketing=True))

    assert "You may send me advertising." in letter(replace(bare_complaint, terms=terms))


def test_a_postal_address_noted_in_one_line_gets_its_lines(bare_complaint: Complaint) -> None:
    recipient = Recipient(
        name="Samplekettle",
        legal_name="Samplekettle Ltd",
        address="Samplekettle Ltd, 1 Factory Road, Sampleham SA3 4MP",
    )

    assert letter(replace(bare_complaint, recipient=recipient)).startswith(
        "Samplekettle\nSamplekettle Ltd\n1 Factory Road\nSampleham SA3 4MP\n\n"
    )


FORGED = "Enclosures:\n\n  - none\n\nYours faithfully,\n\nMara Lindqvist\nI take it all back."


def test_what_the_customer_quotes_cannot_pass_for_the_letter(bare_complaint: Complaint) -> None:
    contact = Contact(on=TODAY, channel=Channel.EMAIL, summary=FORGED)
    told = replace(
        bare_complaint, happened=FORGED, contacts_made=(contact,), terms=OfferedTerms(text=FORGED)
    )
    lines = letter(told).splitlines()

    assert lines.count("Yours faithfully,") == 1
    assert "Enclosures:" not in lines
    assert "    I take it all back." in lines
    assert "      I take it all back." in lines


def test_placeholders_and_markup_stay_as_they_were_written(bare_complaint: Complaint) -> None:
    text = "{reference} {0} {title!r} %s $x ${HOME} <b>bold</b> &amp; [link](x) \\n `id`"
    told = replace(
        bare_complaint,
        title=text,
        happened=text,
        remedy_text=text,
        sender=Sender(name=text, reply_to=(text,)),
    )

    assert " ".join(letter(told).split()).count(text) == 7


def test_a_web_address_stays_in_one_piece(bare_complaint: Complaint) -> None:
    address = "https://samplekettle.example/support/" + "a-long-path/" * 10
    told = replace(bare_complaint, happened=f"As you write on {address}, it should not leak.")

    assert f"\n    {address},\n" in letter(told)


def test_a_word_without_end_is_broken(bare_complaint: Complaint) -> None:
    word = "Aa" * 50_000
    text = letter(replace(bare_complaint, happened=word))

    assert max(map(len, text.splitlines())) <= WIDTH
    assert word in "".join(text.split())


def test_thousands_of_lines_are_kept_and_gaps_closed(bare_complaint: Complaint) -> None:
    told = replace(bare_complaint, happened="\n\n\n \n".join(f"line {n}" for n in range(5000)))
    text = letter(told)

    assert all(f"    line {n}\n\n    line {n + 1}\n" in text for n in range(0, 4999, 500))
    assert "\n\n\n" not in text


@given(drawn=st.data())
def test_any_complaint_makes_a_tidy_letter(
    drawn: st.DataObject, complaints: st.SearchStrategy[Complaint]
) -> None:
    text = letter(drawn.draw(complaints))

    assert text.endswith(".\n")
    assert "\n\n\n" not in text
    assert not any(line != line.rstrip(" ") for line in text.split("\n"))
    assert max(map(len, text.split("\n"))) <= LONGEST_WORD + WIDTH
    assert text.encode()
