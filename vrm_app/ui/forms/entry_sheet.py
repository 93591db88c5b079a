"""The form with which one logs what happened."""

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from vrm_app.domain.interaction import Interaction
from vrm_app.domain.release import Release
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.entry_form import EntryFormPresenter
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.keys import KeyRow
from vrm_app.presenters.places import Ask
from vrm_app.ui.forms.form_sheet import FormSheet
from vrm_app.ui.look import Look
from vrm_app.ui.widgets.controls import Chips, Choice, Line, Lines
from vrm_app.ui.widgets.files import Files

_NAMES = {Release.kind: _("Note their answer"), Interaction.kind: _("Change the entry")}
"""What it is called, by what the entry is about; to log what happened, where it is new."""

KEYS = (KeyRow(_("In forms"), _("How it happened, while you log"), ("Alt+1–9",)),)


class EntrySheet(FormSheet):
    """What happened comes first; all else is filled in already, or can be left out."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        super().__init__(look, over, "pen-line", _NAMES.get(ask.kind, _("Log")))
        self._presenter = EntryFormPresenter(self, desk, drafts, ask)
        self.presenter = self._presenter
        self.add_company(self._presenter.choose_company)
        self.fields["company"].setVisible(not ask.company_id)
        self.rows.addWidget(self.add("subject", _("Heading"), Line()))
        self.fields["subject"].hide()
        text = Lines(_("They called; Dana will send the part again"))
        is_answer = ask.kind == Release.kind
        said = _("What they answered") if is_answer else _("What happened")
        self.rows.addWidget(self.add("text", said, text))
        channel = Chips(look)
        channel.set_icons({str(one): icon for one, icon in words.CHANNEL_ICONS.items()})
        self.rows.addWidget(self.add("channel", _("How"), channel, _("Alt+1 to Alt+9")))
        for number in range(9):
            self.key(f"Alt+{number + 1}").activated.connect(lambda at=number: channel.pick(at))
        self.beside(
            (self.add("direction", _("Who"), Chips(look)), 0),
            (self.add("when", _("When"), Line()), 1),
        )
        self.beside(
            (self.add("person", _("With whom"), Line(_("Name"))), 3),
            (self.add("minutes", _("Minutes"), Line()), 1),
            (self.add("case", _("Case"), Choice(look)), 3),
        )
        self.beside(
            (self.add("promised", _("They promised"), Line(_("A refund"))), 3),
            (self.add("promised_by", _("By"), Line(_("30 nov, fri, in 2w"))), 2),
            (self.add("promised_amount", _("Amount"), Line(_("84,20 €"))), 2),
        )
        self.rows.addWidget(self.add("files", _("Files"), Files(look)))

    def start(self) -> None:
        """Begin with the company where it is asked, else with what happened."""
        asked = not self.fields["company"].isHidden()
        self.fields["company" if asked else "text"].start()
