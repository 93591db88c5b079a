"""So many records of a kind, in the customer's words."""

from collections.abc import Mapping
from gettext import ngettext


def counted(kind: str, n: int) -> str:
    """Say how many records of a kind: 3 cases."""
    said = {
        "company": ngettext("{n} company", "{n} companies", n),
        "contact_point": ngettext("{n} way to reach them", "{n} ways to reach them", n),
        "person": ngettext("{n} person", "{n} people", n),
        "interaction": ngettext("{n} entry", "{n} entries", n),
        "case": ngettext("{n} case", "{n} cases", n),
        "promise": ngettext("{n} promise", "{n} promises", n),
        "agreement": ngettext("{n} contract", "{n} contracts", n),
        "data_item": ngettext("{n} piece of your data", "{n} pieces of your data", n),
        "disclosure": ngettext("{n} note of what they hold", "{n} notes of what they hold", n),
        "judgement": ngettext("{n} trust rating", "{n} trust ratings", n),
        "review": ngettext("{n} recommendation", "{n} recommendations", n),
        "need": ngettext("{n} search", "{n} searches", n),
        "offer": ngettext("{n} offer", "{n} offers", n),
        "terms": ngettext("{n} set of your terms", "{n} sets of your terms", n),
        "source": ngettext("{n} source", "{n} sources", n),
        "advice": ngettext("{n} piece of advice", "{n} pieces of advice", n),
        "reminder": ngettext("{n} reminder", "{n} reminders", n),
        "attachment": ngettext("{n} file", "{n} files", n),
        "inbox": ngettext("{n} line of the Inbox", "{n} lines of the Inbox", n),
        "release": ngettext("{n} copy of what left", "{n} copies of what left", n),
    }
    return said[kind].format(n=n)


def counted_each(counts: Mapping[str, int]) -> list[str]:
    """Say how many of each kind, most of them first."""
    return [counted(kind, n) for kind, n in sorted(counts.items(), key=lambda one: -one[1])]
