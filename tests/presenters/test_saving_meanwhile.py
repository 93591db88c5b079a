"""What is done on the hand-over page while something is being saved."""

from pathlib import Path

import pytest
from building import case
from handing_over import World, make_world
from leaving_views import LateDesk, Shown

from vrm_app.presenters.handing_over import HandOverPresenter
from vrm_app.vault.vault import Vault


@pytest.fixture
def world(vault: Vault, tmp_path: Path) -> World:
    return make_world(vault, tmp_path)


def _saving(world: World) -> tuple[Shown, HandOverPresenter, LateDesk]:
    """Return a page whose saving waits, after everything else was answered."""
    desk, view = LateDesk(world.vault), Shown()
    presenter = HandOverPresenter(view, desk)
    presenter.show(world.case)
    desk.let_through()
    presenter.save(world.outside)
    return view, presenter, desk


def test_what_was_saved_of_a_case_is_not_shown_as_of_the_one_that_was_opened_meanwhile(
    world: World,
) -> None:
    view, presenter, desk = _saving(world)
    presenter.show(case(world.vault, world.company, title="The lamp flickers"))

    desk.let_through()
    assert view.saved is None
    assert not view.is_ready
    desk.let_through()

    assert view.is_ready
    assert "The lamp flickers" in view.letter
    presenter.save(world.outside)
    desk.let_through()
    assert view.saved is not None


def test_what_could_not_be_saved_names_its_case_where_another_is_open(world: World) -> None:
    view, presenter, desk = _saving(world)
    (world.outside / presenter.folder_name).write_text("in the way", "utf-8")
    presenter.show(case(world.vault, world.company, title="The lamp flickers"))

    desk.let_through()

    assert view.refusal is not None
    assert "This was about “The kettle leaks”." in view.refusal.advice


def test_a_choice_made_while_saving_failed_is_drawn(world: World) -> None:
    view, presenter, desk = _saving(world)
    (world.outside / presenter.folder_name).write_text("in the way", "utf-8")
    presenter.tick_field("order_number", ticked=False)

    desk.let_through()
    desk.let_through()

    assert "4711-A" not in view.letter
    assert view.is_ready
