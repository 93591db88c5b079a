"""The customer's words for kinds, channels, stages and days: one table each for all pages."""

from datetime import date
from decimal import Decimal
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from vrm_app.domain.agenda import AgendaKind
from vrm_app.domain.case import CaseType, Remedy, Stage
from vrm_app.domain.company import Channel
from vrm_app.domain.judgement import Dimension
from vrm_app.domain.money import Money
from vrm_app.language import is_english, spoken_locale
from vrm_app.outside.letter_numbers import (
    long_day_text,
    money_text,
    month_text,
    near_day_text,
    number_text,
    skeleton_text,
)

KINDS = {
    "company": _("Company"),
    "contact_point": _("How to reach"),
    "person": _("Person"),
    "interaction": _("Entry"),
    "case": _("Case"),
    "promise": _("Promise"),
    "agreement": _("Contract"),
    "data_item": _("My data"),
    "disclosure": _("Shared with"),
    "judgement": _("Trust rating"),
    "review": _("Recommendation"),
    "need": _("Looking for"),
    "offer": _("Offer"),
    "terms": _("My terms"),
    "source": _("Source"),
    "advice": _("Advice"),
    "reminder": _("Reminder"),
    "saved_search": _("Saved search"),
    "attachment": _("File"),
    "inbox": _("Inbox"),
    "release": _("Handed over"),
}

NEW = {
    "company": _("New company"),
    "contact_point": _("New way to reach them"),
    "person": _("New person"),
    "interaction": _("New entry"),
    "case": _("New case"),
    "promise": _("New promise"),
    "agreement": _("New contract"),
    "data_item": _("New piece of data"),
    "disclosure": _("Note who holds my data"),
    "judgement": _("New trust rating"),
    "review": _("New recommendation"),
    "need": _("New search"),
    "offer": _("New offer"),
    "terms": _("New terms"),
    "source": _("New source"),
    "advice": _("New advice"),
    "reminder": _("New reminder"),
    "saved_search": _("New saved search"),
}
"""What makes a record of a kind, and what its form is called."""

CHANNELS = {
    Channel.EMAIL: _("E-mail"),
    Channel.PHONE: _("Phone"),
    Channel.POST: _("Letter"),
    Channel.WEB_FORM: _("Web form"),
    Channel.CHAT: _("Chat"),
    Channel.APP: _("App"),
    Channel.SMS: _("SMS"),
    Channel.IN_PERSON: _("In person"),
    Channel.SOCIAL: _("Social media"),
    Channel.FORUM: _("Forum"),
    Channel.OTHER: _("Other"),
}

CHANNEL_ICONS = {
    Channel.EMAIL: "mail",
    Channel.PHONE: "phone",
    Channel.POST: "mailbox",
    Channel.WEB_FORM: "globe",
    Channel.CHAT: "message-square",
    Channel.APP: "smartphone",
    Channel.SMS: "message-circle",
    Channel.IN_PERSON: "handshake",
    Channel.SOCIAL: "megaphone",
    Channel.FORUM: "users",
    Channel.OTHER: "circle-dot",
}

CASE_TYPES = {
    CaseType.COMPLAINT: _("Complaint"),
    CaseType.QUESTION: _("Question"),
    CaseType.IDEA: _("Idea"),
    CaseType.PRAISE: _("Praise"),
    CaseType.CLAIM: _("Claim"),
    CaseType.CANCELLATION: _("Cancellation"),
    CaseType.DATA_REQUEST: _("Data request"),
}

STAGES = {
    Stage.DRAFT: _("draft"),
    Stage.RAISED: _("sent"),
    Stage.ACKNOWLEDGED: _("acknowledged"),
    Stage.NEED_INFO: _("they need information"),
    Stage.OFFER_MADE: _("offer made"),
    Stage.REMINDED: _("reminded"),
    Stage.FINAL_NOTICE: _("final notice"),
    Stage.DEADLOCK: _("deadlock"),
    Stage.EXTERNAL: _("with an outside body"),
    Stage.ANSWERED: _("answered"),
    Stage.ADOPTED: _("adopted"),
    Stage.DECLINED: _("declined"),
    Stage.CONFIRMED: _("confirmed"),
    Stage.REFUSED: _("refused"),
    Stage.EXTENDED: _("extended"),
    Stage.PARTLY_ANSWERED: _("partly answered"),
    Stage.CLOSED: _("closed"),
}

REMEDIES = {
    Remedy.REFUND: _("Money back"),
    Remedy.REPAIR: _("Repair"),
    Remedy.REPLACEMENT: _("Replacement"),
    Remedy.PRICE_CUT: _("Lower price"),
    Remedy.COMPENSATION: _("Compensation"),
    Remedy.CORRECTION: _("Correction"),
    Remedy.CANCELLATION: _("Cancellation"),
    Remedy.APOLOGY: _("Apology"),
    Remedy.INFORMATION: _("Information"),
    Remedy.POLICY_CHANGE: _("A change of rules"),
    Remedy.OTHER: _("Something else"),
}

DIMENSIONS = {
    Dimension.HONESTY: _("Honesty"),
    Dimension.COMPETENCE: _("Competence"),
    Dimension.CARE: _("Care"),
    Dimension.PRIVACY: _("Privacy"),
    Dimension.VALUE: _("Value"),
    Dimension.WOULD_BUY_AGAIN: _("Would buy again"),
}

AGENDA_ICONS = {
    AgendaKind.CANCEL_BY: "mail-x",
    AgendaKind.SEND_BY: "mail-x",
    AgendaKind.RENEWAL: "refresh-cw",
    AgendaKind.PRICE_CHANGE: "banknote",
    AgendaKind.TRIAL_END: "flask-conical",
    AgendaKind.WARRANTY_END: "shield",
    AgendaKind.PROMISE_DUE: "handshake",
    AgendaKind.NEXT_ACTION: "circle-user",
    AgendaKind.DEADLINE: "hourglass",
    AgendaKind.REMINDER: "bell",
    AgendaKind.NEEDED_BY: "target",
    AgendaKind.CONSENT_EXPIRY: "fingerprint",
}

_WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_LONG_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONG_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_MONTH = "LLLL"
_LONG = "MMMMEEEEd"
_WHOLE = {_MONTH: month_text, _LONG: long_day_text, "MMMEd": near_day_text}
_NEAR = 30
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹"}


def title_of(kind: str, *, is_new: bool) -> str:
    """Return what the form for a kind is called."""
    return NEW[kind] if is_new else KINDS[kind]


def within(said: str) -> str:
    """Write a word as it stands within a sentence; many languages write it as anywhere else."""
    return said.lower() if is_english() else said


def day_words(day: date, *, today: date) -> str:
    """Write a day: with its weekday when it is near, with its year when that is another."""
    if abs((day - today).days) <= _NEAR:
        return _day(day, "MMMEd")
    return _day(day, "MMMd" if day.year == today.year else "yMMMd")


def day_and_month(day: date) -> str:
    """Write a day where its year stands above."""
    return _day(day, "MMMd")


def short_month(day: date) -> str:
    """Name the month of a day in short."""
    return _MONTHS[day.month - 1]


def past_day_words(day: date, *, today: date) -> str:
    """Write a day that is gone: today, yesterday, or the day."""
    if day == today:
        return _("Today")
    if (today - day).days == 1:
        return _("Yesterday")
    return _day(day, "MMMd" if day.year == today.year else "yMMMd")


def long_day_words(day: date) -> str:
    """Write a day in full, without its year: Sunday, 22 November."""
    return _day(day, _LONG)


def full_day_words(day: date) -> str:
    """Write a day with its year: 22 November 2026."""
    return _day(day, "yMMMMd")


def day_and_year(day: date) -> str:
    """Write a day with its year, in short: 22 Nov 2026."""
    return _day(day, "yMMMd")


def month_and_year(day: date) -> str:
    """Name a month with its year: March 2026."""
    return _day(day, "yMMMM")


def month_words(day: date, *, today: date) -> str:
    """Name the group of a past day: today, yesterday, earlier this month, a month."""
    if (today - day).days in {0, 1}:
        return past_day_words(day, today=today)
    if day > today:
        return _("To come")
    if (day.year, day.month) == (today.year, today.month):
        return _("Earlier in {month}").format(month=_day(day, _MONTH))
    return _day(day, _MONTH if day.year == today.year else "yMMMM")


def _day(day: date, parts: str) -> str:
    """Write the parts of a day that are named as CLDR does, in the order of the language."""
    if not is_english():
        return _WHOLE.get(parts, partial(skeleton_text, parts=parts))(day, locale=spoken_locale())
    month, long_month = _MONTHS[day.month - 1], _LONG_MONTHS[day.month - 1]
    return {
        "MMMd": f"{day.day} {month}",
        "yMMMd": f"{day.day} {month} {day.year}",
        "MMMEd": f"{_WEEKDAYS[day.weekday()]} {day.day} {month}",
        _LONG: f"{_LONG_WEEKDAYS[day.weekday()]}, {day.day} {long_month}",
        _MONTH: long_month,
        "yMMMM": f"{long_month} {day.year}",
        "yMMMMd": f"{day.day} {long_month} {day.year}",
    }[parts]


def days_left_words(day: date, *, today: date) -> str:
    """Say how far off a day is: today, tomorrow, in 3 days, 2 days late."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < 0:
        return ngettext("{days} day late", "{days} days late", -days).format(days=-days)
    return ngettext("in {days} day", "in {days} days", days).format(days=days)


def urgency(day: date, *, today: date) -> str:
    """Return the tone of a day that is left to act: bad, warn, or none."""
    days = (day - today).days
    if days < 3:  # noqa: PLR2004  (the window's one rule: late, or fewer than three days left)
        return "bad"
    return "warn" if days <= _NEAR else ""


def money_words(money: Money) -> str:
    """Write an amount with its sign before it, or as the language does."""
    if not is_english():
        return money_text(money, spoken_locale())
    symbol = _SYMBOLS.get(money.currency)
    amount = f"{Decimal(money.amount):,}"
    return f"{symbol}{amount}" if symbol else f"{money.currency} {amount}"


def number_words(number: float, places: int) -> str:
    """Write a number with so many decimals."""
    if is_english():
        return f"{number:.{places}f}"
    return number_text(number, places, spoken_locale())


def size_words(size: int) -> str:
    """Write the size of a file: 84 KiB."""
    amount, unit = float(size), "B"
    for larger in ("KiB", "MiB", "GiB"):
        if amount < 1000:  # noqa: PLR2004  (never four digits)
            break
        amount, unit = amount / 1024, larger
    places = 0 if unit == "B" or (amount >= 10 and unit != "GiB") else 1  # noqa: PLR2004
    return f"{number_words(amount, places)} {unit}"
