"""Whether one goes to what was saved, or stays."""

from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.presenters.sections import LISTING, SECTION_KINDS


def leads_away(ask: Ask, kind: str, here: Place) -> bool:
    """Tell whether a record that a form kept is to be gone to: what is new and not seen from here.

    A company and a case have pages of their own, to which also a change leads.
    """
    if ask.form in {Form.COMPANY, Form.CASE}:
        return True
    if ask.form is not Form.RECORD or ask.about:
        return False
    is_of_company = here.section is Section.COMPANIES and here.record_id
    is_in_list = here.section in LISTING and kind not in SECTION_KINDS.values()
    return not is_of_company and not is_in_list
