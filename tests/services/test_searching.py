"""Finding records by what a person types."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.errors import UserError
from vrm_app.domain.identity import RecordId
from vrm_app.services.records import add, delete, edit, erase, restore
from vrm_app.services.searching import Found, search
from vrm_app.vault import records
from vrm_app.vault.creation import create_vault
from vrm_app.vault.keys import KdfCost
from vrm_app.vault.vault import Vault

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(
        tmp_path / "A.vault", "seven quiet herons by the lake", cost=CHEAP, now=NOW
    ) as vault:
        yield vault


def company(vault: Vault, name: str = "Acme") -> str:
    return add(vault, "company", {"name": name}, now=NOW).id


def exchange(vault: Vault, company_id: str, **fields: str) -> str:
    given = {
        "company_id": company_id,
        "direction": "in",
        "channel": "email",
        "at": "2026-05-01T10:00:00Z",
        **fields,
    }
    return add(vault, "interaction", given, now=NOW).id


def ids(found: list[Found]) -> list[str]:
    return [one.id for one in found]


def test_a_hit_says_what_was_found_where_and_when(vault: Vault) -> None:
    acme = company(vault)
    one = exchange(vault, acme, subject="Your parcel", body="It is waiting at the depot.")

    assert search(vault, "depot", zone=UTC) == [
        Found(
            id=one,
            kind="interaction",
            company_id=acme,
            title="Your parcel",
            snippet="Your parcel It is waiting at the depot.",
            at=datetime(2026, 5, 1, 10, tzinfo=UTC),
        )
    ]


def test_a_word_is_found_by_its_beginning_but_not_by_its_middle(vault: Vault) -> None:
    one = exchange(vault, company(vault), body="the dishwasher leaks")

    assert ids(search(vault, "dishw", zone=UTC)) == [one]
    assert search(vault, "washer", zone=UTC) == []


def test_every_word_must_be_there_in_any_order_and_any_field(vault: Vault) -> None:
    acme = company(vault)
    one = exchange(vault, acme, subject="Refund", body="for the kettle")
    exchange(vault, acme, subject="Refund", body="for the toaster")

    assert ids(search(vault, "kettle refund", zone=UTC)) == [one]


def test_words_in_quotes_are_whole_and_in_this_order(vault: Vault) -> None:
    acme = company(vault)
    one = exchange(vault, acme, body="notice of price change today")
    exchange(vault, acme, body="change of price; price changes")

    assert ids(search(vault, '"price change"', zone=UTC)) == [one]
    assert len(search(vault, "price change", zone=UTC)) == 2


@pytest.mark.parametrize("typed", ["Müller", "muller", "MÜLLER", "mu\u0308ller", "Mull"])
def test_neither_case_nor_diacritics_matter(vault: Vault, typed: str) -> None:
    one = exchange(vault, company(vault), body="Frau Müller rief zurück")

    (found,) = search(vault, typed, zone=UTC)

    assert (found.id, found.snippet) == (one, "Frau Müller rief zurück")


@pytest.mark.parametrize(
    "typed", ["日本語", "本語", "日", "本", "語", "설명", "명", "カナ", '"語の設"']
)
def test_chinese_japanese_and_korean_are_found_without_spaces(vault: Vault, typed: str) -> None:
    acme = company(vault)
    one = exchange(vault, acme, body="新しい日本語の設定とカタカナ, 한국어설명서")
    exchange(vault, acme, body="別の話")

    assert ids(search(vault, typed, zone=UTC)) == [one]


def test_signs_that_do_not_stand_together_are_not_found(vault: Vault) -> None:
    exchange(vault, company(vault), body="日本の英語")

    assert search(vault, "日語", zone=UTC) == []


def test_latin_words_beside_chinese_ones_are_found(vault: Vault) -> None:
    one = exchange(vault, company(vault), body="別の話 " * 100 + "新しいdishwasherを")

    (found,) = search(vault, "dishwasher", zone=UTC)

    assert found.id == one
    assert "新しいdishwasherを" in found.snippet


def test_a_match_in_the_heading_comes_before_one_in_the_body(vault: Vault) -> None:
    acme = company(vault)
    body = exchange(vault, acme, subject="An offer", body="about the warranty")
    heading = exchange(vault, acme, subject="The warranty", body="about an offer")

    assert ids(search(vault, "warranty", zone=UTC)) == [heading, body]


def test_a_heading_counts_for_more_than_a_word_said_twice(vault: Vault) -> None:
    acme = company(vault)
    rest = " about this and that" * 5
    exchange(vault, acme, subject="An offer", body="warranty, warranty" + rest)
    heading = exchange(vault, acme, subject="The warranty", body="and more" + rest)

    assert ids(search(vault, "warranty", zone=UTC))[0] == heading


def test_filters_narrow_by_company_kind_and_day(vault: Vault) -> None:
    acme, bolt = company(vault, "Acme Ölwerke GmbH"), company(vault, "Bolt")
    old = exchange(vault, acme, body="invoice", at="2025-12-31T23:00:00Z")
    new = exchange(vault, acme, body="invoice", at="2026-01-01T00:00:00Z")
    other = exchange(vault, bolt, body="invoice", at="2026-03-01T00:00:00Z")
    promise = {
        "company_id": bolt,
        "by": "company",
        "what": "A new invoice",
        "due_on": "2026-03-02",
    }
    promised = add(vault, "promise", promise, now=NOW).id

    assert set(ids(search(vault, "invoice company:ölwerke", zone=UTC))) == {old, new}
    assert set(ids(search(vault, 'invoice company:"acme olwerke"', zone=UTC))) == {old, new}
    assert set(ids(search(vault, f"invoice company:{bolt}", zone=UTC))) == {other, promised}
    assert ids(search(vault, "invoice kind:promise", zone=UTC)) == [promised]
    assert ids(search(vault, "invoice company:acme after:2026-01-01", zone=UTC)) == [new]
    assert ids(search(vault, "invoice Before:2026-01-01", zone=UTC)) == [old]


def test_filters_alone_give_the_newest_first(vault: Vault) -> None:
    acme = company(vault)
    old = exchange(vault, acme, body="one", at="2026-01-01T00:00:00Z")
    new = exchange(vault, acme, body="two", at="2026-02-01T00:00:00Z")

    assert ids(search(vault, "company:acme kind:interaction", zone=UTC)) == [new, old]
    assert [one.snippet for one in search(vault, "kind:interaction", zone=UTC)] == ["two", "one"]


def test_a_company_is_found_by_a_filter_for_itself(vault: Vault) -> None:
    acme = company(vault)

    assert ids(search(vault, "company:acme", zone=UTC)) == [acme]


@pytest.mark.parametrize("typed", ["", "  ", "---", '""', "*", "?!", "\x00", "company:", 'kind:""'])
def test_nothing_to_look_for_finds_nothing(vault: Vault, typed: str) -> None:
    exchange(vault, company(vault), body="something * ?! ---")

    assert search(vault, typed, zone=UTC) == []


def test_signs_between_words_do_not_stand_in_the_way(vault: Vault) -> None:
    one = exchange(vault, company(vault), body="the re-order of A4 paper, 3 × 500")

    assert ids(search(vault, "paper – re-order & 500 ×", zone=UTC)) == [one]


@pytest.mark.parametrize("typed", ["kind:parcel", "after:yesterday", "before:2026-13-01"])
def test_a_filter_that_cannot_be_read_is_refused_in_words(vault: Vault, typed: str) -> None:
    with pytest.raises(UserError) as refused:
        search(vault, typed, zone=UTC)

    assert refused.value.title == "Nothing was searched"
    assert typed.split(":", maxsplit=1)[0] in refused.value.advice


def test_the_trash_is_not_searched(vault: Vault) -> None:
    acme = company(vault)
    one = exchange(vault, acme, body="umbrella")
    delete(vault, one, now=NOW)
    assert search(vault, "umbrella", zone=UTC) == []
    assert one not in ids(search(vault, "company:acme", zone=UTC))

    restore(vault, one, now=NOW)
    assert ids(search(vault, "umbrella", zone=UTC)) == [one]


def test_what_is_hidden_with_its_company_is_not_found(vault: Vault) -> None:
    acme = company(vault)
    one = exchange(vault, acme, body="umbrella")
    delete(vault, acme, now=NOW)
    assert search(vault, "umbrella", zone=UTC) == []
    assert search(vault, "kind:interaction", zone=UTC) == []

    restore(vault, acme, now=NOW)
    assert ids(search(vault, "umbrella", zone=UTC)) == [one]


def test_an_edit_is_found_by_its_new_words_only(vault: Vault) -> None:
    one = exchange(vault, company(vault), body="umbrella")

    edit(vault, one, {"body": "parasol"}, now=NOW)

    assert search(vault, "umbrella", zone=UTC) == []
    assert ids(search(vault, "parasol", zone=UTC)) == [one]


def test_what_is_erased_is_not_found(vault: Vault) -> None:
    one = exchange(vault, company(vault), body="umbrella")

    erase(vault, one, now=NOW)

    assert search(vault, "umbrella", zone=UTC) == []


def test_a_file_is_found_by_its_name_and_a_part_of_it(vault: Vault) -> None:
    acme = company(vault)
    about = exchange(vault, acme, body="see the file")
    file = Attachment(
        about=RecordId(about),
        file_name="Rechnung_2026-05.pdf",
        media_type="application/pdf",
        size=3,
        sha256=hashlib.sha256(b"pdf").hexdigest(),
    )
    with vault.writing("attach", now=NOW) as writing:
        kept = records.add(writing, file)

    (found,) = search(vault, "rechnung", zone=UTC)
    assert (found.id, found.kind, found.company_id) == (kept.id, "attachment", acme)
    assert ids(search(vault, "2026-05", zone=UTC)) == [kept.id]
    assert ids(search(vault, "Rechnung_2026-05.pdf", zone=UTC)) == [kept.id]


def test_a_long_text_is_cut_to_one_line_around_the_words(vault: Vault) -> None:
    before, after = "lorem\nipsum  dolor " * 30, " sit amet\n\nconsectetur" * 30
    exchange(vault, company(vault), subject="Long", body=before + "the umbrella stand" + after)

    (found,) = search(vault, "umbrella", zone=UTC)

    assert "dolor the umbrella stand sit" in found.snippet
    assert found.snippet[0] == found.snippet[-1] == "…"
    assert 100 < len(found.snippet) <= 162
    assert found.snippet.split() == found.snippet.replace("\n", " ").split(" ")
    assert found.snippet[1:-1].split()[0] in {"lorem", "ipsum", "dolor"}


def test_a_snippet_shows_the_phrase_not_its_words_alone(vault: Vault) -> None:
    body = "price " * 50 + "the price\nchange at last" + " and more" * 50
    exchange(vault, company(vault), subject="News", body=body)

    (found,) = search(vault, '"price change"', zone=UTC)

    assert "the price change at last" in found.snippet


def test_a_word_without_end_is_cut_through(vault: Vault) -> None:
    exchange(vault, company(vault), subject="News", body="x" * 5_000)

    (found,) = search(vault, "xx", zone=UTC)

    assert len(found.snippet) < 250


def test_a_snippet_never_turns_the_line_around(vault: Vault) -> None:
    exchange(vault, company(vault), subject="News", body="umbrella \u202egnidaelsim\u202c end")

    (found,) = search(vault, "umbrella", zone=UTC)

    assert "\u202e" not in found.snippet


def test_no_more_is_given_than_was_asked_for(vault: Vault) -> None:
    acme = company(vault)
    for at in range(5):
        exchange(vault, acme, body=f"umbrella {at}")

    assert len(search(vault, "umbrella", limit=3, zone=UTC)) == 3


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    place = tmp_path_factory.mktemp("searching") / "A.vault"
    with create_vault(place, "seven quiet herons by the lake", cost=CHEAP, now=NOW) as vault:
        exchange(vault, company(vault), body="an umbrella, NEAR the door: 日本語 Ünïcode x_y")
        yield vault


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        '"unbalanced umbrella',
        'umbrella" "',
        "umb*",
        "*umb",
        "NEAR(umbrella door, 5)",
        "umbrella NOT door",
        "umbrella OR",
        "AND",
        "-umbrella",
        "words:umbrella",
        "{heading words}: umbrella",
        "^umbrella",
        "umbrella + door",
        "umbrella\x00door",
        "\x00\x00",
        "umb\ud800rella",
        "'; DROP TABLE record; --",
        "%s {filters} :match ?",
        "umbrella " * 10_000,
        '"' + "umbrella " * 10_000 + '"',
        "日" * 10_000,
        "(" * 10_000 + "umbrella",
        "company:" * 10_000,
        "\u0301",
        "e\u0301" * 1_000,
        "\ue000",
    ],
)
def test_hostile_words_are_only_words(shared: Vault, typed: str) -> None:
    for found in search(shared, typed, zone=UTC):
        assert "umbrella" in found.snippet


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from('umbrella " * ( ) : - ^ + NEAR AND kind: \0'.split(" "))).map(
        " ".join
    )
)
@example("umbrella company:acme after:2000-01-01")
def test_whatever_is_typed_finds_or_is_refused_in_words(shared: Vault, typed: str) -> None:
    try:
        found = search(shared, typed, zone=UTC)
    except UserError:
        return
    assert all(one.title for one in found)
