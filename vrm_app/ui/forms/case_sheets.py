"""The forms with which one raises, changes and closes a case."""

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from vrm_app.presenters.case_form import CaseFormPresenter, ClosingFormPresenter
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.places import Ask
from vrm_app.ui.forms.form_sheet import FormSheet
from vrm_app.ui.look import Look
from vrm_app.ui.widgets.controls import Chips, Choice, Line, Lines


class CaseSheet(FormSheet):
    """What it is about comes first, then what happened and what would put it right."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        super().__init__(look, over, "life-buoy", _("Case"))
        self._presenter = CaseFormPresenter(self, desk, drafts, ask)
        self.presenter = self._presenter
        self.add_company(self._presenter.choose_company)
        self.fields["company"].setVisible(not ask.company_id)
        self.beside(
            (self.add("title", _("What it is about"), Line(_("The kettle leaks"))), 3),
            (self.add("type", _("Kind"), Choice(look)), 1),
        )
        self.rows.addWidget(self.add("happened", _("What happened"), Lines()))
        self.rows.addWidget(self.add("expected", _("What you expected"), Lines(lines=2)))
        self.beside(
            (self.add("remedy", _("What would put it right"), Choice(look)), 2),
            (self.add("amount", _("Amount"), Line(_("84,20 €"))), 1),
            (self.add("answer_due_on", _("Answer due"), Line(_("in 2w"))), 1),
            (self.add("next_action_on", _("Next step on"), Line(_("in 2w"))), 1),
        )
        self.beside(
            (self.add("product", _("Product"), Line()), 1),
            (self.add("order_number", _("Order number"), Line()), 1),
            (self.add("reference", _("Their reference"), Line()), 1),
        )

    def start(self) -> None:
        """Begin with the company where it is asked, else with what it is about."""
        asked = not self.fields["company"].isHidden()
        self.fields["company" if asked else "title"].start()


class ClosingSheet(FormSheet):
    """What came of a case, in one row."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        super().__init__(look, over, "circle-check", _("Close the case"))
        self.presenter = ClosingFormPresenter(self, desk, drafts, ask)
        outcome = Chips(look, by_figure=True)
        self.rows.addWidget(self.add("outcome", _("What came of it"), outcome, _("1 to 4")))
        minutes, amount = Line(), Line(_("84,20 €"))
        satisfaction = Chips(look, by_figure=True)
        trust = Chips(look, by_figure=True)
        self.beside(
            (self.add("amount", _("Money back"), amount), 1),
            (self.add("minutes", _("Minutes spent"), minutes), 1),
        )
        self.beside(
            (self.add("satisfaction", _("How content"), satisfaction, _("5 is best")), 1),
            (self.add("trust", _("Would buy again"), trust, _("rates your trust")), 1),
        )

    def start(self) -> None:
        """Begin with what came of it."""
        self.fields["outcome"].start()
