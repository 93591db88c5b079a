"""The grammar of a jotted line: what its words mean; what is not understood stays text."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from vrm_app.domain.money import Money
from vrm_app.domain.promise import Party
from vrm_app.domain.text import folded
from vrm_app.language import is_english
from vrm_app.presenters import words
from vrm_app.presenters.jot_words import (
    BY,
    HAVE,
    ME,
    PROMISED,
    REMIND,
    REMIND_TO,
    channels_meant,
    without_have,
    without_loose_end,
)
from vrm_app.presenters.typed_days import Toward, read_day
from vrm_app.presenters.typed_money import EURO, read_money


class Part(StrEnum):
    """What words of a line can mean."""

    COMPANY = "company"
    CHANNEL = "channel"
    PERSON = "person"
    CASE = "case"
    PROMISE = "promise"
    BY = "by"
    AMOUNT = "amount"
    TAG = "tag"
    REMINDER = "reminder"
    RATING = "rating"


_SAID = frozenset({Part.PROMISE, Part.BY, Part.AMOUNT})
"""What one says in a sentence: understood, and text all the same."""

_WORD = re.compile(r"\S+")
_QUOTED = re.compile(r"@[\"“„”]([^\"“„”]+)[\"“”]")
_TAG = re.compile(r"#[^\W\d][\w-]*")
_RATING = re.compile(r"([1-5])[*★]", re.ASCII)
_CURRENCY = "(?:[€£$¥₹]|[Ee]uros?|[A-Z]{3})"
_NUMBER = r"\d[\d.,']*"
_MONEY = re.compile(rf"{_CURRENCY}\s?{_NUMBER}|{_NUMBER}\s?{_CURRENCY}", re.ASCII)
_BARE_MONEY = re.compile(r"\d+[.,]\d\d", re.ASCII)
_LONGEST_DAY = 4
_LONGEST_NAME = 8
_ENDS = ".,;:!?)"


class Named(NamedTuple):
    """A record that can be meant by its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """Some words of a line, from the first sign up to the last, and what they mean."""

    part: Part
    start: int
    end: int
    options: tuple[Named, ...] = ()
    """Who or what can be meant; several are a question."""
    value: str = ""
    day: date | None = None
    money: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a line can name."""

    companies: Sequence[Named] = ()
    people: Sequence[Named] = ()
    """Those of the company that is named."""
    picked: frozenset[str] = frozenset()
    """What was chosen where several have the same name."""
    currency: str = EURO


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, and what was understood of it, in its order."""

    text: str
    parts: tuple[Understood, ...]

    def first(self, part: Part) -> Understood | None:
        """Return the words that mean this, if any do."""
        return next((one for one in self.parts if one.part is part), None)

    @property
    def asked(self) -> Understood | None:
        """The first words that can mean more than one thing."""
        return next((one for one in self.parts if len(one.options) > 1), None)

    @property
    def tags(self) -> list[str]:
        """Every tag once."""
        return list(dict.fromkeys(one.value for one in self.parts if one.part is Part.TAG))

    @property
    def said(self) -> str:
        """The words that are left: what happened, in the customer's own words."""
        return self._without(one for one in self.parts if one.part not in _SAID)

    @property
    def promised(self) -> str:
        """What was promised: the words after the promise, else those before it, else all."""
        promise, by = self.first(Part.PROMISE), self.first(Part.BY)
        if promise is None:
            return ""
        end = len(self.text) if by is None or by.start < promise.start else by.start
        after = self._without(self.parts, promise.end, end).lstrip(f"{_ENDS} ")
        before = without_have(self._without(self.parts, 0, promise.start))
        return without_loose_end(after or before or self.said)

    @property
    def is_mine(self) -> bool:
        """Tell whether it begins with what the customer did: I called."""
        first = self.said.partition(" ")[0]
        return first.rstrip(_ENDS).casefold() in ME

    def word_at(self, caret: int) -> tuple[int, int] | None:
        """Return from where to where the word goes that ends at the caret."""
        found = (one.span() for one in _WORD.finditer(self.text))
        return next((span for span in found if span[1] == caret), None)

    def part_at(self, caret: int) -> Understood | None:
        """Return what was understood of the word that ends at the caret."""
        return next((one for one in self.parts if one.start < caret <= one.end), None)

    def _without(self, parts: Iterable[Understood], start: int = 0, end: int | None = None) -> str:
        kept = list(self.text)
        for one in parts:
            kept[one.start : one.end] = " " * (one.end - one.start)
        return " ".join("".join(kept[start:end]).split())


def read_line(text: str, known: Known, *, today: date) -> Line:
    """Return what is understood of a line."""
    reader = _Reader(text, known, today)
    at = 0
    while at < len(reader.words):
        at += max(reader.take(at), 1)
    return Line(text=text, parts=tuple(reader.found))


def meant(names: Iterable[Named], typed: str) -> list[Named]:
    """Return who can be meant: by the whole name, else its beginning, else that of a word in it."""
    wanted = folded(typed)
    by_fold = [(folded(one.name), one) for one in names]
    for fits in (_is, str.startswith, _has_word):
        found = [one for name, one in by_fold if fits(name, wanted)]
        if found:
            return found
    return []


@dataclass(slots=True)
class _Reader:
    """Goes through the words of a line once."""

    text: str
    known: Known
    today: date
    words: list[re.Match[str]] = field(init=False)
    found: list[Understood] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = list(_WORD.finditer(self.text))

    def take(self, at: int) -> int:
        """Understand what begins with this word; return how many words that took."""
        by_sign: dict[str, Callable[[int], int]] = {
            "@": self._company,
            "+": self._person,
            "/": self._channel,
            "!": self._case,
            "#": self._tag,
        }
        rule = by_sign.get(self.words[at][0][0])
        if rule is not None:
            return rule(at)
        rules = (self._promise, self._by, self._reminder, self._rating, self._amount)
        return next(filter(None, (rule(at) for rule in rules)), 0)

    def _company(self, at: int) -> int:
        """Understand a company: by a beginning, or in quotation marks one that may be new."""
        quoted = _QUOTED.match(self.text, self.words[at].start())
        if quoted is None or self._has(Part.COMPANY):
            return self._named(at, Part.COMPANY, self.known.companies)
        name = " ".join(quoted[1].split())
        count = len(_WORD.findall(quoted[0]))
        known = [one for one in self.known.companies if _is(folded(one.name), folded(name))]
        options = self._picked(known or [Named("", name)]) if name else ()
        return self._add(at, count, Part.COMPANY, options=options) if name else 0

    def _named(self, at: int, part: Part, names: Sequence[Named]) -> int:
        if self._has(part):
            return 0
        for count in range(min(_LONGEST_NAME, len(self.words) - at), 0, -1):
            typed = self._typed(at, count)[1:]
            stripped = typed.rstrip(_ENDS)
            found = self._exactly(names, typed) or self._exactly(names, stripped)
            if not found and count == 1 and stripped:
                found = meant(names, stripped)
            if found:
                return self._add(at, count, part, options=self._picked(found))
        return 0

    def _exactly(self, names: Sequence[Named], typed: str) -> list[Named]:
        """Return the names that begin with whole words that were typed, the whole name first."""
        wanted = folded(typed)
        fitting = [one for one in names if wanted and _begins(folded(one.name), wanted)]
        return [one for one in fitting if _is(folded(one.name), wanted)] or fitting

    def _person(self, at: int) -> int:
        typed = self.words[at][0][1:].rstrip(_ENDS)
        # A telephone number is no person.
        if not typed[:1].isalpha() or self._has(Part.PERSON):
            return 0
        taken = self._named(at, Part.PERSON, self.known.people)
        return taken or self._add(at, 1, Part.PERSON, value=typed[0].upper() + typed[1:])

    def _channel(self, at: int) -> int:
        typed = self.words[at][0][1:].rstrip(_ENDS)
        found = channels_meant(typed) if typed else []
        if not found or self._has(Part.CHANNEL):
            return 0
        named = [Named(str(one), words.CHANNELS[one]) for one in found]
        return self._add(at, 1, Part.CHANNEL, options=self._picked(named))

    def _case(self, at: int) -> int:
        word = self.words[at]
        if self._has(Part.CASE) or not (len(word[0]) == 1 or word[0][1].isalpha()):
            return 0
        start = word.start()
        self.found.append(Understood(part=Part.CASE, start=start, end=start + 1))
        return 1

    def _tag(self, at: int) -> int:
        typed = self.words[at][0].rstrip(_ENDS)
        return self._add(at, 1, Part.TAG, value=typed[1:]) if _TAG.fullmatch(typed) else 0

    def _promise(self, at: int) -> int:
        if self._has(Part.PROMISE) or self._plain(at) not in PROMISED:
            return 0
        by = Party.ME if self._is_by_me(at) else Party.COMPANY
        return self._add(at, 1, Part.PROMISE, value=by)

    def _is_by_me(self, at: int) -> bool:
        """Tell whether "I" stands beside the promise, or beside the "have" that belongs to it."""
        have = next((one for one in self._clause(at) if self._plain(one) in HAVE), at)
        beside = [at - 1] if have == at else [at - 1, have - 1, have + 1]
        return any(0 <= one < at and self._plain(one) in ME for one in beside)

    def _by(self, at: int) -> int:
        if self._plain(at) not in BY or self._has(Part.BY):
            return 0
        if not self._has(Part.PROMISE) and not self._is_promised_after(at):
            return 0
        return self._day(at, 1, Part.BY)

    def _is_promised_after(self, at: int) -> bool:
        """Tell whether the promise comes last, as in German: hat … bis Freitag zugesagt."""
        if is_english() and not any(self._plain(one) in HAVE for one in self._clause(at)):
            return False
        later = range(at + 1, len(self.words))
        last = next((one for one in later if self._plain(one) in PROMISED), at)
        return last > at and at in self._clause(last)

    def _clause(self, at: int) -> list[int]:
        """Return the words before one, from the last back to a comma."""
        before = range(at - 1, -1, -1)
        return list(takewhile(lambda one: self.words[one][0][-1] not in ",;:!?", before))

    def _reminder(self, at: int) -> int:
        if self._plain(at) not in REMIND or self._has(Part.REMINDER):
            return 0
        before = 1
        while at + before < len(self.words) and self._plain(at + before) in REMIND_TO:
            before += 1
        return self._day(at, before, Part.REMINDER)

    def _day(self, at: int, before: int, part: Part) -> int:
        """Understand the longest day that comes after so many words."""
        most = min(_LONGEST_DAY, len(self.words) - at - before)
        for count in range(most, 0, -1):
            typed = self._typed(at + before, count).rstrip(_ENDS)
            day = read_day(typed, today=self.today, toward=Toward.FUTURE)
            if day is not None:
                return self._add(at, before + count, part, day=day)
        return 0

    def _rating(self, at: int) -> int:
        match = _RATING.fullmatch(self.words[at][0].rstrip(_ENDS))
        if match is None or self._has(Part.RATING):
            return 0
        return self._add(at, 1, Part.RATING, value=match[1])

    def _amount(self, at: int) -> int:
        if self._has(Part.AMOUNT):
            return 0
        for count in (2, 1):
            typed = self._typed(at, count).rstrip(_ENDS)
            is_one = _MONEY.fullmatch(typed) or (
                self._has(Part.PROMISE) and _BARE_MONEY.fullmatch(typed)
            )
            money = read_money(typed, currency=self.known.currency) if is_one else None
            if money is not None:
                return self._add(at, count, Part.AMOUNT, money=money)
        return 0

    def _add(  # noqa: PLR0913  (one for each thing that words can mean)
        self,
        at: int,
        count: int,
        part: Part,
        *,
        options: tuple[Named, ...] = (),
        value: str = "",
        day: date | None = None,
        money: Money | None = None,
    ) -> int:
        start = self.words[at].start()
        last = self.words[min(at + count, len(self.words)) - 1]
        end = last.end()
        if part in _SAID:
            # The full stop belongs to the sentence.
            end = last.start() + len(last[0].rstrip(_ENDS) or last[0])
        self.found.append(
            Understood(
                part=part,
                start=start,
                end=end,
                options=options,
                value=value or (options[0].id if len(options) == 1 else ""),
                day=day,
                money=money,
            )
        )
        return count

    def _picked(self, found: list[Named]) -> tuple[Named, ...]:
        picked = tuple(one for one in found if one.id in self.known.picked)
        return picked if len(picked) == 1 else tuple(found)

    def _has(self, part: Part) -> bool:
        return any(one.part is part for one in self.found)

    def _plain(self, at: int) -> str:
        return self.words[at][0].rstrip(_ENDS).casefold()

    def _typed(self, at: int, count: int) -> str:
        last = self.words[min(at + count, len(self.words)) - 1]
        return " ".join(self.text[self.words[at].start() : last.end()].split())


def _is(name: str, wanted: str) -> bool:
    return name == wanted


def _has_word(name: str, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in name.split())


def _begins(name: str, wanted: str) -> bool:
    """Tell whether a name begins with these whole words."""
    return name.startswith(wanted) and not name[len(wanted) :][:1].isalnum()
