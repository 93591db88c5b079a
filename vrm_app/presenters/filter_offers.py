"""What is offered while a filter is typed: kinds, channels, and the names that are known."""

import re
from dataclasses import dataclass

from vrm_app.domain.text import folded
from vrm_app.language import is_english
from vrm_app.presenters.filter_words import NAMES, quoted, values_of
from vrm_app.services.filter_names import FilterNames
from vrm_app.vault.query import Narrow

MOST = 8
_LAST = re.compile(r'(?:^|\s)(-?)([^\W\d_]+):("?)([^":]*)$')


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterOffer:
    """How a filter can go on: in words, and the whole line that it makes."""

    text: str
    line: str
    is_whole: bool
    """Whether it stands there already as it is."""


def filter_offers(line: str, known: FilterNames) -> list[FilterOffer]:
    """Return how the filter at the end of a line can go on; none where none is being typed."""
    match = _LAST.search(line)
    if match is None or (not match[3] and " " in match[4]):
        return []
    by = NAMES.get(match[2].casefold())
    if by not in set(Narrow):
        return []
    before = line[: match.start(1)]
    wanted = folded(match[4])
    made = []
    for value, text in _choices(Narrow(by), known):
        if any(one.startswith(wanted) for one in (folded(text), *folded(text).split(), value)):
            said = value if is_english() else text.casefold()
            new = f"{before}{quoted(match[1] + match[2], said)} "
            is_whole = new.rstrip() == line.rstrip()
            made.append(FilterOffer(text=text, line=new, is_whole=is_whole))
    return made if len(made) <= MOST or by is Narrow.KIND else made[:MOST]


def _choices(by: Narrow, known: FilterNames) -> list[tuple[str, str]]:
    names = {
        Narrow.COMPANY: known.companies,
        Narrow.PERSON: known.people,
        Narrow.TAG: known.tags,
    }.get(by)
    if names is not None:
        return [(one, one) for one in names]
    return [(value, text) for value, text in values_of(by).items()]
