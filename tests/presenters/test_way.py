"""Going back and forward on the way one came."""

from vrm_app.presenters.places import Place, Section
from vrm_app.presenters.way import Way

TODAY, CASES, ACME = Place(Section.TODAY), Place(Section.CASES), Place(Section.COMPANIES, "acme")


def test_one_comes_back_the_way_one_went_and_forward_again() -> None:
    way = Way(TODAY)
    way.go(CASES)
    way.go(ACME)

    way.go_back()
    way.go_back()
    assert (way.here, way.can_go_back, way.can_go_forward) == (TODAY, False, True)

    way.go_forward()
    way.go_forward()
    assert (way.here, way.can_go_back, way.can_go_forward) == (ACME, True, False)


def test_a_new_way_replaces_the_one_that_was_ahead() -> None:
    way = Way(TODAY)
    way.go(CASES)
    way.go_back()
    way.go(ACME)

    assert not way.can_go_forward
    way.go_back()
    assert way.here == TODAY


def test_going_where_one_is_and_beyond_the_ends_changes_nothing() -> None:
    way = Way(TODAY)
    way.go(TODAY)
    way.go_back()
    way.go_forward()
    assert (way.here, way.can_go_back, way.can_go_forward) == (TODAY, False, False)
