"""How many records of a kind, in words."""

from collections.abc import Callable
from gettext import ngettext

_COUNTED: dict[str, Callable[[int], str]] = {
    "company": lambda n: ngettext("{n} company", "{n} companies", n),
    "contact_point": lambda n: ngettext("{n} way to reach", "{n} ways to reach", n),
    "person": lambda n: ngettext("{n} person", "{n} people", n),
    "interaction": lambda n: ngettext("{n} entry", "{n} entries", n),
    "case": lambda n: ngettext("{n} case", "{n} cases", n),
    "promise": lambda n: ngettext("{n} promise", "{n} promises", n),
    "agreement": lambda n: ngettext("{n} contract", "{n} contracts", n),
    "data_item": lambda n: ngettext("{n} piece of my data", "{n} pieces of my data", n),
    "disclosure": lambda n: ngettext("{n} holder", "{n} holders", n),
    "judgement": lambda n: ngettext("{n} trust rating", "{n} trust ratings", n),
    "review": lambda n: ngettext("{n} recommendation", "{n} recommendations", n),
    "need": lambda n: ngettext("{n} search", "{n} searches", n),
    "offer": lambda n: ngettext("{n} offer", "{n} offers", n),
    "terms": lambda n: ngettext("{n} set of terms", "{n} sets of terms", n),
    "source": lambda n: ngettext("{n} source", "{n} sources", n),
    "advice": lambda n: ngettext("{n} piece of advice", "{n} pieces of advice", n),
    "reminder": lambda n: ngettext("{n} reminder", "{n} reminders", n),
    "attachment": lambda n: ngettext("{n} file", "{n} files", n),
    "inbox": lambda n: ngettext("{n} line", "{n} lines", n),
    "release": lambda n: ngettext("{n} hand-over", "{n} hand-overs", n),
}


def counted_words(kind: str, count: int) -> str:
    """Say how many records of a kind there are; of any kind where none is named."""
    words = _COUNTED.get(kind, _records)
    return words(count).format(n=f"{count:,}")


def _records(count: int) -> str:
    return ngettext("{n} record", "{n} records", count)
