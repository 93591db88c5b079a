"""The form for a record of any kind, made from what the kind declares."""

from collections import Counter
from gettext import gettext as _
from typing import Any

from vrm_app.domain.company import Company
from vrm_app.domain.fields import Json
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Missing, Record, fields_of
from vrm_app.domain.scalars import Link
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.asked import Asked, Shape, asked_of, choices_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.form import Do, Drafts, FormPresenter, FormView, Typed, Values
from vrm_app.presenters.meant_company import is_new, told_new, which
from vrm_app.presenters.meant_type import FOLLOWED
from vrm_app.presenters.places import Ask
from vrm_app.presenters.typed_fields import read, written
from vrm_app.services.linking import Begun, Linkable, begun
from vrm_app.services.records import add_with_companies, edit_with_companies

_LONGEST = 80
_REASONS = {
    "is needed when first_term or renewal_term is given": _(
        "A term needs the day on which it began."
    ),
    "or about is needed": _("Say what to remind you of."),
    "is needed when agenda_kind is given": _("Which record is it the day of?"),
    "or text or recommend is needed": _("Give a figure, a text or a recommendation."),
    "must be in the same currency as budget_min": _("Both ends need the same currency."),
    "must not be less than budget_min": _("This is less than the least."),
    "is needed unless need_id is given or public is true": _(
        "Which company? Only what is public needs none."
    ),
}
_AS_FIELDS = str.maketrans("\N{NO-BREAK SPACE}\u2028\u2029\ufdd0\ufdd1", " \n\n\n\n")
"""What a field for text makes of some signs; what was not touched is not changed by that."""


class RecordFormPresenter(FormPresenter):
    """The form with which a record of any kind is kept, or changed."""

    def __init__(self, view: FormView, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        begun_with = " ".join(value for _name, value in ask.begun)
        key = f"{ask.kind} {ask.about or f'{ask.company_id} {begun_with}'}"
        super().__init__(view, desk, drafts, key)
        self._ask = ask
        self._record: Record | None = None
        self._asked = asked_of(ask.kind)
        self._companies: dict[str, str] = {}
        self.is_new = not ask.about

    @property
    def _followed(self) -> str:
        """The choice that follows what is typed elsewhere, if there is one."""
        _text, choice, _meant = FOLLOWED.get(self._ask.kind, ("", "", None))
        return choice

    @property
    def record_id(self) -> str:
        """Return the record that is changed, nothing where it is new."""
        return self._ask.about

    def begin(self) -> None:
        """Read the record and what it can be linked to, and offer the form."""
        kind, record_id, company_id = self._ask.kind, self._ask.about, self._ask.company_id
        self.ask(lambda vault: begun(vault, kind, record_id, company_id), self._came)

    def read(self, typed: Typed) -> Do:
        """Return what keeps the record: of one that was there, only what was changed."""
        changed = {asked.top for asked in self._asked if self._is_changed(asked, typed.values)}
        fields: dict[str, Json] = {}
        new: dict[str, str] = {}
        for asked in self._asked:
            if not (self.is_new or asked.top in changed):
                continue
            if self._is_company(asked) and self._names_company(asked.name, typed, new):
                continue
            found = read(asked, typed)
            if asked.name == asked.top:
                fields[asked.name] = found
                continue
            part = asked.name.removeprefix(f"{asked.top}.")
            fields[asked.top] = {**(fields.get(asked.top) or {}), part: found}
        fields = {name: _or_nothing(value) for name, value in fields.items()}
        kind, record_id, now = self._ask.kind, self._ask.about, typed.now
        if self.is_new:
            given = {name: value for name, value in fields.items() if value not in (None, [])}
            return lambda vault: add_with_companies(vault, kind, given, new, now=now)
        return lambda vault: edit_with_companies(vault, record_id, fields, new, now=now)

    def told_of(self, name: str, value: str) -> str:
        """Say that a company is a new one."""
        is_asked = any(one.name == name and self._is_company(one) for one in self._asked)
        if not is_asked or not self._initial or value in self._companies:
            return ""
        return told_new(value, list(self._companies.values()))

    def place_of(self, name: str) -> str:
        """Return the form's field; of one in parts, the first of them."""
        names = [asked.name for asked in self._asked if asked.top == name]
        return names[0] if names else name

    def reason_of(self, reason: str) -> str:
        """Return why a value cannot be kept, in the customer's words."""
        return _REASONS.get(reason) or super().reason_of(reason)

    @staticmethod
    def _is_company(asked: Asked) -> bool:
        return isinstance(asked.type, Link) and asked.type.kind == Company.kind

    def _names_company(self, name: str, typed: Typed, new: dict[str, str]) -> bool:
        """Note a company that is named and not chosen: as a new one, or that one must choose."""
        text, names = typed.text(name), list(self._companies.values())
        if text is None or text in self._companies:
            return False
        if is_new(text, names):
            new[name] = text
        else:
            typed.wrong[name] = which(text, names)
        return True

    def _is_changed(self, asked: Asked, values: Values) -> bool:
        before, after = self._initial.get(asked.name, ""), values.get(asked.name, "")
        return before.translate(_AS_FIELDS) != after.translate(_AS_FIELDS)

    def _came(self, found: Begun) -> None:
        self._record = found.record
        self.currency = found.currency
        links = {name: _options(offered) for name, offered in found.links.items()}
        for asked in self._asked:
            if asked.shape in {Shape.LINK, Shape.LINKS}:
                known = dict(links.get(asked.name, []))
                # Of what went for good, at least that it was there stays in sight.
                for one in self._linked(asked.name):
                    known.setdefault(one, _("(no longer there)"))
                links[asked.name] = list(known.items())
        for asked in self._asked:
            if self._is_company(asked):
                self._companies |= dict(links[asked.name])
        chosen = {one.name: choices_of(one) for one in self._asked if choices_of(one)}
        if self.is_new and self._followed:
            # The first of the list would be kept by whoever looks at the text alone.
            chosen[self._followed] = [("", _("Choose")), *chosen[self._followed]]
        rows = {
            f"{one.name}.{part.name}": choices_of(part) for one in self._asked for part in one.parts
        }
        self._view.show_options({**chosen, **links, **rows})
        record = found.record
        company = found.companies.get((record.company if record else self._ask.company_id) or "")
        self._view.show_about(flattened(company or "") if self._ask.kind != "company" else "")
        self.offer({asked.name: self._begun(asked) for asked in self._asked})

    def _linked(self, name: str) -> list[str]:
        links = self._record.links() if self._record is not None else ()
        return [target for field, _kind, target in links if field == name]

    def _begun(self, asked: Asked) -> str:
        now = self._desk.now()
        value = self._value(asked)
        if self._record is None:
            given = dict(self._ask.begun)
            if self._ask.company_id and asked.name == "company_id":
                given["company_id"] = self._ask.company_id
            if asked.name in given:
                return given[asked.name]
            if asked.is_needed and value is None and asked.shape is Shape.CHOICE:
                return "" if asked.name == self._followed else choices_of(asked)[0][0]
        return written(asked, value, now)

    def _value(self, asked: Asked) -> Any:  # noqa: ANN401  (of any type)
        if self._record is None:
            field = fields_of(KINDS[self._ask.kind])[asked.top]
            if asked.name != asked.top or field.name in _FOLLOWING:
                return None
            now = self._desk.now()
            moments = {Missing.NOW: now, Missing.TODAY: now.date()}
            default = field.default
            return moments[default] if isinstance(default, Missing) else default
        field = fields_of(type(self._record))[asked.top]
        value = getattr(self._record, field.name)
        if asked.name == asked.top:
            return value
        part = asked.name.removeprefix(f"{asked.top}.")
        return getattr(value, part, None)


_FOLLOWING = {"after_term"}
"""What follows from other fields, unless somebody says so."""


def _options(offered: list[Linkable]) -> list[tuple[str, str]]:
    """Return what can be chosen, no two by the same words."""
    kinds = {one.kind for one in offered}
    said = [_said(one, with_kind=len(kinds) > 1) for one in offered]
    count = Counter(said)
    seen: Counter[str] = Counter()
    found = []
    for one, words_ in zip(offered, said, strict=True):
        seen[words_] += 1
        is_one = count[words_] == 1
        found.append((one.id, words_ if is_one else f"{words_} ({seen[words_]})"))
    return found


def _said(one: Linkable, *, with_kind: bool) -> str:
    heading = flattened(one.heading)[:_LONGEST]
    if with_kind:
        heading = f"{words.KINDS[one.kind]}: {heading}"
    return f"{heading}, {flattened(one.company)}" if one.company else heading


def _or_nothing(value: Json) -> Json:
    """Return an object as nothing where nothing stands in it."""
    is_empty = isinstance(value, dict) and not any(one not in (None, []) for one in value.values())
    return None if is_empty else value
