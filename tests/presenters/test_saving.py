"""What was saved is gone to where it cannot be seen from where one is."""

import pytest

from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.presenters.saving import leads_away

OF_COMPANY = Place(Section.COMPANIES, "acme")


@pytest.mark.parametrize(
    ("ask", "kind", "here", "leads"),
    [
        (Ask(Form.COMPANY), "company", Place(Section.TODAY), True),
        (Ask(Form.CASE, "acme"), "case", OF_COMPANY, True),
        (Ask(Form.LOG, "acme"), "interaction", Place(Section.TODAY), False),
        (Ask(Form.RECORD), "agreement", Place(Section.TODAY), True),
        (Ask(Form.RECORD), "agreement", OF_COMPANY, False),
        (Ask(Form.RECORD), "agreement", Place(Section.COMPANIES), True),
        (Ask(Form.RECORD), "source", Place(Section.OTHERS), False),
        (Ask(Form.RECORD), "agreement", Place(Section.OTHERS), True),
        (Ask(Form.RECORD, about="this"), "agreement", Place(Section.TODAY), False),
    ],
)
def test_what_is_new_is_gone_to_unless_it_is_seen_from_here(
    ask: Ask, kind: str, here: Place, *, leads: bool
) -> None:
    assert leads_away(ask, kind, here) is leads
