"""Finding by words and by days, from a terminal."""

import json

import pytest
from building import add, case, company, exchange
from command_line import CommandLine

DUE = "2026-07-01"


@pytest.fixture
def ids(vrm: CommandLine) -> dict[str, str]:
    with vrm.open() as vault:
        acme, other = company(vault), company(vault, "Öre & Söhne")
        return {
            "acme": acme,
            "other": other,
            "case": case(vault, acme, title="The kettle leaks", answer_due_on=DUE),
            "mail": exchange(vault, acme, subject="About the kettle", body="It leaks. " * 60),
            "note": exchange(vault, other, subject="Kettle, red", at="2026-04-01T00:00:00Z"),
            "promise": add(
                vault, "promise", company_id=acme, by="company", what="A refund", due_on=DUE
            ),
        }


def test_search_has_the_shape_of_the_contract(vrm: CommandLine, ids: dict[str, str]) -> None:
    found = vrm("search", "kettle", "--json").json
    assert {one["id"] for one in found} == {ids["case"], ids["mail"], ids["note"]}
    for one in found:
        assert list(one) == ["id", "kind", "company_id", "title", "snippet", "at"]
        assert "kettle" in one["snippet"].lower()
    (mail,) = (one for one in found if one["id"] == ids["mail"])
    assert (mail["kind"], mail["company_id"]) == ("interaction", ids["acme"])
    assert (mail["title"], mail["at"]) == ("About the kettle", "2026-05-01T10:00:00Z")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["kett"], {"case", "mail", "note"}),
        (['"kett"'], set()),
        (['"the kettle"'], {"case", "mail"}),
        (["kettle", "red"], {"note"}),
        (["kettle red"], {"note"}),
        (["KETTLE"], {"case", "mail", "note"}),
        (["kettle", "company:öre"], {"note"}),
        (["kettle", 'company:"ÖRE & SÖHNE"'], {"note"}),
        (["kettle", "kind:case"], {"case"}),
        (["kind:promise"], {"promise"}),
        (["kettle", "after:2026-05-01", "kind:interaction"], {"mail"}),
        (["kettle", "before:2026-05-01"], {"note"}),
        (["kettle", "after:2026-04-01", "before:2026-04-02"], {"note"}),
        (["nothing"], set()),
        (["'; DROP TABLE company; --"], set()),
        (["*"], set()),
        (["AND", "OR", "NOT"], set()),
    ],
)
def test_words_and_filters_narrow_what_is_found(
    words: list[str], found: set[str], vrm: CommandLine, ids: dict[str, str]
) -> None:
    listed = vrm("search", *words, "--json").json
    assert {one["id"] for one in listed} == {ids[name] for name in found}


def test_a_filter_may_name_a_company_by_its_id(vrm: CommandLine, ids: dict[str, str]) -> None:
    listed = vrm("search", "kettle", f"company:{ids['other']}", "--json").json
    assert [one["id"] for one in listed] == [ids["note"]]


@pytest.mark.parametrize("words", ["kind:nonsense", "after:soon", "before:2026-02-30", "after:x"])
def test_a_filter_that_cannot_be_read_is_told(
    words: str, vrm: CommandLine, ids: dict[str, str]
) -> None:
    ran = vrm("search", words)
    assert (ran.code, ran.out) == (1, "")
    assert words.partition(":")[0] + ":" in ran.err
    assert ids


def test_the_agenda_has_the_shape_of_the_contract(vrm: CommandLine, ids: dict[str, str]) -> None:
    told = vrm("agenda", "--json").json
    assert [list(one) for one in told] == [
        ["on", "kind", "about", "company_id", "title", "why"]
    ] * 2
    assert told[0] == {
        "on": DUE,
        "kind": "deadline",
        "about": ids["case"],
        "company_id": ids["acme"],
        "title": "The kettle leaks",
        "why": "The company's answer is due by 1 Jul 2026.",
    }
    assert told == sorted(told, key=lambda one: str(one["on"]))


def test_the_agenda_begins_today_and_ends_a_year_ahead(
    vrm: CommandLine, ids: dict[str, str]
) -> None:
    acme = {"company_id": ids["acme"], "type": "trial", "title": "T"}
    for day in ("2026-05-31", "2026-06-01", "2027-06-01", "2027-06-02"):
        vrm.add("agreement", **acme, trial_ends_on=day)

    def days(*words: str) -> list[str]:
        told = vrm("agenda", "--json", *words).json
        return [one["on"] for one in told if one["kind"] == "trial_end"]

    assert days() == ["2026-06-01", "2027-06-01"]
    assert days("--today", "2026-05-31") == ["2026-05-31", "2026-06-01"]
    assert days("--until", "2026-12-31") == ["2026-06-01"]
    assert days("--today", "2026-06-02", "--until", "2030-01-01") == ["2027-06-01", "2027-06-02"]


def test_the_agenda_for_people_says_what_is_late(vrm: CommandLine, ids: dict[str, str]) -> None:
    ran = vrm("agenda", "--today", "2026-07-02")
    assert (ran.code, ran.err) == (0, "")
    head, *rows = ran.out.splitlines()
    assert head.split() == ["WHEN", "WHAT", "COMPANY", "ABOUT", "ID"]
    assert all("1 Jul 2026 (late)" in row for row in rows)
    assert rows[0].endswith(ids["case"][-12:])


def test_nothing_due_and_nothing_found_are_empty_arrays(vrm: CommandLine) -> None:
    for words in (["agenda"], ["search", "x"], ["list", "company"], ["history"], ["inbox"]):
        ran = vrm(*words, "--json")
        assert (ran.code, ran.out, ran.err) == (0, "[]\n", "")


def test_a_search_says_that_there_is_more_than_it_shows(vrm: CommandLine) -> None:
    with vrm.open() as vault:
        acme = company(vault)
        for number in range(51):
            exchange(vault, acme, subject=f"Kettle {number}")

    ran = vrm("search", "kettle", "--json")

    assert len(json.loads(ran.out)) == 50
    assert "best 50" in ran.err
    assert vrm("search", "kettle", "50", "--json").err == ""
