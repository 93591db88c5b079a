"""What was understood of a jotted line, as one sees it below the line."""

from datetime import datetime
from gettext import gettext as _
from typing import NamedTuple

from vrm_app.domain.company import Channel
from vrm_app.domain.interaction import Direction
from vrm_app.domain.promise import Party
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.entry_form import DIRECTIONS
from vrm_app.presenters.jot_line import Line, Part, Understood
from vrm_app.presenters.typed_days import moment_words


class Chip(NamedTuple):
    """One thing that was understood: its icon, what it is, and what it comes to."""

    icon: str
    value: str
    detail: str = ""

    @property
    def spoken(self) -> str:
        """The chip as it is read out."""
        return f"{self.value}, {self.detail}" if self.detail else self.value


def chips(
    line: Line, channel: Channel, case_title: str, *, at: datetime, now: datetime
) -> list[Chip]:
    """Return the chips of a line; of one without a company, that it waits."""
    company = line.first(Part.COMPANY)
    if company is None:
        return _without_company(line, now)
    made = []
    if len(company.options) == 1:
        (named,) = company.options
        made = [Chip("building-2", flattened(named.name), "" if named.id else _("new company"))]
    direction = DIRECTIONS[Direction.OUT if line.is_mine else Direction.IN]
    when = moment_words(at.astimezone(now.tzinfo), now=now)
    detail = _("{direction}, {when}").format(direction=words.within(direction), when=when)
    if _settled(line, Part.CHANNEL):
        made.append(Chip(words.CHANNEL_ICONS[channel], words.CHANNELS[channel], detail))
    made += _person(line)
    made += _promise(line, now)
    if line.first(Part.CASE) is not None:
        made.append(Chip("life-buoy", _("New case"), _amount(line)))
    elif case_title:
        made.append(Chip("life-buoy", _("Case"), flattened(case_title)))
    rating = line.first(Part.RATING)
    if rating is not None:
        score = _("{score} of 5").format(score=rating.value)
        made.append(Chip("scale", score, _("would buy again")))
    return made + _reminder(line, now) + _tags(line)


def understood(line: Line) -> list[tuple[int, int]]:
    """Return where the words stand that come to something."""
    if line.first(Part.COMPANY) is None:
        of_use = [one for one in line.parts if one.part in {Part.REMINDER, Part.TAG}]
    else:
        has_use = line.first(Part.PROMISE) is not None or line.first(Part.CASE) is not None
        of_use = [one for one in line.parts if one.part is not Part.AMOUNT or has_use]
    return [(one.start, one.end) for one in of_use]


def _without_company(line: Line, now: datetime) -> list[Chip]:
    if not line.text.strip():
        return []
    reminder = _reminder(line, now)
    waits = Chip("inbox", _("Inbox"), _("kept there until you name a company with @"))
    return (reminder or [waits]) + _tags(line)


def _person(line: Line) -> list[Chip]:
    person = line.first(Part.PERSON)
    if person is None or len(person.options) > 1:
        return []
    if person.options:
        return [Chip("user", flattened(person.options[0].name))]
    return [Chip("user", person.value, _("new person"))]


def _promise(line: Line, now: datetime) -> list[Chip]:
    promise, by = line.first(Part.PROMISE), line.first(Part.BY)
    if promise is None:
        return []
    who = _("I promised") if promise.value == Party.ME else _("They promised")
    due = "" if by is None or by.day is None else _due(by, now)
    return [Chip("handshake", who, ", ".join(filter(None, (_amount(line), due))))]


def _due(by: Understood, now: datetime) -> str:
    if by.day is None:
        return ""
    return _("due {day}").format(day=words.day_words(by.day, today=now.date()))


def _amount(line: Line) -> str:
    amount = line.first(Part.AMOUNT)
    return "" if amount is None or amount.money is None else words.money_words(amount.money)


def _reminder(line: Line, now: datetime) -> list[Chip]:
    reminder = line.first(Part.REMINDER)
    if reminder is None or reminder.day is None:
        return []
    return [Chip("bell", _("Reminder"), words.day_words(reminder.day, today=now.date()))]


def _tags(line: Line) -> list[Chip]:
    return [Chip("hash", one) for one in line.tags]


def _settled(line: Line, part: Part) -> bool:
    found = line.first(part)
    return found is None or len(found.options) == 1
