"""The keys of the moment: the usual ones, and in their place those that the person chose."""

from collections.abc import Mapping
from gettext import gettext as _

from vrm_app.presenters.deeds import FIXED, LETTERS, USUAL, holders
from vrm_app.presenters.keys import is_letter, key_words
from vrm_app.services.deeds import Deed, is_key

Keys = dict[Deed, tuple[str, ...]]
"""What calls each deed; none where no key does."""

_HELD = ("Ctrl", "Alt", "Shift")
_MOVING = frozenset(
    {"Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Space", "Del", "Ins"}
)
_SPARE = frozenset({"Alt+Left", "Alt+Right", "Alt+Home", "Alt+End", "Alt+PgUp", "Alt+PgDown"})
"""Keys for moving that move nothing along with Alt."""
_ANSWERING = frozenset({"Tab", "Backtab", "Enter", "Return", "Esc", "Backspace"})
_WRITING = frozenset({"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Z", "Ctrl+Shift+Z"})
_IN_FORMS = frozenset(f"Alt+{number}" for number in range(1, 10))
_LOOKING = frozenset({"Ctrl++", "Ctrl+-", "Ctrl+=", "Ctrl+0"})
_IN_LISTS = frozenset({"Shift+J", "Shift+K"})
_SYSTEM = frozenset({"Alt+F4", "Ctrl+Alt+Del", "Ctrl+Shift+Esc", "Alt+Space"})

_KEPT: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"F1"}), _("{key} always opens the manual: take another one.")),
    (_ANSWERING, _("{key} is needed to answer and to get around: take another one.")),
    (_WRITING, _("{key} is needed while one writes: take another one.")),
    (_IN_FORMS, _("{key} says in forms how it happened: take another one.")),
    (_LOOKING, _("{key} brings files nearer and farther: take another one.")),
    (_IN_LISTS, _("{key} selects several rows: take another one.")),
    (_SYSTEM, _("{key} belongs to the system: take another one.")),
)


def refusal(deed: Deed, key: str, *, letters: bool) -> str:
    """Say in a sentence why a key cannot be given to this; nothing where it can.

    Single letters can be given to what belongs to pages, as long as they do something at all.
    """
    if key in USUAL[deed].keys:
        return ""
    sentence = _taken(key)
    if not sentence and is_letter(key):
        sentence = _letter(deed, letters=letters)
    return sentence.format(key=key_words(key))


def _taken(key: str) -> str:
    alone = _alone(key)
    for kept, sentence in _KEPT:
        if key in kept or alone in kept & _ANSWERING:
            return sentence
    if alone in _MOVING and key not in _SPARE:
        return _("{key} moves the cursor: take another one.")
    return "" if is_key(key) else _("{key} may belong to the system: take another one.")


def _letter(deed: Deed, *, letters: bool) -> str:
    if not USUAL[deed].sections:
        return _("A single letter would be pressed by mistake: hold Ctrl or Alt along with it.")
    if not letters and deed not in LETTERS:
        return _("Single letters are switched off: hold Ctrl or Alt along with it.")
    return ""


def keys_of(kept: Mapping[str, str]) -> Keys:
    """Return the keys of everything; what cannot be given, or is given twice, is as usual."""
    own = {
        deed: keys
        for deed, keys in ((Deed(name), tuple(keys.split())) for name, keys in kept.items())
        if deed not in FIXED and not any(refusal(deed, key, letters=True) for key in keys)
    }
    while True:
        keys = {deed: own.get(deed, usual.keys) for deed, usual in USUAL.items()}
        wrong = (one for one in own if any(holders(keys, one, key) for key in own[one]))
        found = next(wrong, None)
        if found is None:
            return keys
        # What it is usually called by may have been given away: then that goes back, too.
        del own[found]


def kept_of(keys: Keys) -> dict[str, str]:
    """Return what is to be kept of these: what is not as usual."""
    return {deed.value: " ".join(keys[deed]) for deed in Deed if keys[deed] != USUAL[deed].keys}


def given(keys: Keys, deed: Deed, wanted: tuple[str, ...]) -> Keys:
    """Return the keys after some are given to this, taken from whatever else they call there."""
    now = {**keys, deed: wanted}
    for key in wanted:
        for other in holders(keys, deed, key):
            now[other] = tuple(one for one in now[other] if one != key)
    return now


def _alone(key: str) -> str:
    """Return a key without those that are held along with it."""
    for held in _HELD:
        key = key.removeprefix(f"{held}+") or key
    return key
