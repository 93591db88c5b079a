"""Two languages that nobody speaks: what was not translated into them stands out.

Every letter of our texts gets a mark and every text grows by two fifths; what keeps plain letters
was never looked up, or is what the person wrote. Days and amounts follow Greek and Hebrew, so that
they show no plain letters either. The Hebrew of the two is written from right to left.
"""

import re
from pathlib import Path

import words
from babel.messages.catalog import Catalog

FORWARD = "el"
MIRRORED = "he"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARKED = "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽ"
_LETTERS = str.maketrans(_PLAIN, _MARKED)
_NAMED = re.compile(r"(\{[^{}]*\})")
_GROWTH = 0.4
_LONGEST_WORD = 8
_MIRROR, _END = "\u200f\u202e", "\u202c"
"""A sign of a script from right to left, and what turns Latin letters around."""


def write_pseudo(folder: Path) -> None:
    """Write the catalogues of the two languages into a folder of catalogues."""
    gathered = words.gather()
    for language in (FORWARD, MIRRORED):
        _write(folder, language, gathered)


def _write(folder: Path, language: str, gathered: Catalog) -> None:
    catalogue = Catalog(locale=language, domain=words.DOMAIN)
    for message in gathered:
        if not message.id:
            continue
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        said = [pseudo(one, mirrored=language == MIRRORED) for one in ids]
        forms = (*said, *([said[-1]] * (catalogue.num_plurals - len(said))))
        string = forms[0] if len(ids) == 1 else forms
        catalogue.add(message.id, string, context=message.context)
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / f"{words.DOMAIN}.mo").write_bytes(words.compiled(catalogue))


def pseudo(text: str, *, mirrored: bool = False) -> str:
    """Return a text as it would be said; what it names stays as it is."""
    parts = _NAMED.split(text)
    said = "".join(one if one[:1] == "{" else one.translate(_LETTERS) for one in parts)
    more = round(len(_NAMED.sub("", text)) * _GROWTH)
    filling = " ".join("ö" * min(_LONGEST_WORD, more - at) for at in range(0, more, 9))
    grown = f"{said} {filling}".rstrip()
    return f"{_MIRROR}{grown}{_END}" if mirrored else grown
