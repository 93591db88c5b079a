"""What can be called by keys, by the names under which a person's own keys are kept."""

import re
from collections.abc import Mapping
from enum import StrEnum

_MOST_KEYS = 3
_KEY = re.compile(
    r"(Ctrl\+)?(Alt\+)?(Shift\+)?"
    r"(F[1-9]|F1[0-9]|F2[0-4]|Ins|Del|Home|End|PgUp|PgDown|Up|Down|Left|Right|Space|(?P<sign>\S))"
)
"""One key as Qt writes it, with those that are held along with it in Qt's order."""


class Deed(StrEnum):
    """What can be done by a key; the names stay as they are for good."""

    GO_TODAY = "go_today"
    GO_INBOX = "go_inbox"
    GO_COMPANIES = "go_companies"
    GO_TIMELINE = "go_timeline"
    GO_CASES = "go_cases"
    GO_CONTRACTS = "go_contracts"
    GO_NEEDS = "go_needs"
    GO_MY_DATA = "go_my_data"
    GO_HANDED_OVER = "go_handed_over"
    GO_OTHERS = "go_others"
    GO_TRASH = "go_trash"
    BACK = "back"
    FORWARD = "forward"
    FIND = "find"
    JOT = "jot"
    LOG_ANYWHERE = "log_anywhere"
    RAISE_ANYWHERE = "raise_anywhere"
    NEW_COMPANY = "new_company"
    UNDO = "undo"
    REDO = "redo"
    DONE = "done"
    HISTORY = "history"
    NEW_AGREEMENT = "new_agreement"
    NEW_NEED = "new_need"
    NEW_DATA_ITEM = "new_data_item"
    NEW_REMINDER = "new_reminder"
    NEW_TERMS = "new_terms"
    NEW_SOURCE = "new_source"
    NEW_ADVICE = "new_advice"
    NEW_REVIEW = "new_review"
    NEW_SAVED_SEARCH = "new_saved_search"
    NEW_PROMISE = "new_promise"
    NEW_PERSON = "new_person"
    NEW_CONTACT_POINT = "new_contact_point"
    NEW_OFFER = "new_offer"
    NEW_DISCLOSURE = "new_disclosure"
    NEW_JUDGEMENT = "new_judgement"
    IMPORT = "import"
    BACKUP = "backup"
    RECOVERY = "recovery"
    PASSPHRASE = "passphrase"  # noqa: S105  (a command, not a passphrase)
    LOCK = "lock"
    QUIT = "quit"
    SIDE_BAR = "side_bar"
    SETTINGS = "settings"
    OWN_KEYS = "own_keys"
    EYE = "eye"
    MANUAL = "manual"
    KEYS = "keys"
    LOG = "log"
    RAISE = "raise"
    RATE = "rate"
    PROMISE = "promise"
    REVIEW = "review"
    DISCLOSE = "disclose"
    REMIND = "remind"
    PUT_IN = "put_in"
    PIN = "pin"
    NEW = "new"
    NEW_HERE = "new_here"
    NEW_BESIDE = "new_beside"
    CHANGE = "change"
    CHANGE_ALL = "change_all"
    DELETE = "delete"
    HAND_OVER = "hand_over"
    CLOSE = "close"
    STAGE = "stage"
    TO_COMPANY = "to_company"
    SAY_COMPANY = "say_company"
    FIND_HERE = "find_here"
    KEEP_SEARCH = "keep_search"
    COPY = "copy"
    PRINT = "print"
    ANSWER = "answer"
    OPEN = "open"
    RESTORE = "restore"
    ERASE = "erase"
    DOWN = "down"
    UP = "up"
    TICK = "tick"


def is_key(key: str) -> bool:
    """Tell whether this is one key, written in the one way in which it is compared."""
    found = _KEY.fullmatch(key)
    if found is None:
        return False
    sign = found["sign"] or ""
    # There is no capital letter for some, as of ß.
    return sign.isprintable() and (not sign.islower() or len(sign.upper()) > 1)


def sound_keys(said: Mapping[object, object]) -> dict[str, str]:
    """Return what can be a person's own keys; each that cannot is left out by itself."""
    return {
        str(Deed(name)): keys
        for name, keys in said.items()
        if isinstance(name, str) and name in _NAMES and isinstance(keys, str) and _are_keys(keys)
    }


def _are_keys(keys: str) -> bool:
    several = keys.split(" ") if keys else []
    return len(several) <= _MOST_KEYS and all(map(is_key, several))


_NAMES = frozenset(one.value for one in Deed)
