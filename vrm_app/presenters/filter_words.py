"""Filters as a person types them, in English or German, and what they come to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from vrm_app.domain.company import Channel
from vrm_app.domain.text import folded
from vrm_app.presenters import words
from vrm_app.presenters.kind_icons import ICONS
from vrm_app.presenters.typed_days import as_ago
from vrm_app.presenters.typed_periods import Period, read_period
from vrm_app.vault.query import OPEN, Narrow

AFTER, BEFORE, UNTIL, WITHIN = "after", "before", "until", "within"

NAMES: dict[str, str] = {
    **dict.fromkeys(("kind", "art"), Narrow.KIND),
    **dict.fromkeys(("company", "firma", "unternehmen"), Narrow.COMPANY),
    **dict.fromkeys(("channel", "kanal"), Narrow.CHANNEL),
    **dict.fromkeys(("person",), Narrow.PERSON),
    **dict.fromkeys(("tag", "schlagwort"), Narrow.TAG),
    **dict.fromkeys(("is", "ist"), Narrow.IS),
    **dict.fromkeys(("after", "since", "from", "ab", "seit", "nach"), AFTER),
    **dict.fromkeys(("before", "vor"), BEFORE),
    **dict.fromkeys(("until", "bis"), UNTIL),
    **dict.fromkeys(("in", "im"), WITHIN),
}
"""What may stand before a colon; of time, before a space as well."""

_OTHER_KINDS = {
    "eintrag": "interaction",
    "fall": "case",
    "anliegen": "case",
    "versprechen": "promise",
    "zusage": "promise",
    "vertrag": "agreement",
    "firma": "company",
    "bewertung": "judgement",
    "datei": "attachment",
    "angebot": "offer",
    "erinnerung": "reminder",
    "suche": "need",
    "weitergabe": "release",
}
OTHER_CHANNELS: dict[str, Channel] = {
    "mail": Channel.EMAIL,
    "telefon": Channel.PHONE,
    "anruf": Channel.PHONE,
    "call": Channel.PHONE,
    "brief": Channel.POST,
    "formular": Channel.WEB_FORM,
    "persönlich": Channel.IN_PERSON,
}
_ALSO: dict[Narrow, Mapping[str, str]] = {
    Narrow.KIND: _OTHER_KINDS,
    Narrow.CHANNEL: OTHER_CHANNELS,
    Narrow.IS: {"offen": OPEN},
}
"""What the same things are called besides, in the other language or in short."""
_TOKEN = re.compile(
    r'(?P<minus>-?)(?:(?P<name>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))'
)
_OF_TIME = "|".join(one for one, by in NAMES.items() if by in {AFTER, BEFORE, UNTIL, WITHIN})
_TIME = re.compile(
    rf"(?:(?P<name>{_OF_TIME})\s+)?"
    r"(?P<rest>[^\s\":]+(?:\s+[^\s\":]+){0,2})",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:\d{4}-\d{1,2}(?:-\d{1,2})?|(?:last|this|letzte[rnsm]?|diese[rnsm]?)\s+\S+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One filter of what was typed: where it stands, what it comes to, and as one reads it."""

    start: int
    end: int
    query: str
    icon: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What was typed, as the vault is asked for it, and its filters one by one."""

    query: str
    parts: tuple[Part, ...]
    words: tuple[str, ...]
    """What is looked for beside the filters."""

    @property
    def is_filtered(self) -> bool:
        """Tell whether there is any filter."""
        return bool(self.parts)


def understand(text: str, *, today: date) -> Understood:
    """Read what was typed."""
    parts: list[Part] = []
    left: list[str] = []
    plain: list[str] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        part = _timed(text, at, today) or _named(text, at, today)
        if part is not None:
            parts.append(part)
            at = part.end
            continue
        match = _TOKEN.match(text, at)
        end = max(at + 1, match.end() if match else at + 1)
        left.append(text[at:end])
        if match and not match["minus"]:
            plain.append(match["quoted"] or match["plain"] or "")
        at = end
    return Understood(
        query=" ".join([*(one.query for one in parts), *left]),
        parts=tuple(parts),
        words=tuple(word for one in plain for word in one.split()),
    )


def without(text: str, part: Part) -> str:
    """Return what was typed without one of its filters."""
    return " ".join((text[: part.start] + text[part.end :]).split())


def narrowed(text: str, more: str) -> str:
    """Return what was typed with one filter more."""
    return f"{text.rstrip()} {more} ".lstrip()


def quoted(name: str, value: str) -> str:
    """Write a filter so that it is read as one."""
    plain = value.replace('"', "")
    return f'{name}:"{plain}"' if " " in plain else f"{name}:{plain}"


def values_of(by: Narrow) -> dict[str, str]:
    """Return what can be chosen by one thing, each in words."""
    if by is Narrow.KIND:
        return dict(words.KINDS)
    if by is Narrow.CHANNEL:
        return {str(one): text for one, text in words.CHANNELS.items()}
    return {OPEN: _("Open")} if by is Narrow.IS else {}


def _named(text: str, at: int, today: date) -> Part | None:
    match = _TOKEN.match(text, at)
    by = NAMES.get((match["name"] or "").casefold()) if match else None
    if match is None or by is None:
        return None
    value = match["quoted"] if match["quoted"] is not None else match["plain"]
    if by not in set(Narrow):
        period = read_period(value, today=today)
        return None if period is None else _of_time(by, period, (at, match.end()))
    found = _meant(Narrow(by), value)
    made = " ".join(quoted(match["minus"] + by, one) for one in found)
    return Part(
        start=at,
        end=match.end(),
        query=made,
        icon=_icon(Narrow(by), found),
        label=_label(Narrow(by), found, value, excludes=bool(match["minus"])),
    )


def _timed(text: str, at: int, today: date) -> Part | None:
    """Read words about time that stand without a colon; as many of them as make sense."""
    match = _TIME.match(text, at)
    if match is None:
        return None
    by = NAMES.get((match["name"] or "").casefold(), WITHIN)
    for rest, end in _shorter(match["rest"], match.start("rest")):
        if match["name"] is None and not _BARE.fullmatch(rest):
            continue
        period = read_period(rest, today=today)
        if period is None and by in {AFTER, BEFORE}:
            # For two weeks, as one says it in German: seit 2 Wochen.
            period = read_period(as_ago(rest), today=today)
        if period is not None:
            return _of_time(by, period, (at, end))
    return None


def _shorter(rest: str, start: int) -> Iterator[tuple[str, int]]:
    ends = [match.end() for match in re.finditer(r"\S+", rest)]
    for end in reversed(ends):
        yield rest[:end], start + end


def _of_time(by: str, period: Period, where: tuple[int, int]) -> Part:
    first, beyond = period
    after, before = f"after:{first}", f"before:{beyond}"
    asked, label = {
        AFTER: ((after,), _("From {day}").format(day=words.day_and_year(first))),
        BEFORE: ((f"before:{first}",), _("Before {day}").format(day=words.day_and_year(first))),
        UNTIL: ((before,), _("Before {day}").format(day=words.day_and_year(beyond))),
        WITHIN: ((after, before), _within(period)),
    }[by]
    return Part(
        start=where[0], end=where[1], query=" ".join(asked), icon="calendar-days", label=label
    )


def _within(period: Period) -> str:
    first, last = period.first, date.fromordinal(period.beyond.toordinal() - 1)
    if first == last:
        return words.day_and_year(first)
    return _("{first} to {last}").format(
        first=words.day_and_year(first), last=words.day_and_year(last)
    )


def _meant(by: Narrow, value: str) -> list[str]:
    """Return the values that a word means: itself, or all that begin with it."""
    known = values_of(by)
    if not known:
        return [value] if value else []
    wanted = folded(value).replace("_", " ").replace("-", " ")
    if not wanted:
        return []
    spoken = [(folded(text).replace("-", " "), one) for one, text in known.items()]
    spoken += [(one.replace("_", " "), one) for one in known]
    spoken += [(folded(text), one) for text, one in _ALSO[by].items()]
    exact = [one for text, one in spoken if text == wanted]
    begun = [one for text, one in spoken if text.startswith(wanted)]
    return list(dict.fromkeys(exact or begun)) or [value]


def _icon(by: Narrow, found: list[str]) -> str:
    if by is Narrow.KIND:
        return ICONS.get(found[0], "circle-help") if found else "circle-dot"
    if by is Narrow.CHANNEL:
        return _CHANNEL_ICONS.get(found[0], "circle-help") if found else "circle-dot"
    return {Narrow.COMPANY: "building-2", Narrow.PERSON: "user", Narrow.TAG: "hash"}.get(
        by, "circle-dot"
    )


_CHANNEL_ICONS = {str(one): icon for one, icon in words.CHANNEL_ICONS.items()}


def _label(by: Narrow, found: list[str], value: str, *, excludes: bool) -> str:
    known = values_of(by)
    label = ", ".join(known.get(one, one) for one in found) or value
    return _("not {what}").format(what=label) if excludes else label
