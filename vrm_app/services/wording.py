"""The sentences that more than one part says: what is due and why, what was taken out of files."""

from datetime import date
from enum import StrEnum
from gettext import gettext as _

from vrm_app.domain.agenda import AgendaEntry, AgendaKind
from vrm_app.domain.data_item import DataItemType
from vrm_app.language import is_english, marked, spoken_locale
from vrm_app.outside.letter_numbers import skeleton_text
from vrm_app.outside.scrubbed import Left, Taken

KIND_WORDS = {
    AgendaKind.CANCEL_BY: _("Cancel by"),
    AgendaKind.SEND_BY: _("Post by"),
    AgendaKind.RENEWAL: _("Renews"),
    AgendaKind.PRICE_CHANGE: _("New price"),
    AgendaKind.TRIAL_END: _("Trial ends"),
    AgendaKind.WARRANTY_END: _("Guarantee ends"),
    AgendaKind.PROMISE_DUE: _("Promised"),
    AgendaKind.NEXT_ACTION: _("Next step"),
    AgendaKind.DEADLINE: _("Answer due"),
    AgendaKind.REMINDER: _("Reminder"),
    AgendaKind.NEEDED_BY: _("Needed by"),
    AgendaKind.CONSENT_EXPIRY: _("Consent ends"),
}
"""What each kind of day is called."""


def day_words(day: date) -> str:
    """Write a day so that nobody takes the month for the day: 5 Mar 2026."""
    if is_english():
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return skeleton_text(day, "yMMMd", spoken_locale())


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def field_words(field: str) -> str:
    """Say what a field of a case holds, at the beginning of a sentence."""
    return _FIELDS.get(field) or field.replace("_", " ").capitalize()


_FIELDS = {
    "title": _("What it is about"),
    "product": _("The product"),
    "order_number": _("The order number"),
    "amount": _("The amount"),
    "expected": _("What you expected"),
    "happened": _("What happened"),
    "remedy_wanted": _("What you ask for"),
    "remedy_fallback": _("What you would accept instead"),
    "remedy_text": _("What you ask for in detail"),
    "answer_due_on": _("The day you expect an answer by"),
    "reference": _("Their own reference"),
    "interactions": _("That you had contact about it"),
    "promises": _("What was promised"),
    "opened_on": _("The day you opened the case"),
    "minutes": _("The time it took you"),
    "cost": _("What it cost you"),
}


def item_words(kind: DataItemType) -> str:
    """Say what a piece of the customer's data is, at the beginning of a sentence."""
    return _ITEMS[kind]


_ITEMS = {
    DataItemType.NAME: _("Your name"),
    DataItemType.EMAIL: _("Your e-mail address"),
    DataItemType.ALIAS_EMAIL: _("The e-mail address you keep for one company"),
    DataItemType.PHONE: _("Your phone number"),
    DataItemType.POSTAL_ADDRESS: _("Your postal address"),
    DataItemType.USERNAME: _("Your user name"),
    DataItemType.CUSTOMER_NUMBER: _("Your customer number"),
    DataItemType.DATE_OF_BIRTH: _("Your date of birth"),
    DataItemType.PAYMENT_CARD: _("Your payment card"),
    DataItemType.BANK_ACCOUNT: _("Your bank account"),
    DataItemType.IDENTITY_DOCUMENT: _("Your identity document"),
    DataItemType.OTHER: _("What you keep as other data"),
}


def choice_words(choice: StrEnum) -> str:
    """Say what was chosen from a list, within a sentence."""
    return _(choice.replace("_", " "))


_CHOICES = (
    *(marked("refund"), marked("repair"), marked("replacement"), marked("price cut")),
    *(marked("compensation"), marked("correction"), marked("cancellation"), marked("apology")),
    *(marked("information"), marked("policy change"), marked("email"), marked("phone")),
    *(marked("post"), marked("web form"), marked("chat"), marked("app"), marked("sms")),
    *(marked("in person"), marked("social"), marked("forum"), marked("other")),
)


def why(entry: AgendaEntry) -> str:
    """Return in one sentence how the day came about."""
    day = day_words(entry.stored_on)
    reason = _REASONS[entry.kind]
    if entry.repeat is not None:
        reason = _("Your reminder for {day}, again every {span}")
    elif entry.kind is AgendaKind.PROMISE_DUE and entry.by_me:
        reason = _("You promised it by {day}")
    sentence = reason.format(day=day, amount=entry.amount, span=entry.repeat)
    if entry.snoozed:
        return _("{why}; put off until {day}.").format(why=sentence, day=day_words(entry.on))
    return _("{why}.").format(why=sentence)


_REASONS = {
    AgendaKind.PRICE_CHANGE: _("The price is {amount} from {day} on"),
    AgendaKind.TRIAL_END: _("The trial ends on {day}; decide before then"),
    AgendaKind.WARRANTY_END: _("The guarantee ends on {day}; report faults before then"),
    AgendaKind.PROMISE_DUE: _("The company promised it by {day}"),
    AgendaKind.NEXT_ACTION: _("You set your next step for {day}"),
    AgendaKind.DEADLINE: _("The company's answer is due by {day}"),
    AgendaKind.REMINDER: _("You wanted to be reminded on {day}"),
    AgendaKind.NEEDED_BY: _("You need it by {day}"),
}


TAKEN_WORDS = {
    Taken.PLACE: _("where it was taken"),
    Taken.TIME: _("when it was made or changed"),
    Taken.CAMERA: _("camera"),
    Taken.AUTHOR: _("author"),
    Taken.PROGRAM: _("program"),
    Taken.TITLE: _("title and keywords"),
    Taken.COMMENT: _("comment"),
    Taken.THUMBNAIL: _("small preview picture"),
    Taken.HISTORY: _("traces of earlier versions"),
    Taken.BEHIND: _("what was hidden behind its end"),
    Taken.FOLDER: _("folder on your computer"),
    Taken.OTHER: _("other hidden details"),
}
"""What was taken out of a file before it leaves."""

LEFT_WORDS = {
    Left.ENCRYPTED: _("nothing was taken out, because it is encrypted"),
    Left.SIGNED: _("nothing was taken out, because a change would break the signature in it"),
    Left.DAMAGED: _("nothing was taken out, because it could not be read safely"),
    Left.MAIL: _("nothing was taken out, because its first lines belong to the mail"),
    Left.UNKNOWN: _("nothing was taken out, because it is of a kind that cannot be cleaned"),
    Left.COMMENTS: _("comments and who wrote them stay in it"),
    Left.CHANGES: _("tracked changes and who made them stay in it"),
    Left.FILES: _("files or programs within it stay as they are"),
    Left.PICTURES: _("details of pictures within it stay"),
    Left.PATHS: _("names of folders on a computer stay in it"),
}
"""What a file may still tell although nobody sees it, and why."""
