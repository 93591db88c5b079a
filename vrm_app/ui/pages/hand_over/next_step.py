"""What comes after handing over: how far the case is, and by when they should answer."""

from gettext import gettext as _

from PySide6.QtWidgets import QFrame

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.next_step import NextStepPresenter, Step
from vrm_app.presenters.places import Go, Place, Section
from vrm_app.ui.look import Look
from vrm_app.ui.theme import GAP
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.controls import Choice, Line
from vrm_app.ui.widgets.field import Field
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import heading, label


class NextStepCard(QFrame):
    """Says how the case stands now, and takes what is to be said of it."""

    def __init__(self, look: Look, desk: Desk, go: Go) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.presenter = NextStepPresenter(self, desk)
        self._shown: Step | None = None
        self._told = label("", wrapped=True)
        self.stage = Field(look, _("How far it has come"), Choice(look))
        self._due = Line(_("in 2w"))
        self.due = Field(look, _("Answer due"), self._due)
        self.note = Button(look, _("Note it"), icon="check")
        self.open_case = Button(look, _("Open the case"), icon="life-buoy")
        self.note.clicked.connect(self._note)
        self._due.returnPressed.connect(self._note)
        self.open_case.clicked.connect(
            lambda: go(Place(Section.CASES, self._shown.case_id)) if self._shown else None
        )
        outer = column(self, margin=GAP, spacing=12)
        outer.addWidget(heading(_("What happens now")))
        outer.addWidget(self._told)
        fields = row(spacing=12)
        fields.addWidget(self.stage, 3)
        fields.addWidget(self.due, 2)
        outer.addLayout(fields)
        across = row(spacing=8)
        across.addWidget(self.note)
        across.addWidget(self.open_case)
        across.addStretch()
        outer.addLayout(across)

    def show_step(self, step: Step | None) -> None:
        """Show how the case stands, or nothing where no case was handed over."""
        self.setVisible(step is not None)
        if step is None or step == self._shown:
            return
        self._shown = step
        self._told.setText(step.told)
        self.stage.show_options(step.stages)
        self.stage.show_value(step.stage)
        self.due.show_value(step.answer_due_on)

    def show_wrong_day(self, words: str) -> None:
        """Say what is wrong with the day, or nothing."""
        self.due.show_wrong(words)

    def _note(self) -> None:
        if self._shown is not None:
            self.presenter.note(self.stage.value(), self.due.value())
