"""Invented companies and interactions: the same ones every time, in words that do not exist."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any

WORDS = 20_000
COMPANIES = 1_000

_FIRST_DAY = datetime(2020, 1, 1, tzinfo=UTC)
_MINUTES_APART = 23
_ONSETS = "b br ch d dr f fl g gr h j k kl l m n p pl r s sh st t tr v w z".split()
_VOWELS = "a ai e ea i o oo ou u".split()
_CODAS = ["", "", "", "l", "n", "nd", "r", "rt", "s", "st"]
_CHANNELS = "email phone post web_form chat app in_person".split()

PLANTED = {"lanternfish": 200, "quillwort": 2_000}
"""Words that stand in so many interactions, however many there are: for an equal number of hits."""


class Inventor:
    """Makes dealings up, from one seed."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._chance = random.Random(20_260_101)  # noqa: S311 - an example, not a secret
        self._words = self._vocabulary()
        # Frequencies by Zipf and Mandelbrot, as in any language.
        self._frequencies = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))

    def companies(self) -> Iterator[dict[str, Any]]:
        """Yield companies as a customer would enter them."""
        for at in range(COMPANIES):
            name = " ".join(word.capitalize() for word in self._drawn(2))
            yield {"name": f"{name} {at}", "domains": [f"company-{at}.example"], "country": "DE"}

    def interactions(self, company_ids: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Yield interactions as a customer would enter them, oldest first."""
        chance = self._chance
        for at in range(self.count):
            moment = _FIRST_DAY + timedelta(minutes=at * _MINUTES_APART, seconds=at % 60)
            one: dict[str, Any] = {
                "at": moment.isoformat(),
                "direction": chance.choice(("in", "in", "out")),
                "channel": chance.choice(_CHANNELS),
                "company_id": chance.choice(company_ids),
                "body": self._text(at),
            }
            if chance.random() < 0.6:
                one["subject"] = " ".join(self._drawn(chance.randint(3, 8))).capitalize()
            if chance.random() < 0.15:
                one["reference"] = f"REF-{chance.randrange(10**8):08}"
            if chance.random() < 0.05:
                cents = f"{chance.randrange(100):02}"
                one["cost"] = {"amount": f"{chance.randrange(1, 300)}.{cents}", "currency": "EUR"}
            yield one

    def common(self, rank: int) -> str:
        """Return the word that stands at this place when all are sorted by frequency."""
        return self._words[rank]

    def _text(self, at: int) -> str:
        words = self._drawn(self._chance.randint(40, 120))
        for place, (planted, times) in enumerate(PLANTED.items()):
            step = max(self.count // times, 1)
            if at % step == 0 and at < step * times:
                words[len(words) // 2 + place] = planted
        sentences = []
        while words:
            length = min(self._chance.randint(6, 16), len(words))
            sentences.append(" ".join(words[:length]).capitalize() + ".")
            del words[:length]
        half = len(sentences) // 2
        return " ".join(sentences[:half]) + "\n\n" + " ".join(sentences[half:])

    def _drawn(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._frequencies, k=count)

    def _vocabulary(self) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < WORDS:
            # The frequent words of a language are its short ones.
            syllables = 1 + (len(words) > 300) + (len(words) > 6_000)
            words["".join(self._syllable() for _ in range(syllables))] = None
        return list(words)

    def _syllable(self) -> str:
        chance = self._chance
        return chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
