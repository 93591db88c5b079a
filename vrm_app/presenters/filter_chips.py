"""The filters above a list: by how records stand, or of which kind they are, with how many each."""

from collections.abc import Iterable, Mapping
from gettext import gettext as _

from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.domain.scalars import Choice
from vrm_app.presenters import words
from vrm_app.presenters.labels import value_words

Chips = list[tuple[str, str]]
"""Values with their words; the first, which is empty, is all."""

_BY = {
    "agreement": "state",
    "need": "state",
    "offer": "state",
    "promise": "state",
    "data_item": "type",
    "disclosure": "legal_basis",
    "contact_point": "channel",
    "judgement": "dimension",
    "advice": "stance",
    "source": "type",
}
KIND = "kind"
"""What a list of several kinds is filtered by."""


def filtered_by(kinds: tuple[str, ...]) -> str:
    """Return the field by which a list is filtered, or that it is by kind; nothing for neither."""
    return KIND if len(kinds) > 1 else _BY.get(kinds[0], "")


def chips_of(kinds: tuple[str, ...], counts: Mapping[str, int], chosen: str) -> Chips:
    """Return the filters of a list of some kinds."""
    if not kinds:
        return []
    if len(kinds) > 1:
        return offered(((one, words.KINDS[one]) for one in kinds), counts, chosen)
    name = _BY.get(kinds[0], "")
    type_ = fields_of(KINDS[kinds[0]])[name].type if name else None
    options = type_.options if isinstance(type_, Choice) else ()
    return offered(((str(one), value_words(one)) for one in options), counts, chosen)


def offered(named: Iterable[tuple[str, str]], counts: Mapping[str, int], chosen: str) -> Chips:
    """Return those of some values that there are, and the one that is chosen though there is none.

    Where all are alike, there is nothing to choose.
    """
    every = _("{name}  {count}")
    found = [
        (value, every.format(name=name, count=f"{counts.get(value, 0):,}"))
        for value, name in named
        if counts.get(value) or value == chosen
    ]
    if len(found) < 2 and not chosen:  # noqa: PLR2004  (one that is all is no choice)
        return []
    total = f"{sum(counts.values()):,}"
    return [("", every.format(name=_("All"), count=total)), *found]
