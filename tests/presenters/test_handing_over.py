"""What the hand-over page says, and that only what was shown is saved."""

from pathlib import Path

import pytest
from building import attach, case, delete
from desks import DeskAtOnce
from handing_over import World, make_world
from leaving_views import LateDesk, Shown

from vrm_app.domain.need import Identity
from vrm_app.outside.complaint import Language
from vrm_app.outside.formats import Format
from vrm_app.presenters.day_groups import Group, InGroups
from vrm_app.presenters.handed_over import HandedOverPresenter, LeftRow
from vrm_app.presenters.handing_over import HandOverPresenter
from vrm_app.presenters.leaving import Stay
from vrm_app.presenters.raw import RawFile, raw_of
from vrm_app.vault.vault import Vault


@pytest.fixture
def world(vault: Vault, tmp_path: Path) -> World:
    return make_world(vault, tmp_path)


def presented(world: World) -> tuple[Shown, HandOverPresenter]:
    view, desk = Shown(), DeskAtOnce(world.vault)
    presenter = HandOverPresenter(view, desk)
    desk.changed = presenter.refresh
    presenter.show(world.case)
    return view, presenter


def test_each_field_is_shown_with_the_value_that_would_go(world: World) -> None:
    view, _ = presented(world)
    assert view.form is not None
    assert view.form.company == "Acme"
    assert [(one.label, one.value, one.is_ticked) for one in view.form.fields] == [
        ("What it is about", "required", True),
        ("Order number", "4711-A", True),
        ("What happened", "Since the first day.", True),
    ]
    assert view.tick("title").is_needed
    assert "Kim Example" in view.letter
    assert view.is_ready


def test_a_tick_redraws_every_view_at_once(world: World) -> None:
    view, presenter = presented(world)
    presenter.tick_field("order_number", ticked=False)
    assert view.tick("order_number").value == "left out"
    assert "4711-A" not in view.letter
    assert "4711-A" not in view.file("complaint.json").text
    assert view.leaving is not None
    left_out = [one for one in view.leaving.staying if one.stay is Stay.LEFT_OUT]
    assert [one.field for one in left_out] == ["order_number"]
    assert view.leaving.stays == 1

    presenter.tick_field(left_out[0].field, ticked=True)
    assert "4711-A" in view.letter
    assert view.leaving.stays == 0


def test_drawing_does_not_call_for_drawing_again(world: World) -> None:
    view, presenter = presented(world)
    assert view.drawn == 1
    presenter.refresh()
    assert view.drawn == 1

    world.edit(world.case, happened="Since the second day.")
    presenter.refresh()
    assert view.drawn == 2
    assert "second day" in view.letter


def test_what_was_needed_cannot_be_left_out(world: World) -> None:
    view, presenter = presented(world)
    presenter.tick_field("title", ticked=False)
    assert view.refusal is not None
    assert not view.is_ready


def test_a_file_goes_along_cleaned_and_says_what_was_taken_out(world: World) -> None:
    view, presenter = presented(world)
    assert view.tick("leak.jpg").value == "left out"
    presenter.tick_file(world.photo, ticked=True)
    told = view.tick("leak.jpg")
    assert told.value == "not cleaned"
    assert "could not be read safely" in told.note
    assert view.file("leak.jpg").note.startswith("This file is no text.")
    assert view.leaving is not None
    assert any("leak.jpg" in one.words for one in view.leaving.staying)


def test_identity_language_terms_and_forms_are_chosen(world: World) -> None:
    view, presenter = presented(world)
    assert view.form is not None
    assert "your e-mail address" in view.form.identity_note
    presenter.choose_identity(Identity.ALIAS)
    assert "an address for them alone" in view.form.identity_note
    presenter.choose_identity(Identity.ANONYMOUS)
    assert "Kim Example" not in view.letter
    assert "answer under the reference" in view.form.identity_note
    presenter.choose_language(Language.GERMAN)
    assert "Sehr geehrte" in view.letter
    presenter.choose_terms(world.terms)
    assert view.leaving is not None
    assert view.leaving.terms == "on my terms: Mine"
    for one in (Format.LETTER_PDF, Format.MAIL, Format.JSON, Format.PROOF):
        presenter.tick_format(one, ticked=False)
    assert [one.name for one in view.leaving.files] == ["letter.txt"]
    assert view.tick(Format.LETTER_TEXT).is_needed
    assert "signed" not in view.leaving.sum


def test_no_address_is_told_in_a_sentence(world: World) -> None:
    view, _ = presented(world)
    assert view.form is not None
    assert "No address of theirs is known" in view.form.addresses[0]

    world.add(
        "contact_point", company_id=world.company, channel="email", address="help@acme.example"
    )
    view, _ = presented(world)
    assert view.form is not None
    assert view.form.addresses == ("help@acme.example",)


def test_blocked_addresses_are_told_apart_from_none(world: World) -> None:
    world.add(
        "contact_point",
        company_id=world.company,
        channel="email",
        address="help@acme.example",
        preference="blocked",
    )
    view, _ = presented(world)
    assert view.form is not None
    assert "blocked by you" in view.form.addresses[0]


def test_the_bytes_saved_are_the_bytes_shown(world: World) -> None:
    view, presenter = presented(world)
    presenter.tick_file(world.photo, ticked=True)
    presenter.tick_field("order_number", ticked=False)
    assert view.leaving is not None
    shown = {one.name: one.content for one in view.leaving.files}

    presenter.save(world.outside)

    assert view.saved is not None
    folder = view.saved.folder
    assert folder.parent == world.outside
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == shown
    assert view.saved.sha256 == view.leaving.sha256
    assert world.state() == "written"


def test_what_changed_since_is_not_saved_but_shown(world: World) -> None:
    view = Shown()
    presenter = HandOverPresenter(view, DeskAtOnce(world.vault))
    presenter.show(world.case)
    world.edit(world.case, happened="Something else.")
    presenter.save(world.outside)
    assert view.saved is None
    assert view.refusal is not None
    assert "has changed" in view.refusal.title
    assert "--" not in view.refusal.advice
    assert "Something else." in view.letter
    assert list(world.outside.iterdir()) == []

    presenter.save(world.outside)
    assert view.saved is not None


def test_nothing_is_saved_while_the_view_is_behind_the_choices(world: World) -> None:
    view, desk = Shown(), LateDesk(world.vault)
    presenter = HandOverPresenter(view, desk)
    presenter.show(world.case)
    desk.let_through()
    assert view.is_ready

    presenter.tick_field("order_number", ticked=False)
    assert not view.is_ready
    presenter.save(world.outside)
    assert len(desk.waiting) == 1
    desk.let_through()
    assert view.is_ready


def test_many_ticks_are_drawn_once_and_late_answers_are_dropped(world: World) -> None:
    view, desk = Shown(), LateDesk(world.vault)
    presenter = HandOverPresenter(view, desk)
    presenter.show(world.case)
    desk.let_through()
    for name in ("order_number", "happened"):
        presenter.tick_field(name, ticked=False)
    presenter.choose_identity(Identity.ANONYMOUS)
    assert len(desk.waiting) == 1
    desk.let_through()
    assert view.drawn == 1
    desk.let_through()
    assert view.drawn == 2
    assert "4711-A" not in view.letter
    assert "Kim Example" not in view.letter
    assert desk.waiting == []


def test_the_answer_for_a_case_that_was_left_is_not_shown(world: World) -> None:
    other = case(world.vault, world.company, title="Another matter")
    view, desk = Shown(), LateDesk(world.vault)
    presenter = HandOverPresenter(view, desk)
    presenter.show(world.case)
    presenter.show(other)
    desk.let_through()
    assert view.leaving is None
    desk.let_through()
    assert "Another matter" in view.letter


def test_only_complaints_can_be_handed_over_and_that_is_said(world: World) -> None:
    praise = case(world.vault, world.company, type="praise")
    view, desk = Shown(), DeskAtOnce(world.vault)
    HandOverPresenter(view, desk).show(praise)
    assert view.refusal is not None
    assert "vrm" not in view.refusal.advice
    delete(world.vault, world.case)
    HandOverPresenter(view, desk).show(world.case)
    assert "in the trash" in view.refusal.title


def test_names_that_deceive_are_harmless(world: World) -> None:
    one = attach(world.vault, world.case, b"x", "bill\u200bfdp.exe")
    world.edit(world.company, name="A\u200bcme <b>")
    view, presenter = presented(world)
    presenter.tick_file(one, ticked=True)
    assert view.form is not None
    assert view.leaving is not None
    told = [view.form.company, *(tick.label for tick in view.form.files)]
    told += [file.name for file in view.leaving.files]
    assert all("\u200b" not in text for text in told)
    presenter.save(world.outside)
    assert view.saved is not None
    assert "\u200b" not in view.saved.folder.name


def test_raw_spells_out_what_one_does_not_see_and_shows_bytes_that_are_no_text() -> None:
    hidden = raw_of("a.txt", "text/plain", "a\u202eb\x1b[2J\r\nc\td".encode())
    assert hidden.text == "a<U+202E>b<U+001B>[2J\nc\td"
    assert "spelled out" in hidden.note
    plain = raw_of("a.txt", "text/plain; charset=utf-8", b"<b>as it is</b>\n")
    assert (plain.text, plain.note) == ("<b>as it is</b>\n", "")
    large = raw_of("a.bin", "application/pdf", bytes(range(256)) * 300)
    assert large.text.startswith("00 01 02")
    assert "64 KiB of 75 KiB" in large.note
    assert len(large.text.splitlines()) == 4096


def test_the_ledger_lists_what_left_and_opens_the_exact_files(world: World) -> None:
    class Ledger:
        rows: list[LeftRow]
        opened: tuple[LeftRow | None, tuple[RawFile, ...]]

        def show_rows(self, order: InGroups, rows: list[LeftRow], *, is_empty: bool) -> None:
            assert is_empty is (not rows)
            assert order.ids == [one.id for one in rows]
            self.rows, self.groups = rows, order.groups

        def show_more(self, rows: list[LeftRow]) -> None:
            self.rows = rows

        def show_states(self, states: list[tuple[str, str]]) -> None:
            self.states = states

        def show_opened(self, row: LeftRow | None, files: tuple[RawFile, ...]) -> None:
            self.opened = row, files

    view, presenter = presented(world)
    ledger = Ledger()
    shown = HandedOverPresenter(ledger, DeskAtOnce(world.vault))
    shown.refresh()
    assert ledger.rows == []

    presenter.save(world.outside)
    assert view.saved is not None
    shown.refresh()
    (row,) = ledger.rows
    assert (row.company, row.what, row.day, row.state) == (
        "Acme",
        "The kettle leaks",
        "Today",
        "saved",
    )
    assert ledger.groups == (Group(0, "Today"),)
    shown.open(row.id)
    assert {one.name: one.content for one in ledger.opened[1]} == {
        path.name: path.read_bytes() for path in view.saved.folder.iterdir()
    }


def test_another_company_in_the_vault_can_get_it_and_the_case_stays_with_its_own(
    world: World,
) -> None:
    branch = world.add("company", name="Acme, the shop")
    world.add("contact_point", company_id=branch, channel="post", address="1 High Street")
    view, presenter = presented(world)

    presenter.choose_recipient(branch)
    assert view.is_ready
    assert view.form is not None
    assert view.form.company == "Acme, the shop"
    assert "1 High Street" in view.letter
    presenter.save(world.outside)

    release = next(one for one in world.kept() if one["state"] == "written")
    assert release["recipient"] == branch
    (kept,) = world.kept("case")
    assert kept["company_id"] == world.company


def test_of_several_addresses_one_is_chosen_for_each_way_to_write(world: World) -> None:
    def way(channel: str, address: str, **fields: str) -> str:
        at = {"channel": channel, "address": address, "company_id": world.company, **fields}
        return world.add("contact_point", **at)

    way("post", "1 Long Lane", desk="complaints")
    other = way("post", "2 Short Street", desk="sales")
    way("email", "help@acme.example")
    sales = way("email", "sales@acme.example", desk="sales")
    way("email", "old@acme.example", preference="blocked")
    view, presenter = presented(world)
    assert view.form is not None
    assert [words for _id, words in view.form.posts] == [
        "1 Long Lane (Complaints)",
        "2 Short Street (Sales)",
    ]
    assert [words for _id, words in view.form.emails] == [
        "help@acme.example",
        "sales@acme.example (Sales)",
    ]
    assert "1 Long Lane" in view.letter

    presenter.choose_way(other)
    presenter.choose_way(sales)

    assert view.is_ready
    assert view.form.addresses == ("sales@acme.example", "2 Short Street")
    assert view.form.posts[0][0] == other
    assert "2 Short Street" in view.letter
    assert "1 Long Lane" not in view.letter


def test_an_address_alone_is_no_choice(world: World) -> None:
    world.add("contact_point", company_id=world.company, channel="post", address="1 Long Lane")
    view, _presenter = presented(world)
    assert view.form is not None
    assert view.form.posts == ()
