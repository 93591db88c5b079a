"""Lists of records: what a row says, what letters leave of them, and where a record opens."""

from building import add, case, company, erase, record, several_contracts
from desks import SUNDAY as NOW
from desks import DeskAtOnce
from list_views import NotedList

from vrm_app.presenters.opening import open_record
from vrm_app.presenters.paging import PAGE
from vrm_app.presenters.places import Ask, Place, Section
from vrm_app.presenters.record_list import RecordListPresenter
from vrm_app.services.record_lists import Wanted
from vrm_app.vault.vault import Vault


def _list(vault: Vault, wanted: Wanted) -> tuple[NotedList, RecordListPresenter]:
    view = NotedList()
    presenter = RecordListPresenter(view, DeskAtOnce(vault, moment=NOW))
    presenter.show(wanted)
    return view, presenter


def test_a_card_number_is_not_shown_in_full(vault: Vault) -> None:
    add(vault, "data_item", type="payment_card", value="4000 0000 0000 1234", label="Card")

    view, _presenter = _list(vault, Wanted(kinds=("data_item",)))

    (row,) = view.rows
    assert row.title == "Card"
    assert "4000" not in row.line
    assert "1234" in row.line


def test_data_that_was_withdrawn_counts_as_shared_no_more(vault: Vault) -> None:
    item = add(vault, "data_item", type="email", value="me@home.example")
    acme = company(vault)
    add(vault, "disclosure", company_id=acme, data_item_id=item, withdrawn_on="2026-05-01")

    view, _presenter = _list(vault, Wanted(kinds=("data_item",)))
    assert view.rows[0].aside == "shared with nobody"

    view, _presenter = _list(vault, Wanted(kinds=("disclosure",), company_id=acme))
    assert view.rows[0].title == "me@home.example"
    assert view.rows[0].aside.startswith("withdrawn")


def test_who_holds_a_piece_of_data_is_listed_by_company(vault: Vault) -> None:
    item = add(vault, "data_item", type="email", value="me@home.example")
    add(vault, "disclosure", company_id=company(vault), data_item_id=item, purpose="Billing")

    wanted = Wanted(kinds=("disclosure",), link="data_item_id", target=item)
    view, _presenter = _list(vault, wanted)

    assert [(one.title, one.line) for one in view.rows] == [("Acme", "Billing")]


def test_a_list_is_filtered_by_state_beside_letters_and_says_how_many_there_are(
    vault: Vault,
) -> None:
    acme = company(vault)
    made = {
        title: add(vault, "agreement", company_id=acme, type="contract", title=title, state=state)
        for title, state in (("Power", "active"), ("Gas", "ended"), ("Gas again", "active"))
    }
    view, presenter = _list(vault, Wanted(kinds=("agreement",)))
    assert [words for _value, words in view.chips] == ["All  3", "Running  2", "Ended  1"]

    presenter.choose("active")
    assert set(view.ids) == {made["Power"], made["Gas again"]}
    presenter.narrow("gas")
    assert view.ids == [made["Gas again"]]
    assert [words for _value, words in view.chips] == ["All  2", "Running  1", "Ended  1"]

    presenter.narrow("nothing")
    # What is chosen stays in sight though nothing is left of it.
    assert view.chips == [("", "All  0"), ("active", "Running  0")]
    assert not view.is_empty


def test_a_list_of_several_kinds_is_filtered_by_kind(vault: Vault) -> None:
    acme = company(vault)
    trouble = case(vault, acme)
    made = {"company_id": acme, "by": "company"}
    promises = [add(vault, "promise", what=f"A refund {number}", **made) for number in range(6)]
    view, presenter = _list(vault, Wanted(kinds=("case", "promise"), company_id=acme))
    assert view.chips == [], "few are seen at once as they are"

    promises.insert(0, add(vault, "promise", what="One more", **made))
    presenter.refresh()
    assert view.ids[0] == trouble
    assert [words for _value, words in view.chips] == ["All  8", "Case  1", "Promise  7"]

    presenter.choose("promise")
    assert set(view.ids) == set(promises)
    # Another list begins whole.
    presenter.show(Wanted(kinds=("case",)))
    assert view.ids == [trouble]
    assert view.chips == []


def test_what_is_over_comes_after_what_is_not(vault: Vault) -> None:
    acme = company(vault)
    for title, state in (("Runs", "active"), ("Ended", "ended")):
        add(vault, "agreement", company_id=acme, type="contract", title=title, state=state)

    view, _presenter = _list(vault, Wanted(kinds=("agreement",)))

    assert [one.title for one in view.rows] == ["Runs", "Ended"]


def test_letters_leave_what_has_all_of_them(vault: Vault) -> None:
    acme = company(vault)
    for name in ("Kim Doe", "Dana Kaur"):
        add(vault, "person", company_id=acme, name=name)
    view, presenter = _list(vault, Wanted(kinds=("person",)))

    presenter.narrow("acme DOE")
    assert [one.title for one in view.rows] == ["Kim Doe"]
    presenter.narrow("nobody")
    assert (view.rows, view.is_empty) == ([], False)
    assert view.told


def test_a_list_of_none_says_so(vault: Vault) -> None:
    view, _presenter = _list(vault, Wanted(kinds=("terms",)))

    assert view.is_empty


def test_a_trashed_record_leaves_the_list_and_stays_in_the_trash(vault: Vault) -> None:
    source = add(vault, "source", name="The consumer desk", type="expert")
    view, presenter = _list(vault, Wanted(kinds=("source",)))

    presenter.delete(source)
    presenter.refresh()

    assert view.is_empty
    assert record(vault, source).deleted_at is not None


def test_an_erased_link_leaves_the_row_readable(vault: Vault) -> None:
    item = add(vault, "data_item", type="email", value="me@home.example")
    acme = company(vault)
    add(vault, "disclosure", company_id=acme, data_item_id=item, purpose="Billing")
    erase(vault, item)

    view, _presenter = _list(vault, Wanted(kinds=("disclosure",), company_id=acme))

    assert view.rows == []


def test_a_found_record_opens_where_it_is_seen() -> None:
    places: list[Place] = []
    asked: list[Ask] = []

    open_record(("contact_point", "one", "acme", ""), places.append, asked.append)
    open_record(("need", "two", "", ""), places.append, asked.append)
    open_record(("release", "three", "acme", ""), places.append, asked.append)
    open_record(("source", "four", "", ""), places.append, asked.append)

    assert places == [
        Place(Section.COMPANIES, "acme", "people", "one"),
        Place(Section.NEEDS, "two"),
        Place(Section.HANDED_OVER, "three"),
        Place(Section.OTHERS, "four", "source"),
    ]
    assert asked == []


def test_every_row_of_a_long_list_is_reached_and_read_by_pages(vault: Vault) -> None:
    acme = company(vault)
    made = several_contracts(vault, acme, 5000)
    view, presenter = _list(vault, Wanted(kinds=("agreement",)))

    assert set(view.ids) == set(made)
    assert len(view.rows) == PAGE
    presenter.fill(view.ids[4900:])
    assert [one.id for one in view.more] == view.ids[4900:]

    presenter.narrow("contract 4321")
    assert [one.title for one in view.rows] == ["Contract 4321"]
    assert view.told == "1 has these letters"


def test_a_column_sorts_up_then_down_then_not_at_all(vault: Vault) -> None:
    acme = company(vault)
    for title in ("b", "c", "a"):
        add(vault, "agreement", company_id=acme, type="contract", title=title)
    view, presenter = _list(vault, Wanted(kinds=("agreement",)))

    by_itself = view.ids

    presenter.sort("name")
    assert [one.title for one in view.rows] == ["a", "b", "c"]
    presenter.sort("name")
    assert [one.title for one in view.rows] == ["c", "b", "a"]
    presenter.sort("name")
    assert view.ids == by_itself


def test_columns_that_were_chosen_stay_while_one_looks_at_others(vault: Vault) -> None:
    view, presenter = _list(vault, Wanted(kinds=("agreement",)))
    assert view.columns == ["price", "each", "next", "state"]

    presenter.columns = ("state", "number")
    presenter.show(Wanted(kinds=("need",)))
    assert view.columns == ["budget", "by", "state"]
    presenter.show(Wanted(kinds=("agreement",)))

    assert view.columns == ["number", "state"]


def test_letters_find_what_a_choice_is_called(vault: Vault) -> None:
    acme = company(vault)
    for title, state in (("One", "active"), ("Two", "cancelled")):
        add(vault, "agreement", company_id=acme, type="insurance", title=title, state=state)
    view, presenter = _list(vault, Wanted(kinds=("agreement",)))

    presenter.narrow("insur cancel")

    assert [one.title for one in view.rows] == ["Two"]
