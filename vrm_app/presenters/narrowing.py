"""What letters typed over a list leave of it, in the customer's own words for what is chosen."""

from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.domain.scalars import Choice
from vrm_app.domain.text import folded
from vrm_app.presenters.labels import value_words
from vrm_app.services.record_lists import Word


def words_of(kinds: tuple[str, ...], letters: str) -> dict[str, tuple[Word, ...]]:
    """Return by kind what each row must have: every word, in its texts or in what it is called."""
    wanted = folded(letters).split()
    return {kind: tuple(_word(kind, one) for one in wanted) for kind in kinds} if wanted else {}


def _word(kind: str, letters: str) -> Word:
    values = [
        (field.columns[0], str(value))
        for field in fields_of(KINDS[kind]).values()
        if isinstance(field.type, Choice)
        for value in field.type.options
        if letters in folded(value_words(value))
    ]
    return Word(letters=letters, values=tuple(values))
