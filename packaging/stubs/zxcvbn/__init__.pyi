# The parts of the answer that can be relied on; the rest is for curiosity.
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Literal, TypedDict

class Feedback(TypedDict):
    warning: str
    suggestions: list[str]

class Strength(TypedDict):
    password: str
    score: Literal[0, 1, 2, 3, 4]
    guesses: Decimal
    guesses_log10: float
    crack_times_seconds: dict[str, Decimal]
    crack_times_display: dict[str, str]
    feedback: Feedback
    calc_time: timedelta

# Raises ValueError when the password is longer than max_length.
def zxcvbn(
    password: str, user_inputs: Iterable[object] | None = None, max_length: int = 72
) -> Strength: ...
