"""The words of a jotted line that mean something, in English and in the language of the window."""

from gettext import gettext as _

from vrm_app.domain.company import Channel
from vrm_app.domain.text import folded
from vrm_app.presenters import words
from vrm_app.presenters.filter_words import OTHER_CHANNELS

PROMISED = {*"promise promised promises".split(), *_("promise promised promises").split()}
REMIND = {*"remind reminder".split(), *_("remind reminder").split()}
REMIND_TO = {*"me on".split(), *_("me on").split()}
BY = {*"by until".split(), *_("by until").split()}
ME = {*"i i've i’ve".split(), *_("i").split()}
BEFORE_AMOUNT = {*"of for over worth".split(), *_("of for over worth").split()}
HAVE = {*"have has had".split(), *_("have has had").split()}
"""What may stand between who promised and the promise, in some languages far before it."""


def channels_meant(typed: str) -> list[Channel]:
    """Return the channels that a beginning can mean; one alone where it is a whole name."""
    wanted = _as_name(typed)
    names = [(one, name) for one in Channel for name in (one, _as_name(words.CHANNELS[one]))]
    others = [(one, _as_name(name)) for name, one in OTHER_CHANNELS.items()]
    whole = [one for one, name in (*names, *others) if name == wanted]
    begun = [one for one, name in names if name.startswith(wanted)]
    rest = [one for one, name in others if name.startswith(wanted)]
    return list(dict.fromkeys(whole or begun or rest))


def without_have(said: str) -> str:
    """Return what was promised without who has promised it, and to whom."""
    left = said.split()
    have = [at for at, word in enumerate(left) if word.casefold() in HAVE]
    left = left[have[-1] + 1 :] if have else left
    while left and left[0].casefold() in ME | REMIND_TO:
        left.pop(0)
    return " ".join(left)


def without_loose_end(said: str) -> str:
    """Return what was promised without the word that led to an amount: a refund of."""
    left = said.split()
    while len(left) > 1 and left[-1].casefold() in BEFORE_AMOUNT:
        left.pop()
    return " ".join(left)


def _as_name(typed: str) -> str:
    return folded(typed).replace(" ", "_").replace("-", "_")
